"""A damaged precious database is replaced: by itself without its log, by the newest good backup, by what is left.

Whatever is taken is copied, checked in full and only then put in place; the damaged files are kept beside it. An end
in the middle leaves the damaged database (perhaps without its log, which then is kept aside already), so that the
next start does the same again.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.domain.store_errors import CorruptStore, NewerSchema, StoreLocked
from rmt_desktop.storage.aside import copy_alone, drop_database, drop_log, keep_aside
from rmt_desktop.storage.backups import Backups
from rmt_desktop.storage.connecting import cipher_key
from rmt_desktop.storage.engine import Durability
from rmt_desktop.storage.failures import suspect_marker
from rmt_desktop.storage.inspection import ended_unclean, require_whole, size_of
from rmt_desktop.storage.key_file import KEY_NAME
from rmt_desktop.storage.placing import disk_errors, put_in_place
from rmt_desktop.storage.salvage import salvage
from rmt_desktop.storage.schema import Schema, migrate
from rmt_desktop.storage.seals import break_seal, changed_under_seal
from rmt_desktop.storage.store import Store
from rmt_desktop.storage.values import require_readable

MADE_SUFFIX = ".recovering"
REBUILT_FOLDERS = ("indexes", "caches")
"""Named after numbers of documents, which a restored database may give to others; all in them is made again."""

_DURABILITY = Durability(synchronous="FULL")


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was done about a damaged library."""

    cause: str
    origin: str
    """Where what is used now comes from, as a sentence."""
    aside: Path | None
    """Where the damaged file is kept."""

    @property
    def notice(self) -> str:
        """For the user."""
        kept = "" if self.aside is None else f" The damaged file is kept as {self.aside.name}."
        return f"{self.cause} {self.origin}{kept}"


def recover(path: Path, schema: Schema, backups: Backups, cause: CorruptStore) -> Recovery:
    """Put the best of what is left in the place of the damaged database at ``path``.

    Raises:
        StoreError: the disk is full or fails; nothing was changed.
    """
    with _making(path) as made:
        origin = _make(path, made, schema, backups)
        aside = _swap(made, path)
    told = "The library's file was gone." if aside is None else f"The library was damaged: {_first_sentence(cause)}"
    return Recovery(told, origin, aside)


def restore(path: Path, schema: Schema, source: Path, keep: bool) -> Path | None:
    """Put a backup in place of the database at ``path``; with ``keep`` that is kept aside: under which name.

    Raises:
        NewerSchema, CorruptStore, StoreError: the backup cannot be used, or the disk fails; nothing was changed.
    """
    with _making(path) as made:
        _take(source, made, schema)
        return _swap(made, path, keep)


@contextmanager
def _making(path: Path) -> Iterator[Path]:
    """Where the database that is to replace the one at ``path`` is made; nothing of it stays there."""
    made = path.with_name(path.name + MADE_SUFFIX)
    with disk_errors(path):
        try:
            yield made
        finally:
            drop_database(made)


def _swap(made: Path, path: Path, keep: bool = True) -> Path | None:
    """Keep what is at ``path`` under another name, and put ``made`` there."""
    aside = keep_aside(path) if keep else None
    drop_log(path)
    put_in_place(made, path)
    break_seal(path)
    suspect_marker(path).unlink(missing_ok=True)
    for name in REBUILT_FOLDERS:
        shutil.rmtree(path.parent / name, ignore_errors=True)
    return aside


def _make(path: Path, made: Path, schema: Schema, backups: Backups) -> str:
    """Fill ``made`` from the first source that passes every check; a sentence about it."""
    for origin, source in _sources(path, backups):
        try:
            _take(source, made, schema)
        except (CorruptStore, NewerSchema):
            continue
        return origin
    return _rebuild(path, made, schema)


def _sources(path: Path, backups: Backups) -> Iterator[tuple[str, Path]]:
    if size_of(path) and ended_unclean(path):
        told = "It is used without its write-ahead log: what was changed shortly before the last end may be missing."
        yield told, path
    for backup in backups.all():
        local = backup.made.astimezone()
        moment = f"{local.day} {local:%B %Y, %H:%M}"
        yield f"The backup of {moment} was put in its place: what was changed later is missing.", backup.path


def _take(source: Path, made: Path, schema: Schema) -> None:
    """Copy a database without its log, migrate the copy and check it in full."""
    if changed_under_seal(source):
        raise CorruptStore(f"The backup {source.name} is damaged; choose another one.")
    copy_alone(source, made)
    require_whole(made, schema)
    with closing(Store(made, _DURABILITY)) as store:
        migrate(store, schema)
        require_readable(store)
        store.empty_log()
    require_whole(made, schema)


def _rebuild(path: Path, made: Path, schema: Schema) -> str:
    for rows in (True, False):
        drop_database(made)
        with closing(Store(made, _DURABILITY)) as store:
            migrate(store, schema)
        saved = salvage(path, made) if rows else 0
        try:
            with closing(Store(made, _DURABILITY)) as store:
                require_readable(store)
                store.empty_log()
            require_whole(made, schema)
        except CorruptStore:
            continue
        break
    if not saved and cipher_key(path) is not None and size_of(path):
        raise StoreLocked(
            f"{path.name} cannot be read with the key of this data folder, nor can a backup. If {KEY_NAME} is that of "
            "another library, put the right one there. Nothing was changed."
        )
    if saved:
        return f"There is no usable backup; {saved:,} rows could still be read from it and are used."
    return "There is no usable backup and nothing in it could be read: the library starts empty."


def _first_sentence(cause: CorruptStore) -> str:
    return f"{str(cause).partition('. It was left')[0]}."
