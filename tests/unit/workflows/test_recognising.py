from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rmt_desktop.domain.documents import Document, DocumentState, Page, PageState
from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.domain.input_errors import FileChanged, FileTooLarge, NoText, ParserCrashed
from rmt_desktop.ingest import ParserProcess
from rmt_desktop.jobs.context import CancelToken, PlainContext, Progress
from rmt_desktop.retrieval.terms import RULES
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.importing import parse_document, register
from rmt_desktop.workflows.onetime import read_files
from rmt_desktop.workflows.reading import read_document
from rmt_desktop.workflows.recognising import CRASHED, PAGES_LATER, recognise_document
from rmt_desktop.workflows.terms import document_terms
from tests.pretended_ocr import PretendedOcr, pretended_ocr, scan, seen_on
from tests.tiny import CLAUSES, tiny_model

__all__ = ["pretended_ocr"]

TERM = 'This is made by Acme Inc. (the "Borrower").'


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "data") as library:
        yield library


@pytest.fixture
def parser(pretended_ocr: PretendedOcr) -> Iterator[ParserProcess]:
    with ParserProcess(PAGES_LATER) as parser:
        yield parser


def bring_in(library: Library, parser: ParserProcess, path: Path) -> Document:
    return parse_document(library, parser, register(library, path).document.id, PlainContext())


class Reader:
    """Recognises pages as it is told, in this process."""

    def __init__(self, *outcomes: str | Exception):
        self.asked: list[int] = []
        self._outcomes = list(outcomes)

    def recognise(
        self, path: Path, page: Page, *, password: str | None = None, cancelled: Callable[[], bool] | None = None
    ) -> Page:
        self.asked.append(page.number)
        outcome = self._outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return Page(page.number, outcome, PageState.TEXT if outcome else PageState.NO_TEXT, page.label)


def test_pages_with_text_are_there_at_once_and_pictures_follow_one_by_one(library, parser, pretended_ocr, tmp_path):
    pretended_ocr.hold()
    document = bring_in(library, parser, scan(tmp_path / "a.pdf", TERM, 2, "A text of its own.", 4))
    assert document.state is DocumentState.QUEUED
    assert document.pages_without_text == (2, 4)
    assert library.unrecognised(document.id) == [2, 4]
    assert [page.unrecognised for page in library.pages(document.id)] == [False, True, False, True]
    assert [page.text for page in library.pages(document.id)] == [TERM, "", "A text of its own.", ""]
    assert document_terms(library, document.id)
    pretended_ocr.release()
    seen: list[tuple[Progress, tuple[int, ...]]] = []

    def watch(progress: Progress) -> None:
        seen.append((progress, library.document(document.id).pages_without_text))

    assert recognise_document(library, parser, document.id, PlainContext(watch))
    assert [(told.done, told.total, missing) for told, missing in seen] == [(0, 2, (2, 4)), (1, 2, (4,)), (2, 2, ())]
    assert seen[0][0].label == "Recognising pages of a.pdf"
    read = library.document(document.id)
    assert read.parser == f"{document.parser} +2"
    assert read.reason == "Read by text recognition (OCR), so letters may be wrong: pages 2, 4."
    second = library.page(document.id, 2)
    assert (second.text, second.state, second.unrecognised) == (seen_on(2), PageState.TEXT, False)
    assert second.seen is not None
    assert [second.text[word.start : word.end] for word in second.seen] == seen_on(2).split()
    assert [hit.page for hit in library.find_words("flat 4").hits] == [4]
    assert library.terms(document.id, RULES) is None
    assert not recognise_document(library, parser, document.id, PlainContext())


def test_a_stamp_on_a_picture_stays_the_beginning_of_its_text(library, parser, pretended_ocr, tmp_path):
    document = bring_in(library, parser, scan(tmp_path / "a.pdf", 3, 4, stamp="Filed 1/2"))
    assert [page.text for page in library.pages(document.id)] == ["Filed 1/2"] * 2
    assert document.reason is None
    pretended_ocr.see_nothing_on(4)
    recognise_document(library, parser, document.id, PlainContext())
    assert [page.text for page in library.pages(document.id)] == [f"Filed 1/2\n\n{seen_on(3)}", "Filed 1/2"]
    assert "little text beside them: pages 2." in (library.document(document.id).reason or "")


