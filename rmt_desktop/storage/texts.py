"""Pages: the text of each document exactly as all character offsets refer to it."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Select, case, delete, insert, select, update

from rmt_desktop.domain.documents import Document, DocumentState, Page, PageState, ParsedDocument
from rmt_desktop.domain.growth import grown
from rmt_desktop.domain.sections import Section
from rmt_desktop.domain.seen import SeenWords
from rmt_desktop.storage import derived_tables as d
from rmt_desktop.storage import precious_tables as t
from rmt_desktop.storage.documents import Documents
from rmt_desktop.storage.page_words import add_page_words, replace_page_words

_PAGE, _WAITS = d.pages.c, d.unrecognised.c
_PAGES = select(
    _PAGE.number, _PAGE.text, _PAGE.state, _PAGE.label, _PAGE.reason, _PAGE.seen, _WAITS.number.is_not(None)
).join_from(
    d.pages,
    d.unrecognised,
    (_PAGE.document_id == _WAITS.document_id) & (_PAGE.number == _WAITS.number),
    isouter=True,
)


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
        query = _PAGES.where(_PAGE.document_id == document_id).order_by(_PAGE.number)
        with self._derived.read() as connection:
            return [_page(*row) for row in connection.execute(query)]

    def page(self, document_id: int, number: int) -> Page:
        """One page (1-based); KeyError if there is no such page."""
        query = _PAGES.where(_PAGE.document_id == document_id, _PAGE.number == number)
        with self._derived.read() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise KeyError(f"page {number} of document {document_id}")
        return _page(*row)

    def unrecognised(self, document_id: int) -> list[int]:
        """Numbers of the pages whose text is still to be recognised, in order."""
        query = select(_WAITS.number).where(_WAITS.document_id == document_id).order_by(_WAITS.number)
        with self._derived.read() as connection:
            return list(connection.scalars(query))

    def partly_recognised(self) -> list[int]:
        """Documents that have such pages, in the order they came."""
        query = select(_WAITS.document_id).distinct().order_by(_WAITS.document_id)
        with self._derived.read() as connection:
            return list(connection.scalars(query))

    def store_recognised(self, document_id: int, page: Page) -> Document:
        """Store a page after its recognition, whatever came of it.

        Where its text has grown, the document's text has a new name (``parser``), and a document that was READ is
        QUEUED: what was read of it has to be brought up to that.

        Raises:
            KeyError: the document is gone, or the page was not to be recognised.
        """
        this = (_PAGE.document_id == document_id, _PAGE.number == page.number)
        with self._derived.write() as connection:
            waits = (_WAITS.document_id == document_id, _WAITS.number == page.number)
            if connection.execute(delete(d.unrecognised).where(*waits)).rowcount == 0:
                raise KeyError(f"page {page.number} of document {document_id}")
            before = connection.scalar(select(_PAGE.text).where(*this))
            connection.execute(update(d.pages).where(*this).values(_page_values(page)))
            has_grown = page.text != before
            if has_grown:
                replace_page_words(connection, document_id, page)
            parser = _text_name(connection, document_id, has_grown)
            missing = tuple(connection.scalars(without_text(document_id)))
        values: dict[str, object] = {"parser": parser, "crashes": 0, "pages_without_text": missing}
        if has_grown:
            values["state"] = case(
                (t.documents.c.state == DocumentState.READ.value, DocumentState.QUEUED.value), else_=t.documents.c.state
            )
        return self._change(document_id, values)

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
            waiting = [{"document_id": document_id, "number": p.number} for p in parsed.pages if p.unrecognised]
            if waiting:
                connection.execute(insert(d.unrecognised), waiting)
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
    return {"document_id": document_id, "number": page.number, "label": page.label, **_page_values(page)}


def _page_values(page: Page) -> dict[str, object]:
    """What recognition changes."""
    return {
        "text": page.text,
        "state": page.state.value,
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


def without_text(document_id: int) -> Select[tuple[int]]:
    """Numbers of a document's pages that have no text, in order."""
    state = _PAGE.state != PageState.TEXT.value
    return select(_PAGE.number).where(_PAGE.document_id == document_id, state).order_by(_PAGE.number)


def _text_name(connection: Connection, document_id: int, has_grown: bool) -> str | None:
    """The text's name; a new one if it has grown, and then the terms defined in it are to be found anew."""
    this = d.texts.c.document_id == document_id
    parser: str | None = connection.scalar(select(d.texts.c.parser).where(this))
    if has_grown:
        parser = grown(parser or "")
        connection.execute(update(d.texts).where(this).values(parser=parser))
        connection.execute(delete(d.term_lists).where(d.term_lists.c.document_id == document_id))
    return parser


def _page(
    number: int, text: str, state: str, label: str | None, reason: str | None, seen: bytes | None, waits: bool
) -> Page:
    return Page(number, text, PageState(state), label, reason, SeenWords(seen) if seen else None, bool(waits))
