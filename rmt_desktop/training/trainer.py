"""Train a reader against the clock, with checkpoints to resume from."""

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.domain.model_errors import CheckpointMismatch
from rmt_desktop.jobs.context import Progress, WorkContext, is_cancelled
from rmt_desktop.memory.cell import RecurrentReader
from rmt_desktop.memory.checkpoint import save_reader
from rmt_desktop.memory.layout import SpecialTokens
from rmt_desktop.training.checkpoint_state import load_state, save_state
from rmt_desktop.training.development import Choice, DevelopmentSet
from rmt_desktop.training.distillation import Distiller
from rmt_desktop.training.examples import Example
from rmt_desktop.training.feed import Feed
from rmt_desktop.training.lessons import LessonMix
from rmt_desktop.training.log import TrainingLog
from rmt_desktop.training.optimizer import Descent, reader_groups
from rmt_desktop.training.parallel import Alone, World
from rmt_desktop.training.plan import TrainingPlan
from rmt_desktop.training.recipe import Stage
from rmt_desktop.training.sources import MixedSource
from rmt_desktop.training.tasks import Tasks


class Trainer:
    """Runs the curriculum; everything it needs to go on is in ``folder/state.pt`` (tensors and numbers only).

    ``folder/reader.safetensors`` holds the latest weights; with development questions, the best so far.
    """

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
        *,
        development: DevelopmentSet | None = None,
        distiller: Distiller | None = None,
        world: World | None = None,
        on_checkpoint: Callable[[Path], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ):
        """``teacher`` is the untouched sentence encoder; the reader is already on the world's device."""
        self.reader, self.plan, self._folder, self._stages = reader, plan, folder, stages
        self._world = world or Alone()
        self._world.align(list(reader.parameters()))
        self._source, self._lessons, self._lessons_due = source, lessons, 0.0
        self._feed = Feed(source, stages, plan.batch_tokens)
        self._tasks = Tasks(reader, teacher, special, plan, distiller)
        self._descent = Descent(reader_groups(reader, plan), self._world)
        self._development, self.choice = development, Choice(plan.patience)
        self._log, self._on_checkpoint, self._clock = TrainingLog(folder), on_checkpoint, clock
        self.seconds, self.step, self.tokens, self._pool_step = 0.0, 0, 0, 0
        self._saved = self._evaluated = 0.0
        folder.mkdir(parents=True, exist_ok=True)

    def run(self, context: WorkContext) -> None:
        """Train until the planned minutes are used up or development questions say that it is enough.

        Raises:
            Cancelled: stopped; where training stands was saved, and is said.
        """
        self.reader.train()
        self._saved = self._clock()
        try:
            if self.choice.step < 0:
                self._evaluate()  # what the weights could before: training never ends with worse ones
            while not self._finished(context):
                self._round(context)
            if self._development is not None and self._evaluated < self.seconds:
                self._evaluate()
        except (Cancelled, KeyboardInterrupt):
            self.save()
            raise Cancelled(self._standing()) from None
        self.save()

    def _round(self, context: WorkContext) -> None:
        """One step on single rows, and the lessons that fall due with it."""
        began = self._clock()
        loss = self._train_on([self._feed.next(self._stage) for _ in range(self.plan.accumulate)])
        while self._lesson_is_due():
            self._train_on_lessons()
        self.seconds += self._clock() - began
        best = f", best F1 {self.choice.f1:.3f}" if self.choice.step >= 0 else ""
        context.report(Progress(int(self.seconds), int(self.plan.minutes * 60), f"loss {loss:.3f}{best}"))
        if self.seconds - self._evaluated >= self.plan.evaluate_seconds:
            self._evaluate()
        if self._clock() - self._saved > self.plan.checkpoint_seconds:
            self.save()

    def _finished(self, context: WorkContext) -> bool:
        """Several processes go by the main one's clock, and stop after the same step."""
        agreed = self._world.agree(self.seconds, is_cancelled(context), self.choice.exhausted)
        self.seconds, cancelled, exhausted = agreed
        if cancelled:
            raise Cancelled("Stopped.")
        return exhausted or self.seconds >= self.plan.minutes * 60

    def _evaluate(self) -> None:
        self._evaluated = self.seconds
        if self._development is None or not self._world.is_main:
            return
        scores = self._development.evaluate(self.reader, self._tasks.read)
        best = self.choice.consider(scores, self.step)
        self._log.metrics(self.step, self.seconds, scores.f1, scores.em, scores.loss, scores.questions, best)
        if best:
            save_reader(self.reader, self._folder)
        self.save()

    def save(self) -> None:
        """Write weights and everything needed to go on."""
        self._saved = self._clock()
        if not self._world.is_main:
            return
        if self._development is None:
            save_reader(self.reader, self._folder)
        save_state(self._folder, self._state())
        if self._on_checkpoint is not None:
            self._on_checkpoint(self._folder)

    def resume(self) -> bool:
        """Go on from the last checkpoint, if there is one.

        Raises:
            CheckpointMismatch: it is damaged or of another reader.
        """
        state = load_state(self._folder)
        if state is None:
            if self._world.is_main:
                self._log.forget_after(-1)  # of steps before the first checkpoint, or of another training
            return False
        try:
            self.reader.load_state_dict(state["model"], strict=False)
            self._descent.optimizer.load_state_dict(state["optimizer"])
        except (RuntimeError, ValueError, KeyError) as error:
            raise CheckpointMismatch(
                f"The training in {self._folder} is of another reader. Choose another folder, or delete that one."
            ) from error
        self._restore(state)
        if self._world.is_main:
            self._log.forget_after(self.step)
        return True

    def _state(self) -> dict[str, Any]:
        return {
            "model": {n: p for n, p in self.reader.state_dict().items() if "word_embeddings" not in n},
            "optimizer": self._descent.optimizer.state_dict(),
            "seconds": self.seconds,
            "step": self.step,
            "tokens": self.tokens,
            "memories": self._tasks.memories,
            "lessons": self._lessons.position if self._lessons else 0,
            **self._feed.state(),
            "pool_step": self._pool_step,
            "lessons_due": self._lessons_due,
            "evaluated": self._evaluated,
            "rng": {"memory": self._tasks.rng.get_state(), "torch": torch.get_rng_state()},
            "development": {"of": self._development.fingerprint, **asdict(self.choice)} if self._development else {},
        }

    def _restore(self, state: dict[str, Any]) -> None:
        """States of earlier versions lack the last entries, from ``feed`` on; training goes on from fresh ones."""
        self.seconds, self.step, self.tokens = state["seconds"], state["step"], state["tokens"]
        self._tasks.memories = state["memories"].to(self._tasks.memories.device)
        self._feed.resume(state)
        self._pool_step, self._lessons_due = state.get("pool_step", 0), state.get("lessons_due", 0.0)
        self._evaluated = state.get("evaluated", self.seconds)
        if self._lessons:
            self._lessons.position = state.get("lessons", 0)
        if "rng" in state and self._world.is_main:
            self._tasks.rng.set_state(state["rng"]["memory"])
            torch.set_rng_state(state["rng"]["torch"])
        chosen = dict(state.get("development", {}))
        if self._development is not None and chosen.pop("of", None) == self._development.fingerprint:
            self.choice = Choice(**{**chosen, "patience": self.plan.patience})

    @property
    def progress(self) -> float:
        """Share of the planned time that has passed, 0–1."""
        return min(1.0, self.seconds / (self.plan.minutes * 60))

    @property
    def _stage(self) -> int:
        reached = self.plan.begin + self.progress * (1 - self.plan.begin)
        return next(i for i, s in enumerate(self._stages) if reached < s.until or s is self._stages[-1])

    def _train_on(self, batches: list[list[Example]]) -> float:
        self._pool_step += 1
        retrieval = self._pool_step % self.plan.retrieval_every == 0
        task = self._tasks.retrieval if retrieval else self._tasks.reading
        rows = sum(map(len, batches))
        loss = self._descend((len(batch) / rows, task(batch)) for batch in batches)
        self.tokens += sum(example.tokens for batch in batches for example in batch)
        self._note("retrieval" if retrieval else "reading", loss, rows)
        return loss

    def _lesson_is_due(self) -> bool:
        """Lessons take their stage's share of the steps."""
        if self._lessons is None or self._lessons_due < 1:
            share = self._stages[self._stage].lessons
            self._lessons_due += share / (1 - share)
            return False
        self._lessons_due -= 1
        return True

    def _train_on_lessons(self) -> None:
        assert self._lessons is not None
        stage = self._stages[self._stage]
        batches = [
            self._lessons.batch(stage.reach, self.plan.lesson_tokens, stage.kinds) for _ in range(self.plan.accumulate)
        ]
        rows = sum(map(len, batches))
        right: list[float] = []

        def losses() -> Iterator[tuple[float, Tensor]]:
            for batch in batches:
                loss, share = self._tasks.lessons(batch)
                right.append(share * len(batch) / rows)
                yield len(batch) / rows, loss

        loss = self._descend(losses())
        self.tokens += sum(lesson.tokens for batch in batches for lesson in batch)
        lengths = sorted({len(batch[0].segments) for batch in batches})
        self._note(f"lessons of {'/'.join(map(str, lengths))}", loss, rows, sum(right))

    def _descend(self, losses: Iterator[tuple[float, Tensor]]) -> float:
        self.step += 1
        return self._descent.step(losses, self.plan.rate(self.progress))

    def _note(self, task: str, loss: float, rows: int, right: float | None = None) -> None:
        if self._world.is_main:
            self._log.step(self.step, self.seconds, self.tokens, task, loss, rows, right)

    def _standing(self) -> str:
        return (
            f"Stopped after step {self.step:,}, {self.seconds / 60:.1f} of {self.plan.minutes:g} minutes. Nothing is "
            f"lost: the checkpoint is in {self._folder}; starting the same training again goes on from there."
        )
