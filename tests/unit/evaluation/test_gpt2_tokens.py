import pytest

from rmt_desktop.domain.input_errors import DamagedFile, FileMissing
from rmt_desktop.evaluation.gpt2_tokens import Gpt2Counter
from rmt_desktop.paths import resource


@pytest.fixture(scope="module")
def counter():
    return Gpt2Counter(resource("models", "babilong", "gpt2-merges.txt"))


def test_ids_are_gpt2s_own(counter):
    assert counter.ids("Hello world") == [15496, 995]
    assert counter.ids("Hello, my dog is cute") == [15496, 11, 616, 3290, 318, 13779]
    assert counter.ids("!") == [0]


def test_texts_are_counted_as_in_running_text(counter):
    texts = ["Mary moved to the bathroom.", "Where is Mary?", "“Naïve,” she said—twice…"]
    assert counter.count(texts) == [len(counter.ids(" " + text)) for text in texts]
    assert sum(counter.count(texts)) == len(counter.ids(" " + " ".join(texts)))


def test_a_text_is_cut_to_so_many_tokens(counter):
    text = "The evening passed slowly over the old town."
    for tokens in range(1, 9):
        kept = counter.truncate(text, tokens)
        assert text.startswith(kept)
        assert counter.count([kept]) == [tokens]
    assert counter.truncate("naïve 🌍🌍", 3).isprintable()


def test_a_damaged_or_missing_list_is_refused(tmp_path):
    with pytest.raises(FileMissing):
        Gpt2Counter(tmp_path / "merges.txt")
    (tmp_path / "merges.txt").write_text("#version: 0.2\na b c\n", encoding="utf-8")
    with pytest.raises(DamagedFile):
        Gpt2Counter(tmp_path / "merges.txt")
