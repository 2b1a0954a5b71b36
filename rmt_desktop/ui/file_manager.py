"""Show a file where the system keeps its files."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def reveal_command(path: Path, platform: str) -> tuple[str, list[str]] | None:
    """The program, with its arguments, that shows a file selected in its folder; None: the folder is opened.

    >>> reveal_command(Path("/a b.pdf"), "darwin")
    ('open', ['-R', '/a b.pdf'])
    """
    if platform == "win32":
        return "explorer", [f"/select,{path}"]
    return ("open", ["-R", str(path)]) if platform == "darwin" else None


def reveal(path: Path) -> bool:
    """Show a file in the file manager, or its folder where the file is gone; False if both are."""
    command = reveal_command(path, sys.platform)
    if path.exists() and command is not None:
        return bool(QProcess.startDetached(*command)[0])
    return path.parent.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
