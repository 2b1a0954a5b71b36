import torch

from rmt_desktop.training.examples import Example
from rmt_desktop.training.renaming import renamed

BATCH = [Example([1, 10, 11, 2], [1, 10, 12, 13, 11, 14], 2, 3), Example([1, 20, 2], [1, 20, 21, 22, 23], -1, -1)]


def drawn(seed, share=1.0):
    return renamed(BATCH, share, torch.Generator().manual_seed(seed))


def changed(before, after):
    pairs = [*zip(before.question, after.question, strict=True), *zip(before.segment, after.segment, strict=True)]
    return {old: {new for o, new in pairs if o == old} for old, _ in pairs}


def test_a_word_is_exchanged_everywhere_or_nowhere_and_places_stay():
    for seed in range(20):
        for before, after in zip(BATCH, drawn(seed), strict=True):
            assert (before.start, before.end) == (after.start, after.end)
            assert all(len(names) == 1 for names in changed(before, after).values())


def test_words_that_several_examples_have_and_words_of_answers_stay():
    for seed in range(20):
        first, second = drawn(seed)
        assert first.segment[2:4] == [12, 13]
        for example in (first, second):
            assert all(word in {1, 2} for word in example.question[:1] + example.question[-1:])


def test_about_half_of_the_examples_are_left_and_nothing_changes_at_share_zero():
    kept = sum(after == before for seed in range(200) for before, after in zip(BATCH, drawn(seed), strict=True))
    assert 130 < kept < 270
    assert drawn(3, share=0.0) == BATCH
