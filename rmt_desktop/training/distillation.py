"""Learning from a teacher's doubts: what a reader thinks that sees more, or has learned more."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from rmt_desktop.memory.cell import Reading, RecurrentReader
from rmt_desktop.memory.layout import Rows, SpecialTokens, build_rows
from rmt_desktop.training.episodes import LessonTokens
from rmt_desktop.training.examples import Example

_LOWEST = -1e4
"""Logit of a position that cannot be chosen: its share is zero, yet finite in logarithms."""


class Distiller:
    """Adds the divergence from a teacher's span distributions (Hinton et al., arXiv 1503.02531, section 2).

    The teacher reads windows as the student does. It reads the segments of a lesson all at once, side by side in
    one row: what the student must carry in memory stands before the teacher's eyes.

    Args:
        student: the reader in training.
        teacher: another reader; None = the student itself, which then teaches lessons only.
        special: special tokens of the backbone.
        weight: of the divergence beside the loss on the data.
        temperature: both distributions are flattened by it.
    """

    def __init__(
        self,
        student: RecurrentReader,
        teacher: RecurrentReader | None,
        special: SpecialTokens,
        weight: float = 0.5,
        temperature: float = 2.0,
    ):
        self._student, self._special, self._weight, self._temperature = student, special, weight, temperature
        self._device = student.cell.initial_memory.device
        self._other = None if teacher is None else teacher.to(self._device).eval().requires_grad_(False)

    def reading(self, reading: Reading, batch: Sequence[Example]) -> Tensor:
        """Divergence over the windows that the student has just read; zero if the student is its own teacher."""
        if self._other is None:
            return reading.start.new_zeros(())
        taught = self._read(self._other, [e.question for e in batch], [e.segment for e in batch])[1]
        own, theirs = self._student.cell.config.memory_vectors, self._other.cell.config.memory_vectors
        return self._divergence(
            (_without_memory(reading.start, own), _without_memory(reading.end, own)),
            (_without_memory(taught.start, theirs), _without_memory(taught.end, theirs)),
        )

    def lessons(self, seen: Sequence[tuple[Rows, Reading]], lessons: Sequence[LessonTokens]) -> Tensor:
        """Divergence over the tokens of all scored segments; of lessons with an answer that fit into one row.

        Args:
            seen: rows and reading of each of T segments, B lessons side by side.
            lessons: the B lessons.
        """
        teacher = self._other or self._student
        chosen = [i for i, lesson in enumerate(lessons) if _fits(lesson, teacher)]
        if not chosen:
            return seen[0][1].start.new_zeros(())
        texts = [[t for s in lessons[i].segments[lessons[i].supervised_from :] for t in s] for i in chosen]
        rows, whole = self._read(teacher, [lessons[i].question for i in chosen], texts)
        longest = max(map(len, texts))
        spans = [(k, slice(o, o + len(t))) for k, (o, t) in enumerate(zip(rows.offsets, texts, strict=True))]
        taught = [_padded([scores[k, span] for k, span in spans], longest) for scores in (whole.start, whole.end)]
        learned = [_padded([_joined(seen, lessons[i], i, name) for i in chosen], longest) for name in ("start", "end")]
        return self._divergence((learned[0], learned[1]), (taught[0], taught[1]))

    def _read(
        self, teacher: RecurrentReader, questions: Sequence[Sequence[int]], segments: Sequence[Sequence[int]]
    ) -> tuple[Rows, Reading]:
        """What the teacher thinks, without dropout and without gradients."""
        rows = build_rows(questions, segments, teacher.cell.config.memory_vectors, self._special).to(self._device)
        training = teacher.training
        teacher.eval()
        try:
            with torch.no_grad():
                return rows, teacher(rows, teacher.cell.first_memory(len(segments)))
        finally:
            teacher.train(training)

    def _divergence(self, student: tuple[Tensor, Tensor], teacher: tuple[Tensor, Tensor]) -> Tensor:
        t = self._temperature
        parts = [
            functional.kl_div(
                torch.log_softmax(own.clamp(min=_LOWEST) / t, -1),
                torch.log_softmax(taught.float().clamp(min=_LOWEST) / t, -1),
                reduction="batchmean",
                log_target=True,
            )
            for own, taught in zip(student, teacher, strict=True)
        ]
        return self._weight * t * t * (parts[0] + parts[1]) / 2


def _fits(lesson: LessonTokens, teacher: RecurrentReader) -> bool:
    config = teacher.cell.config
    scored = lesson.segments[lesson.supervised_from :]
    room = config.max_positions - config.memory_vectors - len(lesson.question) - 3
    return len(scored) > 1 and any(lesson.golds) and sum(map(len, scored)) <= room


def _without_memory(scores: Tensor, vectors: int) -> Tensor:
    """[B, L] to [B, L - m]: rows of readers with memories of different size become comparable."""
    return torch.cat([scores[:, :1], scores[:, 1 + vectors :]], 1)


def _joined(seen: Sequence[tuple[Rows, Reading]], lesson: LessonTokens, row: int, name: str) -> Tensor:
    parts = []
    for step in range(lesson.supervised_from, len(lesson.segments)):
        rows, reading = seen[step]
        offset = rows.offsets[row]
        parts.append(getattr(reading, name)[row, offset : offset + len(lesson.segments[step])])
    return torch.cat(parts)


def _padded(rows: Sequence[Tensor], length: int) -> Tensor:
    return torch.stack([functional.pad(row, (0, length - len(row)), value=_LOWEST) for row in rows])
