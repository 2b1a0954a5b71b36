"""The loaded model: reader, tokenizer and calibration, used from one thread."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from rmt_desktop.answering.calibration import Calibration
from rmt_desktop.answering.language_model import LanguageModels
from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.segments import MemoryState, Segment, Snapshot
from rmt_desktop.memory.backbone import best_device, prefers_bfloat16
from rmt_desktop.memory.cell import RecurrentReader
from rmt_desktop.memory.checkpoint import fingerprint, load_reader
from rmt_desktop.memory.pairs import matched
from rmt_desktop.memory.recurrence import Step, fold, fold_side_by_side, read_batch, snapshot, to_state
from rmt_desktop.memory.segmenter import SegmentTokens, cut_segments, segment_tokens
from rmt_desktop.memory.spelling import Spelling
from rmt_desktop.memory.tokens import TextTokenizer

_BATCH_TOKENS = 2048
"""Of segments read side by side; more make a processor slower, not faster."""


@dataclass(frozen=True, slots=True)
class TokenScores:
    """Scores of one segment's T tokens."""

    start: NDArray[np.float32]
    """[T] logit of the answer starting at each token, above "no answer here"."""
    end: NDArray[np.float32]
    """[T] the same for its last token."""
    answerable: float
    """Logit of the segment answering the question."""
    absent: float = 0.0
    """Mean of the start and end logit of "no answer here": added to a span's margin it gives the span's own logit,
    which compares over segments where the reader was trained with one softmax over all of them."""
    matched: NDArray[np.float32] | None = None
    """[T, T] what an answer scores beside its start and end: row = first token, column = last; None = nothing."""


@dataclass(frozen=True, slots=True)
class ScoredStep:
    """One segment read, with the memory it leaves behind."""

    scores: TokenScores
    memory: MemoryState
    """Memory after the segment, as it is handed on and stored."""
    written: bytes
    """Share of that memory that the segment has rewritten, as in :class:`QuestionSnapshot`."""


