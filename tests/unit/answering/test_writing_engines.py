from types import SimpleNamespace

import pytest

from rmt_desktop.answering import document_caches, language_model
from rmt_desktop.answering.cag import CagEngine
from rmt_desktop.answering.full import FullContextEngine
from rmt_desktop.answering.generated import ground
from rmt_desktop.answering.language_model import LanguageModels
from rmt_desktop.domain.answers import EvidenceFound, Finished, PartialText, SegmentRead
from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.errors import Cancelled, QuestionError, TooLongForModel
from rmt_desktop.domain.model_errors import ModelAltered, ModelMissing, NotEnoughMemory
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.memory.generation import Written
from rmt_desktop.models.store import ModelStore
from rmt_desktop.workflows.asking import ENGINES, make_engine
from rmt_desktop.workflows.sources import unread
from tests.tiny import lease_pages, tiny_model
from tests.tiny_models import install_tiny

QUESTION = "Which law governs this lease?"


@pytest.fixture
def store(tmp_path):
    store = ModelStore(tmp_path / "data")
    install_tiny(store)
    return store


@pytest.fixture
def models(store):
    return LanguageModels(store)


@pytest.fixture
def document():
    return unread(7, "lease.pdf", lease_pages(2))


def finish(engine, documents, question=QUESTION, context=None):
    events = list(engine.answer(question, documents, context or PlainContext()))
    assert isinstance(events[-1], Finished)
    return events, events[-1].answer


def says(models, monkeypatch, text):
    """The model is loaded and read as ever; what it writes is told here."""
    model = models.get()
    ids = model.format._own.encode(text).ids
    asked = []

    def write(self, prompt, *others, **named):
        asked.append(list(prompt))
        return iter([Written(token, 0.5) for token in ids])

    monkeypatch.setattr(language_model.LanguageModel, "write", write)
    return asked


def test_cag_and_full_write_the_same(models, document):
    _, cached = finish(CagEngine(models), [document])
    _, again = finish(CagEngine(models), [document])
    events, full = finish(FullContextEngine(models), [document])
    assert cached.text == again.text
    assert cached.timings.generate > 0
    assert full.tokens_read == cached.tokens_read > again.tokens_read > 0
    read = [event for event in events if isinstance(event, SegmentRead)]
    assert [event.done for event in read] == sorted(event.done for event in read)
    assert (read[-1].done, read[-1].page, read[0].document_id) == (read[-1].total, 2, 7)


def test_the_cache_on_disk_serves_a_new_start_of_the_program(store, models, document):
    _, first = finish(CagEngine(models), [document])
    (path,) = store.caches.iterdir()
    assert path.name.startswith("7.")
    later = LanguageModels(ModelStore(store.folder.parent))
    events, second = finish(CagEngine(later), [document])
    assert second.text == first.text
    assert not [event for event in events if isinstance(event, SegmentRead)]
    assert second.tokens_read < first.tokens_read


def test_another_text_or_model_is_not_served_from_the_cache(store, models, document):
    finish(CagEngine(models), [document])
    changed = unread(7, "lease.pdf", [*document.pages[:-1], Page(2, "Another text.")])
    events, _ = finish(CagEngine(models), [changed])
    assert [event for event in events if isinstance(event, SegmentRead)]
    install_tiny(store, "Other", seed=1)
    events, _ = finish(CagEngine(models), [document])
    assert [event for event in events if isinstance(event, SegmentRead)]
    assert len(list(store.caches.iterdir())) == 3
    store.drop_caches(7)
    assert list(store.caches.iterdir()) == []


def test_a_damaged_cache_is_made_anew(store, document):
    _, first = finish(CagEngine(LanguageModels(store)), [document])
    (path,) = store.caches.iterdir()
    path.write_bytes(b"damaged")
    _, second = finish(CagEngine(LanguageModels(store)), [document])
    assert second.text == first.text
    assert second.tokens_read == first.tokens_read
    assert path.stat().st_size > 1000


def test_a_disk_without_room_costs_the_cache_and_not_the_answer(store, models, document, monkeypatch):
    monkeypatch.setattr(document_caches.shutil, "disk_usage", lambda folder: SimpleNamespace(free=1000))
    _, answer = finish(CagEngine(models), [document])
    assert answer.timings.read > 0
    assert list(store.caches.iterdir()) == []


def test_what_was_not_asked_for_longest_makes_room(store, models, document, monkeypatch):
    finish(CagEngine(models), [document])
    (first,) = store.caches.iterdir()
    monkeypatch.setattr(document_caches, "MOST_BYTES", int(first.stat().st_size * 1.5))
    finish(CagEngine(models), [unread(8, "lease.pdf", document.pages)])
    assert [path.name.partition(".")[0] for path in store.caches.iterdir()] == ["8"]


