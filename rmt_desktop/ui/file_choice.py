"""Files and folders that the user chooses: each dialog opens where one for the same purpose was used last.

Without such a folder, or when it is gone, it is the user's Documents folder: never the folder that the program happens
to run in.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from rmt_desktop.workflows.desk import Desk


class Purpose(StrEnum):
    """What something is chosen for; each has a folder of its own."""

    DOCUMENTS = "documents"
    QUESTIONS = "questions"
    MODELS = "models"
    EXPORTS = "exports"
    READERS = "readers"
    DATA = "data"


class FileChoice:
    """Dialogs for one purpose.

    Args:
        parent: the widget that they stand over.
        desk: keeps the folder in the library's settings.
    """

    def __init__(self, parent: QWidget, desk: Desk, purpose: Purpose) -> None:
        self._parent, self._desk, self._key = parent, desk, f"folders/{purpose}"

    def start(self) -> Path:
        """The folder that a dialog opens in."""
        used = self._desk.setting(self._key)
        return Path(used) if used and Path(used).is_dir() else documents_folder()

    def files(self, title: str, filters: str) -> list[Path]:
        """Files that exist; empty if the dialog was closed."""
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, str(self.start()), filters)
        return self._used(names)

    def file(self, title: str, filters: str = "") -> Path | None:
        """A file that exists; None if the dialog was closed."""
        name, _ = QFileDialog.getOpenFileName(self._parent, title, str(self.start()), filters)
        return next(iter(self._used([name])), None)

    def folder(self, title: str, inside: Path | None = None) -> Path | None:
        """A folder that exists; None if the dialog was closed.

        Args:
            inside: where the dialog opens instead of the folder used last.
        """
        name = QFileDialog.getExistingDirectory(self._parent, title, str(inside or self.start()))
        return next(iter(self._used([name])), None)

    def target(self, title: str, name: str, filters: str) -> Path | None:
        """Where to save, under a suffix of the filters; None if the dialog was closed.

        Args:
            name: suggested.
        """
        chosen, kind = QFileDialog.getSaveFileName(self._parent, title, str(self.start() / name), filters)
        return next((with_suffix(str(path), kind, filters) for path in self._used([chosen])), None)

    def _used(self, names: Iterable[str]) -> list[Path]:
        paths = [Path(name) for name in names if name]
        if paths:
            self._desk.set_setting(self._key, str(paths[0].parent))
        return paths


def documents_folder() -> Path:
    """The user's Documents folder; their home folder where there is none."""
    named = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(named) if named and Path(named).is_dir() else Path.home()


def existing_folder(path: Path) -> Path:
    """A folder, or the nearest one above it that exists."""
    return next((folder for folder in (path, *path.parents) if folder.is_dir()), documents_folder())


def with_suffix(name: str, chosen: str, filters: str) -> Path:
    """The path typed, with the suffix of the kind of file chosen where it has none of those offered.

    >>> filters = "PDF (*.pdf);;Word (*.docx)"
    >>> [with_suffix(*typed, filters).name for typed in (("notes", "Word (*.docx)"), ("a.b", ""), ("c.PDF", ""))]
    ['notes.docx', 'a.b.pdf', 'c.PDF']
    """
    path = Path(name)
    offered = re.findall(r"\*(\.\w+)", filters)
    if path.suffix.lower() in offered:
        return path
    suffix = next(iter(re.findall(r"\*(\.\w+)", chosen)), offered[0])
    return path.with_name(path.name + suffix)