class Model:
    """Everything that runs the network; hands out plain numbers only."""

    language: LanguageModels | None = None
    """The user's language models, for the engines that write; None where there can be none."""
    threshold: float | None = None
    """Below this confidence the user wants "not found", whichever engine answers; None = as it was fitted."""

    def __init__(
        self,
        reader: RecurrentReader,
        tokenizer: TextTokenizer,
        calibration: Calibration,
        version: str,
        calibrations: Mapping[str, Calibration] | None = None,
    ):
        self.reader = reader
        self.tokenizer = tokenizer
        self.calibration = calibration
        self._calibrations = calibrations or {}
        self.config = reader.cell.config
        self.name = "RMT reader over all-MiniLM-L6-v2"
        self.device = str(reader.cell.initial_memory.device)
        self.fingerprint = version

    def calibration_of(self, engine: str) -> Calibration:
        """The scale fitted for an engine, or where none was that of the reader, with the user's threshold."""
        fitted = self._calibrations.get(engine, self.calibration)
        return fitted if self.threshold is None else replace(fitted, threshold=self.threshold)

    def cut(self, pages: Iterable[Page]) -> Iterator[Segment]:
        """Cut pages into segments of this model's length."""
        return cut_segments(pages, self.tokenizer, self.config.segment_tokens, self.config.segment_alignment)

    def tokens(self, segment: Segment, pages: Sequence[Page]) -> SegmentTokens:
        """A segment's tokens and their places; ``pages[n - 1]`` is page n."""
        return segment_tokens(segment, pages, self.tokenizer)

    def question_ids(self, question: str) -> list[int]:
        """Token ids of a question, cut at the model's limit."""
        return self.tokenizer.encode(question).ids[: self.config.question_tokens]

    def read(
        self, segments: Iterable[Sequence[int]], first: int = 0, memory: MemoryState | None = None
    ) -> Iterator[Snapshot]:
        """Read token ids segment by segment without a question; a snapshot after each, from index ``first`` on."""
        for index, step in enumerate(fold(self.reader, self.tokenizer.special, segments, memory), first):
            yield snapshot(index, step.reading)

    def question_vector(self, question: str) -> NDArray[np.float32]:
        """[d] unit retrieval vector of a question."""
        ids = self.question_ids(question)
        _, reading = read_batch(self.reader, self.tokenizer.special, [[]], [ids], [None])
        return np.asarray(reading.vector[0].cpu().numpy(), dtype=np.float32)

    def score(
        self,
        question: Sequence[int],
        segments: Sequence[Sequence[int]],
        memories: Sequence[MemoryState | None],
    ) -> Iterator[TokenScores]:
        """Scores of segments read side by side, each with its own memory (None = initial), in order."""
        read = sorted(self.read_apart(question, segments, memories), key=lambda pair: pair[0])
        return (step.scores for _, step in read)

    def read_apart(
        self,
        question: Sequence[int],
        segments: Sequence[Sequence[int]],
        memories: Sequence[MemoryState | None],
    ) -> Iterator[tuple[int, ScoredStep]]:
        """Segments read side by side, each with its own memory (None = initial).

        Yields:
            Index of a segment and what reading it gave; segments of about equal length come together, so that little
            is padded (a seventh of the time, where lengths are those of sentences filled up to a segment).
        """
        beside = len(question) + self.config.memory_vectors + 3
        for part in _alike([len(segment) + beside for segment in segments]):
            ids = [segments[i] for i in part]
            batch = read_batch(
                self.reader, self.tokenizer.special, [question] * len(part), ids, [memories[i] for i in part]
            )
            yield from zip(part, self._scored(Step(*batch), [len(own) for own in ids]), strict=True)

    def score_in_order(
        self, question: Sequence[int], segments: Iterable[Sequence[int]], memory: MemoryState | None = None
    ) -> Iterator[ScoredStep]:
        """Segments read one after the other, the question in view and the memory carried along."""
        lengths: list[int] = []

        def counted() -> Iterator[Sequence[int]]:
            for segment in segments:
                lengths.append(len(segment))
                yield segment

        for step in fold(self.reader, self.tokenizer.special, counted(), memory, question):
            yield from self._scored(step, [lengths.pop()])

    def _scored(self, step: Step, lengths: Sequence[int]) -> Iterator[ScoredStep]:
        """What was read, row by row."""
        for row, scores in enumerate(_scores(step, lengths)):
            written = b"" if self.reader.cell.gate is None else to_state(step.reading.written[row]).data
            yield ScoredStep(scores, to_state(step.reading.memory[row]), written)

    def score_chains(
        self, questions: Sequence[Sequence[int]], chains: Sequence[Sequence[Sequence[int]]], carry: bool = True
    ) -> Iterator[tuple[int, int, ScoredStep]]:
        """As :meth:`score_in_order` for several chains of segments side by side, each with its own question.

        Args:
            questions: B token id lists.
            chains: B lists of segments.
            carry: False reads every segment with the initial memory.

        Yields:
            Chain, segment within the chain, and what reading it gave; all first segments come first.
        """
        steps = fold_side_by_side(self.reader, self.tokenizer.special, questions, chains, carry)
        for t, (alive, step) in enumerate(steps):
            lengths = [len(chains[i][t]) for i in alive]
            for i, scored in zip(alive, self._scored(step, lengths), strict=True):
                yield i, t, scored

    def spelling(self) -> Spelling:
        """Finds what is read in what memory holds; of one reading."""
        words: Tensor = self.reader.cell.backbone.get_input_embeddings().weight.detach()
        return Spelling(words, self.config.memory_scale)


def load_model(reader_folder: Path, backbone_folder: Path, device: str = "auto") -> Model:
    """Load the reader on the best device, or on the one named.

    Raises:
        ModelError: weights are missing, damaged, or do not fit each other.
    """
    torch.set_flush_denormal(True)
    place = best_device(device)
    reader = load_reader(reader_folder, backbone_folder).to(place).requires_grad_(False)
    reader.half_precision = prefers_bfloat16(place)
    calibration = Calibration.load(reader_folder / "calibration.json")
    others = {path.stem.removeprefix("calibration-"): path for path in reader_folder.glob("calibration-*.json")}
    calibrations = {engine: Calibration.load(path) for engine, path in others.items()}
    return Model(reader, TextTokenizer(backbone_folder), calibration, fingerprint(reader_folder), calibrations)


def _alike(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indexes of rows in batches, the shortest rows first."""
    held: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda i: lengths[i]):
        if held and lengths[i] * (len(held) + 1) > _BATCH_TOKENS:
            yield held
            held = []
        held.append(i)
    if held:
        yield held


def _scores(step: Step, lengths: Sequence[int]) -> Iterator[TokenScores]:
    reading = step.reading
    start, end = reading.start.float().cpu().numpy(), reading.end.float().cpu().numpy()
    answerable = reading.answerable.float().cpu().numpy()
    pairs = matched(reading.first, reading.last).float().cpu().numpy() if reading.first.shape[-1] else None
    for row, (offset, length) in enumerate(zip(step.rows.offsets, lengths, strict=True)):
        span = slice(offset, offset + length)
        absent = float(start[row, 0] + end[row, 0]) / 2
        yield TokenScores(
            start[row, span] - start[row, 0],
            end[row, span] - end[row, 0],
            float(answerable[row]),
            absent,
            None if pairs is None else pairs[row, span, span],
        )
