from dataclasses import replace

import pytest

from rmt_desktop.answering.tally import TallyEngine
from rmt_desktop.domain.answers import Evidence, EvidenceFound, Finished, SegmentRead
from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.workflows.asking import make_engine
from rmt_desktop.workflows.sources import from_pages
from tests.tiny import lease_pages, tiny_model

QUESTION = "List every payment"


@pytest.fixture(scope="module")
def model():
    return tiny_model()


@pytest.fixture(scope="module")
def document(model):
    return from_pages(model, 7, "lease.pdf", lease_pages(6))


def events_of(model, documents):
    return list(make_engine("tally", model).answer(QUESTION, documents, PlainContext()))


def test_every_finding_of_the_whole_document_is_in_the_answer_in_reading_order(model, document) -> None:
    *events, last = events_of(model, [document])
    assert isinstance(last, Finished)
    found = [event.evidence for event in events if isinstance(event, EvidenceFound)]
    assert last.answer.evidence == tuple(found)
    assert len(found) > 10
    assert (last.answer.text, last.answer.abstained) == (None, False)
    assert [e.segment for e in found] == sorted(e.segment for e in found)
    for evidence in found:
        assert document.pages[evidence.page - 1].text[evidence.start : evidence.end] == evidence.quote
    read = [event.segment for event in events if isinstance(event, SegmentRead)]
    assert read == list(range(len(document.segments)))


def test_no_finding_covers_another(model, document) -> None:
    found = events_of(model, [document])[-1].answer.evidence

    def place(e: Evidence) -> set[tuple[int, int]]:
        return {(e.page, i) for i in range(e.start, e.end)}

    places = [place(evidence) for evidence in found]
    assert sum(map(len, places)) == len(set().union(*places))


def test_only_what_is_above_the_threshold_counts(document) -> None:
    all_of_it = events_of(tiny_model(), [document])[-1].answer.evidence
    scores = sorted(evidence.score for evidence in all_of_it)
    threshold = scores[len(scores) // 2]
    half = events_of(tiny_model(threshold=threshold), [document])[-1].answer
    assert all(evidence.score >= threshold for evidence in half.evidence)
    assert 0 < len(half.evidence) < len(all_of_it)
    none = events_of(tiny_model(threshold=1.1), [document])[-1].answer
    assert (none.abstained, none.evidence) == (True, ())
    assert none.confidence == none.nearest[0].score >= max(scores)
    assert len(none.nearest) == 3


def test_several_documents_are_read_one_after_the_other(model, document) -> None:
    other = replace(document, id=8, name="other.pdf")
    found = events_of(model, [document, other])[-1].answer.evidence
    ids = [evidence.document_id for evidence in found]
    assert ids == sorted(ids)
    assert ids.count(7) == ids.count(8)


def test_it_stops_between_two_segments(model, document) -> None:
    token = CancelToken()
    context = PlainContext(token=token)

    def read_on() -> None:
        for event in TallyEngine(model).answer(QUESTION, [document], context):
            if isinstance(event, SegmentRead):
                token.cancel()

    with pytest.raises(Cancelled):
        read_on()
