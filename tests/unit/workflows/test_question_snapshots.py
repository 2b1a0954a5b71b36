"""Deep reading through a real library: resumed, of a grown document, and as of a page; always the same answer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rmt_desktop.answering.hops import Hops
from rmt_desktop.answering.likeness import Likeness
from rmt_desktop.domain.answers import Answer, Finished, Question, SegmentRead, Timings
from rmt_desktop.domain.documents import Page, ParsedDocument
from rmt_desktop.domain.errors import Cancelled, QuestionError
from rmt_desktop.domain.segments import Findings, MemoryState
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.memory.tokens import Tokens
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.asking import answer, check_question, make_engine
from rmt_desktop.workflows.reading import read_document
from rmt_desktop.workflows.sources import from_pages
from rmt_desktop.workflows.stored_readings import BATCH
from tests.pointing import Pointing
from tests.rooms import write_text
from tests.tiny import CLAUSES, tiny_model

QUESTION = "Who insures the contents?"


class CountingModel:
    """The tiny reader, which notes how many segments it has read with a question in view."""

    def __init__(self, gated: bool = True):
        self._model = tiny_model(gated=gated)
        self.read_for_questions = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def score_in_order(self, *arguments: Any) -> Iterator[Any]:
        for step in self._model.score_in_order(*arguments):
            self.read_for_questions += 1
            yield step


@pytest.fixture(params=[False, True], ids=["plain", "gated"])
def model(request):
    return CountingModel(request.param)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "data") as opened:
        yield opened


@pytest.fixture(autouse=True)
def no_doubts(monkeypatch):
    """With them, the untrained model's answers stand in the first segment, which has nothing before it to remember."""
    monkeypatch.setattr("rmt_desktop.workflows.asking.likeness", lambda: Likeness(lambda: Pointing({})))


def pages(count: int) -> list[Page]:
    """Pages of different length, one of them empty, whose last sentence runs on in the next segment or not."""
    texts = [
        " ".join(CLAUSES[(i * 3 + k) % len(CLAUSES)].strip().replace("48,000", f"{i}{k},000") for k in range(3 + i % 4))
        for i in range(count)
    ]
    return [Page(i + 1, "" if i == 4 else text) for i, text in enumerate(texts)]


def add(library: Library, model: Any, name: str, given: Sequence[Page]) -> int:
    given = [replace(page, number=number) for number, page in enumerate(given, 1)]
    document = library.add_document(content_hash=name, name=name, path=Path("/") / name, kind="text", size=1)
    library.store_parsed(document.id, ParsedDocument("text", tuple(given), "text 1"))
    assert read_document(library, model, document.id, PlainContext())
    return document.id


def ask(library: Library, model: Any, *ids: int, as_of: int | None = None, engine: str = "deep") -> Question:
    chat = library.add_chat("Lease", ids)
    return library.ask(chat.id, QUESTION, ids, engine, as_of)


def finish(library: Library, model: Any, question: Question) -> Answer:
    for event in answer(library, model, question, PlainContext()):
        if isinstance(event, Finished):
            return event.answer
    raise AssertionError("no answer")


def plain(found: Answer) -> Answer:
    """What must be equal: all but the cost, and the document's number and name."""
    quotes = [tuple(replace(e, document_id=0, document="") for e in part) for part in (found.evidence, found.nearest)]
    uses = tuple(replace(use, document_id=0, document="") for use in found.memory)
    return replace(
        found, evidence=quotes[0], nearest=quotes[1], memory=uses, timings=Timings(), tokens_read=0, peak_memory_mb=0.0
    )


def stop_after(library: Library, model: Any, question: Question, segments: int) -> None:
    token = CancelToken()

    def read() -> None:
        for event in answer(library, model, question, PlainContext(token=token)):
            if isinstance(event, SegmentRead) and event.done == segments:
                token.cancel()

    with pytest.raises(Cancelled):
        read()


def fresh(folder: Path, model: Any, given: Sequence[Page]) -> Answer:
    """The answer of a library that never saw the document before."""
    with Library.open(folder) as other:
        return finish(other, model, ask(other, model, add(other, model, "fresh", given)))