@pytest.mark.parametrize("engine", [CagEngine, FullContextEngine])
def test_a_document_beyond_the_window_is_refused_with_the_excess(models, engine):
    document = unread(1, "long.txt", [Page(1, "x " * 2000)])
    prompt = models.get().format.prompt("", "x " * 2000, "")
    with pytest.raises(TooLongForModel, match=r"window of 2,048 tokens.*: ([\d,]+) too many") as raised:
        finish(engine(models), [document])
    excess = int(str(raised.value).split(" too many")[0].rpartition(" ")[2].replace(",", ""))
    assert 0 < excess < len(prompt.text)
    shorter = unread(1, "long.txt", [Page(1, document.pages[0].text[excess + 1 :])])
    finish(engine(models), [shorter])


def test_an_answer_is_tied_to_the_documents_words(models, document, monkeypatch):
    says(models, monkeypatch, "It is the law of England and Wales. The rent is 50,000 pounds.")
    events, answer = finish(FullContextEngine(models), [document])
    texts = [event.text for event in events if isinstance(event, PartialText)]
    assert texts[-1] == answer.text == "It is the law of England and Wales. The rent is 50,000 pounds."
    assert len(texts) > 5
    assert answer.evidence
    assert all("England and Wales" in evidence.quote for evidence in answer.evidence)
    assert answer.confidence == pytest.approx(0.25)
    assert [event for event in events if isinstance(event, EvidenceFound)]


def test_only_the_first_paragraph_is_the_answer(models, document, monkeypatch):
    says(models, monkeypatch, "It is the law of\nEngland.\n\nThe rent is 50,000 pounds and so on.")
    _, answer = finish(FullContextEngine(models), [document])
    assert answer.text == "It is the law of England."


@pytest.mark.parametrize("text", ["Not found.", "The document does not say.", "", "There is no mention of it."])
def test_a_model_that_says_so_has_not_found_it(text):
    answer = ground(text, 0.9, QUESTION, [], "full")
    assert answer.abstained
    assert answer.text is None
    assert answer.confidence == pytest.approx(0.1)


def test_cancelling_stops_reading_between_pieces_and_keeps_no_half_a_cache(store, models):
    document = unread(1, "d", lease_pages(3))
    token = CancelToken()
    events = CagEngine(models).answer(QUESTION, [document], PlainContext(token=token))
    assert isinstance(next(events), SegmentRead)
    token.cancel()
    with pytest.raises(Cancelled):
        list(events)
    assert not store.caches.exists()


def test_names_of_special_tokens_in_a_document_are_ordinary_words(models):
    model = models.get()
    tokenizer = model.format._foreign._tokenizer
    model.format._own._tokenizer.add_special_tokens(["<|end|>"])
    tokenizer.add_special_tokens(["<|end|>"])
    special = tokenizer.token_to_id("<|end|>")
    prompt = model.format.prompt("Answer.", "a <|end|> b", "c <|end|>?")
    assert special not in prompt.before + prompt.text + prompt.after
    assert special in model.format._own.encode("a <|end|>").ids


def test_without_a_model_the_message_says_how_to_install_one(tmp_path, document):
    for engine in (CagEngine, FullContextEngine):
        with pytest.raises(ModelMissing, match="rmt-desktop models install SmolLM2-135M-Instruct"):
            finish(engine(LanguageModels(ModelStore(tmp_path))), [document])
    with pytest.raises(ModelMissing, match="models install"):
        make_engine("cag", tiny_model())


def test_a_model_is_chosen_by_name_else_the_last_one(store):
    install_tiny(store, "Other", seed=1)
    assert LanguageModels(store).get().name == "Other"
    assert LanguageModels(store, "tiny").get().name == "Tiny"
    with pytest.raises(ModelMissing, match="Qwen is not installed"):
        LanguageModels(store, "Qwen").get()


def test_altered_weights_and_too_little_memory_are_refused(store, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(language_model.psutil, "virtual_memory", lambda: SimpleNamespace(available=10**6))
        with pytest.raises(NotEnoughMemory, match="Tiny needs"):
            LanguageModels(store).get()
    path = store.find("Tiny").folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-1] + b"\x99")
    with pytest.raises(ModelAltered):
        LanguageModels(store).get()


def test_every_engine_can_be_made(store):
    model = tiny_model()
    model.language = LanguageModels(store)
    assert [make_engine(name, model).name for name in ENGINES] == list(ENGINES)
    with pytest.raises(QuestionError):
        make_engine("other", model)
