import pytest

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.terms import DefinedTerm, TermKind
from rmt_desktop.retrieval.abbreviations import is_short_form
from rmt_desktop.retrieval.terms import MOST_NAMED, find_terms, named_terms


def found(text: str) -> list[tuple[str, str]]:
    return [(term.term, term.definition) for term in find_terms([Page(1, text)])]


PARTIES = (
    "This Loan Agreement (this “Agreement”) is made by and between Acme Mills, Inc., a Delaware\ncorporation (the "
    "“Borrower”), and Beta Bank, N.A., a national association (together with its successors and assigns, the “Lender”)."
)


def test_parties_are_named_by_what_stands_before_them():
    assert found(PARTIES) == [
        ("Agreement", "This Loan Agreement"),
        ("Borrower", "Acme Mills, Inc., a Delaware corporation"),
        ("Lender", "Beta Bank, N.A., a national association"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Rent" means 5,400 pounds a year. Next.', [("Rent", "5,400 pounds a year")]),
        ('"Loan" or "Loans" shall mean any advance.', [("Loan", "any advance"), ("Loans", "any advance")]),
        ("“Tax Event” has the meaning set forth in §6.1.", [("Tax Event", "the meaning set forth in §6.1")]),
        ("Done.\n1.2 Business Day means any day but Sunday.", [("Business Day", "any day but Sunday")]),
        ('John Doe, hereinafter referred to as the "Tenant", pays.', [("Tenant", "John Doe")]),
        ("PARTIES\n(1) Ann Ltd (“Seller”);\n(2) Bob Ltd (“Buyer”)", [("Seller", "Ann Ltd"), ("Buyer", "Bob Ltd")]),
        ("the City of Bath (hereinafter called Lessor) lets", [("Lessor", "the City of Bath")]),
        ('losses and costs (collectively, "Losses") are', [("Losses", "losses and costs")]),
        ('Ann, Bob (each a "Party" and together "Parties")', [("Party", "Ann, Bob"), ("Parties", "Ann, Bob")]),
    ],
)  # fmt: skip
def test_ways_of_defining(text: str, expected: list[tuple[str, str]]):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'He said "Yes" and left (the "quoted" word is no name).',
        "(the Borrower) and (ii) the rest, by all means.",
        "It means\nthat nothing is due. What this means is unclear.",
        "the sum (5,400 pounds) and the Guaranty or Security Agreement (Guarantor)",
    ],
)
def test_what_defines_nothing(text: str):
    assert found(text) == []


def test_in_a_sentence_the_last_words_are_what_is_named():
    text = 'The Tenant shall give the Landlord notice of the works at least ten days before by a letter (a "Notice").'
    assert found(text)[0][1].endswith("by a letter")
    assert len(found(text)[0][1].split()) <= 15
    long = f'{"words of a list without any end, " * 20}the source codes (the "Code")'
    assert long.endswith(found(long)[0][1] + ' (the "Code")')
    assert found(long)[0][1].split()[0] in {"words", "a", "any", "the"}


def test_abbreviations_after_schwartz_and_hearst():
    text = (
        "Epidermal growth factor receptor (EGFR; ErbB1) binds heat shock protein 90 (Hsp90), but not HMM (hidden "
        "Markov model) or a protein (XYZ) at 37 degrees (see Figure 2)."
    )
    assert found(text) == [
        ("EGFR", "Epidermal growth factor receptor"),
        ("Hsp90", "heat shock protein 90"),
        ("HMM", "hidden Markov model"),
    ]
    assert [is_short_form(word) for word in ("mRNA", "ii", "and", "p53", "Guarantor", "X")] == [
        True, False, False, True, False, False,
    ]  # fmt: skip


def test_a_definition_stands_where_it_is_said_to():
    for term in find_terms([Page(3, PARTIES)]):
        assert term.term in PARTIES[term.start : term.end]
        assert " ".join(PARTIES[term.start : term.end].split()).startswith(term.definition.split(",")[0])
        assert term.page == 3


def test_a_question_names_a_party_by_its_role_its_name_or_an_abbreviation():
    terms = find_terms([Page(1, PARTIES), Page(2, "A receptor (EGFR): epidermal growth factor receptor (EGFR).")])
    asked = {
        "What must the borrowers pay?": ["Borrower"],
        "What does Acme Mills owe to Beta Bank?": ["Borrower", "Lender"],
        "Is the epidermal growth factor receptor mutated?": ["EGFR"],
        "Who lends to whom?": [],
        "Does Acme pay?": [],
    }
    assert {question: [t.term for t in named_terms(terms, question)] for question in asked} == asked


def test_only_the_most_telling_names_count():
    terms = [DefinedTerm(f"Term{'x' * i}", "", TermKind.MEANS, 1, i, i + 1) for i in range(6)]
    named = named_terms(terms, " ".join(term.term for term in terms))
    assert [term.term for term in named] == ["Termxxxxx", "Termxxxx", "Termxxx"]
    assert len(named) == MOST_NAMED


def test_hostile_text_takes_no_time():
    for text in ('("' * 20_000, '("A" and ' * 4_000, "(the the the " * 4_000, '"A", "B", ' * 4_000, "A means " * 8_000):
        find_terms([Page(1, text)])
