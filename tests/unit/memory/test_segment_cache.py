import pytest
import torch

from rmt_desktop.domain.model_errors import CheckpointMismatch, SizeMismatch
from rmt_desktop.memory.generation import Decoding
from rmt_desktop.memory.kv_cache import Prefill, ReadText, write_on
from rmt_desktop.memory.rotary import check_rotary, move_keys
from rmt_desktop.memory.segment_cache import CacheSizes, SegmentCache, fold_segments, shrink
from tests.tiny_models import VOCABULARY, tiny_lm

IDS = [int(i) for i in torch.randint(3, VOCABULARY, (90,), generator=torch.Generator().manual_seed(3))]


@pytest.fixture(scope="module")
def lm():
    return tiny_lm("llama").requires_grad_(False)


def read(lm, ids):
    reading = Prefill(lm, ids)
    list(reading)
    return reading.read


def fold(lm, ids, sizes):
    *_, (done, cache) = fold_segments(lm, ids, sizes)
    assert done == len(ids)
    return cache


def close(one, other):
    torch.testing.assert_close(one, other, atol=1e-4, rtol=1e-3)


def test_moved_keys_are_those_of_tokens_that_stand_elsewhere(lm):
    ids = torch.tensor([IDS[:6]])
    with torch.inference_mode():
        caches = [
            lm.base_model(input_ids=ids, position_ids=torch.arange(at, at + 6)[None], use_cache=True).past_key_values
            for at in (0, 11)
        ]
        for here, there in zip(*(cache.layers for cache in caches), strict=True):
            close(move_keys(lm, here.keys, torch.full((6,), 11)), there.keys)
            close(move_keys(lm, there.keys, torch.full((6,), -11)), here.keys)


def test_models_whose_keys_cannot_be_moved_are_refused(lm):
    check_rotary(lm)
    with pytest.raises(CheckpointMismatch, match="gpt2 model cannot be read with a sliding cache"):
        check_rotary(tiny_lm("gpt2"))


def test_a_text_that_fits_is_read_as_it_always_is(lm):
    sizes = CacheSizes(first=4, recent=40, segment=8)
    cache = fold(lm, IDS[:30], sizes)
    for one, other in zip(cache.read.layers, read(lm, IDS[:30]).layers, strict=True):
        close(one[0], other[0])
        close(one[1], other[1])


def test_the_cache_stays_as_large_as_it_is_however_long_the_text(lm):
    sizes = CacheSizes(first=4, recent=16, segment=8, compressed=6, rate=4)
    counts = [(len(cache.read), cache.compressed) for _, cache in fold_segments(lm, IDS, sizes)]
    assert max(length for length, _ in counts) <= 4 + 6 + 16 + sizes.rate - 1
    assert counts[-1][1] == 6
    plain = [len(cache.read) for _, cache in fold_segments(lm, IDS, CacheSizes(first=4, recent=16, segment=8))]
    assert plain[-1] == max(plain) == 20


def test_what_is_forgotten_leaves_the_rest_at_the_positions_in_between(lm):
    """One layer sees nothing of its neighbours in its keys: they are those of the kept tokens read by themselves."""
    sizes = CacheSizes(first=3, recent=10, segment=8)
    cache = fold(lm, IDS[:41], sizes)
    kept = IDS[:3] + IDS[31:41]
    close(cache.read.layers[0][0], read(lm, kept).layers[0][0])
    close(cache.read.layers[0][1], read(lm, kept).layers[0][1])


def test_compressed_slots_are_means_of_their_tokens(lm):
    sizes = CacheSizes(first=2, recent=6, segment=100, compressed=4, rate=3)
    before = read(lm, IDS[:17])
    cache = shrink(lm, SegmentCache(before), sizes)
    assert (cache.compressed, len(cache.read)) == (3, 2 + 3 + 6)
    values = before.layers[1][1]
    close(cache.read.layers[1][1][:, :, 2:5], values[:, :, 2:11].unflatten(2, (3, 3)).mean(3))
    alike = ReadText(tuple((k, v) for k, v in read(lm, IDS[:2] + [IDS[5]] * 15).layers))
    pooled = shrink(lm, SegmentCache(alike), sizes)
    expected = read(lm, IDS[:2] + [IDS[5]] * 9).layers[0][0]
    close(pooled.read.layers[0][0], expected)  # equal tokens pool to what one of them is, at its new position


def test_the_oldest_slots_are_forgotten_first(lm):
    sizes = CacheSizes(first=2, recent=6, segment=100, compressed=2, rate=3)
    before = read(lm, IDS[:17])
    cache = shrink(lm, SegmentCache(before), sizes)
    assert cache.compressed == 2
    close(cache.read.layers[0][1][:, :, 2], before.layers[0][1][:, :, 5:8].mean(2))


def test_what_older_text_said_reaches_the_answer_only_where_it_is_kept(lm):
    changed = [*IDS[:6], (IDS[6] + 1) % VOCABULARY, *IDS[7:60]]
    near, far = CacheSizes(2, 8, 8), CacheSizes(2, 8, 8, compressed=20, rate=2)

    def chances(ids, sizes):
        cache = fold(lm, ids, sizes)
        return [w.probability for w in write_on(lm, [5, 6], cache.read, Decoding(3))]

    assert chances(IDS[:60], far) != chances(changed, far)
    assert chances(IDS[:60], near) == pytest.approx(chances(changed, near), rel=0.05)


def test_impossible_sizes_are_refused():
    for wrong in ({"recent": 0}, {"segment": 0}, {"rate": 1}, {"first": -1}):
        with pytest.raises(SizeMismatch):
            CacheSizes(**{"first": 1, "recent": 4, "segment": 4} | wrong)
