"""Many samples through a skimming reader side by side, in memory that does not grow with their length."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import torch

from rmt_desktop.evaluation.babilong import BabilongSample
from rmt_desktop.memory.layout import build_rows
from rmt_desktop.memory.segment_stream import cut_stream, full_stops
from rmt_desktop.memory.skimming import SkimmingReader
from rmt_desktop.memory.tokens import TextTokenizer

UNKNOWN = "unknown"
"""Label for what the text does not tell; BABILong's questions always have an answer, so it is never given."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A sample that was read."""

    index: int
    """Of the sample in the order given."""
    output: str
    segments: int
    opened: int
    """Segments in which something was noticed."""


@dataclass(slots=True)
class _Lane:
    index: int
    question: list[int]
    segments: Iterator[list[int]]
    following: list[int] | None
    read: int = 0
    opened: int = field(default=0)


class BatchReading:
    """Reads samples in lanes; a lane that is through takes the next sample."""

    def __init__(
        self,
        reader: SkimmingReader,
        tokenizer: TextTokenizer,
        half_precision: bool = False,
        lanes: int = 32,
    ):
        self._reader, self._tokenizer, self._full_stops = reader, tokenizer, full_stops(tokenizer)
        self._half_precision, self._width = half_precision, lanes
        self._answers = torch.tensor([label != UNKNOWN for label in reader.labels])

    def run(self, samples: Sequence[BabilongSample], each_step: Callable[[], None]) -> Iterator[Outcome]:
        """Outcomes in the order in which samples end; ``each_step`` is called after every segment of all lanes."""
        waiting = enumerate(samples)
        lanes = [self._lane(*pair) for pair in _take(waiting, self._width)]
        memory = self._reader.first_memory(len(lanes)).detach().clone()
        while lanes:
            memory = self._step(lanes, memory)
            each_step()
            for i, lane in enumerate(lanes):
                lane.following = next(lane.segments, None)
                if lane.following is None:
                    yield Outcome(lane.index, self._output(memory[i : i + 1]), lane.read, lane.opened)
                    for pair in _take(waiting, 1):
                        lanes[i] = self._lane(*pair)
                        memory[i] = self._reader.initial_memory.detach()
            kept = [i for i, lane in enumerate(lanes) if lane.following is not None]
            if len(kept) < len(lanes):
                lanes, memory = [lanes[i] for i in kept], memory[kept]

    def _lane(self, index: int, sample: BabilongSample) -> _Lane:
        tokens = (token for sentence in sample.sentences() for token in sentence.ids)
        segments = cut_stream(tokens, self._reader.config.segment_tokens, self._full_stops)
        return _Lane(index, self._tokenizer.encode(sample.question).ids, segments, next(segments, []))

    def _step(self, lanes: Sequence[_Lane], memory: torch.Tensor) -> torch.Tensor:
        vectors = self._reader.config.memory_vectors
        following = [lane.following or [] for lane in lanes]
        rows = build_rows([lane.question for lane in lanes], following, vectors, self._tokenizer.special)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=self._half_precision):
            memory, opened = self._reader.step(rows, memory)
        for lane, was_opened in zip(lanes, opened.tolist(), strict=True):
            lane.read += 1
            lane.opened += int(was_opened)
        return memory

    def _output(self, memory: torch.Tensor) -> str:
        with torch.no_grad():
            scores = self._reader.answer(memory)[0].masked_fill(~self._answers, float("-inf"))
        return self._reader.labels[int(scores.argmax())]


def _take(pairs: Iterable[tuple[int, BabilongSample]], number: int) -> Iterator[tuple[int, BabilongSample]]:
    """Up to so many of an iterator, without asking it for one more."""
    iterator = iter(pairs)
    for _ in range(number):
        pair = next(iterator, None)
        if pair is None:
            return
        yield pair