def test_recognition_goes_on_at_the_page_where_it_stopped(library, parser, tmp_path):
    document = bring_in(library, parser, scan(tmp_path / "a.pdf", 1, 2, 3))
    token = CancelToken()

    def stop(progress: Progress) -> None:
        if progress.done == 1:
            token.cancel()

    first = Reader("One.", "Two.", "Three.")
    with pytest.raises(Cancelled):
        recognise_document(library, first, document.id, PlainContext(stop, token))
    assert (first.asked, library.unrecognised(document.id)) == ([1], [2, 3])
    rest = Reader("Two.", "Three.")
    recognise_document(library, rest, document.id, PlainContext())
    assert rest.asked == [2, 3]
    assert [page.text for page in library.pages(document.id)] == ["One.", "Two.", "Three."]


def test_a_page_that_crashes_its_reader_twice_is_left_and_the_others_go_on(library, parser, pretended_ocr, tmp_path):
    document = bring_in(library, parser, scan(tmp_path / "a.pdf", 1, 2, 3))
    pretended_ocr.crash_on(2)
    recognise_document(library, parser, document.id, PlainContext())
    assert pretended_ocr.tried() == [1, 2, 2, 3]
    failed = library.page(document.id, 2)
    assert (failed.state, failed.reason, failed.unrecognised) == (PageState.FAILED, CRASHED, False)
    assert library.page(document.id, 3).text == seen_on(3)
    assert library.document(document.id).crashes == 0


def test_a_page_at_which_the_program_ended_twice_is_not_tried_again(library, parser, tmp_path):
    document = bring_in(library, parser, scan(tmp_path / "a.pdf", 1, 2))

    class Ended(BaseException):
        """As kill -9: nothing is put in order after it."""

    class Killed(Reader):
        def recognise(self, path: Path, page: Page, **more: object) -> Page:  # type: ignore[override]
            assert library.document(document.id).crashes > 0
            raise Ended

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library, "forget_crashes", lambda document_id: None)
        for _ in range(2):
            with pytest.raises(Ended):
                recognise_document(library, Killed(), document.id, PlainContext())
    reader = Reader("Two.")
    recognise_document(library, reader, document.id, PlainContext())
    assert reader.asked == [2]
    assert library.page(document.id, 1).reason == CRASHED


def test_stopping_is_no_crash(library, parser, tmp_path):
    document = bring_in(library, parser, scan(tmp_path / "a.pdf", 1))
    with pytest.raises(Cancelled):
        recognise_document(library, Reader(Cancelled("Stopped.")), document.id, PlainContext())
    assert library.document(document.id).crashes == 0


def test_a_page_that_takes_too_much_fails_alone(library, parser, tmp_path):
    document = bring_in(library, parser, scan(tmp_path / "a.pdf", 1, 2))
    recognise_document(library, Reader(FileTooLarge("Too much."), "Two."), document.id, PlainContext())
    assert [page.reason for page in library.pages(document.id)] == ["Too much.", None]


def test_a_document_on_which_nothing_is_seen_is_refused_again_and_again(library, parser, pretended_ocr, tmp_path):
    document = bring_in(library, parser, scan(tmp_path / "a.pdf", 1))
    pretended_ocr.see_nothing_on(1)
    for _ in range(2):
        with pytest.raises(NoText, match="no words"):
            recognise_document(library, parser, document.id, PlainContext())
        assert library.document(document.id).state is DocumentState.FAILED


def test_a_file_that_has_changed_is_not_recognised(library, parser, tmp_path):
    document = bring_in(library, parser, scan(tmp_path / "a.pdf", 1))
    scan(tmp_path / "a.pdf", 2)
    with pytest.raises(FileChanged):
        recognise_document(library, Reader("One."), document.id, PlainContext())
    assert library.unrecognised(document.id) == [1]


