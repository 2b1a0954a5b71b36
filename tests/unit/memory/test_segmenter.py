import pytest

from rmt_desktop.domain.documents import Page, Passage
from rmt_desktop.domain.segments import Segment
from rmt_desktop.memory.segmenter import begins_paragraph, cut_segments, segment_tokens
from tests.tiny import lease_pages, tokenizer

AWKWARD = [
    Page(1, "  One sentence. Another; a third!\n\nHEADING\n\nText " + "word " * 150),
    Page(2, ""),
    Page(3, "x" * 4000),
    Page(4, "naïve café — “quotes” 東京都 \U0001f9ec DNA. " * 12),
]


@pytest.mark.parametrize("pages", [lease_pages(), AWKWARD])
@pytest.mark.parametrize("limit", [16, 48, 192])
def test_every_character_is_in_exactly_one_segment_and_none_is_too_long(pages, limit):
    seen = {page.number: [0] * len(page.text) for page in pages}
    for index, segment in enumerate(cut_segments(pages, tokenizer(), limit)):
        assert segment.index == index
        assert 0 < segment.tokens <= limit
        for piece in segment.pieces:
            for i in range(piece.start, piece.end):
                seen[piece.page][i] += 1
    for page in pages:
        for count, character in zip(seen[page.number], page.text, strict=True):
            assert count <= 1
            assert count == 1 or character.isspace()


def test_tokens_map_back_to_their_characters():
    pages = lease_pages()
    for segment in cut_segments(pages, tokenizer(), 48):
        tokens = segment_tokens(segment, pages, tokenizer())
        assert len(tokens.ids) == len(tokens.places) == segment.tokens
        for token, place in zip(tokens.ids, tokens.places, strict=True):
            text = pages[place.page - 1].text[place.start : place.end]
            assert tokenizer().word(token).removeprefix("##") == text.lower()
            assert text.strip() == text != ""


def test_a_segment_may_run_over_a_page_break():
    pages = [Page(1, "Short page one."), Page(2, "Short page two.")]
    (segment,) = cut_segments(pages, tokenizer(), 48)
    assert [piece.page for piece in segment.pieces] == [1, 2]
    assert segment.page == 1


def test_nothing_comes_of_nothing():
    assert list(cut_segments([], tokenizer(), 48)) == []
    assert list(cut_segments([Page(1, " \n ")], tokenizer(), 48)) == []


@pytest.mark.parametrize(
    ("before", "begins"),
    [("", True), ("\n ", True), ("Ended.\n\n", True), ("Ended.\n \t\n", True), ("Goes on.\n", False), ("On. ", False)],
)
def test_a_segment_begins_a_paragraph_behind_a_blank_line_or_at_the_top_of_a_page(before, begins):
    pages = [Page(1, "Another page."), Page(2, f"{before}It goes.")]
    segment = Segment(0, (Passage(2, len(before), len(before) + 8),), 3)
    assert begins_paragraph(segment, pages) is begins
