"""One page of a PDF: its text, or why there is none."""

import re

from pypdf import PageObject
from pypdf.errors import LimitReachedError
from pypdf.generic import ContentStream, DictionaryObject, NameObject

from rmt_desktop.domain.documents import Page, PageState
from rmt_desktop.ingest.guard import PageClock, PageTooSlow
from rmt_desktop.ingest.normalise import clean_pdf_text, unreadable_share

NEEDS_OCR = "The page has no text layer: it is an image or a drawing. Reading it needs text recognition (OCR)."
UNKNOWN_CHARACTERS = "The page's fonts do not say which characters they show; reading it needs OCR."
MOSTLY_IMAGE = "Most of the page is an image; only the little text beside it was read."

_FEW_CHARACTERS = 200
_MOSTLY_UNREADABLE = 0.5
_LARGE_IMAGE = 500_000  # pixels; a scan of a page has millions, a logo fewer
_LONG_CONTENT = 50_000
_IDLE_STATES = re.compile(rb"(?<=\s)(?:q\s+Q\s+){8,}")
_PAINTS = re.compile(rb"\b(?:Do|BI|sh)\b|(?<=\s)(?:f\*?|F|S|s|B\*?|b\*?)(?=\s|$)")
_FEW_STROKES = 20


def read_page(page: PageObject, number: int, label: str | None, seconds: float, clock: PageClock) -> Page:
    """Return the page with its text; what goes wrong on it stays on it."""
    try:
        with clock.limit(seconds):
            return _read(page, number, label)
    except MemoryError:
        raise
    except PageTooSlow:
        reason = f"Reading the page took longer than {seconds:g} seconds."
    except RecursionError:
        reason = "The page is nested too deeply to be read."
    except LimitReachedError:
        reason = "The page holds too many drawing instructions to be read."
    except Exception as error:  # whatever pypdf trips over in a malformed page
        reason = f"The page is damaged ({type(error).__name__})."
    return Page(number, "", PageState.FAILED, label, reason)


def _read(page: PageObject, number: int, label: str | None) -> Page:
    _drop_idle_states(page)
    raw = page.extract_text()
    text = clean_pdf_text(raw)
    visible = len(text) - text.count(" ") - text.count("\n")
    if unreadable_share(raw) > _MOSTLY_UNREADABLE and visible < _FEW_CHARACTERS:
        return Page(number, "", PageState.NO_TEXT, label, UNKNOWN_CHARACTERS)
    if not visible:
        if _is_blank(page):
            return Page(number, "", PageState.TEXT, label)
        return Page(number, "", PageState.NO_TEXT, label, NEEDS_OCR)
    reason = MOSTLY_IMAGE if visible < _FEW_CHARACTERS and _has_large_image(page) else None
    return Page(number, text, PageState.TEXT, label, reason)


def _drop_idle_states(page: PageObject) -> None:
    """Take thousands of "save state, restore state" in a row out of a page: they do nothing but take time.

    Some programs write 50,000 of them per page, on which pypdf spends a second.
    """
    content = page.get_contents()
    if content is None:
        return
    data = content.get_data()
    shorter = _IDLE_STATES.sub(b"", data) if len(data) > _LONG_CONTENT else data
    if len(shorter) < len(data):
        replacement = ContentStream(None, page.pdf)
        replacement.set_data(shorter)
        page[NameObject("/Contents")] = replacement


def _is_blank(page: PageObject) -> bool:
    """Whether nothing is drawn on the page but, at most, a frame and a few lines."""
    content = page.get_contents()
    if content is None:
        return True
    strokes = _PAINTS.findall(content.get_data())
    return len(strokes) <= _FEW_STROKES and not any(stroke in (b"Do", b"BI", b"sh") for stroke in strokes)


def _has_large_image(page: PageObject) -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    if objects is None:
        return False
    return any(_pixels(entry.get_object()) >= _LARGE_IMAGE for entry in objects.get_object().values())


def _pixels(entry: object) -> int:
    if not isinstance(entry, DictionaryObject) or entry.get("/Subtype") != "/Image":
        return 0
    return int(entry.get("/Width", 0)) * int(entry.get("/Height", 0))
