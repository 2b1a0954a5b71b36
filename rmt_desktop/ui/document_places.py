"""Where documents are looked at: kept in the library for the next time, and the way back after a jump."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rmt_desktop.ui.paper import Paper
from rmt_desktop.ui.travel import Stop, Travel
from rmt_desktop.workflows.desk import Desk

_REST = 1_500
"""Milliseconds without scrolling after which the place is stored."""


class DocumentPlaces(QObject):
    """The place of the document shown, and those that jumps have left.

    Args:
        shown: number of the document shown; None: none is.
        open_document: shows another document; KeyError if it is gone.
    """

    changed = Signal()
    """There is a way back or forward now, or no longer."""

    def __init__(
        self,
        desk: Desk,
        paper: Paper,
        shown: Callable[[], int | None],
        open_document: Callable[[int], object],
    ) -> None:
        super().__init__(paper)
        self._desk, self._paper, self._shown, self._open = desk, paper, shown, open_document
        self._travel = Travel()
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST)
        self._resting.timeout.connect(self.keep)
        paper.moved.connect(self._resting.start)

    def can_go_back(self) -> bool:
        """Whether a jump was made."""
        return bool(self._travel.behind)

    def can_go_forward(self) -> bool:
        """Whether one was taken back."""
        return bool(self._travel.ahead)

    @Slot()
    def leave(self) -> None:
        """A jump begins here."""
        here = self._here()
        if here is not None:
            self._travel.leave(here)
            self.changed.emit()

    def back(self) -> None:
        """Go where the reader was before the last jump."""
        self._go(self._travel.back)

    def forward(self) -> None:
        """Undo :meth:`back`."""
        self._go(self._travel.forward)

    @Slot()
    def keep(self) -> None:
        """Store where the document shown stands."""
        self._resting.stop()
        number = self._shown()
        if number is not None:
            self._desk.keep_view_place(number, self._paper.place())

    def restore(self) -> None:
        """Stand where the document shown was left: also after the window got its size."""
        number = self._shown()
        place = self._desk.view_place(number) if number is not None else None
        if place is not None:
            self._paper.view().go_to(place, looks=True)

    def forget(self) -> None:
        """The document shown is gone: neither store its place nor lead back to it."""
        self._resting.stop()
        number = self._shown()
        if number is not None:
            self._travel.forget(number)

    def _here(self) -> Stop | None:
        number = self._shown()
        return None if number is None else Stop(number, self._paper.place())

    def _go(self, step: Callable[[Stop], Stop | None]) -> None:
        here = self._here()
        stop = step(here) if here is not None else None
        if stop is None:
            return
        behind, ahead = list(self._travel.behind), list(self._travel.ahead)
        try:
            self._open(stop.document_id)
            self._travel.behind, self._travel.ahead = behind, ahead  # opening a document on the way is no jump
            self._paper.view().go_to(stop.place)
        except KeyError:
            self._travel.forget(stop.document_id)
        self.changed.emit()
