"""Files that come from outside while the program runs: from a second start, or from the Finder."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_MILLISECONDS = 3000
_PATIENCE = 500
"""Milliseconds that the window may stand still for a start that says nothing."""
_MOST_BYTES = 1_000_000
_TAKEN = b"taken\n"


def hand_over(folder: Path, files: Sequence[Path]) -> bool:
    """Give files to the program that has the library in ``folder`` open; False if none takes them."""
    socket = QLocalSocket()
    socket.connectToServer(_address(folder))
    if not socket.waitForConnected(_MILLISECONDS):
        return False
    names = [str(path.absolute()) for path in files]
    socket.write(json.dumps(names).encode("ascii") + b"\n")
    taken = b""
    while _TAKEN not in taken and socket.waitForReadyRead(_MILLISECONDS):
        taken += socket.readAll().data()
    socket.disconnectFromServer()
    return _TAKEN in taken


class Openings(QObject):
    """Tells of files that another start of the program, or macOS, wants opened here; keep it as long as the window.

    An empty list asks for the window only.
    """

    asked = Signal(list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)
        address = _address(folder)
        QLocalServer.removeServer(address)  # left by a crash; whoever holds the library is the only server
        self._server.listen(address)

    def close(self) -> None:
        """Take nothing more."""
        self._server.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On the application object: macOS sends the files of a double-click as events."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.asked.emit([Path(event.file())])
            return True
        return False

    def _accept(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            names = _names(_line(socket))
            if names is not None:
                socket.write(_TAKEN)
                socket.waitForBytesWritten(_PATIENCE)
                self.asked.emit([Path(name) for name in names])
            socket.abort()
            socket.deleteLater()


def _line(socket: QLocalSocket) -> bytes:
    """What the other start says, up to the end of its line; it is on this machine and has said it at once or never."""
    said = bytes(socket.readAll().data())
    while b"\n" not in said and len(said) <= _MOST_BYTES and socket.waitForReadyRead(_PATIENCE):
        said += bytes(socket.readAll().data())
    return said.partition(b"\n")[0] if b"\n" in said else b""


def _names(line: bytes) -> list[str] | None:
    try:
        names = json.loads(line)
    except ValueError:
        return None
    return names if isinstance(names, list) and all(isinstance(name, str) for name in names) else None


def bring_forward(window: QWidget) -> None:
    """Show a window that may be minimised or behind others."""
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()


def _address(folder: Path) -> str:
    """A name of its own for each data folder, short enough for every system."""
    return "rmt-desktop-" + hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:24]
