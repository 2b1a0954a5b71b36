from dataclasses import replace

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.domain.documents import Page, Passage
from rmt_desktop.workflows.quotes import place_on

TEXT = "Rent is due. Notice is in writing. Rent is due."
QUOTE = Evidence(1, "a.pdf", 1, 13, 34, "Notice is in writing.", 0.9, 0)


def test_a_quote_stands_where_it_was_found() -> None:
    assert place_on(Page(1, TEXT), QUOTE) == Passage(1, 13, 34)


def test_a_quote_that_moved_is_found_if_it_stands_once() -> None:
    assert place_on(Page(1, "§ 1 " + TEXT), QUOTE) == Passage(1, 17, 38)
    twice = replace(QUOTE, quote="Rent is due.", start=2, end=14)
    assert place_on(Page(1, TEXT), twice) is None
    assert place_on(Page(1, TEXT), replace(twice, start=35, end=47)) == Passage(1, 35, 47)


def test_what_the_page_does_not_say_word_for_word_has_no_place() -> None:
    for page in (
        Page(1, TEXT.replace("in writing", "by letter")),
        Page(1, TEXT.replace("is in", "is  in")),
        Page(2, TEXT),
    ):
        assert place_on(page, QUOTE) is None
    assert place_on(Page(1, TEXT), replace(QUOTE, quote="", end=13)) is None
