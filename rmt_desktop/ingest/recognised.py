"""What is told of pages that are pictures. Light: also the program's own process uses it."""

from collections.abc import Iterable, Iterator

from rmt_desktop.domain.documents import Page

NEEDS_OCR = "The page has no text layer: it is an image or a drawing. Reading it needs text recognition (OCR)."
BY_OCR = "The page is an image; its text was recognised (OCR) and may have wrong letters"
MOSTLY_IMAGE = "Most of the page is an image; only the little text beside it was read."
NOTHING_SEEN = "Text recognition (OCR) has seen no words on the document's pages."


def picture_warnings(pages: Iterable[Page]) -> Iterator[str]:
    """Say which pages were read though most of them is a picture, and which by text recognition."""
    known = list(pages)
    thin = [str(page.number) for page in known if page.reason == MOSTLY_IMAGE and not page.unrecognised]
    if thin:
        yield f"Mostly images, with little text beside them: pages {_few(thin)}. What the images show was not read."
    seen = [str(page.number) for page in known if page.text and (page.reason or "").startswith(BY_OCR)]
    if seen:
        yield f"Read by text recognition (OCR), so letters may be wrong: pages {_few(seen)}."


def _few(numbers: list[str]) -> str:
    return ", ".join(numbers[:10]) + (" …" if len(numbers) > 10 else "")
