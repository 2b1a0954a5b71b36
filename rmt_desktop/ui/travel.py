"""Back and forward after jumps, as in a browser. No Qt."""

from dataclasses import dataclass, field

from rmt_desktop.domain.documents import ViewPlace

_MOST = 200


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the reader was."""

    document_id: int
    place: ViewPlace


@dataclass(slots=True)
class Travel:
    """Places left by jumping."""

    behind: list[Stop] = field(default_factory=list)
    ahead: list[Stop] = field(default_factory=list)

    def leave(self, stop: Stop) -> None:
        """The reader jumps away from here; what was ahead is given up."""
        if not self.behind or self.behind[-1] != stop:
            self.behind = [*self.behind[1 - _MOST :], stop]
        self.ahead.clear()

    def back(self, here: Stop) -> Stop | None:
        """Where the reader was before; None if nowhere."""
        return _move(self.behind, self.ahead, here)

    def forward(self, here: Stop) -> Stop | None:
        """Where the reader came back from; None if nowhere."""
        return _move(self.ahead, self.behind, here)

    def forget(self, document_id: int) -> None:
        """A document is gone."""
        self.behind = [stop for stop in self.behind if stop.document_id != document_id]
        self.ahead = [stop for stop in self.ahead if stop.document_id != document_id]


def _move(taken: list[Stop], left: list[Stop], here: Stop) -> Stop | None:
    if not taken:
        return None
    left.append(here)
    return taken.pop()
