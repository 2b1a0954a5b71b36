"""Which version this is, of what it consists, and under which terms."""

import platform
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import QSize, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rmt_desktop import __version__
from rmt_desktop.domain.language import marked, tr
from rmt_desktop.paths import shipped_licences
from rmt_desktop.ui.icons import app_icon
from rmt_desktop.ui.parts import button, label, selectable

_PARTS = ("torch", "transformers", "pypdfium2", "SQLAlchemy")


class AboutPage(QWidget):
    """Name and version, native parts, terms; from here to the news and to looking for a new version.

    Args:
        open_news: shows what is new.
        look: asks the release feed.
        folder: where the library lies.
    """

    def __init__(self, open_news: Callable[[], object], look: Callable[[], object], folder: Path) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addLayout(_heading())
        column.addWidget(label(tr("Ask long documents. Check every answer."), wrap=True))
        row = QHBoxLayout()
        row.addWidget(button(tr("What is new"), open_news))
        row.addWidget(button(tr("Look for a new version"), look))
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(8)
        for title, text in ((tr("Parts"), _parts()), (tr("Library"), str(folder)), (tr("Terms"), tr(_TERMS))):
            column.addWidget(label(title, "paneTitle"))
            column.addWidget(selectable(label(text, "muted", wrap=True)))
        if (licences := shipped_licences()) is not None:
            address = QUrl.fromLocalFile(str(licences))
            row = QHBoxLayout()
            row.addWidget(button(tr("Licences of all parts"), lambda: QDesktopServices.openUrl(address)))
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(1)


_TERMS = marked(
    "Apache License 2.0. Qt and PySide6 are used under the LGPL 3.0; the other parts under terms of their own."
)


def _heading() -> QHBoxLayout:
    picture = QLabel()
    picture.setPixmap(app_icon().pixmap(QSize(56, 56)))
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(picture)
    row.addWidget(selectable(label(f"RMT Desktop {__version__}", "display")))
    row.addStretch(1)
    return row


def _parts() -> str:
    parts = [
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
    ]
    for name in _PARTS:
        try:
            parts.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            parts.append(tr("{name} is missing", name=name))
    return ", ".join(parts)
