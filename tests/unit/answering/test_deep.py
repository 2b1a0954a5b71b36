from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch

from rmt_desktop.answering.calibration import Calibration
from rmt_desktop.answering.deep import DeepEngine
from rmt_desktop.answering.hops import Followed, Hops, Mention
from rmt_desktop.answering.likeness import Likeness
from rmt_desktop.answering.model import Model
from rmt_desktop.answering.question_readings import HeldReading
from rmt_desktop.answering.ranking import MOST_SPANS, Ranking
from rmt_desktop.answering.relevance import relevance
from rmt_desktop.domain.answers import EvidenceFound, Finished, SegmentRead, Timings
from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.domain.segments import Findings, TokenSpan
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.memory.layout import build_rows
from rmt_desktop.memory.segmenter import segment_text
from rmt_desktop.memory.spelling import Name
from rmt_desktop.workflows.asking import make_engine
from rmt_desktop.workflows.sources import from_pages
from tests.pointing import Pointing
from tests.tiny import CLAUSES, lease_pages, tiny_model, tiny_reader, tokenizer

QUESTION = "Who insures the contents?"


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "gated"])
def model(request):
    return tiny_model(gated=request.param)


@pytest.fixture(scope="module")
def document(model):
    return from_pages(model, 7, "lease.pdf", lease_pages(6))


class Kept:
    """Readings that keep their snapshots where a test can see them."""

    def __init__(self) -> None:
        self.added: list[tuple[Any, ...]] = []

    def open(self, question: Sequence[int], prefixes: Iterable[bytes]) -> HeldReading:
        kept = self.added

        class Reading(HeldReading):
            def add(self, *added: Any) -> None:
                kept.append(added)
                HeldReading.add(self, *added)

        return Reading()


def finish(model, documents, memory=True, question=QUESTION):
    events = list(DeepEngine(model, memory).answer(question, documents, PlainContext()))
    assert isinstance(events[-1], Finished)
    return events, events[-1].answer


@pytest.mark.parametrize("memory", [True, False])
def test_every_segment_is_read_once_and_in_order(model, document, memory):
    events, answer = finish(model, [document], memory)
    read = [event for event in events if isinstance(event, SegmentRead)]
    count = len(document.segments)
    assert count > 6
    assert [event.segment for event in read] == list(range(count))
    assert [(event.done, event.total) for event in read] == [(i, count) for i in range(1, count + 1)]
    assert [event.page for event in read] == [segment.page for segment in document.segments]
    assert answer.tokens_read == sum(segment.tokens for segment in document.segments)


@pytest.mark.parametrize("memory", [True, False])
def test_the_answer_is_the_best_span_of_all_segments_with_its_segments_answerability(model, document, memory):
    """Against a loop that knows nothing of the engine."""
    reader, ids = model.reader, model.question_ids(QUESTION)
    carried, logits = reader.cell.first_memory(1), dict[tuple[str, int], float]()
    for segment in document.segments:
        tokens = model.tokens(segment, document.pages)
        rows = build_rows([ids], [tokens.ids], 4, model.tokenizer.special)
        with torch.inference_mode():
            reading = reader(rows, carried)
        if memory:
            carried = reading.memory.half().float()
        for first in range(len(tokens.ids)):
            for last in range(first, len(tokens.ids)):
                at = rows.offsets[0]
                logit = float(reading.start[0, at + first] + reading.end[0, at + last]) / 2
                logit += 0.3 * float(reading.answerable[0])
                if tokens.places[first].page == tokens.places[last].page:
                    page = document.pages[tokens.places[first].page - 1].text
                    text = " ".join(page[tokens.places[first].start : tokens.places[last].end].split())
                    logits[text, segment.index] = max(logit, logits.get((text, segment.index), -np.inf))
    _, answer = finish(model, [document], memory)
    chosen = logits[answer.text, answer.evidence[0].segment]
    assert chosen == pytest.approx(max(logits.values()), abs=1e-5)
    assert sum(logit > chosen - 1e-3 for logit in logits.values()) < len(logits) / 20


def test_every_quote_is_exactly_the_pages_text(model, document):
    _, answer = finish(model, [document])
    assert answer.evidence
    assert answer.engine == "deep"
    for evidence in answer.evidence:
        page = document.pages[evidence.page - 1].text
        assert page[evidence.start : evidence.end] == evidence.quote
        assert evidence.answer in evidence.quote
    scores = [evidence.score for evidence in answer.evidence]
    assert scores == sorted(scores, reverse=True)
    assert answer.confidence == scores[0]


def test_findings_are_told_as_they_come(model, document):
    events, answer = finish(model, [document])
    found = [i for i, event in enumerate(events) if isinstance(event, EvidenceFound)]
    assert found[0] < len(events) - 3
    for i in found:
        assert isinstance(events[i - 1], SegmentRead)
        assert events[i].evidence.segment == events[i - 1].segment
    assert answer.evidence[0].quote in [events[i].evidence.quote for i in found]


