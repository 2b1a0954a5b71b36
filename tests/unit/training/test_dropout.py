import pytest
import torch
from torch import nn

from rmt_desktop.training.dropout import ByteDropout, with_byte_dropout


@pytest.mark.parametrize(("shape", "p"), [((40, 50, 31), 0.1), ((3001,), 0.5), ((7, 1000), 0.25)])
def test_as_much_is_dropped_as_asked_and_the_rest_is_stretched(shape, p):
    torch.manual_seed(0)
    values = torch.ones(shape, requires_grad=True)
    found = ByteDropout(p)(values)
    share = float((found == 0).float().mean())
    assert share == pytest.approx(p, abs=0.02)
    kept = 1 - round(p * 256) / 256
    assert found[found != 0].unique().tolist() == pytest.approx([1 / kept])
    found.sum().backward()
    assert torch.equal(values.grad, found.detach())


def test_masks_of_one_word_are_independent():
    torch.manual_seed(1)
    kept = (ByteDropout(0.5)(torch.ones(80_000)) != 0).float().view(-1, 8)
    correlation = torch.corrcoef(kept.T) - torch.eye(8)
    assert float(correlation.abs().max()) < 0.05
    assert float((kept.mean(0) - 0.5).abs().max()) < 0.02


def test_the_same_seed_drops_the_same():
    drop = ByteDropout(0.3)
    torch.manual_seed(5)
    first = drop(torch.ones(100))
    torch.manual_seed(5)
    assert torch.equal(first, drop(torch.ones(100)))


def test_nothing_is_dropped_outside_of_training_or_at_zero():
    values = torch.randn(10, 10)
    assert ByteDropout(0.5).eval()(values) is values
    assert ByteDropout(0.0)(values) is values


def test_the_precision_stays():
    assert ByteDropout(0.1)(torch.ones(64, dtype=torch.bfloat16)).dtype == torch.bfloat16


def test_every_dropout_of_a_model_is_exchanged_and_keeps_its_mode():
    model = nn.Sequential(nn.Linear(4, 4), nn.Dropout(0.2), nn.Sequential(nn.Dropout(0.4).eval()))
    found = with_byte_dropout(model)
    assert [type(module) for module in found] == [ByteDropout, ByteDropout]
    assert [(module.p, module.training) for module in found] == [(0.2, True), (0.4, False)]
    assert with_byte_dropout(model) == found
    assert list(model.state_dict()) == ["0.weight", "0.bias"]
