"""The text of a question row as a document with pages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from rmt_desktop.domain.documents import Page
from rmt_desktop.ingest.paging import split_pages
from rmt_desktop.ingest.questions import QuestionRow
from rmt_desktop.workflows.sources import from_pages, unread
from rmt_desktop.workflows.writing import WRITING_ENGINES

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model
    from rmt_desktop.answering.source import ReadDocument


Preparation = Literal["read", "cut", "whole"]
"""What is done with a document before it is asked: ``read`` segment by segment with memory; ``cut`` into segments and
indexed by words; ``whole``: left as one page, for engines that read it whole."""


def preparation(engine: str) -> Preparation:
    """What an engine needs; the rest would only cost time and memory."""
    if engine == "passage":
        return "whole"
    return "cut" if engine.startswith("rag-") or engine in WRITING_ENGINES else "read"


class RowDocuments:
    """Documents of the rows; only the last one is kept, since rows of a document stand together."""

    def __init__(self, model: "Model", prepare: Preparation = "read"):
        self._model, self._prepare = model, prepare
        self._context: str | None = None
        self._document: ReadDocument | None = None

    def get(self, row: QuestionRow) -> "ReadDocument":
        """The document of a row."""
        if self._document is None or row.context != self._context:
            self._document, self._context = self._make(row), row.context
        return self._document

    def _make(self, row: QuestionRow) -> "ReadDocument":
        if self._prepare == "whole":
            return unread(0, row.group, [Page(1, row.context)])
        pages = [Page(number, text) for number, text in enumerate(split_pages(row.context), 1)]
        return from_pages(self._model, 0, row.group, pages, read=self._prepare == "read")


def page_starts(text: str, pages: Sequence[Page]) -> list[int]:
    """Where each page begins in the text it was split from: splitting drops white space between pages.

    >>> page_starts("one\\n\\ntwo", [Page(1, "one"), Page(2, "two")])
    [0, 5]
    """
    starts: list[int] = []
    at = 0
    for page in pages:
        at = text.index(page.text, at)
        starts.append(at)
        at += len(page.text)
    return starts
