"""Files that are dropped on the window or chosen for it; of anything else that is dropped it is said why not."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from rmt_desktop.domain.language import tr
from rmt_desktop.ingest import SUFFIXES
from rmt_desktop.ui.file_choice import FileChoice, Purpose
from rmt_desktop.workflows.desk import Desk

_SHOWN = 120
_FILTER = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))


def dropped(data: QMimeData) -> tuple[list[Path], str]:
    """Files and folders, and what to say of the rest; empty if there is no rest."""
    urls = data.urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    addresses = [url.toDisplayString() for url in urls if not url.isLocalFile()]
    if not urls and data.hasText():
        text = " ".join(data.text().split())
        if "://" not in text[:12]:
            return [], tr("Text cannot be added by itself. Save it as a text file, then drop the file here.")
        addresses = [text]
    if not addresses:
        return paths, ""
    shown = addresses[0][:_SHOWN] + ("…" if len(addresses[0]) > _SHOWN or len(addresses) > 1 else "")
    return paths, tr(
        "Web addresses cannot be added, since this program makes no connections: {shown} Save the "
        "page or file from your browser, then drop the file here.",
        shown=shown,
    )


def choose_files(parent: QWidget, desk: Desk) -> None:
    """Let the user choose files, and add them."""
    filters = tr("Documents ({patterns});;All files (*)", patterns=_FILTER)
    if paths := FileChoice(parent, desk, Purpose.DOCUMENTS).files(tr("Add documents"), filters):
        desk.add_paths(paths)


def choose_folder(parent: QWidget, desk: Desk) -> None:
    """Let the user choose a folder, and add what is in it."""
    folder = FileChoice(parent, desk, Purpose.DOCUMENTS).folder(tr("Add a folder of documents"))
    if folder is not None:
        desk.add_paths([folder])
