from rmt_desktop.ingest.ocr_words import ReadLine, ReadWord, in_order, placed
from rmt_desktop.ingest.pdf_layout import Line


def line(words: str, left: float, top: float) -> ReadLine:
    """A line whose every word is 30 wide and 10 high."""
    read = tuple(
        ReadWord(w, left + 40 * i, top, left + 40 * i + 30, top + 10, 0.9) for i, w in enumerate(words.split())
    )
    return ReadLine(read, left, top, read[-1].right, top + 10)


def test_words_follow_the_lines_as_they_are_laid_out() -> None:
    right, low, high = line("in the right", 200, 0), line("column two", 0, 20), line("column one", 0, 0)
    lines = [Line("column one", 0, -10, 70, 0), Line("column two", 0, -30, 70, -20), Line("…", 200, -10, 310, 0)]
    assert [word.text for word in in_order([right, low, high], lines)] == [
        "column",
        "one",
        "column",
        "two",
        "in",
        "the",
        "right",
    ]


def test_words_are_found_one_after_the_other_across_hyphens() -> None:
    words = line("The insur- ance of the roof", 0, 0).words
    text = "Stamp\n\nThe insurance of the roof"
    found = list(placed(iter(words), text, 7, 0.5))
    assert [text[word.start : word.end] for word in found] == ["The", "insur", "ance", "of", "the", "roof"]
    assert (found[1].left, found[1].right, found[1].bottom) == (20.0, 35.0, 5.0)


def test_a_word_that_is_not_in_the_text_has_no_place() -> None:
    words = line("alpha speck beta", 0, 0).words
    assert [word.start for word in placed(iter(words), "alpha beta", 0, 1.0)] == [0, 6]