def test_below_the_threshold_nothing_is_claimed(document):
    _, answer = finish(tiny_model(threshold=1.1), [document])
    assert (answer.text, answer.abstained, answer.evidence, answer.memory) == (None, True, (), ())
    assert 1 <= len(answer.nearest) <= 3


def test_memory_carried_along_changes_what_is_found(model, document):
    on, off = finish(model, [document])[1], finish(model, [document], memory=False)[1]
    assert [e.score for e in on.evidence] != [e.score for e in off.evidence]
    assert on.memory
    assert off.memory == ()


def test_memory_starts_anew_with_every_document(model, document):
    other = from_pages(model, 8, "other.txt", lease_pages(2))
    together, alone = Kept(), Kept()
    events, _ = finish(model, [document, replace(other, questions=together)])
    finish(model, [replace(other, questions=alone)])
    assert together.added == alone.added
    assert [segment for segment, *_ in alone.added] == list(range(len(other.segments)))
    read = [(event.document_id, event.segment) for event in events if isinstance(event, SegmentRead)]
    assert read == [(7, i) for i in range(len(document.segments))] + [(8, i) for i in range(len(other.segments))]


def test_memory_uses_name_the_segments_before_the_answer(model, document):
    _, answer = finish(model, [document])
    answering = answer.evidence[0].segment
    assert answering > 0
    assert all(use.segment < answering for use in answer.memory)
    weights = [use.weight for use in answer.memory]
    assert weights == sorted(weights, reverse=True)
    assert [use.page for use in answer.memory] == [document.segments[use.segment].page for use in answer.memory]
    if model.reader.cell.gate is None:
        assert [(use.segment, use.weight) for use in answer.memory] == [(answering - 1, 1.0)]
    else:
        assert len(answer.memory) > 1
        assert 0.5 < sum(weights) < 1


def test_a_document_without_text_is_not_found(model, document):
    empty = from_pages(model, 9, "empty", [])
    _, answer = finish(model, [empty])
    assert (answer.abstained, answer.nearest) == (True, ())
    assert finish(model, [empty, document])[1].text == finish(model, [document])[1].text


def test_cancelling_stops_between_segments(model, document):
    token = CancelToken()
    events = DeepEngine(model).answer(QUESTION, [document], PlainContext(token=token))
    assert isinstance(next(events), SegmentRead)
    token.cancel()
    with pytest.raises(Cancelled):
        [event for event in events if not isinstance(event, EvidenceFound)]


def test_the_engine_is_known_by_its_name(model):
    assert isinstance(make_engine("deep", model), DeepEngine)


def test_a_span_ranked_below_another_never_scores_above_it():
    ranking = Ranking(Calibration((1.0, 0.0, 0.0, 0.0, 0.0, 0.0), 0.0, 0.5))
    ranking.add(0, 0, Findings(-1.0, 3.0, (TokenSpan(0, 0, 2.0),)), 0.0, 0.0)
    ranking.add(0, 1, Findings(4.0, 0.0, (TokenSpan(1, 1, 2.5), TokenSpan(3, 4, 0.5))), 0.0, 0.0)
    best = list(ranking.best_first())
    assert [one.segment for one in best] == [0, 1, 1]
    assert [one.logit for one in best] == pytest.approx([4.7, 3.7, 1.7])
    assert len({one.score for one in best}) == 1


def test_of_like_spans_the_one_whose_segment_answers_comes_first():
    ranking = Ranking(Calibration())
    ranking.add(0, 0, Findings(-4.0, 0.5, (TokenSpan(0, 0, 5.0),)), 0.0, 0.0)
    ranking.add(0, 1, Findings(2.0, 0.0, (TokenSpan(0, 0, 5.0),)), 0.0, 0.0)
    assert [one.segment for one in ranking.best_first()] == [1, 0]


def test_doubts_are_asked_once_of_those_that_may_come_first_and_put_them_back():
    ranking, asked = Ranking(Calibration((1.0, 0.0, 0.0, 0.0, 0.0, 0.0), 0.0, 0.5)), []
    for segment, margin in enumerate((9.0, 7.0, 4.0, 2.0, 1.9)):
        ranking.add(0, segment, Findings(0.0, 0.0, (TokenSpan(0, 0, margin),)), 0.0, 0.0)

    def doubts(spans):
        asked.append([one.segment for one in spans])
        return [6.0, 0.5, 0.0]

    best = list(ranking.best_first(doubts))
    assert asked == [[0, 1, 2]]
    assert [(one.segment, one.logit) for one in best] == [(1, 6.5), (2, 4.0), (0, 3.0), (3, 2.0), (4, 1.9)]


