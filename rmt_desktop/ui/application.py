"""The Qt application: name, icon, style."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

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
