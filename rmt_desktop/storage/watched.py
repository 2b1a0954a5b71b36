"""Watched folders, and which of their files were seen."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import delete, insert, select

from rmt_desktop.domain.shelving import FileStamp, WatchedFolder
from rmt_desktop.storage import precious_tables as t
from rmt_desktop.storage.stores import Stores


class Watched(Stores):
    """The folders whose new files are read by themselves."""

    def watched_folders(self) -> list[WatchedFolder]:
        """All of them, oldest first."""
        with self._precious.read() as connection:
            rows = connection.execute(select(t.watched_folders).order_by(t.watched_folders.c.id)).all()
        return [WatchedFolder(row.id, Path(row.path)) for row in rows]

    def watch_folder(self, path: Path, seen: Iterable[FileStamp] = ()) -> WatchedFolder:
        """Watch a folder, these of its files being known; a folder that is watched already is left as it is."""
        with self._precious.write() as connection:
            known = connection.scalar(select(t.watched_folders.c.id).where(t.watched_folders.c.path == str(path)))
            if known is not None:
                return WatchedFolder(known, path)
            folder_id = int(connection.execute(insert(t.watched_folders).values(path=str(path))).lastrowid)
            rows = [_row(folder_id, stamp) for stamp in seen]
            if rows:
                connection.execute(insert(t.watched_files), rows)
        return WatchedFolder(folder_id, path)

    def unwatch_folder(self, folder_id: int) -> None:
        """Stop watching a folder; its documents stay."""
        with self._precious.write() as connection:
            connection.execute(delete(t.watched_folders).where(t.watched_folders.c.id == folder_id))

    def seen_files(self, folder_id: int) -> dict[Path, FileStamp]:
        """The files of a folder that were seen, as they were then."""
        columns = t.watched_files.c
        query = select(columns.path, columns.size, columns.modified).where(columns.folder_id == folder_id)
        with self._precious.read() as connection:
            stamps = [FileStamp(Path(path), size, modified) for path, size, modified in connection.execute(query)]
        return {stamp.path: stamp for stamp in stamps}

    def see_files(self, folder_id: int, stamps: Iterable[FileStamp]) -> None:
        """Note files as seen; nothing happens if the folder is no longer watched."""
        rows = [_row(folder_id, stamp) for stamp in stamps]
        with self._precious.write() as connection:
            watched = connection.scalar(select(t.watched_folders.c.id).where(t.watched_folders.c.id == folder_id))
            if rows and watched is not None:
                connection.execute(insert(t.watched_files).prefix_with("OR REPLACE"), rows)


def _row(folder_id: int, stamp: FileStamp) -> dict[str, object]:
    return {"folder_id": folder_id, "path": str(stamp.path), "size": stamp.size, "modified": stamp.modified}
