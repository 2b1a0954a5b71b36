"""The Qt application: name, icon, style."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from rmt_desktop.ui.icons import app_icon, clear_icons

RESTART = 64
"""Exit code of the event loop: open another window."""


def create_application(argv: Sequence[str]) -> QApplication:
    """Make the application object; call once, before any window."""
    app = QApplication(list(argv))
    app.setApplicationName("rmt-desktop")
    app.setApplicationDisplayName("RMT Desktop")
    app.setOrganizationName("RMT Desktop")
    QGuiApplication.setDesktopFileName("rmt-desktop")
    app.setStyle("Fusion")
    app.setWindowIcon(app_icon())
    return app


def qt_version() -> str:
    """The version of the Qt libraries, which are loaded once this module is."""
    return qVersion()


def take_down(window: QWidget) -> None:
    """Destroy the window and all cached icons while the application still exists.

    Left to the interpreter's end, they would outlive it and crash.
    """
    shiboken6.delete(window)
    clear_icons()


def show_fatal(title: str, message: str) -> None:
    """Say why the program cannot start."""
    box = QMessageBox(QMessageBox.Icon.Critical, title, message)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
