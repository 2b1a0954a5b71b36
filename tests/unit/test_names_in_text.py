import pytest

from rmt_desktop.domain.names import named_in


def names(text: str) -> list[str]:
    return [text[start:end] for start, end in named_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a play by George Abbott, who", ["George Abbott"]),
        ("In Chicago he met Éric Satie.", ["Chicago", "Éric Satie"]),
        ("The Tenant's rent; the U.S. Army", ["Tenant", "U.S", "Army"]),
        ("the University of New York", ["University of New York", "University", "New York"]),
        ("of The Hague and The Who", ["Hague and The Who", "Hague"]),
        ("since 1887 on 3 May", ["1887 on 3 May", "3 May"]),
        ("TP53 and p53 or IL-6", ["TP53", "IL-6"]),
        ("nothing to see", []),
        ("", []),
    ],
)
def test_names_begin_with_capitals(text, found):
    assert names(text) == found


def test_a_short_first_line_is_a_name_without_what_it_says_in_brackets():
    assert names("sonic hedgehog (gene)\nit is on 7q36.")[0] == "sonic hedgehog"
    assert names("sonic hedgehog") == []
    assert names("x" * 61 + "\nit") == []
    assert names("  ab\nit") == []


@pytest.mark.parametrize(
    "text", ["  Of the And \n The ", "’s A's B’s Ab's", "A\x00B Ab\ud800 Cd", "ẞÑ ÇÅÖ\n\n", "(((\n)))", "- Ab -\nAbc"]
)
def test_names_are_parts_of_the_text_without_space_around(text):
    for start, end in named_in(text):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert end - start >= 3
