"""Full-text search: the words of every stored page, in an index that is rebuilt when it is missing."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, insert, select

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.shelving import WordHit, WordHits
from rmt_desktop.storage import derived_tables as d
from rmt_desktop.storage.folding import FOLDING, fold, terms
from rmt_desktop.storage.stores import Stores

MOST_HITS = 200
_PAGE_BITS = 32
_PAGE_MASK = (1 << _PAGE_BITS) - 1
_ADD = "INSERT INTO page_words (rowid, words) VALUES (?, ?)"
_CLEAR = "DELETE FROM page_words WHERE rowid >= ? AND rowid < ?"
_MATCH = (
    "FROM page_words WHERE page_words MATCH ? "
    f"AND rowid >> {_PAGE_BITS} IN (SELECT document_id FROM word_indexes)"  # whose text is still stored
)
_COUNT = f"SELECT rowid >> {_PAGE_BITS}, count(*) {_MATCH} GROUP BY 1"
_BEST = f"SELECT rowid {_MATCH} ORDER BY rank, rowid"


class PageWords(Stores):
    """Which pages have which words."""

    def find_words(self, words: str, among: Collection[int] | None = None, most: int = MOST_HITS) -> WordHits:
        """Pages that have all the words, best first; words in quotation marks stand next to each other.

        Args:
            words: as they were typed; capitals and accents do not count, a word may be the beginning of a longer one.
            among: only these documents; None: all.
            most: how many pages are listed; all are counted.
        """
        query = _query(words)
        if not query:
            return WordHits()
        with self._derived.read() as connection:
            counts = connection.exec_driver_sql(_COUNT, (query,)).all()
            rows = connection.exec_driver_sql(_BEST, (query,))
            hits = (WordHit(row >> _PAGE_BITS, row & _PAGE_MASK) for row in rows.scalars())
            wanted = [hit for hit, _ in zip(_among(hits, among), range(most), strict=False)]
            rows.close()
        kept = tuple((document, count) for document, count in counts if among is None or document in among)
        return WordHits(tuple(wanted), kept)

    def unindexed(self) -> list[int]:
        """Documents whose text is stored but whose words are not indexed (as words are folded now)."""
        indexed = select(d.word_indexes.c.document_id).where(d.word_indexes.c.folding == FOLDING)
        query = select(d.texts.c.document_id).where(d.texts.c.document_id.not_in(indexed))
        with self._derived.read() as connection:
            return list(connection.scalars(query))

    def index_words(self, document_id: int) -> None:
        """Index a document's stored pages anew; nothing happens if they are gone."""
        columns = d.pages.c
        with self._derived.write() as connection:
            stored = connection.execute(
                select(columns.number, columns.text).where(columns.document_id == document_id)
            ).all()
            if stored:
                add_words(connection, document_id, ((number, text) for number, text in stored))


def add_page_words(connection: Connection, document_id: int, pages: Iterable[Page]) -> None:
    """Index pages inside of the transaction that stores them."""
    add_words(connection, document_id, ((page.number, page.text) for page in pages))


def replace_page_words(connection: Connection, document_id: int, page: Page) -> None:
    """Index a page whose text has changed inside of the transaction that stores it."""
    row = (document_id << _PAGE_BITS) + page.number
    connection.exec_driver_sql(_CLEAR, (row, row + 1))
    connection.exec_driver_sql(_ADD, (row, _storable(fold(page.text))))


def add_words(connection: Connection, document_id: int, texts: Iterable[tuple[int, str]]) -> None:
    """Index texts by their page number, in place of what was indexed of the document."""
    first = document_id << _PAGE_BITS
    drop_words(connection, document_id)
    rows = [(first + number, _storable(fold(text))) for number, text in texts]
    if rows:
        connection.exec_driver_sql(_ADD, rows)
    note = insert(d.word_indexes).prefix_with("OR REPLACE")
    connection.execute(note, {"document_id": document_id, "folding": FOLDING})


def drop_words(connection: Connection, document_id: int) -> None:
    """Forget a document's words; by hand, since no trigger may reach into the index."""
    first = document_id << _PAGE_BITS
    connection.exec_driver_sql(_CLEAR, (first, first + _PAGE_MASK + 1))


def sweep_words(connection: Connection) -> None:
    """Write the index anew without the words of removed pages, which it keeps otherwise; seconds for a large one."""
    connection.exec_driver_sql("INSERT INTO page_words (page_words) VALUES ('optimize')")


def _query(words: str) -> str:
    """In the index's own language; every term is a quoted string, so that nothing in it is an operator."""
    parts = (f'"{term.replace(chr(34), " ")}"' + ("*" if begins else "") for term, begins in terms(words))
    return " AND ".join(map(_storable, parts))


def _storable(text: str) -> str:
    """Without lone surrogates, which have no UTF-8 form, and without NUL, which would end the text."""
    if text.isascii():
        return text.replace("\0", " ")
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def _among(hits: Iterable[WordHit], among: Collection[int] | None) -> Iterable[WordHit]:
    return hits if among is None else (hit for hit in hits if hit.document_id in among)
