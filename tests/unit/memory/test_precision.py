"""Which precision a processor multiplies in is found out in spite of other work on the machine."""

import pytest
import torch

from rmt_desktop.memory import backbone


def clock(slow, busy):
    """Seconds of each product: what ``slow`` takes is four times as long; the ``busy`` ones wait for other work."""
    asked = iter(range(1000))
    return lambda matrix: (4.0 if matrix.dtype == slow else 1.0) + (50.0 if next(asked) in busy else 0.0)


@pytest.mark.parametrize(("slow", "prefers"), [(torch.float32, True), (torch.bfloat16, False)])
@pytest.mark.parametrize("busy", [range(0), range(10), range(5, 25)])
def test_other_work_does_not_change_the_choice(monkeypatch, slow, prefers, busy):
    monkeypatch.setattr(backbone, "_seconds_of_product", clock(slow, busy))
    assert backbone.prefers_bfloat16(width=2) is prefers


def test_a_small_gain_is_not_worth_the_precision(monkeypatch):
    monkeypatch.setattr(backbone, "_seconds_of_product", lambda matrix: 1.4 if matrix.dtype == torch.float32 else 1.0)
    assert backbone.prefers_bfloat16(width=2) is False
