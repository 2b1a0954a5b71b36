import pytest
import torch

from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.domain.model_errors import CheckpointMismatch, ModelMissing
from rmt_desktop.memory.generation import Decoding
from rmt_desktop.memory.kv_cache import NOTHING_READ, Prefill, ReadText, read_on, write_on
from tests.tiny_models import VOCABULARY, tiny_lm

IDS = [int(i) for i in torch.randint(3, VOCABULARY, (40,), generator=torch.Generator().manual_seed(1))]


@pytest.fixture(scope="module", params=["gpt2", "llama"])
def lm(request):
    return tiny_lm(request.param)


def read(lm, ids, before=NOTHING_READ, chunk=256):
    reading = Prefill(lm, ids, before)
    reading._steps = read_on(lm, ids, before, chunk)
    counts = list(reading)
    assert counts[-1] == len(before) + len(ids)
    return reading.read


def plain(lm, ids, count):
    """What transformers itself writes."""
    with torch.inference_mode():
        out = lm.generate(torch.tensor([ids]), max_new_tokens=count, do_sample=False, pad_token_id=0, eos_token_id=None)
    return out[0, len(ids) :].tolist()


def test_reading_in_pieces_leaves_behind_what_reading_at_once_does(lm):
    whole, pieces = read(lm, IDS), read(lm, IDS, chunk=7)
    for (k, v), (k2, v2) in zip(whole.layers, pieces.layers, strict=True):
        torch.testing.assert_close(k, k2, atol=1e-5, rtol=1e-4)
        torch.testing.assert_close(v, v2, atol=1e-5, rtol=1e-4)


def test_a_text_and_a_question_read_apart_are_answered_as_if_read_together(lm):
    before = read(lm, IDS[:30], chunk=8)
    for question in (IDS[30:], IDS[5:12]):
        written = [w.token for w in write_on(lm, question, before, Decoding(max_tokens=8))]
        assert written == plain(lm, IDS[:30] + question, 8)
    assert len(before) == 30


def test_truncated_back_it_is_as_if_no_more_had_been_read(lm):
    first = read(lm, IDS).first(12)
    assert [w.token for w in write_on(lm, [5], first, Decoding(6))] == plain(lm, [*IDS[:12], 5], 6)


def test_from_disk_answers_are_the_same_bit_for_bit(lm, tmp_path):
    rounded = read(lm, IDS).rounded()
    rounded.save(tmp_path / "cache.safetensors")
    back = ReadText.load(tmp_path / "cache.safetensors", lm.get_input_embeddings().weight)
    for one, other in zip(rounded.layers, back.layers, strict=True):
        assert torch.equal(one[0], other[0])
        assert torch.equal(one[1], other[1])
    (tmp_path / "cache.safetensors").write_bytes(b"damaged")
    with pytest.raises(CheckpointMismatch):
        ReadText.load(tmp_path / "cache.safetensors", lm.get_input_embeddings().weight)
    with pytest.raises(ModelMissing):
        ReadText.load(tmp_path / "other.safetensors", lm.get_input_embeddings().weight)


def test_a_stop_token_ends_the_text_and_probabilities_are_the_models(lm):
    tokens = list(write_on(lm, IDS, decoding=Decoding(5)))
    with torch.inference_mode():
        first = lm(torch.tensor([IDS])).logits[0, -1].softmax(-1)
    assert tokens[0].probability == pytest.approx(float(first.max()), rel=1e-3)
    stop = Decoding(5, frozenset([tokens[2].token]))
    kept = [w.token for w in write_on(lm, IDS, decoding=stop)]
    assert kept == [w.token for w in tokens][: [w.token for w in tokens].index(tokens[2].token)]


def test_writing_can_be_stopped_before_every_token(lm):
    calls = []

    def check():
        calls.append(None)
        if len(calls) == 3:
            raise Cancelled("stopped")

    tokens = write_on(lm, IDS, decoding=Decoding(9), check=check)
    assert [next(tokens).token, next(tokens).token] == plain(lm, IDS, 2)
    with pytest.raises(Cancelled):
        next(tokens)
