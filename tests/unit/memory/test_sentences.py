import pytest

from rmt_desktop.memory.sentences import sentence_bounds


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_bounds(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was built in 1833. Then it burnt.", ["It was built in 1833.", "Then it burnt."]),
        ("Dated May 5, 2014. The parties agree.", ["Dated May 5, 2014.", "The parties agree."]),
        ("It opened in March 2014. Then it shut.", ["It opened in March 2014.", "Then it shut."]),
        ("They are more than 50. Some left.", ["They are more than 50.", "Some left."]),
        ("See the Act of 1934. It governs.", ["See the Act of 1934.", "It governs."]),
    ],
)
def test_a_number_inside_a_line_may_end_a_sentence(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Pursuant to No. 5. The rent",
        "Section 12. Term of the lease",
        "The rent, 2. Deposit and 3. Term",
        "Article 2014. Notices",
        "In 1833. then",
        "5. Term and 6. Notices",
        "J. Smith of Acme Inc. and Dr. Jones",
    ],
)
def test_numbers_of_clauses_and_abbreviations_do_not(text):
    assert sentences(text) == [text]


def test_sentences_and_clauses_end_where_they_are_said_to():
    text = "TERM\n\n1.1 The rent is due; it is 5 pounds. Notices:\nby post! Is it?  Yes (it is.) So"
    assert sentences(text) == [
        "TERM",
        "1.1 The rent is due;",
        "it is 5 pounds.",
        "Notices:",
        "by post!",
        "Is it?",
        "Yes (it is.)",
        "So",
    ]
