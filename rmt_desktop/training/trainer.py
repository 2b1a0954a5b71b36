"""Train a reader against the clock, with checkpoints to resume from."""

import csv
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.memory.cell import Reading, RecurrentReader
from rmt_desktop.memory.checkpoint import save_reader
from rmt_desktop.memory.layout import Rows, SpecialTokens, build_rows
from rmt_desktop.training.batches import bucketed
from rmt_desktop.training.examples import Example
from rmt_desktop.training.lessons import LessonMix
from rmt_desktop.training.losses import matching_loss, reading_loss, resemblance_loss
from rmt_desktop.training.memory_loss import episode_loss
from rmt_desktop.training.recipe import Stage
from rmt_desktop.training.sources import MixedSource


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """How long and how fast."""

    minutes: float
    """Training time over all resumed runs; the learning rate falls to zero over it."""
    batch_tokens: int = 3200
    lesson_tokens: int = 6400
    """Of a batch of lessons, all their segments and the padding together."""
    learning_rate: float = 3e-4
    head_rate: float = 1e-3
    """For heads and initial memory."""
    warm_up: float = 0.03
    weight_decay: float = 0.01
    dropout: float = 0.0
    """Of hidden states. In a budget of few epochs it slows learning more than it keeps from learning by heart."""
    retrieval_every: int = 10
    """Every n-th batch teaches retrieval vectors instead of reading."""
    carried: float = 0.5
    """Share of rows read with a memory that an earlier row left behind."""
    checkpoint_seconds: float = 180.0
    begin: float = 0.0
    """Share of the curriculum to leave out at its start: for going on from a reader that has had it, 0–1."""
    seed: int = 7
    half_precision: bool = False
    """Whether matrix products run in bfloat16; weights and optimizer stay in float32."""


