"""What a quote looks like at its source: a picture of the page, or the words around it."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.domain.documents import Document, Page, Passage
from rmt_desktop.ui.pdf_marks import outlines, picture, seen_outlines
from rmt_desktop.ui.verify_sheet import Support
from rmt_desktop.ui.wording import recognised_words
from rmt_desktop.workflows.quotes import place_on

_OPEN = 3
"""Files kept open at once."""
_AROUND = 160
"""Characters of plain text shown before and after a quote."""


@dataclass(frozen=True, slots=True)
class Look:
    """A quote at its source; ``image`` of a PDF, otherwise ``before``, the quote, ``after``."""

    support: Support
    image: QImage | None = None
    before: str = ""
    after: str = ""
    doubt: str = ""
    """What to tell of words that were recognised on a picture."""


class QuoteLooks:
    """Looks quotes up on their pages; call from the window's thread, :meth:`close` at the end.

    Args:
        document: a document of the library; KeyError if it is gone.
        page: a stored page by document and number (1-based); KeyError if it is gone.
    """

    def __init__(self, document: Callable[[int], Document], page: Callable[[int, int], Page]) -> None:
        self._document, self._page = document, page
        self._files: OrderedDict[int, QPdfDocument] = OrderedDict()

    def look(self, evidence: Evidence, width: int, ratio: float = 1.0) -> Look:
        """The quote at its source, in a picture of some width (units of the screen; ``ratio`` pixels each)."""
        try:
            document = self._document(evidence.document_id)
        except KeyError:
            return Look(Support.GONE)
        try:
            page = self._page(evidence.document_id, evidence.page)
        except KeyError:
            return Look(Support.NOT_ON_PAGE)
        place = place_on(page, evidence)
        if place is None:
            return Look(Support.NOT_ON_PAGE)
        file = self._file(document) if document.kind == "pdf" else None
        return _excerpt(page, place) if file is None else _photograph(file, page, place, width, ratio)

    def close(self) -> None:
        """Let go of all files."""
        for file in self._files.values():
            file.close()
        self._files.clear()

    def _file(self, document: Document) -> QPdfDocument | None:
        """The opened PDF; None where it cannot be opened any more: then there is its stored text."""
        file = self._files.get(document.id)
        if file is None:
            file = QPdfDocument()
            if not document.path.is_file() or file.load(str(document.path)) != QPdfDocument.Error.None_:
                return None
            self._files[document.id] = file
        self._files.move_to_end(document.id)
        while len(self._files) > _OPEN:
            self._files.popitem(last=False)[1].close()
        return file


def _photograph(file: QPdfDocument, page: Page, place: Passage, width: int, ratio: float) -> Look:
    boxes = outlines(file, page.number - 1, page.text, place.start, place.end)
    boxes = boxes or seen_outlines(page, place.start, place.end)
    if not boxes:
        return Look(Support.NOT_AS_SHOWN)
    doubt = recognised_words(page, place.start, place.end)
    return Look(Support.EXACT, picture(file, page.number - 1, boxes, width, ratio), doubt=doubt)


def _excerpt(page: Page, place: Passage) -> Look:
    before = page.text[max(0, place.start - _AROUND) : place.start]
    after = page.text[place.end : place.end + _AROUND]
    return Look(Support.EXACT, None, before, after)
