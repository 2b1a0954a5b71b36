"""Settings: short texts by name."""

from sqlalchemy import insert, select

from rmt_desktop.storage import precious_tables as t
from rmt_desktop.storage.stores import Stores


class Settings(Stores):
    """What the user chose."""

    def setting(self, key: str, default: str | None = None) -> str | None:
        """The value stored under ``key``, or ``default``."""
        with self._precious.read() as connection:
            row = connection.execute(select(t.settings.c.value).where(t.settings.c.key == key)).one_or_none()
        return default if row is None else str(row.value)

    def set_setting(self, key: str, value: str) -> None:
        """Store a value in place of an earlier one."""
        statement = insert(t.settings).prefix_with("OR REPLACE")
        with self._precious.write() as connection:
            connection.execute(statement, {"key": key, "value": value})
