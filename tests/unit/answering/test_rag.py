from dataclasses import replace

import numpy as np
import pytest

from rmt_desktop.answering.calibration import Calibration
from rmt_desktop.answering.model import Model
from rmt_desktop.answering.rag import RagEngine
from rmt_desktop.domain.answers import Finished, SegmentRead
from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.workflows.asking import make_engine
from rmt_desktop.workflows.passage_vectors import HeldVectors
from rmt_desktop.workflows.sources import from_pages
from tests.embedding_server import vector
from tests.tiny import lease_pages, tiny_model, tiny_reader, tokenizer

QUESTION = "How high is the premium for the greenhouse?"
NEEDLE = "The greenhouse premium is nine florins. "


class WordEmbedder:
    """Vectors by words, without any model; counts how often it works."""

    name, key = "words", "words"

    def __init__(self):
        self.embedded = []

    def embed(self, texts):
        self.embedded += texts
        found = np.array([vector(text) for text in texts], dtype=np.float32)
        return found / np.linalg.norm(found, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def model():
    return tiny_model()


@pytest.fixture(scope="module")
def document(model):
    pages = [Page(p.number, p.text + (NEEDLE if p.number == 9 else "")) for p in lease_pages(12)]
    return from_pages(model, 7, "lease.pdf", pages)


def engine(model, name, passages=3):
    vectors = HeldVectors(WordEmbedder())
    return RagEngine(model, name != "rag-dense", None if name == "rag-bm25" else lambda: vectors, passages)


@pytest.mark.parametrize("name", ["rag-bm25", "rag-dense", "rag-hybrid"])
def test_the_passages_that_retrieval_finds_are_read_and_quoted(model, document, name):
    asked = engine(model, name)
    events = list(asked.answer(QUESTION, [document], PlainContext()))
    answer = events[-1].answer
    assert isinstance(events[-1], Finished)
    assert (asked.name, answer.engine) == (name, name)
    read = [event for event in events if isinstance(event, SegmentRead)]
    assert len(read) == 3
    assert any(event.page == 9 for event in read)
    for evidence in answer.evidence:
        page = document.pages[evidence.page - 1].text
        assert page[evidence.start : evidence.end] == evidence.quote
    assert {e.segment for e in answer.evidence} <= {event.segment for event in read}
    assert answer.tokens_read == sum(document.segments[event.segment].tokens for event in read)


def test_words_and_meaning_rank_differently(model, document):
    lexical, dense = (
        [c.segment for c in engine(model, name).read_all(QUESTION, [document], PlainContext())]
        for name in ("rag-bm25", "rag-dense")
    )
    assert document.segments[lexical[0]].page == 9
    assert lexical != dense


def test_no_memory_is_in_view(model, document):
    """Each passage scores as it does alone."""
    asked = engine(model, "rag-bm25", passages=4)
    for candidate in asked.read_all(QUESTION, [document], PlainContext()):
        (alone,) = model.score(model.question_ids(QUESTION), [candidate.tokens.ids], [None])
        assert candidate.features.answerable == pytest.approx(alone.answerable, abs=1e-5)
        assert candidate.features.carried_answerable == candidate.features.answerable


def test_passages_get_their_vectors_once_and_that_is_ingest(model, document):
    embedder = WordEmbedder()
    vectors = HeldVectors(embedder)
    asked = RagEngine(model, False, lambda: vectors)
    first, second = (list(asked.answer(QUESTION, [document], PlainContext()))[-1].answer for _ in range(2))
    assert len(embedder.embedded) == len(document.segments) + 2
    assert first.timings.ingest > second.timings.ingest >= document.ingest_seconds
    assert first.evidence == second.evidence


def test_each_engine_abstains_by_its_own_scale(document):
    base, own = Calibration(threshold=0.0), Calibration(bias=-20.0, threshold=0.9)
    model = Model(tiny_reader().requires_grad_(False), tokenizer(), base, "tiny", {"rag-bm25": own})
    assert model.calibration_of("rag-dense") is base
    answers = {
        name: list(engine(model, name).answer(QUESTION, [document], PlainContext()))[-1].answer
        for name in ("rag-bm25", "rag-dense")
    }
    assert answers["rag-bm25"].abstained
    assert answers["rag-bm25"].nearest
    assert not answers["rag-dense"].abstained


def test_the_user_s_threshold_counts_for_every_engine_and_what_was_fitted_is_not_lost():
    base, own = Calibration(threshold=0.25), Calibration(bias=-1.0, threshold=0.4)
    model = Model(tiny_reader().requires_grad_(False), tokenizer(), base, "tiny", {"deep": own})
    model.threshold = 0.9
    assert model.calibration_of("deep") == replace(own, threshold=0.9)
    assert model.calibration_of("rmt") == replace(base, threshold=0.9)
    model.threshold = None
    assert model.calibration_of("deep") is own
    assert model.calibration_of("rmt") is base


def test_documents_without_text_and_several_documents(model, document):
    empty = from_pages(model, 9, "empty", [])
    for name in ("rag-bm25", "rag-hybrid"):
        nothing = list(engine(model, name).answer(QUESTION, [empty], PlainContext()))[-1].answer
        assert nothing.abstained
        both = list(engine(model, name).answer(QUESTION, [empty, document], PlainContext()))[-1].answer
        assert {e.document_id for e in both.evidence} == {7}


def test_cancelling_stops_it(model, document):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        list(engine(model, "rag-dense").answer(QUESTION, [document], PlainContext(token=token)))


def test_engines_are_found_by_name(model):
    vectors = HeldVectors(WordEmbedder())
    for name in ("rag-bm25", "rag-dense", "rag-hybrid"):
        assert make_engine(name, model, vectors=lambda: vectors).name == name
    with pytest.raises(ValueError, match="nothing to rank"):
        RagEngine(model, False)
