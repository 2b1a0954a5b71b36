"""How questions and answers are put into words."""

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.ui.answer_wording import quote_markup, shown_place


def said(quote: str, start: int = 0, end: int = 0) -> str:
    return quote_markup(Evidence(1, "lease.pdf", 1, 0, len(quote), quote, 0.9, 1, start, end))


def test_a_quote_stands_between_marks_with_its_answer_in_bold() -> None:
    assert said("The rent is <low>.", 4, 8) == "“The <b>rent</b> is &lt;low&gt;.”"


def test_marks_of_the_quote_do_not_touch_those_around_it() -> None:
    assert said("“Rent” means £5.", 0, 6) == "“\u200a<b>“Rent”</b> means £5.”"
    assert said("It is the “Rent”") == "“It is the “Rent”\u200a”"


def test_a_page_number_stays_with_its_word() -> None:
    assert shown_place("lease.pdf · § 1. Rent · page 12") == "lease.pdf · § 1. Rent · page\u00a012"
