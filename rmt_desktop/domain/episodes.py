"""A question over several segments in a row, with the places of its answer: what memory is trained and measured on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnswerPlace:
    """``segments[segment][start:end]`` answers the question."""

    segment: int
    """Index into the episode's segments."""
    start: int
    end: int
    """Characters."""


@dataclass(frozen=True, slots=True)
class Episode:
    """Segments that are read in order with the question in view."""

    question: str
    segments: tuple[str, ...]
    answers: tuple[AnswerPlace, ...]
    """Any of them is right; empty = the segments do not answer the question."""
