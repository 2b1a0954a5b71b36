"""What the window looked like when it was closed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer

from rmt_desktop.ui.theme import ThemeMode

if TYPE_CHECKING:
    from rmt_desktop.ui.window import MainWindow


def stored_theme(window: "MainWindow") -> ThemeMode:
    """The theme the user chose; that of the system if none or an unknown one is stored."""
    saved = window.desk.setting("theme", ThemeMode.SYSTEM.value)
    return ThemeMode(saved) if saved in list(ThemeMode) else ThemeMode.SYSTEM


def stored_text_size(window: "MainWindow") -> int:
    """The text size the user chose, in percent; 100 if none or nonsense is stored."""
    saved = window.desk.setting("text size", "100") or ""
    return int(saved) if saved.isascii() and saved.isdigit() else 100


def restore(window: "MainWindow") -> None:
    """Place, panes and document as they were; each document knows its own place."""
    desk = window.desk
    for name, take in (("geometry", window.restoreGeometry), ("splitter", window.splitter.restoreState)):
        state = desk.setting(f"window/{name}")
        if state:
            take(QByteArray.fromBase64(state.encode("ascii")))
    last = desk.setting("window/document")
    if last and last.isdigit():
        window.library.select(int(last))
        QTimer.singleShot(0, window, window.document.places.restore)


def save(window: "MainWindow") -> None:
    """Remember all of that."""
    for name, state in (("geometry", window.saveGeometry()), ("splitter", window.splitter.saveState())):
        window.desk.set_setting(f"window/{name}", bytes(state.toBase64().data()).decode("ascii"))
    document_id = window.document.document_id()
    window.desk.set_setting("window/document", str(document_id or ""))
    window.document.places.keep()
