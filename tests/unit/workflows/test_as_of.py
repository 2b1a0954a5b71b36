import random

import numpy as np
import pytest

from rmt_desktop.domain.documents import Page
from rmt_desktop.workflows.as_of import document_as_of
from rmt_desktop.workflows.sources import from_pages
from tests.tiny import tiny_model

WORDS = ("rent", "lease", "the", "tenant", "shall", "48,000", "pounds", "insure", "notice", "Art.", "5", "Bücher")


def random_pages(seed: int, count: int = 7) -> list[Page]:
    """Sentences of all lengths, some longer than a segment, with headings, paragraphs and empty pages between."""
    draw = random.Random(seed)

    def sentence() -> str:
        return " ".join(draw.choices(WORDS, k=draw.choice((2, 5, 12, 30, 70)))).capitalize()

    def page() -> str:
        ends = (". ", ".\n\n", "; ", f"\n{draw.randint(1, 9)}. TERM OF LEASE\n")
        return "".join(sentence() + draw.choice(ends) for _ in range(draw.randint(0, 6)))

    return [Page(number, page()) for number in range(1, count + 1)]


@pytest.fixture(scope="module")
def model():
    return tiny_model(gated=True)


@pytest.mark.parametrize("seed", range(4))
def test_the_shorter_document_is_that_of_a_file_with_these_pages_only(model, seed):
    pages = random_pages(seed)
    whole = from_pages(model, 1, "a", pages)
    cut_off = 0
    for page in range(1, len(pages) + 1):
        short, expected = document_as_of(model, whole, page), from_pages(model, 1, "a", pages[:page])
        assert list(short.segments) == list(expected.segments)
        assert short.headings == expected.headings
        assert list(short.pages) == list(expected.pages)
        assert np.array_equal(short.vectors, expected.vectors)
        cut_off += short.segments[-1:] != whole.segments[len(short.segments) - 1 : len(short.segments)]
        if short.lexical is not None:
            assert expected.lexical is not None
            question = "Which tenant shall pay the rent?"
            assert np.array_equal(short.lexical.scores(question), expected.lexical.scores(question))
    assert cut_off


def test_beyond_the_last_page_it_is_the_whole_document(model):
    whole = from_pages(model, 1, "a", random_pages(1))
    assert document_as_of(model, whole, 7) is whole
    assert document_as_of(model, whole, 100) is whole


def test_before_the_first_text_there_is_nothing(model):
    short = document_as_of(model, from_pages(model, 1, "a", [Page(1, ""), Page(2, "The rent is due.")]), 1)
    assert (list(short.segments), short.lexical, short.vectors.shape[0]) == ([], None, 0)
