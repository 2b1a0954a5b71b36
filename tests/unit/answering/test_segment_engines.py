import pytest

from rmt_desktop.answering.language_model import LanguageModels
from rmt_desktop.answering.rmt_lm import RmtLmEngine
from rmt_desktop.answering.segment_cache import SegmentCacheEngine
from rmt_desktop.domain.answers import Finished, SegmentRead
from rmt_desktop.domain.errors import Cancelled, TooLongForModel
from rmt_desktop.domain.model_errors import CheckpointMismatch, ModelMissing
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.memory.decoder_checkpoint import new_decoder, save_decoder
from rmt_desktop.models.store import ModelStore
from rmt_desktop.workflows.installing import keep_imported
from rmt_desktop.workflows.sources import unread
from tests.tiny import lease_pages
from tests.tiny_models import install_tiny

QUESTION = "Which law governs this lease?"


@pytest.fixture
def store(tmp_path):
    return ModelStore(tmp_path / "data")


@pytest.fixture
def document():
    return unread(7, "lease.pdf", lease_pages(4))


def finish(engine, documents, question=QUESTION):
    events = list(engine.answer(question, documents, PlainContext()))
    assert isinstance(events[-1], Finished)
    return [event for event in events if isinstance(event, SegmentRead)], events[-1].answer


@pytest.mark.parametrize("compress", [False, True])
def test_a_text_beyond_the_window_is_read_in_segments(store, document, compress):
    install_tiny(store, positions=1024)
    models = LanguageModels(store)
    read, answer = finish(SegmentCacheEngine(models, compress), [document])
    assert answer.engine == ("compressive" if compress else "xl")
    assert len(read) > 3
    assert (read[-1].done, read[-1].page) == (read[-1].total, 4)
    assert answer.tokens_read > models.get().window
    assert answer.timings.generate > 0
    again, second = finish(SegmentCacheEngine(LanguageModels(store), compress), [document])
    assert second.text == answer.text
    assert again == []


def test_both_caches_are_kept_apart(store, document):
    install_tiny(store, positions=1024)
    for compress in (False, True):
        finish(SegmentCacheEngine(LanguageModels(store), compress), [document])
    assert len(list(store.caches.iterdir())) == 2


def test_a_model_without_rotary_positions_is_refused(store, document):
    install_tiny(store, family="gpt2")
    with pytest.raises(CheckpointMismatch, match="sliding cache"):
        finish(SegmentCacheEngine(LanguageModels(store), True), [document])


def test_a_question_that_leaves_no_room_is_refused(store, document):
    install_tiny(store, positions=512)
    with pytest.raises(TooLongForModel, match="Shorten it"):
        finish(SegmentCacheEngine(LanguageModels(store), False), [document], "why " * 90)


@pytest.fixture(params=[0, 2])
def memory(request, store, tmp_path):
    backbone = install_tiny(store, "Tiny", family="gpt2", positions=512)
    cell = new_decoder(backbone.folder, memory_vectors=3, segment_tokens=200, bank_states=request.param)
    save_decoder(cell, tmp_path / "memory")
    return keep_imported(store.folder.parent, "my-memory", tmp_path / "memory", "tiny")


def test_a_decoder_with_memory_reads_any_length_and_writes(store, document, memory):
    assert memory.backbone == "Tiny"
    read, answer = finish(RmtLmEngine(LanguageModels(store)), [document])
    assert answer.engine == "rmt-lm"
    assert len(read) > 5
    assert answer.timings.generate > 0
    assert answer.tokens_read > 512
    with pytest.raises(TooLongForModel, match="Shorten the question"):
        finish(RmtLmEngine(LanguageModels(store)), [document], "why " * 120)


def test_memory_carries_what_stood_in_other_segments(store, memory):
    pages = lease_pages(4)
    changed = [type(pages[0])(1, pages[0].text.replace("Landlord", "Lion")), *pages[1:]]
    engine = RmtLmEngine(LanguageModels(store))
    confident = [list(_likelihoods(engine, unread(1, "d", text))) for text in (pages, changed)]
    assert confident[0] != confident[1]


def _likelihoods(engine, document):
    cell, format = engine._load()
    from rmt_desktop.answering import rmt_lm

    prompt = format.prompt("", document.pages[0].text + document.pages[1].text, QUESTION)
    segments = [prompt.prefix[i : i + 200] for i in range(0, len(prompt.prefix), 200)]
    reading = rmt_lm._Reading(cell, segments[:-1])
    list(reading)
    tokens = rmt_lm.write_with_memory(cell, segments[-1], reading.memory, reading.bank, rmt_lm.Decoding(3))
    return [token.probability for token in tokens]


def test_without_a_memory_the_message_says_how_to_get_one(store, document):
    install_tiny(store, family="gpt2")
    with pytest.raises(ModelMissing, match="models install rmt-gpt2-babilong-qa1"):
        finish(RmtLmEngine(LanguageModels(store)), [document])


def test_a_memory_without_its_model_says_which_one_is_missing(store, document, memory):
    store.remove("Tiny")
    with pytest.raises(ModelMissing, match="Tiny is not installed"):
        finish(RmtLmEngine(LanguageModels(store)), [document])


def test_cancelling_stops_between_segments(store, document, memory):
    token = CancelToken()
    events = RmtLmEngine(LanguageModels(store)).answer(QUESTION, [document], PlainContext(token=token))
    assert isinstance(next(events), SegmentRead)
    token.cancel()
    with pytest.raises(Cancelled):
        list(events)
