"""PDF to pages of text: PDFium reads them, pypdf opens and describes the file and repairs damaged ones."""

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
from pypdf.errors import LimitReachedError, PdfReadError

from rmt_desktop.domain.documents import Page, PageState
from rmt_desktop.domain.input_errors import (
    DamagedFile,
    EmptyFile,
    FileTooLarge,
    NoText,
    PasswordNeeded,
    UnknownFormat,
    WrongPassword,
)
from rmt_desktop.ingest.guard import PageClock
from rmt_desktop.ingest.messages import Message, Opened, PageRead, Parsed, ParseRequest, RecogniseRequest
from rmt_desktop.ingest.normalise import clean
from rmt_desktop.ingest.pdf_outline import bookmarks
from rmt_desktop.ingest.pdf_page import PageTexts
from rmt_desktop.ingest.pdf_recognise import recognised
from rmt_desktop.ingest.pdf_text import VERSION, LaidOutPdf
from rmt_desktop.ingest.recognised import picture_warnings
from rmt_desktop.ingest.source import opened

PARSER = f"{VERSION} pypdf {pypdf.__version__} rmt-pdf 3"

_END_MARK_WITHIN = 2048
_LONGEST_DETAIL = 120
_SAVE_AGAIN = "Get the file again, or open it in a PDF program and save it under a new name."


def prepare() -> None:
    """Set pypdf up once per process."""
    logging.getLogger("pypdf").propagate = False
    pypdf.overwrite_configuration(disable_legacy_handling=True, jbig2dec_binary=None)


def parse(request: ParseRequest, emit: Callable[[Message], None], clock: PageClock) -> Parsed:
    """Read a PDF and emit its pages; a page that fails does so alone.

    Raises:
        FileMissing, EmptyFile, DamagedFile, FileTooLarge, PasswordNeeded, WrongPassword, UnknownFormat,
        NoText: see the names.
    """
    with opened(Path(request.path)) as stream:
        data = stream.read()
    return parse_data(data, request, emit, clock)


def parse_data(data: bytes, request: ParseRequest, emit: Callable[[Message], None], clock: PageClock) -> Parsed:
    """Read a PDF that is in memory; the request tells password and limits. Raises as :func:`parse`."""
    with _complaints() as complaints:
        reader = _open(data, request.password)
        count = _count_pages(reader, request.max_pages)
        emit(Opened(count))
        states = []
        with closing(LaidOutPdf.open(data, request.password)) as layout:
            texts = PageTexts(reader, layout, request, clock, lambda: complaints.count, emit)
            for page in _pages(texts, _labels(reader, count), complaints):
                emit(PageRead(page))
                states.append(page)
            sections = bookmarks(layout.document, states) if layout.document is not None else ()
        _require_text(states)
        return Parsed(
            kind="pdf",
            parser=PARSER,
            title=_title(reader),
            warnings=(*_cut_off(data), *picture_warnings(states), *complaints.warnings()),
            sections=sections,
        )


def recognise(request: RecogniseRequest, emit: Callable[[Message], None], clock: PageClock) -> PageRead:
    """The text of one page that was only marked when its document was parsed.

    Raises:
        FileMissing, EmptyFile, DamagedFile, PasswordNeeded, WrongPassword: see the names.
    """
    with opened(Path(request.path)) as stream:
        data = stream.read()
    with closing(LaidOutPdf.open(data, request.password)) as layout:
        if layout.document is None:
            _open(data, request.password)  # says so if it is encrypted
        return PageRead(recognised(replace(request.page, unrecognised=False), layout, emit, clock))


def _open(data: bytes, password: str | None) -> pypdf.PdfReader:
    try:
        reader = pypdf.PdfReader(BytesIO(data))
    except LimitReachedError as error:
        raise FileTooLarge(f"The PDF is built in a way that would take too much to read ({error}).") from None
    except NotImplementedError:
        raise UnknownFormat(
            "The PDF is protected by a certificate or a method that is not supported. "
            "Save it without protection and add that."
        ) from None
    except MemoryError:
        raise
    except Exception as error:  # whatever pypdf trips over in a malformed file
        raise _damaged(data, error) from None
    if reader.is_encrypted:
        _unlock(reader, password)
    return reader


def _unlock(reader: pypdf.PdfReader, password: str | None) -> None:
    """Try the empty password first: many files are encrypted only to forbid changes."""
    if reader.decrypt("") or (password and reader.decrypt(password)):
        return
    if password:
        raise WrongPassword("The password does not open this document. Check capitals and try again.")
    raise PasswordNeeded("The document is encrypted and opens with its password only.")


