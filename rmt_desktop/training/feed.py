"""Batches of examples without end, resumable at any batch."""

from typing import Any

from rmt_desktop.training.batches import bucketed
from rmt_desktop.training.examples import Example
from rmt_desktop.training.recipe import Stage
from rmt_desktop.training.sources import MixedSource

_POOL = 256
"""Examples that are sorted by length together."""


class Feed:
    """Pools of examples, each cut into batches; a pool belongs to the stage in which it was drawn."""

    def __init__(self, source: MixedSource, stages: tuple[Stage, ...], batch_tokens: int):
        self._source, self._stages, self._batch_tokens = source, stages, batch_tokens
        self._pool = 0
        self._began: dict[str, Any] = {}
        self._left: list[list[Example]] = []

    def next(self, stage: int) -> list[Example]:
        """The next batch; a new pool is drawn from stage number ``stage``."""
        if not self._left:
            self._pool += 1
            self._draw(stage)
        self._began["used"] += 1
        return self._left.pop(0)

    def state(self) -> dict[str, Any]:
        """Position to resume from; ``feed`` tells where the present pool began and how much of it was used."""
        return {"position": self._source.state(), "pool": self._pool, "feed": self._began}

    def resume(self, state: dict[str, Any]) -> None:
        """Go on from a saved position; without ``feed``, what was left of the pool is skipped."""
        self._pool, self._left = state["pool"], []
        began = state.get("feed")
        self._source.resume(began["position"] if began else state["position"])
        if began:
            self._draw(min(began["stage"], len(self._stages) - 1))
            del self._left[: began["used"]]
            self._began["used"] = began["used"]

    def _draw(self, number: int) -> None:
        stage = self._stages[number]
        self._began = {"position": self._source.state(), "stage": number, "used": 0}
        draw = bucketed(
            lambda: self._source.next(stage.weights, stage.windows), self._batch_tokens, _POOL, f"pool-{self._pool}"
        )
        self._left = list(draw)
