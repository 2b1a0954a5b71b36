"""Read and ask without a window: what the command line does with its files."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rmt_desktop.domain.answers import Answer, AnswerEvent, Finished, Question, QuestionState, SegmentRead
from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.errors import Cancelled, RmtError
from rmt_desktop.domain.input_errors import FileMissing
from rmt_desktop.domain.revisions import Revision
from rmt_desktop.ingest import ParserProcess
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.asking import answer, check_question, make_engine
from rmt_desktop.workflows.conversation import understood
from rmt_desktop.workflows.importing import needs_parsing, parse_document, register
from rmt_desktop.workflows.reading import read_document
from rmt_desktop.workflows.recognising import PAGES_LATER, recognise_document
from rmt_desktop.workflows.versions import begin_revision, note_asked, settle

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model

LoadModel = Callable[[], "Model"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    path: Path
    document: Document | None
    error: RmtError | None = None


def read_files(
    library: Library, load: LoadModel, files: Sequence[Path], context: WorkContext, password: str | None = None
) -> list[Outcome]:
    """Parse, recognise and read files one after the other; one that fails does not keep the others from being read.

    Raises:
        Cancelled: the user stopped it; what was read so far is kept.
    """
    with ParserProcess(PAGES_LATER) as parser:
        return [_read_file(library, load, parser, path, context, password) for path in files]


def ask_files(
    library: Library,
    load: LoadModel,
    files: Sequence[Path],
    text: str,
    engine: str,
    context: WorkContext,
    password: str | None = None,
    on_event: Callable[[AnswerEvent], None] = lambda event: None,
    as_of_page: int | None = None,
) -> Answer:
    """Read the files as far as they are not read, store the question, answer it, store the answer.

    With ``as_of_page`` the answer is as if every document ended after that page.

    Raises:
        RmtError: a file cannot be read, or the question cannot be asked.
    """
    ((_, found),) = ask_in_turn(library, load, files, [text], engine, context, password, on_event, as_of_page)
    return found


def ask_in_turn(
    library: Library,
    load: LoadModel,
    files: Sequence[Path],
    texts: Sequence[str],
    engine: str,
    context: WorkContext,
    password: str | None = None,
    on_event: Callable[[AnswerEvent], None] = lambda event: None,
    as_of_page: int | None = None,
) -> list[tuple[str, Answer]]:
    """As :func:`ask_files` for the questions of one chat: each with how it was understood after those before it.

    Raises:
        RmtError: a file cannot be read, or a question cannot be asked.
    """
    texts = [check_question(text, range(len(files)), as_of_page) for text in texts]
    began = time.perf_counter()
    outcomes = read_files(library, load, files, context, password)
    for outcome in outcomes:
        if outcome.error is not None:
            raise outcome.error
    ids = list(dict.fromkeys(outcome.document.id for outcome in outcomes if outcome.document))
    model = load()
    make_engine(engine, model)
    ingest = time.perf_counter() - began
    chat = library.add_chat(texts[0][:80], ids)
    answers: list[tuple[str, Answer]] = []
    for text in texts:
        question = library.ask(chat.id, text, ids, engine, as_of_page)
        found = _answer(library, model, question, context, on_event)
        timings = replace(found.timings, ingest=ingest, total=time.perf_counter() - began)
        answers.append((understood(library, question), replace(found, timings=timings)))
        library.store_answer(question.id, answers[-1][1])
        began, ingest = time.perf_counter(), 0.0
    return answers


def compare_versions(
    library: Library,
    load: LoadModel,
    old: Path,
    new: Path,
    texts: Sequence[str],
    engine: str,
    context: WorkContext,
    password: str | None = None,
) -> Revision:
    """Read both files as far as they are not read, ask what was asked of the old one of the new one, and compare.

    Args:
        texts: asked of the old one before, by ``engine``.

    Raises:
        RmtError: a file cannot be read, or nothing was asked of the old one.
    """
    if texts:
        ask_in_turn(library, load, [old], texts, engine, context, password)
    outcomes = read_files(library, load, [old, new], context, password)
    for outcome in outcomes:
        if outcome.error is not None:
            raise outcome.error
    old_id, new_id = (outcome.document.id for outcome in outcomes if outcome.document)
    revision, questions = begin_revision(library, old_id, new_id)
    for again in questions:
        question = library.ask(revision.chat_id, again.text, again.document_ids, again.old.engine)
        note_asked(library, revision, again, question)
        library.store_answer(question.id, _answer(library, load(), question, context, lambda event: None))
    for item in library.revision(revision.id).items:
        settle(library, revision, item)
    return library.revision(revision.id)


def _answer(
    library: Library,
    model: "Model",
    question: Question,
    context: WorkContext,
    on_event: Callable[[AnswerEvent], None],
) -> Answer:
    library.set_question_state(question.id, QuestionState.RUNNING)
    try:
        for event in answer(library, model, question, context):
            on_event(event)
            if isinstance(event, SegmentRead):
                context.report(Progress(event.done, event.total, "Reading for the question"))
            if isinstance(event, Finished):
                return event.answer
    except (Cancelled, KeyboardInterrupt):
        library.set_question_state(question.id, QuestionState.STOPPED)
        raise
    except BaseException as error:
        library.set_question_state(question.id, QuestionState.FAILED, str(error))
        raise
    raise RuntimeError(f"engine {question.engine} ended without an answer")


def _document(library: Library, path: Path) -> Document:
    """The document of a file; of one that is gone from the disk, what was stored of it."""
    try:
        return register(library, path).document
    except FileMissing:
        for document in library.documents():
            if document.path == path.absolute() and not needs_parsing(library, document):
                return document
        raise


def _read_file(
    library: Library,
    load: LoadModel,
    parser: ParserProcess,
    path: Path,
    context: WorkContext,
    password: str | None,
) -> Outcome:
    document: Document | None = None
    try:
        document = _document(library, path)
        if needs_parsing(library, document):
            parse_document(library, parser, document.id, context, password)
        recognise_document(library, parser, document.id, context, password)
        read_document(library, load(), document.id, context)
    except RmtError as error:
        if isinstance(error, Cancelled):
            raise
        return Outcome(path, document and library.document(document.id), error)
    return Outcome(path, library.document(document.id))
