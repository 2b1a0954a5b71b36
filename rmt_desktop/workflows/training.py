"""Train the default reader from a data folder, or a reader on questions of the user's own."""

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rmt_desktop.domain.model_errors import SizeMismatch
from rmt_desktop.ingest.questions import QuestionRow
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.models.catalogue import minilm_folder
from rmt_desktop.workflows.models import reader_folder
from rmt_desktop.workflows.training_run import Tell, TrainingOptions, make_plan, run_training, set_up

if TYPE_CHECKING:
    from rmt_desktop.memory.config import MemoryConfig
    from rmt_desktop.training.own_questions import Split


def _nothing(_: str) -> None:
    """For callers that show no messages."""


def train_reader(
    data: Path,
    backbone: Path,
    folder: Path,
    minutes: float,
    seed: int,
    context: WorkContext,
    start: Path | None = None,
    options: TrainingOptions = TrainingOptions(),  # noqa: B008 - frozen
) -> str:
    """Train, or go on training, a reader; weights end up in ``folder``.

    Args:
        data: folder laid out as ``qa/train/*.jsonl`` and ``cuad/{train,contracts}.jsonl``.
        backbone: folder of the pretrained encoder.
        folder: weights, resumable state, ``log.csv`` and ``training.svg``.
        minutes: training time over all resumed runs.
        seed: of data order, windows and initial memory.
        context: progress and cancellation; a stopped training goes on with the next call.
        start: folder of an earlier reader whose weights are taken over; None = from the backbone alone.
        options: development questions, teacher, gradient accumulation.

    Returns:
        A description of the run in JSON.
    """
    from rmt_desktop.ingest.question_files import read_question_files
    from rmt_desktop.memory.config import MemoryConfig
    from rmt_desktop.training.own_questions import Recipe
    from rmt_desktop.training.recipe import curriculum, reader_lessons, reader_source

    bench = set_up(backbone, MemoryConfig(memory_scale=0.25, gated=True, pair_width=64), start, seed)
    sizes = (bench.tokenizer, bench.config.question_tokens, bench.config.segment_tokens, bench.data_seed(seed))
    stages = curriculum(bench.config.segment_tokens)
    development = read_question_files([options.development]).rows if options.development else ()
    report = read_question_files([options.report]).rows if options.report else ()
    recipe = Recipe(reader_source(data, *sizes), stages, reader_lessons(data, *sizes))
    plan = make_plan(minutes, seed, bench, options, rate=3e-4)
    return _json(run_training(bench, recipe, plan, folder, options, context, development, report))


@dataclass(frozen=True, slots=True)
class QuestionTraining:
    """A training on the user's own questions."""

    questions: tuple[Path, ...]
    folder: Path
    """Weights, resumable state, ``log.csv``, ``metrics.csv``, ``training.svg`` and ``run.json``."""
    minutes: float
    """Training time over all resumed runs, unless it stops early."""
    seed: int = 7
    start: Path | None = None
    """Folder of the reader to begin with; None = the shipped one, or an untrained one over another backbone."""
    backbone: Path | None = None
    """Folder of the pretrained encoder; None = the shipped one."""
    options: TrainingOptions = field(default_factory=TrainingOptions)


def train_on_questions(wish: QuestionTraining, context: WorkContext, tell: Tell = _nothing) -> str:
    """Train, or go on training, a reader on question files.

    Without files of their own, questions for choosing the best weights and for the report are cut off, so that no
    text and no title is on two sides. The result can be used as it is: ``ask --reader FOLDER``.

    Args:
        wish: what to train on, and how.
        context: progress and cancellation; a stopped training goes on with the next call.
        tell: is given what the user should know: unusable rows, how questions were split.

    Returns:
        A description of the run in JSON.

    Raises:
        InputError: a question file cannot be read, or holds nothing to learn from; lists lines and reasons.
        ModelError: weights are missing, damaged, or do not fit each other.
        Cancelled: stopped; the message says where training stands and how to go on.
    """
    from rmt_desktop.training.own_questions import question_recipe

    split = _split(wish, tell)
    backbone = wish.backbone or minilm_folder()
    start = wish.start or (reader_folder() if wish.backbone is None else None)
    bench = set_up(backbone, _config(backbone, start), start, wish.seed)
    recipe = question_recipe(split.training, bench.tokenizer, bench.config, bench.data_seed(wish.seed))
    plan = make_plan(wish.minutes, wish.seed, bench, wish.options, rate=1e-4)
    if bench.world.is_main:
        _take_calibration(start, wish.folder)
    return _json(run_training(bench, recipe, plan, wish.folder, wish.options, context, split.development, split.report))


def _split(wish: QuestionTraining, tell: Tell) -> "Split":
    from rmt_desktop.ingest.question_files import read_question_files
    from rmt_desktop.training.own_questions import assign_rows

    def read(*paths: Path) -> tuple[QuestionRow, ...]:
        found = read_question_files(paths)
        tell(found.report)
        return found.rows

    options = wish.options
    rows = read(*wish.questions)
    development = read(options.development) if options.development else None
    split = assign_rows(rows, development, read(options.report) if options.report else None, wish.seed)
    tell(
        f"{len(split.training):,} questions to train on, {len(split.development):,} to choose the best weights on, "
        f"{len(split.report):,} kept for the report; no text is on two sides."
        + ("" if split.development else " With none to choose on, training takes its full time.")
    )
    return split


def _config(backbone: Path, start: Path | None) -> "MemoryConfig":
    """Sizes of the reader to begin with, or the default ones for a backbone."""
    from rmt_desktop.memory.backbone import load_encoder
    from rmt_desktop.memory.checkpoint import CONFIG
    from rmt_desktop.memory.config import MemoryConfig
    from rmt_desktop.memory.encoders import encoder_traits

    if start is not None:
        return MemoryConfig.load(start / CONFIG)
    traits = encoder_traits(load_encoder(backbone))
    try:
        return MemoryConfig(
            hidden_size=traits.width, max_positions=traits.positions, memory_scale=0.25, gated=True, pair_width=64
        )
    except SizeMismatch as error:
        raise SizeMismatch(f"{backbone} reads too few tokens at once: {error}.") from error


def _take_calibration(start: Path | None, folder: Path) -> None:
    """The scale of probabilities of the reader to begin with, or one for a reader not yet calibrated."""
    from rmt_desktop.answering.calibration import Calibration

    target = folder / "calibration.json"
    folder.mkdir(parents=True, exist_ok=True)
    if target.exists():
        return
    if start is not None and (start / target.name).is_file():
        shutil.copyfile(start / target.name, target)
    else:
        Calibration().save(target)


def _json(facts: dict[str, Any]) -> str:
    return json.dumps(facts, indent=2)