def _count_pages(reader: pypdf.PdfReader, most: int) -> int:
    try:
        count = len(reader.pages)
    except LimitReachedError:
        raise FileTooLarge(f"The PDF has more than {most:,} pages. Split it into parts and add those.") from None
    except MemoryError:
        raise
    except Exception as error:  # as above
        raise DamagedFile(
            f"The PDF is damaged: its list of pages cannot be read ({_detail(error)}). {_SAVE_AGAIN}"
        ) from None
    if count == 0:
        raise EmptyFile("The PDF has no pages.")
    if count > most:
        raise FileTooLarge(f"The PDF has {count:,} pages; up to {most:,} are read. Split it into parts and add those.")
    return count


def _pages(texts: PageTexts, labels: list[str] | None, complaints: "_Complaints") -> Iterator[Page]:
    for index, source in enumerate(texts):
        label = labels[index] if labels else None
        before = complaints.count
        read = texts.read(source, index + 1, label)
        if read.state is PageState.TEXT and not read.text and (source.damaged or complaints.count > before):
            yield replace(read, state=PageState.FAILED, reason="The page is damaged: what it shows cannot be found.")
        else:
            yield read


def _labels(reader: pypdf.PdfReader, count: int) -> list[str] | None:
    """The numbers printed on the pages, where the file says them."""
    try:
        if "/PageLabels" not in reader.root_object:
            return None
        labels = [clean(label).strip() for label in reader.page_labels]
    except MemoryError:
        raise
    except Exception:  # labels are a comfort: without them pages have their position
        return None
    return labels if len(labels) == count else None


def _title(reader: pypdf.PdfReader) -> str | None:
    try:
        title = reader.metadata.title if reader.metadata else None
    except MemoryError:
        raise
    except Exception:  # the title is a comfort too
        return None
    return " ".join(clean(str(title)).split()) or None if title else None


def _require_text(pages: list[Page]) -> None:
    """Refuse a document none of whose pages can be read, now or later."""
    if any(page.text or page.unrecognised for page in pages):
        return
    failed = [page for page in pages if page.state is PageState.FAILED]
    if failed:
        which = "Its only page cannot" if len(pages) == 1 else f"None of its {len(pages):,} pages can"
        raise DamagedFile(f"The PDF is damaged. {which} be read. Page {failed[0].number}: {failed[0].reason}")
    if not any(page.state is PageState.NO_TEXT for page in pages):
        raise EmptyFile("Every page of the PDF is blank.")
    images = "page is an image" if len(pages) == 1 else f"{len(pages):,} pages are images"
    raise NoText(
        f"The document's {images} without text. It needs text recognition (OCR): install the extra “ocr” of this "
        "program, or run the document through an OCR program and add the result."
    )


def _cut_off(data: bytes) -> Iterator[str]:
    if b"%%EOF" not in data[-_END_MARK_WITHIN:]:
        yield "The file seems to be cut off at its end; pages may be missing."


def _damaged(data: bytes, error: Exception) -> DamagedFile:
    if b"%%EOF" not in data[-_END_MARK_WITHIN:]:
        return DamagedFile(
            f"The PDF is incomplete: its end is missing, as after an interrupted download. {_SAVE_AGAIN}"
        )
    return DamagedFile(f"The PDF is damaged and cannot be opened ({_detail(error)}). {_SAVE_AGAIN}")


def _detail(error: Exception) -> str:
    text = clean(str(error)).strip().rstrip(".")
    return text[:_LONGEST_DETAIL] if isinstance(error, PdfReadError) and text else type(error).__name__


class _Complaints(logging.Handler):
    """Counts what pypdf logs about a file and remembers the first; the rest is of the same kind."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0
        self.first: str | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Take note of the record, unless it is about what is installed and not about the file."""
        if "fontTools" in str(record.msg):
            return
        self.count += 1
        if self.first is None:
            self.first = clean(record.getMessage()).strip()[:_LONGEST_DETAIL]

    def warnings(self) -> Iterator[str]:
        """Yield a sentence for the user if the file gave cause."""
        if self.first is not None:
            yield f"The PDF breaks the rules of the format in places and was read as well as possible ({self.first})."


@contextmanager
def _complaints() -> Iterator[_Complaints]:
    complaints = _Complaints()
    logger = logging.getLogger("pypdf")
    logger.addHandler(complaints)
    try:
        yield complaints
    finally:
        logger.removeHandler(complaints)
