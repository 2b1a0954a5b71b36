"""The text of a page that is a picture, as it is seen on it. Child process only."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from rmt_desktop.domain.documents import Page, PageState
from rmt_desktop.domain.seen import SeenWords
from rmt_desktop.ingest import ocr
from rmt_desktop.ingest.guard import PageClock
from rmt_desktop.ingest.messages import Message, Recognising
from rmt_desktop.ingest.normalise import clean_pdf_text
from rmt_desktop.ingest.ocr_words import placed
from rmt_desktop.ingest.pdf_failures import failing
from rmt_desktop.ingest.pdf_text import LaidOutPdf
from rmt_desktop.ingest.recognised import BY_OCR

_MUCH_MORE = 3


def recognised(page: Page, layout: LaidOutPdf, emit: Callable[[Message], None], clock: PageClock) -> Page:
    """The page with the text that is seen on it; as it was if there is none or if that fails."""
    if not ocr.available():
        return page
    emit(Recognising(ocr.PAGE_SECONDS))
    failures: list[str] = []
    seen, points = ocr.NOTHING, 1.0
    with failing(clock, ocr.PAGE_SECONDS, failures.append):
        picture = layout.picture(page.number - 1)
        if picture is not None:
            seen, points = _recogniser().read(picture.pixels), picture.points
    if failures:
        return replace(page, reason=f"{page.reason} Recognising it failed: {failures[0]}")
    text = clean_pdf_text(seen.text)
    if len(text) <= _MUCH_MORE * len(page.text):  # nothing is seen, or hardly more than the stamp on a picture
        return page
    both = f"{page.text}\n\n{text}" if page.text else text  # the stamp's own letters are surer than those seen
    words = SeenWords.of(placed(iter(seen.words), both, len(both) - len(text), points))
    reason = f"{BY_OCR}, {seen.sureness:.0%} sure"
    return replace(page, text=both, state=PageState.TEXT, reason=reason, seen=words)


@lru_cache(maxsize=1)
def _recogniser() -> ocr.Recogniser:
    """The one of this process: its models take seconds to load."""
    return ocr.Recogniser()
