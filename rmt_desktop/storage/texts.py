"""Pages: the text of each document exactly as all character offsets refer to it."""

from collections.abc import Iterator, Sequence

from sqlalchemy import delete, insert, select

from rmt_desktop.domain.documents import Document, Page, PageState, ParsedDocument
from rmt_desktop.domain.sections import Section
from rmt_desktop.domain.seen import SeenWords
from rmt_desktop.storage import derived_tables as d
from rmt_desktop.storage.documents import Documents
from rmt_desktop.storage.page_words import add_page_words

_COLUMNS = (d.pages.c.number, d.pages.c.text, d.pages.c.state, d.pages.c.label, d.pages.c.reason, d.pages.c.seen)


class Texts(Documents):
    """The pages of parsed documents; lost with the rebuildable database, parsed again from the files."""

    def store_parsed(self, document_id: int, parsed: ParsedDocument) -> Document:
        """Store the pages and what they say about the document; drops older segments and snapshots.

        The state of the document stays as it is. KeyError if the document is gone.
        """
        content_hash = self.document(document_id).content_hash
        self._store_pages(document_id, content_hash, parsed)
        try:
            return self._change(document_id, _metadata(parsed))
        except KeyError:
            self._drop_derived(document_id)
            raise

    def pages(self, document_id: int) -> list[Page]:
        """All pages in order; empty if the document is not parsed or its pages were lost."""
        query = select(*_COLUMNS).where(d.pages.c.document_id == document_id).order_by(d.pages.c.number)
        with self._derived.read() as connection:
            return [_page(*row) for row in connection.execute(query)]

    def page(self, document_id: int, number: int) -> Page:
        """One page (1-based); KeyError if there is no such page."""
        query = select(*_COLUMNS).where(d.pages.c.document_id == document_id, d.pages.c.number == number)
        with self._derived.read() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise KeyError(f"page {number} of document {document_id}")
        return _page(*row)

    def sections(self, document_id: int) -> list[Section]:
        """The outline the document's file has, in reading order; empty where it has none or is not parsed."""
        columns = d.sections.c
        query = (
            select(columns.title, columns.level, columns.page, columns.start_offset)
            .where(columns.document_id == document_id)
            .order_by(columns.position)
        )
        with self._derived.read() as connection:
            return [Section(*row) for row in connection.execute(query)]

    def _store_pages(self, document_id: int, content_hash: str, parsed: ParsedDocument) -> None:
        text = {"document_id": document_id, "content_hash": content_hash, "parser": parsed.parser}
        rows = [_page_row(document_id, page) for page in parsed.pages]
        with self._derived.write() as connection:
            connection.execute(delete(d.texts).where(d.texts.c.document_id == document_id))
            connection.execute(insert(d.texts), text)
            if rows:
                connection.execute(insert(d.pages), rows)
            if parsed.sections:
                connection.execute(insert(d.sections), list(_section_rows(document_id, parsed.sections)))
            add_page_words(connection, document_id, parsed.pages)


def _metadata(parsed: ParsedDocument) -> dict[str, object]:
    return {
        "kind": parsed.kind,
        "parser": parsed.parser,
        "page_count": len(parsed.pages),
        "crashes": 0,
        "pages_without_text": tuple(page.number for page in parsed.pages if page.state is not PageState.TEXT),
    }


def _page_row(document_id: int, page: Page) -> dict[str, object]:
    return {
        "document_id": document_id,
        "number": page.number,
        "text": page.text,
        "state": page.state.value,
        "label": page.label,
        "reason": page.reason,
        "seen": page.seen.data if page.seen else None,
    }


def _section_rows(document_id: int, sections: Sequence[Section]) -> Iterator[dict[str, object]]:
    for position, section in enumerate(sections):
        yield {
            "document_id": document_id,
            "position": position,
            "page": section.page,
            "start_offset": section.start,
            "title": section.title,
            "level": section.level,
        }


def _page(number: int, text: str, state: str, label: str | None, reason: str | None, seen: bytes | None) -> Page:
    return Page(number, text, PageState(state), label, reason, SeenWords(seen) if seen else None)
