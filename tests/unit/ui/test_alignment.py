"""Quotes are found in another extraction of the same page, or not at all."""

import pytest

from rmt_desktop.ui.alignment import Found, locate, same_words


def found(page: str, quote: str, text: str, which: int = 0) -> str | None:
    start = -1
    for _ in range(which + 1):
        start = page.index(quote, start + 1)
    place = locate(page, start, start + len(quote), text)
    return None if place is None else text[place.start : place.end]


@pytest.mark.parametrize(
    ("page", "quote", "text", "words"),
    [
        ("The rent is due.", "rent is", "The  rent\r\nis due.", "rent\r\nis"),
        ("The agreement ends.", "agreement", "The agree-\r\nment ends.", "agree-\r\nment"),
        ("The agree-\nment ends.", "agree-\nment", "The agree\u00adment ends.", "agree\u00adment"),
        ("The final office fee", "final office", "The ﬁnal oﬃce fee", "ﬁnal oﬃce"),
        ("the Tenant's “Term”", "Tenant's “Term”", 'the Tenant’s "Term"', 'Tenant’s "Term"'),
        ("the Customer¶s remedy", "Customer¶s remedy", "the Customer’s remedy", "Customer’s remedy"),
        ("£5\u00a0000 a year", "£5\u00a0000", "£5 000 a year", "£5 000"),
        ("Zürich 𝛼-helix", "𝛼-helix", "Zürich α-helix", "α-helix"),
    ],
)
def test_typesetting_does_not_count(page, quote, text, words):
    assert found(page, quote, text) == words


@pytest.mark.parametrize(
    ("quote", "text"),
    [("48,000 pounds", "The rent is 49,000 pounds"), ("the lease", "the least"), ("not", ""), (" \n-", "a - b")],
)
def test_other_words_are_not_found(quote, text):
    assert locate(quote, 0, len(quote), text) is None


def test_the_neighbouring_words_decide_between_several_places():
    page = "Rent: the sum due. Deposit: the sum due. Fees: the sum due."
    shown = "Fees: the sum due. Rent: the sum due. Deposit: the sum due."
    start = page.index("the sum due", 20)
    place = locate(page, start, start + len("the sum due"), shown)
    assert place is not None
    assert shown[: place.start].endswith("Deposit: ")


def test_the_order_decides_where_the_neighbours_are_the_same():
    page = shown = "x " * 300 + "word " + "x " * 300 + "word " + "x " * 300 + "word " + "x " * 300
    second = page.index("word", page.index("word") + 1)
    place = locate(page, second, second + 4, shown)
    assert place is not None
    assert place.start == second


def test_same_words_sees_a_changed_digit():
    assert same_words("due on 1 May", "due on 1\nMay")
    assert not same_words("due on 1 May", "due on 2 May")


def test_hyphens_at_the_ends_of_a_quote_belong_to_it() -> None:
    text = "before\r\n- 4 -\r\nSource: -- after"
    assert locate("- 4 -\nSource: --", 0, 16, text) == Found(8, 25)
    assert text[8:25] == "- 4 -\r\nSource: --"
    assert locate("4 -\nSource", 0, 10, text) == Found(10, 21)
