"""Train a skimming reader on stories in books: many samples side by side, a few segments at a time."""

import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.memory.layout import Rows, SpecialTokens, build_rows
from rmt_desktop.memory.skimming import SkimmingReader
from rmt_desktop.memory.skimming_checkpoint import save_skimming_reader, trained_state
from rmt_desktop.training.babi_lanes import Level, Piece, Sample, StorySource
from rmt_desktop.training.babi_world import TRACKED, UNKNOWN
from rmt_desktop.training.checkpoint_state import load_state, save_state
from rmt_desktop.training.log import LOG, append_row, forget_rows_after
from rmt_desktop.training.optimizer import Descent
from rmt_desktop.training.parallel import Alone


@dataclass(frozen=True, slots=True)
class StoryPlan:
    """How long and how fast."""

    steps: int
    """Optimizer steps over all resumed runs; the learning rate falls to zero over them."""
    lanes: int = 48
    """Samples read side by side."""
    depth: int = 2
    """Segments between optimizer steps, through which gradients flow (truncated BPTT)."""
    learning_rate: float = 3e-4
    """Of the backbone."""
    head_rate: float = 1e-3
    """Of heads, gate and initial memory."""
    warm_up: float = 0.03
    keep_noise: float = 0.1
    """Share of the segments without any fact that are read."""
    keep_tempting: float = 0.6
    """The same for those that name a person, place or thing of the stories."""
    unknown_weight: float = 0.3
    """Of an answer that the facts don't tell yet."""
    checkpoint_seconds: float = 120.0
    seed: int = 7
    half_precision: bool = False
    """Whether matrix products run in bfloat16; weights and optimizer stay in float32."""


class TrackingHeads(nn.Module):
    """Reads what is tracked (all but the answer) from one memory vector each; for training only."""

    def __init__(self, width: int):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(TRACKED - 1, width, UNKNOWN + 1) * width**-0.5)
        self.bias = nn.Parameter(torch.zeros(TRACKED - 1, UNKNOWN + 1))

    def forward(self, memory: Tensor) -> Tensor:
        """[B, m, d] to logits [B, tracked - 1, classes]."""
        return torch.einsum("btd,tdc->btc", memory[:, : TRACKED - 1], self.weight) + self.bias


@dataclass(slots=True)
class _Lane:
    """One of the samples that are read side by side."""

    index: int
    level: int
    sample: Sample
    fresh: bool = True