class Trainer:
    """Runs the curriculum; everything it needs to go on is in ``folder/state.pt`` (tensors and numbers only)."""

    def __init__(
        self,
        reader: RecurrentReader,
        teacher: Any,
        special: SpecialTokens,
        source: MixedSource,
        stages: tuple[Stage, ...],
        plan: TrainingPlan,
        folder: Path,
        lessons: LessonMix | None = None,
    ):
        self.reader, self._teacher, self._special = reader, teacher, special
        self._source, self._stages, self.plan, self._folder = source, stages, plan, folder
        self._lessons, self._lessons_due = lessons, 0.0
        self._optimizer = self._new_optimizer()
        self.seconds, self.step, self.tokens, self._pool, self._pool_step = 0.0, 0, 0, 0, 0
        self._memories: Tensor = reader.cell.initial_memory.detach().clone().unsqueeze(0)
        self._rng = torch.Generator().manual_seed(plan.seed)
        folder.mkdir(parents=True, exist_ok=True)

    def run(self, context: WorkContext) -> None:
        """Train until the planned minutes are used up; stopping, in whatever way, keeps what was learned so far."""
        self.reader.train()
        self.reader.cell.backbone.set_attn_implementation("eager")  # on CPUs faster both ways than the fused kernels
        for module in self.reader.modules():
            if isinstance(module, torch.nn.Dropout):
                module.p = self.plan.dropout
        try:
            self._run(context)
        finally:
            self.save()

    def _run(self, context: WorkContext) -> None:
        last_save = time.monotonic()
        planned = self.plan.minutes * 60
        while self.seconds < planned:
            for batch in self._batches():
                context.raise_if_cancelled()
                began = time.monotonic()
                loss = self._train_on(batch)
                while self._lesson_is_due():
                    self._train_on_lessons()
                self.seconds += time.monotonic() - began
                context.report(Progress(int(self.seconds), int(planned), f"loss {loss:.3f}"))
                if self.seconds >= planned:
                    break
                if time.monotonic() - last_save > self.plan.checkpoint_seconds:
                    self.save()
                    last_save = time.monotonic()

    def save(self) -> None:
        """Write weights and everything needed to go on."""
        save_reader(self.reader, self._folder)
        state = {
            "model": {n: p for n, p in self.reader.state_dict().items() if "word_embeddings" not in n},
            "optimizer": self._optimizer.state_dict(),
            "position": self._source.state(),
            "seconds": self.seconds,
            "step": self.step,
            "tokens": self.tokens,
            "pool": self._pool,
            "memories": self._memories,
            "lessons": self._lessons.position if self._lessons else 0,
        }
        partial = self._folder / "state.pt.part"
        torch.save(state, partial)
        partial.replace(self._folder / "state.pt")

    def resume(self) -> bool:
        """Go on from the last checkpoint, if there is one."""
        path = self._folder / "state.pt"
        if not path.is_file():
            return False
        state = torch.load(path, weights_only=True)
        self.reader.load_state_dict(state["model"], strict=False)
        self._optimizer.load_state_dict(state["optimizer"])
        self._source.resume(state["position"])
        self.seconds, self.step, self.tokens = state["seconds"], state["step"], state["tokens"]
        self._pool, self._memories = state["pool"], state["memories"]
        if self._lessons:
            self._lessons.position = state.get("lessons", 0)
        return True

    @property
    def progress(self) -> float:
        """Share of the planned time that has passed, 0–1."""
        return min(1.0, self.seconds / (self.plan.minutes * 60))

    @property
    def _stage(self) -> Stage:
        reached = self.plan.begin + self.progress * (1 - self.plan.begin)
        return next(s for s in self._stages if reached < s.until or s is self._stages[-1])

    def _batches(self) -> Iterator[list[Example]]:
        stage = self._stage
        self._pool += 1
        return bucketed(
            lambda: self._source.next(stage.weights, stage.windows),
            self.plan.batch_tokens,
            256,
            f"pool-{self._pool}",
        )

    def _train_on(self, batch: list[Example]) -> float:
        self._pool_step += 1
        retrieval = self._pool_step % self.plan.retrieval_every == 0
        loss = self._retrieval_step(batch) if retrieval else self._reading_step(batch)
        self._descend(loss)
        self.tokens += sum(example.tokens for example in batch)
        self._log("retrieval" if retrieval else "reading", float(loss.detach()), len(batch))
        return float(loss.detach())

    def _lesson_is_due(self) -> bool:
        """Lessons take their stage's share of the steps."""
        if self._lessons is None or self._lessons_due < 1:
            share = self._stage.lessons
            self._lessons_due += share / (1 - share)
            return False
        self._lessons_due -= 1
        return True

    def _train_on_lessons(self) -> None:
        assert self._lessons is not None
        lessons = self._lessons.batch(self._stage.reach, self.plan.lesson_tokens)
        cell = self.reader.cell
        words = cell.backbone.get_input_embeddings().weight
        loss, right = episode_loss(
            self._read, cell.first_memory(len(lessons)), words, cell.config.memory_scale, self._special, lessons
        )
        self._descend(loss)
        self.tokens += sum(lesson.tokens for lesson in lessons)
        self._log(f"lessons of {len(lessons[0].segments)}", float(loss.detach()), len(lessons), right)

    def _descend(self, loss: Tensor) -> None:
        self.step += 1
        for group in self._optimizer.param_groups:
            group["lr"] = group["peak"] * self._rate()
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self._optimizer.step()

    def _read(self, rows: Rows, memory: Tensor) -> Reading:
        """The reader's scores in float32, whatever precision they were computed in."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.plan.half_precision):
            reading = self.reader(rows, memory)
        return Reading(*(getattr(reading, field.name).float() for field in fields(Reading)))

    def _reading_step(self, batch: list[Example]) -> Tensor:
        m = self.reader.cell.config.memory_vectors
        rows = build_rows([e.question for e in batch], [e.segment for e in batch], m, self._special)
        reading = self._read(rows, self._memory(len(batch)))
        self._memories = torch.cat([reading.memory.detach(), self._memories])[:64]
        return reading_loss(reading, rows, batch)

    def _retrieval_step(self, batch: list[Example]) -> Tensor:
        """Question and segment are read apart; only pairs that belong together match."""
        texts = [e.question for e in batch] + [e.segment for e in batch]
        rows = build_rows([[]] * len(texts), texts, self.reader.cell.config.memory_vectors, self._special)
        vectors = self._read(rows, self._memory(len(texts))).vector
        loss = 4 * resemblance_loss(vectors, self._teacher_vectors(texts))
        pairs = [i for i, e in enumerate(batch) if e.start >= 0]
        if len(pairs) > 1:
            keys = [str(batch[i].question) for i in pairs]
            answers = vectors[[i + len(batch) for i in pairs]]
            loss = loss + matching_loss(vectors[pairs], answers, keys) / 4
        return loss

    def _teacher_vectors(self, texts: list[list[int]]) -> Tensor:
        """Mean over all positions, as the sentence encoder was trained."""
        rows = build_rows([[]] * len(texts), texts, 0, self._special)
        ids = torch.cat([rows.ids[:, :1], rows.ids[:, 2:]], dim=1)  # [CLS] text [SEP]: no empty question
        attention = rows.attention[:, 1:]
        with torch.no_grad():
            hidden = self._teacher(input_ids=ids, attention_mask=attention).last_hidden_state
        weights = attention.unsqueeze(-1).to(hidden.dtype)
        return torch.nn.functional.normalize((hidden * weights).sum(1) / weights.sum(1), dim=-1)

    def _memory(self, batch: int) -> Tensor:
        """The initial memory, or one that another row left behind: what stands there must not confuse."""
        first = self.reader.cell.first_memory(batch)
        drawn = self._memories[torch.randint(len(self._memories), (batch,), generator=self._rng)]
        carried = torch.rand(batch, 1, 1, generator=self._rng) < self.plan.carried
        return torch.where(carried, drawn, first)

    def _rate(self) -> float:
        p = self.progress
        return p / self.plan.warm_up if p < self.plan.warm_up else (1 - p) / (1 - self.plan.warm_up)

    def _new_optimizer(self) -> torch.optim.Optimizer:
        heads, bodies, plain = [], [], []
        for name, parameter in self.reader.named_parameters():
            if not parameter.requires_grad:
                continue
            if "backbone" not in name:
                heads.append(parameter)
            elif parameter.ndim > 1:
                bodies.append(parameter)
            else:
                plain.append(parameter)
        groups = [
            {"params": heads, "peak": self.plan.head_rate, "weight_decay": 0.0},
            {"params": bodies, "peak": self.plan.learning_rate, "weight_decay": self.plan.weight_decay},
            {"params": plain, "peak": self.plan.learning_rate, "weight_decay": 0.0},
        ]
        return torch.optim.AdamW(groups, lr=self.plan.learning_rate, betas=(0.9, 0.98), fused=True)

    def _log(self, task: str, loss: float, rows: int, right: float | None = None) -> None:
        path = self._folder / "log.csv"
        new = not path.exists()
        with path.open("a", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            if new:
                writer.writerow(["step", "seconds", "tokens", "task", "loss", "rows", "right"])
            share = "" if right is None else round(right, 4)
            writer.writerow([self.step, round(self.seconds, 1), self.tokens, task, round(loss, 4), rows, share])


def describe(trainer: Trainer) -> str:
    """The run in JSON, for the model card."""
    facts = {"steps": trainer.step, "tokens": trainer.tokens, "seconds": round(trainer.seconds)}
    return json.dumps({"plan": asdict(trainer.plan), **facts}, indent=2)
