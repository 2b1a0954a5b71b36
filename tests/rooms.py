"""A real desk over a real library; only the reader is tiny."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.desk import Desk
from rmt_desktop.workflows.events import DeskEvent
from tests.tiny import CLAUSES, tiny_model

PATIENCE = 30.0


class Room:
    """A desk, what it told, and ways to wait for it."""

    def __init__(self, folder: Path, load: Callable[[], Any] = tiny_model):
        self.library = Library.open(folder)
        self.desk = Desk(self.library, load)
        self.events: list[DeskEvent] = []
        self._told = threading.Condition()
        self.desk.listen(self._hear)
        self._open = True

    def _hear(self, event: DeskEvent) -> None:
        with self._told:
            self.events.append(event)
            self._told.notify_all()

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until the condition holds; looked at after every event and now and then."""
        with self._told:
            for _ in range(int(PATIENCE * 20)):
                if condition():
                    return
                self._told.wait(0.05)
        raise AssertionError(f"waited in vain; last events: {self.events[-5:]}")

    def told(self, kind: type[Any]) -> list[Any]:
        """Events of one kind so far."""
        with self._told:
            return [event for event in self.events if isinstance(event, kind)]

    def states(self) -> list[str]:
        """States of all documents, oldest first."""
        return [document.state.value for document in reversed(self.desk.documents())]

    def read(self, *paths: Path) -> None:
        """Bring in files and wait until all are read."""
        self.desk.add_paths(paths)
        self.wait(lambda: len(self.states()) >= len(paths) and set(self.states()) == {"read"})
        self.wait(lambda: not self.desk.busy())

    def close(self) -> None:
        """End everything; a second call does nothing."""
        if self._open:
            self._open = False
            assert self.desk.close(timeout=PATIENCE)


class SlowModel:
    """The tiny reader, which stops before a segment until it is let go on."""

    def __init__(self, before: int):
        self._model, self._before = tiny_model(), before
        self.reached, self.go = threading.Event(), threading.Event()
        self.fail_with: Exception | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def read(self, segments: Any, first: int = 0, memory: Any = None) -> Iterator[Any]:
        for snapshot in self._model.read(segments, first, memory):
            if snapshot.segment == self._before:
                self.reached.set()
                assert self.go.wait(PATIENCE)
                if self.fail_with is not None:
                    raise self.fail_with
            yield snapshot


def write_text(path: Path, clauses: int = 40) -> Path:
    """A text of numbered clauses; different numbers make different documents."""
    path.write_text("".join(f"{i}. {CLAUSES[i % len(CLAUSES)]}" for i in range(clauses)), encoding="utf-8")
    return path
