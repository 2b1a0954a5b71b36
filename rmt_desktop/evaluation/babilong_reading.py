"""Many samples through a skimming reader side by side, in memory that does not grow with their length."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
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
    following: list[int]
    """The next segment; empty = the sample is through."""
    read: int = 0
    opened: int = 0


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
                lane.following = next(lane.segments, [])
                if not lane.following:
                    yield Outcome(lane.index, self._output(memory[i : i + 1]), lane.read, lane.opened)
                    for pair in _take(waiting, 1):
                        lanes[i] = self._lane(*pair)
                        memory[i] = self._reader.initial_memory.detach()
            kept = [i for i, lane in enumerate(lanes) if lane.following]
            if len(kept) < len(lanes):
                lanes, memory = [lanes[i] for i in kept], memory[kept]

    def _lane(self, index: int, sample: BabilongSample) -> _Lane:
        tokens = (token for sentence in sample.sentences() for token in sentence.ids)
        segments = cut_stream(tokens, self._reader.config.segment_tokens, self._full_stops)
        return _Lane(index, self._tokenizer.encode(sample.question).ids, segments, next(segments, []))

    def _step(self, lanes: Sequence[_Lane], memory: torch.Tensor) -> torch.Tensor:
        """The memory after a segment of every lane; untouched in lanes where nothing is noticed."""
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=self._half_precision):
            opened = self._opened(lanes)
            if opened:
                memory[opened] = self._read([lanes[i] for i in opened], memory[opened])
        for lane in lanes:
            lane.read += 1
        return memory

    def _opened(self, lanes: Sequence[_Lane]) -> list[int]:
        ids = np.full((self._width, self._reader.config.segment_tokens), self._tokenizer.special.pad)
        mask = np.zeros(ids.shape, dtype=bool)
        for i, lane in enumerate(lanes):
            ids[i, : len(lane.following)] = lane.following
            mask[i, : len(lane.following)] = True
        opens = self._reader.opens(torch.from_numpy(ids), torch.from_numpy(mask))[: len(lanes)]
        chosen: list[int] = opens.nonzero().squeeze(1).tolist()
        return chosen

    def _read(self, lanes: Sequence[_Lane], memory: torch.Tensor) -> torch.Tensor:
        """Read in full, in batches of few different sizes, as every size costs memory for compiled kernels."""
        size = 1 << (len(lanes) - 1).bit_length()
        filled = [*lanes, *[lanes[0]] * (size - len(lanes))]
        config = self._reader.config
        rows = build_rows(
            [lane.question[: config.question_tokens] for lane in filled],
            [lane.following for lane in filled],
            config.memory_vectors,
            self._tokenizer.special,
            shortest=config.memory_vectors + config.question_tokens + config.segment_tokens + 3,
        )
        for lane in lanes:
            lane.opened += 1
        padded = torch.cat([memory, memory[:1].expand(size - len(lanes), -1, -1)])
        read: torch.Tensor = self._reader(rows, padded)[: len(lanes)]
        return read

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
