from dataclasses import replace

import pytest

from rmt_desktop.answering import model as loaded
from rmt_desktop.answering.calibration import Calibration
from rmt_desktop.answering.candidates import read_side_by_side
from rmt_desktop.answering.passage import PassageEngine
from rmt_desktop.answering.rmt import RmtEngine
from rmt_desktop.domain.answers import Finished, SegmentRead
from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.workflows.sources import from_pages, unread
from tests.tiny import lease_pages, tiny_model


@pytest.fixture(scope="module")
def model():
    return tiny_model()


@pytest.fixture(scope="module")
def document(model):
    return from_pages(model, 7, "lease.pdf", lease_pages(6))


QUESTION = "Which law governs this lease?"
LAW = "This lease is governed by the law of England and Wales. " * 12


def finish(engine, documents, question=QUESTION):
    events = list(engine.answer(question, documents, PlainContext()))
    assert isinstance(events[-1], Finished)
    return events, events[-1].answer


@pytest.mark.parametrize("memory", [True, False])
def test_every_quote_is_exactly_the_pages_text(model, document, memory):
    _, answer = finish(RmtEngine(model, memory), [document])
    assert answer.evidence
    assert not answer.abstained
    for evidence in answer.evidence:
        page = document.pages[evidence.page - 1].text
        assert page[evidence.start : evidence.end] == evidence.quote
        assert evidence.answer in evidence.quote
        assert (evidence.document_id, evidence.document) == (7, "lease.pdf")
    scores = [evidence.score for evidence in answer.evidence]
    assert scores == sorted(scores, reverse=True)
    assert answer.text == " ".join(answer.evidence[0].answer.split())


def test_survivors_are_read_in_document_order(model, document):
    events, answer = finish(RmtEngine(model), [document])
    read = [event for event in events if isinstance(event, SegmentRead)]
    assert [event.segment for event in read] == sorted(event.segment for event in read)
    assert [event.done for event in read] == list(range(1, len(read) + 1))
    assert answer.tokens_read > 0


def test_rows_are_read_in_batches_of_like_length_and_score_as_alone(model, monkeypatch):
    monkeypatch.setattr(loaded, "_BATCH_TOKENS", 120)
    question = model.question_ids(QUESTION)
    words = model.tokenizer.encode("".join(page.text for page in lease_pages(1))).ids
    segments = [words[:40], words[:5], words[5:30], words[10:50], words[2:9]]
    read = list(model.read_apart(question, segments, [None] * 5))
    assert [i for i, _ in read] == [1, 4, 2, 0, 3]
    alone = [next(model.score(question, [segment], [None])).answerable for segment in segments]
    assert [step.scores.answerable for _, step in sorted(read, key=lambda pair: pair[0])] == pytest.approx(
        alone, abs=1e-5
    )
    together = model.score(question, segments, [None] * 5)
    assert [scores.answerable for scores in together] == pytest.approx(alone, abs=1e-5)


def test_what_comes_first_in_order_is_not_read_a_second_time(model, document, monkeypatch):
    engine, ids = RmtEngine(model), model.question_ids(QUESTION)
    candidates = read_side_by_side(model, QUESTION, engine.retrieve(QUESTION, [document]), PlainContext())
    way = list(engine._path(engine._survivors(candidates), candidates))
    plain = list(model.score_in_order(ids, [part for *_, part in way]))
    read, real = [], model.score_in_order
    monkeypatch.setattr(
        model, "score_in_order", lambda q, parts, memory: real(q, (read.append(p) or p for p in parts), memory)
    )
    steps = list(engine._steps(ids, way, candidates))
    assert read == [part for *_, part in way[1:]]
    for step, expected in zip(steps, plain, strict=True):
        assert step.scores.answerable == pytest.approx(
            expected.scores.answerable, abs=1e-3
        )  # memory is kept in float16
        assert step.scores.start == pytest.approx(expected.scores.start, abs=1e-3)


