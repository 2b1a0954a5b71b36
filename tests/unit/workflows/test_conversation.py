from itertools import pairwise

import pytest

from rmt_desktop.answering import language_model
from rmt_desktop.answering.composing import Composer
from rmt_desktop.answering.language_model import LanguageModels
from rmt_desktop.domain.answers import Answer, Evidence, Finished, PartialText, Timings
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.memory.generation import Written
from rmt_desktop.models.store import ModelStore
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.answers_json import answer_object
from rmt_desktop.workflows.conversation import COMPOSE, marked, statements, understood
from rmt_desktop.workflows.onetime import ask_files, ask_in_turn
from tests.rooms import write_text
from tests.tiny import tiny_model
from tests.tiny_models import install_tiny

QUOTE = "This lease is governed by the law of England and Wales."
FOUND = Answer(
    "England and Wales",
    False,
    0.9,
    "rmt",
    evidence=(Evidence(1, "lease", 2, 0, len(QUOTE), QUOTE, 0.9, 0, 37, 54),),
    timings=Timings(read=1.0, total=1.0),
)
QUESTION = "Which law governs this lease?"


@pytest.fixture
def models(tmp_path):
    store = ModelStore(tmp_path / "data")
    install_tiny(store)
    return LanguageModels(store)


@pytest.fixture
def model(models):
    model = tiny_model()
    model.language = models
    return model


def says(models, monkeypatch, text, asked=None):
    ids = models.get().format._own.encode(text).ids

    def write(self, prompt, before=None, check=lambda: None, most=0):
        if asked is not None:
            asked.append(self.format.decode(list(prompt)))
        for token in ids:
            check()
            yield Written(token, 0.5)

    monkeypatch.setattr(language_model.LanguageModel, "write", write)


def compose(models, context=None):
    events = list(Composer(models).compose(QUESTION, FOUND, context or PlainContext()))
    assert isinstance(events[-1], Finished)
    return [event.text for event in events if isinstance(event, PartialText)], events[-1].answer


def test_findings_are_put_into_a_sentence_with_its_citation(models, monkeypatch):
    asked = []
    says(models, monkeypatch, "The lease is governed by the law of England. Rent is 900 pounds.", asked)
    texts, answer = compose(models)
    assert QUOTE in asked[0]
    assert QUESTION in asked[0]
    assert texts[-1] == answer.text == "The lease is governed by the law of England. Rent is 900 pounds."
    assert all(later.startswith(earlier) for earlier, later in pairwise(texts))
    assert (answer.evidence, answer.confidence) == (FOUND.evidence, 0.9)
    assert answer.timings.generate > 0
    assert [one.citations for one in statements(answer, QUESTION)] == [(0,), ()]
    assert marked(answer, QUESTION) == (
        "The lease is governed by the law of England. [1] Rent is 900 pounds. [no support found]"
    )
    told = answer_object(answer, QUESTION)["statements"]
    assert [(one["evidence"], one["supported"]) for one in told] == [([0], True), ([], False)]


@pytest.mark.parametrize("text", ["Bananas are yellow.", "Not found.", "", "This lease is governed by law."])
def test_what_no_quote_backs_does_not_take_the_place_of_what_was_found(models, monkeypatch, text):
    says(models, monkeypatch, text)
    texts, answer = compose(models)
    assert answer.text == texts[-1] == FOUND.text


def test_stopping_the_writing_keeps_what_was_found(models, monkeypatch):
    says(models, monkeypatch, "The lease is governed by the law of England.")
    token = CancelToken()
    events = Composer(models).compose(QUESTION, FOUND, PlainContext(token=token))
    assert isinstance(next(events), PartialText)
    token.cancel()
    *_, last = events
    assert isinstance(last, Finished)
    assert last.answer.text == FOUND.text


def test_quotes_beyond_the_window_are_left_out_from_the_last(models):
    evidence = [Evidence(1, "d", 1, 0, 500, f"{i} " * 250, 0.9, 0) for i in range(1, 10)]
    model = models.get()
    prompt = Composer(models).prompt(model, QUESTION, evidence)
    text = model.format.decode(prompt)
    assert len(prompt) < model.window
    assert "1 1 1" in text
    assert "9 9 9" not in text


def test_an_answer_that_was_not_written_has_no_marks():
    assert statements(FOUND, QUESTION) == ()
    assert marked(FOUND, QUESTION) == FOUND.text


def test_answers_are_composed_where_a_model_is_installed_and_it_is_not_turned_off(model, models, tmp_path, monkeypatch):
    path = write_text(tmp_path / "lease.txt")
    says(models, monkeypatch, "The Landlord lets the premises to the Tenant.")
    with Library.open(tmp_path / "library") as library:
        written = ask_files(library, lambda: model, [path], QUESTION, "rmt", PlainContext())
        library.set_setting(COMPOSE, "off")
        found = ask_files(library, lambda: model, [path], QUESTION, "rmt", PlainContext())
    assert written.timings.generate > 0
    assert found.timings.generate == 0
    assert written.evidence == found.evidence


def test_follow_ups_are_understood_after_the_chat_and_stored_as_typed(tmp_path):
    path = write_text(tmp_path / "lease.txt")
    texts = [
        "What is the yearly rent?",
        "When is it payable?",
        "And is it payable in advance?",
        "Which law governs it?",
    ]
    model = tiny_model()
    with Library.open(tmp_path / "library") as library:
        answers = ask_in_turn(library, lambda: model, [path], texts, "rmt", PlainContext())
        (chat,) = library.chats()
        stored = library.questions(chat.id)
        assert [understood(library, question) for question in stored] == [question for question, _ in answers]
    assert [question.text for question in stored] == texts
    assert [question for question, _ in answers] == [
        "What is the yearly rent?",
        "When is the yearly rent payable?",
        "Is the yearly rent payable in advance?",
        "Which law governs the yearly rent?",
    ]
