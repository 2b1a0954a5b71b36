from collections import Counter

import pytest

from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.evaluation.babilong import BabilongSample, draw_queries, parse_length
from rmt_desktop.evaluation.babilong_score import is_right
from rmt_desktop.evaluation.gpt2_tokens import Gpt2Counter
from rmt_desktop.ingest.stories import Query, Story
from rmt_desktop.memory.background import read_books
from rmt_desktop.paths import resource
from tests.babi import write_data
from tests.tiny import tokenizer

STORY = Story(
    ("Mary moved to the bathroom.", "John went to the hallway.", "Mary went to the garden.", "John left."),
    (Query(3, "Where is Mary?", "garden"),),
)


@pytest.fixture(scope="module")
def counter():
    return Gpt2Counter(resource("models", "babilong", "gpt2-merges.txt"))


@pytest.fixture(scope="module")
def books(tmp_path_factory, counter):
    return read_books(write_data(tmp_path_factory.mktemp("data"))[1], tokenizer(), counter.count)


@pytest.fixture
def make(books, counter):
    def make(tokens, seed="s"):
        return BabilongSample(
            STORY, STORY.queries[0], tokens, books, counter, lambda t: tokenizer().encode(t).ids, seed
        )

    return make


def test_0k_is_the_facts_before_the_question_and_nothing_else(make):
    assert make(0).text() == " ".join(STORY.facts[:3])


@pytest.mark.parametrize("tokens", [60, 500, 1237, 4000])
def test_a_sample_has_the_length_asked_for(make, counter, tokens):
    sample = make(tokens)
    assert sum(counter.count([sample.text(), sample.question])) == tokens


def test_facts_keep_their_order_among_the_books_sentences_in_order(make, books):
    for seed in range(20):
        told = list(make(700, str(seed)).sentences())
        assert [s.text for s in told if s.fact] == list(STORY.facts[:3])
        background = [s.text for s in told if not s.fact]
        texts = [text for book in books for text in book.texts]
        start = texts.index(background[0]) if len(background) > 1 else 0
        candidates = [i for i, text in enumerate(texts) if text == background[0]]
        assert any(
            all(background[i] == texts[(start + i) % len(texts)] for i in range(len(background) - 1))
            for start in candidates
        )
        assert texts[(start + len(background) - 1) % len(texts)].startswith(background[-1])
        for sentence in told:
            assert sentence.ids == tokenizer().encode(sentence.text).ids


def test_gaps_are_uniform_with_replacement(make):
    drawn = [make(200, str(seed)).gaps for seed in range(400)]
    assert all(gaps == sorted(gaps) for gaps in drawn)
    counts = Counter(gap for gaps in drawn for gap in gaps)
    largest = max(counts)
    assert set(counts) == set(range(largest + 1))  # before the first and after the last sentence too
    expected = 1200 / len(counts)
    assert all(0.6 * expected < n < 1.4 * expected for gap, n in counts.items() if gap < largest - 1)
    assert any(len(set(gaps)) < 3 for gaps in drawn)


def test_a_sample_tells_the_same_twice_and_another_seed_something_else(make):
    assert make(300).text() == make(300).text()
    assert make(300).text() != make(300, "other").text()


def test_a_story_longer_than_the_length_stays_whole(make):
    assert make(5).text() == " ".join(STORY.facts[:3])


def test_no_question_is_drawn_twice():
    stories = [Story(("A b.",), (Query(1, f"{i}?", "x"), Query(1, f"{i}!", "x"))) for i in range(10)]
    drawn = draw_queries(stories, 15, "seed")
    assert len({query.text for _, query in drawn}) == 15
    assert len(draw_queries(stories, 100, "seed")) == 20
    assert drawn == draw_queries(stories, 15, "seed")
    with pytest.raises(InputError):
        draw_queries([], 5, "seed")


@pytest.mark.parametrize("text", ["", "k", "-1k", "4x", "nan", "1e12"])
def test_what_is_no_length_is_refused(text):
    with pytest.raises(InputError):
        parse_length(text)


@pytest.mark.parametrize(
    ("task", "question", "target", "output", "right"),
    [
        ("qa1", "Where is Mary?", "garden", "garden", True),
        ("qa1", "Where is Mary?", "garden", "The GARDEN. Before, the office.", True),
        ("qa1", "Where is Mary?", "garden", "garden, not office", False),
        ("qa1", "Where is Mary?", "garden", "unknown", False),
        ("qa1", "Where is Mary?", "garden", "", False),
        ("qa1", "Where is Mary?", "garden", "I think. garden", False),
        ("qa3", "Where was the milk before the office?", "garden", "before the office: the garden", True),
        ("qa3", "Where was the milk before the office?", "garden", "office", False),
        ("qa3", "Where was the milk before the office?", "garden", "garden and kitchen", False),
        ("qa5", "What did Fred give to Jeff?", "milk", "Fred gave Jeff the milk", True),
        ("qa5", "Who gave the milk to Jeff?", "Fred", "Bill", False),
        ("qa5", "Who gave the milk to Jeff?", "Fred", "fred", True),
    ],
)
def test_the_score_rule(task, question, target, output, right):
    assert is_right(task, question, target, output) is right