@pytest.mark.parametrize("stops", [(1,), (BATCH - 1, BATCH + 5), (3, 4, 20)])
def test_an_interrupted_reading_goes_on_where_it_stopped(library, model, tmp_path, stops):
    expected = fresh(tmp_path / "fresh", model, pages(20))
    document = add(library, model, "a.txt", pages(20))
    count = library.document(document).segment_count
    assert count > max(stops)
    model.read_for_questions = 0
    for stop in stops:
        stop_after(library, model, ask(library, model, document), stop)
        assert model.read_for_questions == stop
    found = finish(library, model, ask(library, model, document))
    assert model.read_for_questions == count
    assert 0 < found.tokens_read < expected.tokens_read
    assert plain(found) == plain(expected)
    assert found.memory


def test_asked_again_nothing_is_read_again(library, model):
    document = add(library, model, "a.txt", pages(6))
    first = finish(library, model, ask(library, model, document))
    *_, held = make_engine("deep", model).answer(QUESTION, [from_pages(model, 1, "a", pages(6))], PlainContext())
    assert plain(first) == plain(held.answer)  # what is kept in memory only says the same
    assert len(first.memory) == 1 or model.reader.cell.gate is not None
    model.read_for_questions = 0
    again = finish(library, model, ask(library, model, document))
    assert model.read_for_questions == 0
    whole = sum(segment.tokens for segment in library.segments(document))
    assert again.tokens_read == first.tokens_read - whole  # names are followed anew, over a few segments
    assert plain(again) == plain(first)


def test_names_are_followed_by_what_memory_held_also_where_it_was_read_before(library, model, monkeypatch):
    told: list[list[tuple[str, MemoryState]]] = []

    class Listening(Hops):
        def __init__(self, *arguments: Any):
            super().__init__(*arguments)
            told.append([])

        def read(
            self, text: str, tokens: Tokens, findings: Findings, memory: MemoryState, continued: bool = False
        ) -> None:
            told[-1].append((text, memory))
            super().read(text, tokens, findings, memory, continued)

    monkeypatch.setattr("rmt_desktop.answering.deep.Hops", Listening)
    document = add(library, model, "a.txt", pages(12))
    stop_after(library, model, ask(library, model, document), 9)
    finish(library, model, ask(library, model, document))
    finish(library, model, ask(library, model, document))
    stopped, resumed, again = told
    assert len(stopped) == 9
    assert len(resumed) == library.document(document).segment_count
    assert resumed[:9] == stopped
    assert again == resumed
    texts = " ".join(text for text, _ in resumed)
    assert texts.split() == " ".join(page.text for page in pages(12)).split()


@pytest.mark.parametrize("before", [1, 5, 9])
def test_of_a_grown_document_only_the_new_segments_are_read(library, model, tmp_path, before):
    expected = fresh(tmp_path / "fresh", model, pages(11))
    old = add(library, model, "v1.txt", pages(before))
    finish(library, model, ask(library, model, old))
    new = add(library, model, "v2.txt", pages(11))
    same = sum(a == b for a, b in zip(library.segments(old), library.segments(new), strict=False))
    assert same in (len(library.segments(old)), len(library.segments(old)) - 1)  # the last one may have grown
    model.read_for_questions = 0
    found = finish(library, model, ask(library, model, new))
    assert model.read_for_questions == len(library.segments(new)) - same
    assert plain(found) == plain(expected)
    library.remove_document(old)
    model.read_for_questions = 0
    assert plain(finish(library, model, ask(library, model, new))) == plain(expected)
    assert model.read_for_questions == 0


def test_a_document_that_changed_in_the_middle_is_read_from_there(library, model, tmp_path):
    changed = pages(10)
    changed[5] = Page(6, changed[5].text.replace("Tenant", "Lessee"))
    assert changed != pages(10)
    expected = fresh(tmp_path / "fresh", model, changed)
    finish(library, model, ask(library, model, add(library, model, "v1.txt", pages(10))))
    model.read_for_questions = 0
    new = add(library, model, "v2.txt", changed)
    assert plain(finish(library, model, ask(library, model, new))) == plain(expected)
    assert 0 < model.read_for_questions < len(library.segments(new))