def test_what_was_read_of_the_text_before_the_first_picture_stays(library, parser, tmp_path):
    model = tiny_model()
    pages = [text * 3 for text in CLAUSES[:4]]
    path = scan(tmp_path / "a.pdf", *pages, 5, "And the end of it.")
    document = bring_in(library, parser, path)
    assert read_document(library, model, document.id, PlainContext())
    before = library.document(document.id)
    assert before.state is DocumentState.READ
    first = library.snapshot(document.id, 0)
    recognise_document(library, parser, document.id, PlainContext())
    assert library.document(document.id).state is DocumentState.QUEUED
    seen: list[Progress] = []
    assert read_document(library, model, document.id, PlainContext(seen.append))
    assert 0 < seen[0].done < before.segment_count
    assert library.snapshot(document.id, 0) == first
    with Library.open(tmp_path / "other") as other, ParserProcess() as whole:
        again = bring_in(other, whole, path)
        read_document(other, model, again.id, PlainContext())
        assert library.segments(document.id) == other.segments(again.id)
        assert library.headings(document.id) == other.headings(again.id)
        assert library.vectors(document.id) == other.vectors(again.id)
        for segment in range(library.document(document.id).segment_count):
            assert library.snapshot(document.id, segment) == other.snapshot(again.id, segment)


def test_text_that_grows_while_it_is_read_is_read_on(library, parser, tmp_path):
    model = tiny_model()
    document = bring_in(library, parser, scan(tmp_path / "a.pdf", TERM, *CLAUSES[:2], 5, 6))
    document_terms(library, document.id)

    def recognise(progress: Progress) -> None:
        if progress.done == 1 and library.unrecognised(document.id):
            recognise_document(library, parser, document.id, PlainContext())

    assert not read_document(library, model, document.id, PlainContext(recognise))
    assert library.document(document.id).state is DocumentState.QUEUED
    assert library.terms(document.id, RULES)  # of the text as it was when that reading began
    assert library.terms(document.id, f"{RULES} +2") is None
    assert read_document(library, model, document.id, PlainContext())
    assert library.terms(document.id, f"{RULES} +2")
    assert library.document(document.id).state is DocumentState.READ
    assert {piece.page for segment in library.segments(document.id) for piece in segment.pieces} == {1, 2, 3, 4, 5}


def test_a_paused_document_stays_paused_when_a_question_reads_it(library, parser, tmp_path):
    document = bring_in(library, parser, scan(tmp_path / "a.pdf", CLAUSES[0], 5))
    library.set_state(document.id, DocumentState.PAUSED)
    for _ in range(2):
        assert read_document(library, tiny_model(), document.id, PlainContext())
        assert library.document(document.id).state is DocumentState.PAUSED


def test_an_end_between_the_two_databases_is_set_right_at_the_next_start(parser, tmp_path):
    with Library.open(tmp_path / "data") as library:
        document = bring_in(library, parser, scan(tmp_path / "a.pdf", CLAUSES[0], 5))
        read_document(library, tiny_model(), document.id, PlainContext())
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(library, "_change", _interrupted)
            with pytest.raises(KeyboardInterrupt):
                library.store_recognised(document.id, Page(2, "Seen."))
        assert library.document(document.id).pages_without_text == (2,)
    with Library.open(tmp_path / "data") as library:
        again = library.document(document.id)
        assert (again.state, again.pages_without_text) == (DocumentState.QUEUED, ())
        assert again.parser == f"{document.parser} +1"
        assert read_document(library, tiny_model(), document.id, PlainContext())


def _interrupted(document_id: int, values: object) -> Document:
    raise KeyboardInterrupt


def test_the_command_line_waits_for_recognition_and_says_how_far_it_is(library, pretended_ocr, tmp_path):
    seen: list[Progress] = []
    path = scan(tmp_path / "a.pdf", 1, 2)
    (outcome,) = read_files(library, tiny_model, [path], PlainContext(seen.append))
    assert outcome.error is None
    assert outcome.document is not None
    assert (outcome.document.state, outcome.document.pages_without_text) == (DocumentState.READ, ())
    told = [(progress.done, progress.total) for progress in seen if progress.label == "Recognising pages of a.pdf"]
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert outcome.document.segments_read == outcome.document.segment_count > 0


def test_a_crash_of_the_reader_is_told_with_its_page(library, parser, pretended_ocr, tmp_path):
    document = bring_in(library, parser, scan(tmp_path / "a.pdf", 1, 2))
    pretended_ocr.crash_on(2)
    with pytest.raises(ParserCrashed, match="after page 1"):
        parser.recognise(document.path, library.page(document.id, 2))
