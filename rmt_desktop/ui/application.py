"""The Qt application: name, icon, style."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from rmt_desktop.ui.icons import app_icon


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


def show_fatal(title: str, message: str) -> None:
    """Say why the program cannot start."""
    box = QMessageBox(QMessageBox.Icon.Critical, title, message)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