class StoryTrainer:
    """Runs the curriculum; everything it needs to go on is in ``folder/state.pt`` (tensors and numbers only)."""

    def __init__(
        self,
        reader: SkimmingReader,
        special: SpecialTokens,
        full_stops: frozenset[int],
        source: StorySource,
        levels: tuple[Level, ...],
        plan: StoryPlan,
        folder: Path,
    ):
        self.reader, self._special, self._full_stops = reader, special, full_stops
        self._source, self._levels, self.plan, self._folder = source, levels, plan, folder
        self.heads = TrackingHeads(reader.config.hidden_size)
        self._descent = Descent(self._groups(), Alone())
        self.seconds, self.step, self.tokens, self._drawn = 0.0, 0, 0, 0
        self._weights = torch.ones(UNKNOWN + 1).index_fill(0, torch.tensor([UNKNOWN]), plan.unknown_weight)
        self._lanes = [self._new_lane() for _ in range(plan.lanes)]
        self._memory = reader.first_memory(plan.lanes).detach().clone()
        folder.mkdir(parents=True, exist_ok=True)

    def run(self, context: WorkContext, until: int | None = None) -> None:
        """Train to the last planned step, or to an earlier one; stopping keeps the last checkpoint."""
        last_save = time.monotonic()
        while self.step < min(self.plan.steps, until or self.plan.steps):
            context.raise_if_cancelled()
            began = time.monotonic()
            figures = self._train()
            self.seconds += time.monotonic() - began
            self._log(figures)
            context.report(Progress(self.step, self.plan.steps, f"loss {figures['loss']:.3f}"))
            if time.monotonic() - last_save > self.plan.checkpoint_seconds:
                self.save()
                last_save = time.monotonic()
        self.save()

    def save(self) -> None:
        """Write weights and everything needed to go on."""
        save_skimming_reader(self.reader, self._folder)
        state = {
            "model": trained_state(self.reader),
            "heads": self.heads.state_dict(),
            "optimizer": self._descent.optimizer.state_dict(),
            "lanes": [[lane.index, lane.level, lane.sample.position, int(lane.fresh)] for lane in self._lanes],
            "memory": self._memory,
            "counters": [self.seconds, self.step, self.tokens, self._drawn],
        }
        save_state(self._folder, state)

    def resume(self) -> bool:
        """Go on from the last checkpoint, if there is one.

        Raises:
            CheckpointMismatch: it is damaged.
        """
        state = load_state(self._folder)
        forget_rows_after(self._folder / LOG, state["counters"][1] if state else -1)
        if state is None:
            return False
        self.reader.load_state_dict(state["model"], strict=False)
        self.heads.load_state_dict(state["heads"])
        self._descent.optimizer.load_state_dict(state["optimizer"])
        self.seconds, self.step, self.tokens, self._drawn = state["counters"]
        self._lanes = [self._old_lane(*values) for values in state["lanes"]]
        self._memory = state["memory"]
        return True

    def _train(self) -> dict[str, float]:
        progress = self.step / self.plan.steps
        rng = random.Random(f"{self.plan.seed}-step-{self.step}")
        budget = rng.randint(*self._levels[self._level()].budgets)
        losses: list[Tensor] = []
        right: dict[str, list[float]] = {}
        for _ in range(self.plan.depth):
            losses.append(self._read([self._next(lane, budget, rng) for lane in self._lanes], right))
        rate = min((progress + 1e-4) / self.plan.warm_up, (1 - progress) / (1 - self.plan.warm_up))
        loss = self._descent.step([(1.0, torch.stack(losses).mean())], rate)
        self._memory = self._memory.detach()
        self.step += 1
        return {"loss": loss} | {task: sum(hits) / len(hits) for task, hits in sorted(right.items())}

    def _read(self, pieces: list[tuple[Piece, bool]], right: dict[str, list[float]]) -> Tensor:
        """Read a segment of every lane; the loss of all that is known after it."""
        batch = [piece for piece, _ in pieces]
        fresh = torch.tensor([first for _, first in pieces])[:, None, None]
        memory = torch.where(fresh, self.reader.first_memory(len(batch)), self._memory)
        rows = build_rows(
            [p.question for p in batch], [p.segment for p in batch], self.reader.config.memory_vectors, self._special
        )
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.plan.half_precision):
            self._memory, noticed = self.reader(rows, memory), self.reader.noticed(rows.ids, rows.segment)
        tracked = torch.tensor([p.tracked for p in batch])
        answers = self.reader.answer(self._memory)
        for piece, hit in zip(batch, answers.argmax(1) == tracked[:, -1], strict=True):
            right.setdefault(piece.task, []).append(float(hit))
        self.tokens += int(rows.segment.sum())
        return (
            2 * cross_entropy(answers, tracked[:, -1], weight=self._weights)
            + 3 * cross_entropy(self.heads(self._memory).flatten(0, 1), tracked[:, :-1].flatten(), ignore_index=-1)
            + notice_loss(noticed, rows, batch)
        )

    def _next(self, lane: _Lane, budget: int, rng: random.Random) -> tuple[Piece, bool]:
        """The lane's next segment, and whether it is the first of its sample; most of the pure noise is left out."""
        if lane.sample.finished:
            following = self._new_lane()
            lane.index, lane.level, lane.sample, lane.fresh = following.index, following.level, following.sample, True
        piece = lane.sample.read(budget, self._full_stops)
        while not any(piece.facts) and not lane.sample.finished and rng.random() > self._keep(piece):
            piece = lane.sample.read(budget, self._full_stops)
        first, lane.fresh = lane.fresh, False
        return piece, first

    def _keep(self, piece: Piece) -> float:
        return self.plan.keep_tempting if self._source.is_tempting(piece.segment) else self.plan.keep_noise

    def _level(self) -> int:
        progress = self.step / self.plan.steps
        return next((i for i, level in enumerate(self._levels) if progress < level.until), len(self._levels) - 1)

    def _new_lane(self) -> _Lane:
        self._drawn += 1
        return self._draw(self._drawn, self._level())

    def _draw(self, index: int, level: int) -> _Lane:
        return _Lane(index, level, self._source.draw(f"{self.plan.seed}-{index}", self._levels[level]))

    def _old_lane(self, index: int, level: int, position: int, fresh: int) -> _Lane:
        lane = self._draw(index, level)
        lane.sample.skip_to(position)
        lane.fresh = bool(fresh)
        return lane

    def _groups(self) -> list[dict[str, Any]]:
        backbone = [p for p in self.reader.backbone.parameters() if p.requires_grad]
        known = {id(p) for p in self.reader.backbone.parameters()}
        heads = [p for p in self.reader.parameters() if id(p) not in known] + list(self.heads.parameters())
        return [
            {"params": heads, "peak": self.plan.head_rate, "weight_decay": 0.0},
            {"params": backbone, "peak": self.plan.learning_rate, "weight_decay": 0.0},
        ]

    def _log(self, figures: dict[str, float]) -> None:
        tasks = tuple(self._source.shares)
        shares = [round(figures[task], 3) if task in figures else "" for task in tasks]
        row = [self.step, round(self.seconds, 1), self.tokens, round(figures["loss"], 4), *shares]
        append_row(self._folder / LOG, ("step", "seconds", "tokens", "loss", *tasks), row)


def notice_loss(noticed: Tensor, rows: Rows, batch: list[Piece]) -> Tensor:
    """How badly the tokens of facts are told from the others: cross-entropy over segment tokens."""
    wanted = torch.zeros_like(noticed)
    for i, piece in enumerate(batch):
        start = rows.offsets[i]
        wanted[i, start : start + len(piece.facts)] = torch.tensor(piece.facts, dtype=noticed.dtype)
    return binary_cross_entropy_with_logits(noticed[rows.segment], wanted[rows.segment])
