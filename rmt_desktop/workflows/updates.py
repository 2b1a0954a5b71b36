"""Looking for a new version: off until the user wants it, once a day at most, and all it does is tell."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from rmt_desktop import __version__
from rmt_desktop.domain.errors import UpdateError
from rmt_desktop.domain.releases import NewVersion
from rmt_desktop.jobs.events import Failed, JobEvent, Succeeded
from rmt_desktop.jobs.runner import JobRunner
from rmt_desktop.paths import resource
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.board import Board, explain
from rmt_desktop.workflows.events import UpdateChecked
from rmt_desktop.workflows.update_feed import check_address, newer_version

DAY = 86_400.0
_WANTED, _ADDRESS, _LAST = "updates/wanted", "updates/address", "updates/last"


@dataclass(frozen=True, slots=True)
class UpdateChoice:
    """What the user chose."""

    wanted: bool = False
    """Whether the feed is asked by itself."""
    address: str = ""
    """Of the release feed; empty where neither the user nor the builder of this package has named one."""


def shipped_address() -> str:
    """The feed that whoever built this package has put into it; packages built from a checkout have none."""
    try:
        return resource("update-feed.txt").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def update_choice(library: Library) -> UpdateChoice:
    """What is stored; nothing is asked at first."""
    return UpdateChoice(library.setting(_WANTED) == "yes", library.setting(_ADDRESS) or shipped_address())


class UpdateWatch:
    """Asks the feed on a thread of its own, so that a slow network holds up neither reading nor answers."""

    def __init__(self, board: Board, running: str = __version__, now: Callable[[], float] = time.time):
        self._board, self._running, self._now = board, running, now
        self._runner = JobRunner("updates")
        self.last: UpdateChecked | None = None
        """How the last look ended since the program started."""

    def choice(self) -> UpdateChoice:
        """What the user chose."""
        return update_choice(self._board.library)

    def choose(self, chosen: UpdateChoice) -> None:
        """Keep what the user chose.

        Raises:
            UpdateError: the feed is wanted, and its address is not one that may be asked; nothing is kept.
        """
        address = chosen.address.strip()
        if chosen.wanted or address:
            check_address(address)
        library = self._board.library
        library.set_setting(_ADDRESS, "" if address == shipped_address() else address)
        library.set_setting(_WANTED, "yes" if chosen.wanted else "")

    def start(self) -> None:
        """Look, if the user wants that and did not look today."""
        if self.choice().wanted and self._is_due():
            self._submit(asked=False)

    def look(self) -> None:
        """Look now, because the user says so; told as :class:`UpdateChecked`."""
        self._submit(asked=True)

    def close(self, timeout: float) -> bool:
        """End; False if the network did not answer within ``timeout`` seconds."""
        return self._runner.close(timeout)

    def begin_close(self) -> None:
        """Ask for nothing more; returns at once."""
        self._runner.begin_close()

    def _submit(self, asked: bool) -> None:
        address = self.choice().address
        self._board.library.set_setting(_LAST, f"{self._now():.0f}")  # before: offline, it is not tried at every start
        self._runner.submit(
            lambda context: newer_version(address, self._running), on_event=lambda event: self._tell(event, asked)
        )

    def _tell(self, event: JobEvent, asked: bool) -> None:
        if isinstance(event, Succeeded):
            found = event.result if isinstance(event.result, NewVersion) else None
            self._post(UpdateChecked(found, asked=asked))
        elif isinstance(event, Failed):
            self._post(UpdateChecked(None, f"{UpdateError.title}: {explain(event.error)}", asked))

    def _post(self, outcome: UpdateChecked) -> None:
        self.last = outcome
        self._board.post(outcome)

    def _is_due(self) -> bool:
        stored = self._board.library.setting(_LAST) or ""
        last = float(stored) if stored.isascii() and stored.isdigit() else 0.0
        return not 0.0 <= self._now() - last < DAY  # a clock that went back does not put it off for ever
