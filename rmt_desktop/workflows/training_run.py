"""What every training has in common: devices, development questions, teacher, the run itself, its description."""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.domain.model_errors import CheckpointMismatch
from rmt_desktop.evaluation.metrics import exact_match, f1
from rmt_desktop.ingest.questions import QuestionRow
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.workflows.training_plot import draw_training

if TYPE_CHECKING:
    from rmt_desktop.memory.cell import RecurrentReader
    from rmt_desktop.memory.config import MemoryConfig
    from rmt_desktop.memory.tokens import TextTokenizer
    from rmt_desktop.training.development import DevelopmentSet, Scores
    from rmt_desktop.training.distillation import Distiller
    from rmt_desktop.training.own_questions import Recipe
    from rmt_desktop.training.parallel import World
    from rmt_desktop.training.plan import TrainingPlan

SELF = "self"
"""As a teacher: the reader itself, with all segments of a lesson in view."""
_REPORTED = 1000
"""Questions of the report, at most."""
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """How a training is watched and helped."""

    development: Path | None = None
    """Question file on which the best weights are chosen."""
    report: Path | None = None
    """Question file that is asked once, of the chosen weights."""
    teacher: str = ""
    """Folder of a reader to learn from, or ``self``."""
    accumulate: int = 1
    """Batches per step of the optimizer."""
    patience: int = 8
    """Looks at the development questions without improvement before training stops."""
    evaluate_minutes: float | None = None
    """Training time between two looks; None = a twentieth of the training, but at least half a minute."""
    rate: float | None = None
    """Peak learning rate; None = what suits the recipe. Heads, gate and initial memory learn 3.3 times as fast."""
    begin: float = 0.0
    """Share of the curriculum to leave out at its start, 0–1."""
    lesson_tokens: int = 6400
    """Of a batch of lessons, all their segments together; fewer need less memory."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What a training works with: this process, its device, the reader on it and the tokenizer."""

    world: "World"
    reader: "RecurrentReader"
    tokenizer: "TextTokenizer"
    backbone: Path

    @property
    def config(self) -> "MemoryConfig":
        """Sizes of the reader."""
        return self.reader.cell.config

    def data_seed(self, seed: int) -> int:
        """Every process draws other data."""
        return seed + 1009 * self.world.rank


def set_up(backbone: Path, config: "MemoryConfig", start: Path | None, seed: int) -> Bench:
    """A reader over the backbone on this process's device, with the weights of ``start``.

    Raises:
        ModelError: backbone or weights are missing, damaged, or do not fit each other.
    """
    import torch

    from rmt_desktop.memory.checkpoint import new_reader, start_from
    from rmt_desktop.memory.tokens import TextTokenizer
    from rmt_desktop.training.parallel import join_world

    world = join_world()
    torch.manual_seed(seed)
    torch.set_flush_denormal(True)
    try:
        reader = new_reader(backbone, config)
    except ValueError as error:
        raise CheckpointMismatch(f"The reader does not fit the language model in {backbone}: {error}.") from error
    if start is not None:
        start_from(reader, start)
    if not world.is_main:
        torch.manual_seed(seed + world.rank)
    return Bench(world, reader.to(world.device), TextTokenizer(backbone), backbone)


def make_plan(minutes: float, seed: int, bench: Bench, options: TrainingOptions, rate: float) -> "TrainingPlan":
    """The plan for this device; ``rate`` is the peak learning rate where the options name none."""
    from rmt_desktop.memory.backbone import prefers_bfloat16
    from rmt_desktop.training.plan import TrainingPlan

    looks = max(0.5, minutes / 20) if options.evaluate_minutes is None else options.evaluate_minutes
    rate = rate if options.rate is None else options.rate
    return TrainingPlan(
        minutes=minutes,
        seed=bench.data_seed(seed),
        half_precision=prefers_bfloat16(bench.world.device),
        accumulate=options.accumulate,
        evaluate_seconds=60 * looks,
        patience=options.patience,
        learning_rate=rate,
        head_rate=rate * 3.3,
        begin=options.begin,
        lesson_tokens=options.lesson_tokens,
    )


def run_training(
    bench: Bench,
    recipe: "Recipe",
    plan: "TrainingPlan",
    folder: Path,
    options: TrainingOptions,
    context: WorkContext,
    development: Sequence[QuestionRow] = (),
    report: Sequence[QuestionRow] = (),
) -> dict[str, Any]:
    """Train, or go on training, and describe the run; ``run.json`` in the folder says the same.

    Raises:
        Cancelled: stopped; what was learned is kept, and the message says how to go on.
        TrainingError: training cannot begin or go on.
    """
    from rmt_desktop.memory.backbone import load_encoder
    from rmt_desktop.training.trainer import Trainer

    trainer = Trainer(
        bench.reader,
        load_encoder(bench.backbone).eval(),
        bench.tokenizer.special,
        recipe.source,
        recipe.stages,
        plan,
        folder,
        recipe.lessons,
        development=_questions(bench, development) if development else None,
        distiller=_distiller(bench, options.teacher),
        world=bench.world,
        on_checkpoint=_draw,
    )
    trainer.resume()
    try:
        trainer.run(context)
    except Cancelled:
        bench.world.close()
        raise
    facts: dict[str, Any] = {"plan": asdict(plan), "steps": trainer.step, "tokens": trainer.tokens}
    facts |= {"seconds": round(trainer.seconds), "processes": bench.world.processes}
    if development:
        facts["development"] = _chosen(trainer.choice.f1, trainer.choice.step, trainer.choice.exhausted)
    if report and bench.world.is_main:
        facts["report"] = {k: round(v, 4) for k, v in asdict(_report(bench, report, folder)).items()}
    if bench.world.is_main:
        (folder / "run.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    bench.world.close()
    return facts


def _questions(bench: Bench, rows: Sequence[QuestionRow], limit: int = 200) -> "DevelopmentSet":
    from rmt_desktop.training.development import DevelopmentSet

    sizes = (bench.config.question_tokens, bench.config.segment_tokens)
    return DevelopmentSet(rows, bench.tokenizer, *sizes, (f1, exact_match), limit)


def _distiller(bench: Bench, teacher: str) -> "Distiller | None":
    if not teacher:
        return None
    from rmt_desktop.memory.checkpoint import load_reader
    from rmt_desktop.training.distillation import Distiller

    other = None if teacher == SELF else load_reader(Path(teacher), bench.backbone)
    return Distiller(bench.reader, other, bench.tokenizer.special)


def _report(bench: Bench, rows: Sequence[QuestionRow], folder: Path) -> "Scores":
    """Scores of the weights that the training leaves behind."""
    from rmt_desktop.memory.checkpoint import start_from

    start_from(bench.reader, folder)
    return _questions(bench, rows, _REPORTED).evaluate(bench.reader, bench.reader)


def _chosen(score: float, step: int, early: bool) -> dict[str, Any]:
    return {"best_f1": round(score, 4), "at_step": step, "stopped_early": early}


def _draw(folder: Path) -> None:
    """The plot is for looking at: a file that a viewer holds open must not end the training."""
    with suppress(OSError):
        draw_training(folder)