def test_an_answer_in_a_sentence_on_something_else_falls_behind(model):
    """Another sentence comes first if it alone is like the question."""
    document = from_pages(model, 1, "a", [Page(i, text.strip()) for i, text in enumerate(CLAUSES, 1)])
    _, plain = finish(model, [document])
    agreeing = Pointing({})
    same = DeepEngine(model, likeness=Likeness(lambda: agreeing)).answer(QUESTION, [document], PlainContext())
    assert [replace(event.answer, timings=Timings()) for event in same if isinstance(event, Finished)] == [
        replace(plain, timings=Timings())
    ]
    asked, *quotes = agreeing.calls[0]
    other = next(quote for quote in quotes if quote != quotes[0])
    doubting = Likeness(lambda: Pointing({other: 1.0}, others=-0.5))
    doubted = list(DeepEngine(model, likeness=doubting).answer(QUESTION, [document], PlainContext()))[-1].answer
    assert asked == QUESTION
    assert (plain.evidence or plain.nearest)[0].quote == quotes[0]
    assert (doubted.evidence or doubted.nearest)[0].quote == other


def test_what_is_found_by_a_name_comes_first_with_the_memory_that_held_it(model, document, monkeypatch):
    other = from_pages(model, 8, "other.pdf", lease_pages(1))
    place, held, span = 3, len(other.segments) + 2, TokenSpan(1, 2, 9.0)
    introduced = Mention(held + 3, 4, 11)
    followed = Followed(place, Name("Tenant", 0.5, held), introduced, Findings(1.0, 0.0, (span,)), (100.0,), 12)
    asked = []

    def follow(self, context):
        asked.append(self._segments)
        return iter([followed])

    monkeypatch.setattr(Hops, "follow", follow)
    sources = [other, document]
    segments = [(source, segment) for source in sources for segment in source.segments]
    agreeing = Likeness(lambda: Pointing({}))

    def read(memory):
        engine = DeepEngine(model, memory, agreeing)
        return list(engine.answer(QUESTION, sources, PlainContext()))[-1].answer, engine

    answer, engine = read(True)
    source, segment = segments[place]
    tokens = model.tokens(segment, source.pages)
    first, last = tokens.places[1], tokens.places[2]
    assert (answer.evidence[0].document_id, answer.evidence[0].segment) == (source.id, segment.index)
    assert answer.text == source.pages[first.page - 1].text[first.start : last.end]
    assert answer.tokens_read == sum(part.tokens for _, part in segments) + 12
    leading = answer.evidence[1]
    text = segment_text(segments[held + 3][1], document.pages, model.tokens(segments[held + 3][1], document.pages))[0]
    assert (leading.document_id, leading.segment, leading.score) == (7, 5, answer.confidence)
    assert text[4:11].strip() in leading.answer
    assert document.pages[leading.page - 1].text[leading.start : leading.end] == leading.quote
    assert {use.document_id for use in answer.memory} == {7}
    assert max(use.segment for use in answer.memory) == 2
    (best, *_) = engine.read_all(QUESTION, sources, PlainContext())
    assert (best.document.id, best.segment) == (source.id, segment.index)
    assert asked == [len(segments)] * 2
    plain, _ = read(False)
    assert plain.text != answer.text
    assert asked == [len(segments)] * 2


def test_calibration_sees_the_segments_in_the_order_of_the_answer(model, document):
    other = from_pages(model, 8, "other.pdf", [Page(1, "The contents are insured by the tenant of the flat.")])
    sources = [other, document]
    _, answer = finish(model, sources)
    engine = DeepEngine(model)
    candidates = engine.read_all(QUESTION, sources, PlainContext())
    first = (answer.evidence or answer.nearest)[0]
    assert (candidates[0].document.id, candidates[0].segment) == (first.document_id, first.segment)
    assert model.calibration.probability(candidates[0].features) == pytest.approx(first.score)
    near = relevance(model, QUESTION, sources)
    for candidate in candidates:
        place = candidate.segment + (0 if candidate.document is other else len(other.segments))
        assert (candidate.features.dense, candidate.features.lexical) == (near.dense[place], near.lexical[place])


def test_how_sure_it_is_says_a_scale_of_its_own(document):
    own = Calibration((0.0,) * 6, bias=-1.0, threshold=0.9)
    model = Model(tiny_reader().requires_grad_(False), tokenizer(), Calibration(threshold=0.0), "tiny", {"deep": own})
    _, answer = finish(model, [document])
    assert answer.abstained
    assert answer.confidence == pytest.approx(1 / (1 + np.e))


def test_the_ranking_keeps_the_best_of_any_number():
    ranking = Ranking(Calibration())
    for i in range(500):
        ranking.add(0, i, Findings(0.0, float(i * 37 % 500), (TokenSpan(0, 0, 0.0),)), 0.0, 0.0)
    assert [one.logit for one in ranking.best_first()] == [float(499 - i) for i in range(MOST_SPANS)]
