"""PDF to pages of text, by pypdf."""

import contextlib
import io
import logging
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
from pypdf import PageObject, PasswordType, PdfReader
from pypdf.errors import PyPdfError

from rmt_desktop.domain.documents import Page, PageState, ParsedDocument
from rmt_desktop.domain.errors import DamagedFile, EmptyFile, FileTooLarge, NoText, PasswordNeeded, WrongPassword
from rmt_desktop.ingest.cleaning import clean

PARSER = f"pypdf-{pypdf.__version__}/1"


def parse_pdf(path: Path, password: str | None, max_pages: int, on_page: Callable[[int, int], None]) -> ParsedDocument:
    """Pages of a PDF; a page that fails alone is marked, the others are read.

    Raises:
        PasswordNeeded: encrypted, and the empty password does not open it.
        WrongPassword: the password given does not open it.
        EmptyFile: no pages.
        NoText: every page is an image.
        DamagedFile: it cannot be parsed at all.
    """
    with _quiet():
        try:
            reader = PdfReader(io.BytesIO(path.read_bytes()), strict=False)
            _unlock(reader, password, path.name)
            count = len(reader.pages)
        except (PasswordNeeded, OSError):
            raise
        except Exception as error:  # pypdf raises almost anything on damaged files
            raise DamagedFile(f"{path.name} is damaged and cannot be read as a PDF ({_reason(error)}).") from error
        if count == 0:
            raise EmptyFile(f"{path.name} has no pages.")
        if count > max_pages:
            raise FileTooLarge(f"{path.name} has {count:,} pages; at most {max_pages:,} are read.")
        labels = _labels(reader, count)
        pages = tuple(_pages(reader, labels, count, on_page))
    _require_text(path.name, pages)
    return ParsedDocument("pdf", pages, PARSER, title=_title(reader), warnings=_warnings(pages))


def _unlock(reader: PdfReader, password: str | None, name: str) -> None:
    if not reader.is_encrypted or reader.decrypt("") is not PasswordType.NOT_DECRYPTED:
        return
    if password is None:
        raise PasswordNeeded(f"{name} is protected by a password. Enter it to read the document.")
    if reader.decrypt(password) is PasswordType.NOT_DECRYPTED:
        raise WrongPassword(f"The password does not open {name}. Try another one.")


def _pages(
    reader: PdfReader, labels: list[str | None], count: int, on_page: Callable[[int, int], None]
) -> Iterator[Page]:
    for index in range(count):
        yield _page(reader, index, labels[index])
        on_page(index + 1, count)


def _page(reader: PdfReader, index: int, label: str | None) -> Page:
    try:
        page: PageObject = reader.pages[index]
        text = clean(page.extract_text())
    except MemoryError:
        raise
    except Exception as error:  # pypdf raises almost anything on damaged pages
        return Page(index + 1, "", PageState.FAILED, label, f"This page cannot be read ({_reason(error)}).")
    if not text.strip():
        return Page(index + 1, "", PageState.NO_TEXT, label, "This page has no text layer.")
    return Page(index + 1, text, PageState.TEXT, label)


def _labels(reader: PdfReader, count: int) -> list[str | None]:
    try:
        labels = [str(label) for label in reader.page_labels]
    except Exception:  # labels are a convenience; damaged ones are left out
        labels = []
    return (
        [label if label != str(number) else None for number, label in enumerate(labels, 1)]
        if len(labels) == count
        else [None] * count
    )


def _require_text(name: str, pages: tuple[Page, ...]) -> None:
    if any(page.state is PageState.TEXT for page in pages):
        return
    failed = sum(page.state is PageState.FAILED for page in pages)
    if failed:
        raise DamagedFile(f"None of the {len(pages)} pages of {name} can be read; {failed} are damaged.")
    raise NoText(
        f"{name} has {len(pages)} page{'s' if len(pages) > 1 else ''} without text layer: scanned images. "
        "Run text recognition (OCR) on it first."
    )


def _warnings(pages: tuple[Page, ...]) -> tuple[str, ...]:
    return tuple(f"Page {page.number}: {page.reason}" for page in pages if page.reason)


def _title(reader: PdfReader) -> str | None:
    try:
        title = reader.metadata.title if reader.metadata else None
    except Exception:  # metadata is a convenience
        return None
    return clean(title).strip() or None if isinstance(title, str) else None


def _reason(error: Exception) -> str:
    text = " ".join(str(error).split())
    kind = "" if isinstance(error, PyPdfError) and text else f"{type(error).__name__}: "
    return f"{kind}{text[:120]}".rstrip(": ")


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """pypdf's notes on imperfect files are not for users."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        finally:
            logger.setLevel(level)
