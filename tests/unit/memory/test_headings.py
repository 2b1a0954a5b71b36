from rmt_desktop.domain.documents import Page, Passage
from rmt_desktop.memory.headings import find_headings, governing

TEXT = """ARTICLE IV INSURANCE
4.1 Cover
The Tenant keeps the premises insured for their full value at all times during the term of this lease.
4.2 Evidence. The Tenant shows the policy on request.
ARTICLE V RENT
The rent is payable in advance.
# Markdown heading
"""


def test_headings_stand_at_their_characters():
    headings = find_headings([Page(1, TEXT)])
    assert [h.text for h in headings] == [
        "ARTICLE IV INSURANCE", "4.1 Cover", "4.2 Evidence", "ARTICLE V RENT", "# Markdown heading",
    ]  # fmt: skip
    for heading in headings:
        assert TEXT[heading.passage.start : heading.passage.end] == heading.text


def test_the_chain_that_governs_a_place():
    headings = find_headings([Page(1, TEXT)])
    at = TEXT.index("shows the policy")
    assert [h.text for h in governing(headings, Passage(1, at, at + 5))] == ["ARTICLE IV INSURANCE", "4.2 Evidence"]
    at = TEXT.index("payable in advance")
    assert [h.text for h in governing(headings, Passage(1, at, at + 5))] == ["ARTICLE V RENT"]
    assert governing(headings, Passage(1, 0, 5)) == ()


def test_sentences_are_no_headings():
    text = "The Company shall pay.\n1999 was a good year for everybody who had shares in the business at the time.\n"
    assert find_headings([Page(1, text)]) == []