def test_only_what_comes_near_the_best_candidate_is_read_again():
    model = tiny_model()
    model.calibration = Calibration((1.0, 0.0, 0.0, 0.0, 0.0, 0.0), 0.0)
    document = from_pages(model, 7, "lease.pdf", lease_pages(9))
    engine = RmtEngine(model)
    candidates = engine.retrieve(QUESTION, [document])
    for rank, candidate in enumerate(candidates):
        candidate.features = replace(candidate.features, answerable=5.0 - rank / 10)
    assert len(candidates) >= 24
    assert engine._survivors(candidates) == sorted(candidates[:8], key=lambda c: c.segment)
    assert engine._survivors(candidates[:13]) == sorted(candidates[:4], key=lambda c: c.segment)
    assert engine._survivors(candidates[:4]) == sorted(candidates[:3], key=lambda c: c.segment)
    for candidate in candidates[2:]:
        candidate.features = replace(candidate.features, answerable=1.9)  # odds less than a twentieth of the best
    assert engine._survivors(candidates) == sorted(candidates[:2], key=lambda c: c.segment)


def test_headings_are_read_once_where_they_are_not_in_view(model):
    page = Page(1, "1. RENT\n" + "The rent is 48,000 pounds a year, payable in advance. " * 12 + "\n2. LAW\n" + LAW)
    document = from_pages(model, 7, "lease.pdf", [page])
    engine = RmtEngine(model)
    candidates = engine.retrieve(QUESTION, [document])
    for candidate in candidates:
        candidate.features = replace(candidate.features, lexical=0.0)
    by_segment = {candidate.segment: candidate for candidate in candidates}
    under_rent, under_law = by_segment[2], [by_segment[n] for n in sorted(by_segment)[-2:]]
    way = list(engine._path([under_rent, *under_law], [under_rent, *under_law]))
    assert [candidate for candidate, *_ in way if candidate] == [under_rent, *under_law]
    headings = [model.tokenizer.encode(text).ids for text in ("1. RENT", "2. LAW")]
    assert [tokens for candidate, _, tokens in way if candidate is None] == headings
    holding = by_segment[way[2][1]]
    assert holding.segment < under_law[0].segment
    way = list(engine._path([holding, under_law[0]], [holding, under_law[0]]))
    assert [tokens for candidate, _, tokens in way if candidate is None] == headings[:1]


def test_below_the_threshold_nothing_is_claimed(document):
    _, answer = finish(RmtEngine(tiny_model(threshold=1.1)), [document])
    assert answer.abstained
    assert answer.text is None
    assert answer.evidence == ()
    assert 1 <= len(answer.nearest) <= 3


def test_memory_carried_along_changes_what_is_read(model, document):
    _, on = finish(RmtEngine(model, memory=True), [document])
    _, off = finish(RmtEngine(model, memory=False), [document])
    assert [e.score for e in on.evidence] != [e.score for e in off.evidence]


def test_several_documents_are_told_apart(model, document):
    other = from_pages(model, 8, "other.txt", lease_pages(2))
    _, answer = finish(RmtEngine(model), [document, other])
    assert {evidence.document_id for evidence in answer.evidence} <= {7, 8}


def test_a_document_without_text_is_not_found(model):
    _, answer = finish(RmtEngine(model), [from_pages(model, 9, "empty", [])])
    assert answer.abstained
    assert answer.nearest == ()


def test_cancelling_stops_between_segments(model, document):
    token = CancelToken()
    events = RmtEngine(model).answer("Which law?", [document], PlainContext(token=token))
    token.cancel()
    with pytest.raises(Cancelled):
        list(events)


def test_the_passage_engine_reads_without_retrieval_and_never_abstains(model):
    pages = lease_pages(1)
    _, answer = finish(PassageEngine(model), [unread(1, "p", pages)])
    assert not answer.abstained
    assert answer.evidence[0].quote in pages[0].text
