"""Backups of the precious database: made beside, checked, then named; thinned as they grow old."""

import re
import threading
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rmt_desktop.domain.input_errors import FileMissing
from rmt_desktop.storage.columns import now
from rmt_desktop.storage.connecting import connect
from rmt_desktop.storage.engine import BUSY_SECONDS
from rmt_desktop.storage.failures import clear_errors
from rmt_desktop.storage.inspection import require_whole
from rmt_desktop.storage.key_file import BACKUPS
from rmt_desktop.storage.placing import disk_errors, put_in_place, sync_folder
from rmt_desktop.storage.schema import Schema
from rmt_desktop.storage.seals import SEAL_SUFFIX, break_seal, seal
from rmt_desktop.storage.thinning import kept

FOLDER = BACKUPS
DAILY = timedelta(days=1)
PAUSE = timedelta(hours=1)
"""Between two backups made at the end of the program."""

_NAME = re.compile(r"library-(\d{6,})-(\d{8}T\d{6}Z)\.db")
_MOMENT = "%Y%m%dT%H%M%SZ"
_PART = ".part"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the precious database as it was at one moment."""

    path: Path
    number: int
    """Backups are numbered in the order in which they were made, whatever the clock said."""
    made: datetime

    @property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size


class Backups:
    """The backups in a data folder; may be used from any thread."""

    def __init__(self, data_folder: Path, schema: Schema):
        self.folder, self._schema = data_folder / FOLDER, schema
        self._making = threading.Lock()

    def all(self) -> list[Backup]:
        """The newest first."""
        named = [(path, _NAME.fullmatch(path.name)) for path in self.folder.glob("library-*.db")]
        found = [Backup(path, int(m[1]), _moment(m[2])) for path, m in named if m and path.is_file()]
        return sorted(found, key=lambda backup: backup.number, reverse=True)

    def find(self, name: str) -> Backup:
        """A backup by its file's name or its number; ``newest`` is one, too.

        Raises:
            FileMissing: there is none of that name.
        """
        backups = self.all()
        for backup in backups:
            if name in ("newest", backup.path.name, str(backup.number)):
                return backup
        told = "“rmt-desktop backups list” shows what there is." if backups else "There is none yet."
        raise FileMissing(f"There is no backup “{name}”. {told}")

    def is_due(self, every: timedelta) -> bool:
        """Whether the newest one is older than ``every``, or of a time that has not come."""
        newest = next(iter(self.all()), None)
        return newest is None or not timedelta(0) <= now() - newest.made <= every

    def check(self, backup: Backup) -> None:
        """Raise unless a backup can be used by this program.

        Raises:
            NewerSchema, CorruptStore, StoreError: as :func:`rmt_desktop.storage.inspection.inspect`.
        """
        require_whole(backup.path, self._schema)

    def make(self, source: Path, thin: bool = True) -> Backup:
        """Copy the database at ``source``, which may be in use, and thin what there is.

        The copy is opened and checked before it counts, and before an older one goes.

        Raises:
            CorruptStore: what was copied does not pass the checks.
            StoreError: the disk is full or fails.
        """
        with self._making, disk_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            part = self.folder / f"making{_PART}"
            copy_database(source, part)
            require_whole(part, self._schema)
            made = now()
            number = max((backup.number for backup in self.all()), default=0) + 1
            target = self.folder / f"library-{number:06}-{made.strftime(_MOMENT)}.db"
            put_in_place(part, target)
            seal(target)
            if thin:
                self._thin()
            return Backup(target, number, made.replace(microsecond=0))

    def replace(self, backup: Backup, made: Path) -> None:
        """Put another database in a backup's place, under its name and time, once it is checked."""
        require_whole(made, self._schema)
        break_seal(backup.path)
        put_in_place(made, backup.path)
        seal(backup.path)

    def _thin(self) -> None:
        backups = self.all()
        stay = kept([backup.made for backup in backups])
        for position, backup in enumerate(backups):
            if position not in stay:
                backup.path.unlink(missing_ok=True)
                break_seal(backup.path)
        for left in self.orphans():
            left.unlink(missing_ok=True)
        sync_folder(self.folder)

    def orphans(self) -> list[Path]:
        """Files in the folder that belong to no backup: left by an end in the middle."""
        known = {backup.path.name for backup in self.all()}
        known |= {name + SEAL_SUFFIX for name in known}
        files = self.folder.glob("*") if self.folder.is_dir() else []
        return [file for file in files if file.name not in known and _is_own(file.name)]


def copy_database(source: Path, target: Path) -> None:
    """Copy a database as it is at this moment, also while it is written to; what was deleted is not copied.

    Raises:
        CorruptStore, StoreError: it cannot be read, or the copy not be written.
    """
    target.unlink(missing_ok=True)
    with clear_errors(source), closing(connect(source, timeout=BUSY_SECONDS)) as old:
        old.execute("VACUUM INTO ?", (str(target),))


def _is_own(name: str) -> bool:
    return name.endswith((_PART, SEAL_SUFFIX, SEAL_SUFFIX + "-part", "-wal", "-shm", "-journal"))


def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text, _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
