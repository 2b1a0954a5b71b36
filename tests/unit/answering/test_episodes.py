import numpy as np
import pytest

from rmt_desktop.answering.episodes import read_episodes
from rmt_desktop.answering.likeness import Likeness
from rmt_desktop.answering.spans import best_spans
from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.memory.sentences import sentence_bounds
from tests.pointing import Pointing
from tests.tiny import CLAUSES, tiny_model

MODEL = tiny_model()


def episode(count: int, first: int = 0) -> Episode:
    return Episode(f"What is clause {count}?", tuple(CLAUSES[(first + i) % 5] * (1 + i % 2) for i in range(count)), ())


EPISODES = [episode(3), episode(1, 2), episode(5, 1), episode(2, 3)]


def one_by_one(episode: Episode, memory: bool) -> AnswerPlace | None:
    """The best span over all segments, by the engine's own scores of one chain."""
    question = MODEL.question_ids(episode.question)
    tokens = [MODEL.tokenizer.encode(text) for text in episode.segments]
    if memory:
        scores = [step.scores for step in MODEL.score_in_order(question, [t.ids for t in tokens])]
    else:
        scores = list(MODEL.score(question, [t.ids for t in tokens], [None] * len(tokens)))
    found = [(best_spans(s, 1)[0], s.absent + 0.3 * s.answerable, i) for i, s in enumerate(scores)]
    span, _, i = max(found, key=lambda item: item[0].margin + item[1])
    return AnswerPlace(i, tokens[i].starts[span.first], tokens[i].ends[span.last])


@pytest.mark.parametrize("memory", [True, False])
def test_episodes_side_by_side_are_answered_as_one_by_one(memory):
    found = read_episodes(MODEL, EPISODES, memory, PlainContext())
    assert found == [one_by_one(episode, memory) for episode in EPISODES]


def test_on_and_off_differ_by_the_carried_memory_only():
    questions = [MODEL.question_ids(e.question) for e in EPISODES]
    chains = [[MODEL.tokenizer.encode(text).ids for text in e.segments] for e in EPISODES]
    on = {(i, t): s.scores for i, t, s in MODEL.score_chains(questions, chains, carry=True)}
    off = {(i, t): s.scores for i, t, s in MODEL.score_chains(questions, chains, carry=False)}
    assert on.keys() == off.keys() == {(i, t) for i, chain in enumerate(chains) for t in range(len(chain))}
    for key in on:
        same = np.allclose(on[key].start, off[key].start, atol=1e-6)
        assert same == (key[1] == 0)


def test_scores_are_logits_above_no_answer_plus_its_own():
    question, segment = MODEL.question_ids("Who?"), MODEL.tokenizer.encode(CLAUSES[0]).ids
    (scores,) = MODEL.score(question, [segment], [None])
    head = MODEL.reader.span
    shift = head.bias.detach().clone()
    try:
        head.bias += 3.0
        (shifted,) = MODEL.score(question, [segment], [None])
    finally:
        head.bias.copy_(shift)
    assert np.allclose(scores.start, shifted.start, atol=1e-5)
    assert shifted.absent == pytest.approx(scores.absent + 3.0, abs=1e-5)


def test_an_episode_without_words_has_no_answer():
    assert (
        read_episodes(MODEL, [Episode("Who?", (), ()), Episode("Who?", ("",), ())], True, PlainContext()) == [None] * 2
    )
    assert read_episodes(MODEL, [], True, PlainContext()) == []


def test_progress_is_told_and_reading_can_be_stopped():
    seen = []
    read_episodes(MODEL, EPISODES, True, PlainContext(seen.append))
    assert (seen[-1].done, seen[-1].total) == (4, 4)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        read_episodes(MODEL, EPISODES, True, PlainContext(token=token))


def test_read_twice_counts_the_second_time_with_all_segments_in_memory():
    for one in EPISODES:
        (found,) = read_episodes(MODEL, [one], True, PlainContext(), passes=2)
        question = MODEL.question_ids(one.question)
        tokens = [MODEL.tokenizer.encode(text) for text in one.segments] * 2
        steps = list(MODEL.score_in_order(question, [t.ids for t in tokens]))[len(one.segments) :]
        scores = [step.scores for step in steps]
        best = [(best_spans(s, 1)[0], s.absent + 0.3 * s.answerable, i) for i, s in enumerate(scores)]
        span, _, i = max(best, key=lambda item: item[0].margin + item[1])
        assert found == AnswerPlace(i, tokens[i].starts[span.first], tokens[i].ends[span.last])


def test_the_best_span_loses_to_the_next_where_its_sentence_is_on_something_else():
    one = Episode("What is due?", (CLAUSES[0], CLAUSES[1], CLAUSES[2]), ())
    (first,) = read_episodes(MODEL, [one], True, PlainContext())
    text = one.segments[first.segment]
    sentence = next(text[a:b] for a, b in sentence_bounds(text) if a <= first.start < b)
    encoder = Pointing({sentence: 0.0})
    (second,) = read_episodes(MODEL, [one], True, PlainContext(), likeness=Likeness(lambda: encoder))
    assert encoder.calls[0][0] == "What is due?"
    assert sentence in encoder.calls[0]
    assert not (second.segment == first.segment and text[second.start : second.end] in sentence)
    (same,) = read_episodes(MODEL, [one], True, PlainContext(), likeness=Likeness(lambda: Pointing({})))
    assert same == first