@pytest.mark.parametrize("asked_before", [True, False])
@pytest.mark.parametrize("engine", ["deep", "rmt"])
def test_as_of_a_page_is_as_if_the_document_ended_there(library, tmp_path, engine, asked_before):
    model, given = CountingModel(), pages(10)
    document = add(library, model, "whole.txt", given)
    if asked_before:
        finish(library, model, ask(library, model, document))
    cut, known = set(), library.segments(document)
    with Library.open(tmp_path / "fresh") as other:
        for page in (2, 4, 5, 7, 8, 10, 11):  # the fifth page is empty, there is no eleventh
            short = add(other, model, f"{page}.txt", given[:page])
            expected = finish(other, model, ask(other, model, short, engine=engine))
            model.read_for_questions = 0
            found = finish(library, model, ask(library, model, document, as_of=page, engine=engine))
            assert plain(found) == plain(expected), page
            if engine == "deep" and asked_before:
                last = other.segments(short)[-1]
                new = last not in known  # cut off at the page, and not asked as of an empty page after it before
                assert model.read_for_questions == new
                cut.add(new)
                known.append(last)
    assert cut == ({True, False} if engine == "deep" and asked_before else set())
    model.read_for_questions = 0
    finish(library, model, ask(library, model, document))
    if asked_before or engine == "deep":
        assert model.read_for_questions == 0  # what was read as of a page has not replaced the whole document's


def test_several_documents_go_on_where_they_stopped(library, tmp_path):
    model = CountingModel()
    first, second = add(library, model, "a.txt", pages(5)), add(library, model, "b.txt", pages(12)[5:])
    counts = [library.document(i).segment_count for i in (first, second)]
    stop_after(library, model, ask(library, model, first, second), counts[0] + 2)
    stopped = finish(library, model, ask(library, model, first, second))
    assert model.read_for_questions == sum(counts)
    with Library.open(tmp_path / "fresh") as other:
        ids = add(other, model, "a.txt", pages(5)), add(other, model, "b.txt", pages(12)[5:])
        assert plain(stopped) == plain(finish(other, model, ask(other, model, *ids)))


def test_other_weights_read_anew(library):
    document = add(library, CountingModel(gated=False), "a.txt", pages(6))
    finish(library, CountingModel(gated=False), ask(library, None, document))
    other = CountingModel(gated=True)
    read_document(library, other, document, PlainContext())
    finish(library, other, ask(library, other, document))
    assert other.read_for_questions == library.document(document).segment_count


def test_an_answer_is_stored_with_the_memory_it_used(library, model):
    question = ask(library, model, add(library, model, "a.txt", pages(6)))
    found = finish(library, model, question)
    assert found.memory
    stored = library.store_answer(question.id, found)
    assert stored.answer is not None
    assert stored.answer.memory == found.memory


def test_through_the_desk_a_stopped_question_goes_on_when_asked_again(rooms, tmp_path):
    slow = CountingModel()
    room = rooms(lambda: slow)
    room.read(write_text(tmp_path / "a.txt", 60))
    chat = room.desk.new_chat([1], "Lease")
    first = room.desk.ask(chat.id, QUESTION, [1], "deep")
    room.wait(lambda: slow.read_for_questions >= 2)
    room.desk.stop(first.id)
    room.wait(lambda: room.library.question(first.id).state.value in ("stopped", "answered"))
    again = room.desk.ask(chat.id, QUESTION, [1], "deep")
    room.wait(lambda: room.library.question(again.id).state.value == "answered")
    assert slow.read_for_questions == room.library.document(1).segment_count
    part = room.desk.ask(chat.id, QUESTION, [1], "deep", as_of_page=1)
    room.wait(lambda: room.library.question(part.id).state.value == "answered")
    assert room.library.question(part.id).as_of_page == 1


def test_a_document_removed_while_it_is_read_is_told(library, model):
    document = add(library, model, "a.txt", pages(12))
    events = answer(library, model, ask(library, model, document), PlainContext())
    next(events)
    library.remove_document(document)
    with pytest.raises(QuestionError, match="no longer"):
        list(events)


@pytest.mark.parametrize("page", [0, -3])
def test_there_is_no_page_before_the_first(page):
    with pytest.raises(QuestionError, match=f"no page {page}"):
        check_question(QUESTION, [1], page)
