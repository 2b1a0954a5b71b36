"""Questions on stories hidden in books, at any length."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.domain.model_errors import ModelMissing
from rmt_desktop.evaluation.babilong_record import Record
from rmt_desktop.evaluation.babilong_score import Answered, is_right, length_name, summary
from rmt_desktop.ingest.stories import Story, read_stories, split_stories, story_files
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.models.catalogue import minilm_folder
from rmt_desktop.paths import resource

if TYPE_CHECKING:
    from rmt_desktop.evaluation.babilong import BabilongSample
    from rmt_desktop.evaluation.babilong_reading import Outcome
    from rmt_desktop.evaluation.babilong_score import Figures

TASKS = ("qa1", "qa2", "qa3")
"""Tasks that the shipped reader was trained for."""


@dataclass(frozen=True, slots=True)
class BabilongRequest:
    """What to measure."""

    stories: Path
    """Folder with bAbI files, for instance ``qa1_single-supporting-fact_test.txt``."""
    books: Path
    """Folder with books as ``*.txt``."""
    tasks: Sequence[str]
    lengths: Sequence[str]
    """In GPT-2 tokens: ``0k``, ``4k``, ``1M``."""
    samples: int = 100
    """Of each task and length."""
    seed: int = 7
    lanes: int = 32
    """Samples that are read side by side."""


def run_babilong(
    request: BabilongRequest, out: Path, context: WorkContext, reader: Path | None = None
) -> dict[str, Any]:
    """Measure; ``results.json``, ``answers.csv`` and charts in ``out`` grow with every task and length.

    What an earlier run with the same reader and seed has left in ``out`` stays, so that long measurements can be made
    one by one; what is measured again is replaced.

    Args:
        request: what to measure.
        out: folder of the results.
        context: progress and cancellation.
        reader: folder of another trained reader; None = the shipped one.

    Returns:
        What stands in ``results.json``: by task and length the accuracy, the number of samples, the seconds a
        sample (samples are read side by side) and the largest resident memory while they were read.

    Raises:
        InputError: unknown task or length, no stories, no books.
        ModelError: the weights are missing or damaged.
    """
    from rmt_desktop.evaluation.babilong import parse_length
    from rmt_desktop.memory.skimming_checkpoint import fingerprint

    wrong = sorted(set(request.tasks) - set(TASKS))
    if wrong:
        raise InputError(f"The reader of stories answers {', '.join(TASKS)}; it was not trained for {wrong[0]}.")
    lengths = sorted({parse_length(length) for length in request.lengths})
    stories = {task: evaluation_stories(request.stories, task) for task in request.tasks}
    folder = reader or shipped_reader()
    bench = _Bench(request, folder)
    record = Record.open(out, fingerprint(folder), request.seed)
    for tokens in lengths:
        for task in request.tasks:
            figures, answers = bench.measure(task, stories[task], tokens, context)
            record.add(task, tokens, figures, answers)
    return record.results


def evaluation_stories(folder: Path, task: str) -> list[Story]:
    """All stories of the task's test files; without any, the end of its training files that is never trained on."""
    files = story_files(folder, task)
    tests = [path for path in files if "train" not in path.name]
    if tests:
        return [story for path in tests for story in read_stories(path)]
    return [story for path in files for story in split_stories(read_stories(path))[1]]


def shipped_reader() -> Path:
    """Folder of the weights that come with the program.

    Raises:
        ModelMissing: the installation lacks them.
    """
    try:
        return resource("models", "babilong")
    except FileNotFoundError as error:
        raise ModelMissing(str(error)) from error


class _Bench:
    """Everything that is loaded once."""

    def __init__(self, request: BabilongRequest, reader: Path):
        import torch

        from rmt_desktop.evaluation.babilong_reading import BatchReading
        from rmt_desktop.evaluation.gpt2_tokens import Gpt2Counter
        from rmt_desktop.memory.backbone import prefers_bfloat16
        from rmt_desktop.memory.background import read_books
        from rmt_desktop.memory.skimming_checkpoint import load_skimming_reader
        from rmt_desktop.memory.tokens import TextTokenizer

        torch.set_flush_denormal(True)
        backbone = minilm_folder()
        self._request, self._tokenizer = request, TextTokenizer(backbone)
        self._counter = Gpt2Counter(shipped_reader() / "gpt2-merges.txt")
        self._books = read_books(request.books, self._tokenizer, self._counter.count)
        model = load_skimming_reader(reader, backbone)
        self._reading = BatchReading(model, self._tokenizer, prefers_bfloat16(), request.lanes)

    def measure(
        self, task: str, stories: Sequence[Story], tokens: int, context: WorkContext
    ) -> "tuple[Figures, list[Answered]]":
        """Figures of a task at a length, and its answers in the order of the samples."""
        samples = self._samples(task, stories, tokens)
        process, peak, name = psutil.Process(), 0, f"{task} at {length_name(tokens)}"

        def each_step() -> None:
            nonlocal peak
            context.raise_if_cancelled()
            peak = max(peak, process.memory_info().rss)

        began = time.perf_counter()
        outcomes: list[Outcome] = []
        for outcome in self._reading.run(samples, each_step):
            outcomes.append(outcome)
            context.report(Progress(len(outcomes), len(samples), name))
        seconds = (time.perf_counter() - began) / len(samples)
        answers = [_answered(task, tokens, samples[found.index], found) for found in sorted(outcomes, key=_index)]
        return summary(answers, seconds, peak / 2**20), answers

    def _samples(self, task: str, stories: Sequence[Story], tokens: int) -> "list[BabilongSample]":
        from rmt_desktop.evaluation.babilong import BabilongSample, draw_queries

        seed = f"{self._request.seed}-{task}"

        def encode(text: str) -> list[int]:
            return self._tokenizer.encode(text).ids

        return [
            BabilongSample(story, query, tokens, self._books, self._counter, encode, f"{seed}-{tokens}-{i}")
            for i, (story, query) in enumerate(draw_queries(stories, self._request.samples, seed))
        ]


def _index(outcome: "Outcome") -> int:
    return outcome.index


def _answered(task: str, tokens: int, sample: "BabilongSample", outcome: "Outcome") -> Answered:
    right = is_right(task, sample.question, sample.target, outcome.output)
    return Answered(
        task, tokens, sample.question, sample.target, outcome.output, right, outcome.segments, outcome.opened
    )
