"""Parsing files in a child process that may be slow, greedy or crash without harm to the program."""

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from rmt_desktop.domain import input_errors
from rmt_desktop.domain.documents import Page, ParsedDocument
from rmt_desktop.ingest.limits import ParseLimits
from rmt_desktop.ingest.messages import Opened, PageRead, Parsed, ParseRequest, RecogniseRequest, Recognising, Refused
from rmt_desktop.ingest.registry import recognise
from rmt_desktop.ingest.source import check_source
from rmt_desktop.ingest.watch import ProcessWatch, memory_mb
from rmt_desktop.ingest.worker import Worker, WorkerLost

DEFAULT_LIMITS = ParseLimits()

OnPage = Callable[[int, int], None]
"""Told after each page how many are done and how many there are."""

_RECYCLE_MB = 512  # a child that has grown beyond this is replaced before the next file
_RECYCLE_RECOGNISING_MB = 1_536  # the models themselves take some hundreds


class ParserProcess:
    """A child process that parses one file after the other and is replaced when a file broke it.

    Starting a child costs more than parsing a short document: keep one over many files. To be used from one
    thread at a time, as a context manager or with :meth:`close`.
    """

    def __init__(self, limits: ParseLimits = DEFAULT_LIMITS) -> None:
        self.limits = limits
        self._worker: Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the child if none runs; returns at once, so that it warms up while other things are done."""
        self._running_worker()

    def close(self) -> None:
        """End the child, whatever it is doing."""
        if self._worker is not None:
            self._worker.end()
            self._worker = None

    def parse(
        self,
        path: Path,
        *,
        password: str | None = None,
        on_page: OnPage | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ParsedDocument:
        """Return the document in a file.

        Args:
            path: the file.
            password: tried where the document is encrypted and the empty password does not open it.
            on_page: called after each page; what it raises ends the parse and passes through.
            cancelled: asked at least 20 times a second.

        Raises:
            InputError: one of its kinds, with the reason for the user.
            Cancelled: ``cancelled`` said so.
        """
        check_source(path, self.limits.max_bytes)
        request = ParseRequest(
            path=str(path),
            kind=recognise(path).kind,
            password=password,
            memory_mb=self.limits.memory_mb,
            max_pages=self.limits.max_pages,
            page_seconds=self.limits.page_seconds,
            recognise=self.limits.recognise,
            recognise_later=self.limits.recognise_later,
        )
        pages: list[Page] = []
        try:
            outcome = self._follow_again(request, pages, on_page, cancelled)
        except WorkerLost as lost:
            self.close()
            raise input_errors.ParserCrashed(_crash_message(lost, len(pages))) from None
        except BaseException:
            self.close()
            raise
        self._recycle(_RECYCLE_MB)
        if isinstance(outcome, Refused):
            raise _refusal(outcome)
        said = outcome.title, outcome.warnings, outcome.sections
        return ParsedDocument(outcome.kind, tuple(pages), outcome.parser, *said)

    def recognise(
        self,
        path: Path,
        page: Page,
        *,
        password: str | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Page:
        """A page that is a picture with the text seen on it, or with the reason why there is none.

        The child keeps the models for the next page.

        Args:
            path: the PDF.
            page: as it was parsed, ``unrecognised``.
            password: as for :meth:`parse`.
            cancelled: as for :meth:`parse`.

        Raises:
            InputError: one of its kinds, with the reason for the user.
            Cancelled: ``cancelled`` said so.
        """
        check_source(path, self.limits.max_bytes)
        request = RecogniseRequest(str(path), password, self.limits.memory_mb, page)
        try:
            outcome = self._await_page(request, cancelled)
        except WorkerLost as lost:
            self.close()
            raise input_errors.ParserCrashed(_crash_message(lost, page.number - 1)) from None
        except BaseException:
            self.close()
            raise
        self._recycle(_RECYCLE_RECOGNISING_MB)
        if isinstance(outcome, Refused):
            raise _refusal(outcome)
        return outcome.page

    def _await_page(self, request: RecogniseRequest, cancelled: Callable[[], bool] | None) -> PageRead | Refused:
        worker, watch = self._ready_worker(cancelled)
        for message in worker.request(request, watch.check):
            match message:
                case Recognising(seconds=seconds):
                    watch.grant(seconds)
                case PageRead() | Refused():
                    return message
        raise WorkerLost("it no longer answers")

    def _follow_again(
        self,
        request: ParseRequest,
        pages: list[Page],
        on_page: OnPage | None,
        cancelled: Callable[[], bool] | None,
    ) -> Parsed | Refused:
        """Follow the child; if one that served before is lost at once, the file may be innocent: take a new one."""
        fresh = self._worker is None
        try:
            return self._follow(request, pages, on_page, cancelled)
        except WorkerLost:
            if fresh or pages:
                raise
            self.close()
        return self._follow(request, pages, on_page, cancelled)

    def _follow(
        self,
        request: ParseRequest,
        pages: list[Page],
        on_page: OnPage | None,
        cancelled: Callable[[], bool] | None,
    ) -> Parsed | Refused:
        """Collect pages until the child says how it ended."""
        worker, watch = self._ready_worker(cancelled)
        total = 0
        for message in worker.request(request, watch.check):
            match message:
                case Opened(pages=total):
                    watch.expect(total)
                case Recognising(seconds=seconds):
                    watch.grant(seconds)
                case PageRead(page=page):
                    pages.append(page)
                    if on_page is not None:
                        on_page(len(pages), total)
                case Parsed() | Refused():
                    return message
        raise WorkerLost("it no longer answers")

    def _ready_worker(self, cancelled: Callable[[], bool] | None) -> tuple[Worker, ProcessWatch]:
        """The child, once it takes requests, and what watches over its next one."""
        worker = self._running_worker()
        starting = replace(self.limits, seconds=math.inf)  # the file's time begins when the child is there
        worker.await_ready(ProcessWatch(worker.process_id, starting, cancelled).check)
        return worker, ProcessWatch(worker.process_id, self.limits, cancelled)

    def _running_worker(self) -> Worker:
        if self._worker is not None and not self._worker.alive:
            self.close()
        if self._worker is None:
            try:
                self._worker = Worker()
            except OSError as error:
                raise input_errors.InputError(
                    f"The helper process that reads files cannot be started: {error}."
                ) from None
        return self._worker

    def _recycle(self, most_mb: int) -> None:
        if self._worker is not None and memory_mb(self._worker.process_id) > most_mb:
            self.close()


def parse_file(
    path: Path,
    *,
    password: str | None = None,
    limits: ParseLimits = DEFAULT_LIMITS,
    on_page: OnPage | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ParsedDocument:
    """Return the document in a file, parsed in a child process of its own; see :meth:`ParserProcess.parse`."""
    with ParserProcess(limits) as parser:
        return parser.parse(path, password=password, on_page=on_page, cancelled=cancelled)


def _refusal(refused: Refused) -> input_errors.InputError:
    """Turn the child's refusal into the error it names; only input errors can be named."""
    kind = getattr(input_errors, refused.error, None)
    if isinstance(kind, type) and issubclass(kind, input_errors.InputError):
        return kind(refused.message)
    return input_errors.DamagedFile(refused.message)


def _crash_message(lost: WorkerLost, pages: int) -> str:
    where = f"after page {pages:,}" if pages else "before the first page"
    return (
        f"The file made the helper process that reads it crash {where} ({lost}). It is damaged or needs more "
        "memory than there is. The program and your other documents are not affected."
    )
