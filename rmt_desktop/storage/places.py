"""Where each document was left in the viewer."""

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from rmt_desktop.domain.documents import ViewPlace
from rmt_desktop.storage import precious_tables as t
from rmt_desktop.storage.stores import Stores

_COLUMNS = (
    t.view_places.c.page,
    t.view_places.c.fraction,
    t.view_places.c.quarters,
    t.view_places.c.zoom,
)
"""In the order of the fields of :class:`ViewPlace`."""


class Places(Stores):
    """One place per document; gone with it."""

    def place(self, document_id: int) -> ViewPlace | None:
        """Where a document was left; None if it was never shown or is gone."""
        query = select(*_COLUMNS).where(t.view_places.c.document_id == document_id)
        with self._precious.read() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else ViewPlace(*row)

    def keep_place(self, document_id: int, place: ViewPlace) -> None:
        """Remember where a document is left; KeyError if it is gone."""
        row = {
            "document_id": document_id,
            "page": place.page,
            "fraction": place.fraction,
            "quarters": place.quarters,
            "zoom": place.zoom,
        }
        try:
            with self._precious.write() as connection:
                connection.execute(insert(t.view_places).prefix_with("OR REPLACE"), row)
        except IntegrityError as error:
            raise KeyError(f"document {document_id}") from error
