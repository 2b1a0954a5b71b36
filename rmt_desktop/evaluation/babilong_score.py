"""The score of BABILong: exactly the right label is left of the output."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

PLACES = ("bathroom", "bedroom", "garden", "hallway", "kitchen", "office")
LABELS = {
    "qa1": PLACES,
    "qa2": PLACES,
    "qa3": PLACES,
    "qa4": PLACES,
    "qa5": ("Bill", "Fred", "Jeff", "Mary", "apple", "football", "milk"),
}
"""The words that count as an answer to a task."""


def is_right(task: str, question: str, target: str, output: str) -> bool:
    """Whether the output names the target and no other label (arXiv 2406.10149, its public scorer).

    The output is lower-cased and cut at the first full stop; labels that stand in the question don't count.

    >>> is_right("qa1", "Where is Mary?", "garden", "Mary is in the Garden. Not in the office.")
    True
    >>> is_right("qa1", "Where is Mary?", "garden", "The garden or the office")
    False
    >>> is_right("qa3", "Where was the milk before the office?", "garden", "Before the office it was in the garden")
    True
    """
    said = output.lower().split(".")[0]
    labels = {label.lower() for label in LABELS[task]}
    asked = {label for label in labels if label in question.lower()}
    return {label for label in labels if label in said} - asked == {target.lower()}


@dataclass(frozen=True, slots=True)
class Answered:
    """One sample and what became of it."""

    task: str
    tokens: int
    """GPT-2 tokens of the sample."""
    question: str
    target: str
    output: str
    right: bool
    segments: int
    read_in_full: int
    """Segments in which the reader noticed something."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A task at a length."""

    accuracy: float
    n: int
    seconds: float
    """A sample; samples are read side by side."""
    peak_memory_mb: float
    segments: float
    """Mean of a sample."""
    read_in_full: float
    """Mean of a sample."""


def summary(answers: Sequence[Answered], seconds: float, peak_memory_mb: float) -> Figures:
    """Figures over the samples of one task and length."""
    return Figures(
        accuracy=round(statistics.fmean(answer.right for answer in answers), 4),
        n=len(answers),
        seconds=round(seconds, 3),
        peak_memory_mb=round(peak_memory_mb, 1),
        segments=round(statistics.fmean(answer.segments for answer in answers), 1),
        read_in_full=round(statistics.fmean(answer.read_in_full for answer in answers), 1),
    )


def length_name(tokens: int) -> str:
    """A length as people write it.

    >>> [length_name(n) for n in (0, 1500, 4000, 2_000_000)]
    ['0k', '1.5k', '4k', '2M']
    """
    return f"{tokens / 1e6:g}M" if tokens >= 1_000_000 else f"{tokens / 1e3:g}k"
