"""Segments of an endless stream of tokens, cut where a sentence ends."""

from collections.abc import Iterable, Iterator, Sequence

from rmt_desktop.memory.tokens import TextTokenizer


def cut(window: Sequence[int], full_stops: frozenset[int]) -> int:
    """Length of the segment at the start of a window: up to the last full stop in it, else all of it.

    >>> cut([5, 6, 1, 7], frozenset([1])), cut([5, 6, 7], frozenset([1]))
    (3, 3)
    """
    for i in range(len(window), 0, -1):
        if window[i - 1] in full_stops:
            return i
    return len(window)


def cut_stream(tokens: Iterable[int], longest: int, full_stops: frozenset[int]) -> Iterator[list[int]]:
    """Segments of at most ``longest`` tokens that end with a full stop where they can; nothing else is kept.

    >>> list(cut_stream([5, 6, 1, 7, 8, 9, 9, 1, 5], 4, frozenset([1])))
    [[5, 6, 1], [7, 8, 9, 9], [1, 5]]
    """
    window: list[int] = []
    for token in tokens:
        window.append(token)
        if len(window) == longest + 1:
            end = cut(window[:longest], full_stops)
            yield window[:end]
            window = window[end:]
    if window:
        yield window


def full_stops(tokenizer: TextTokenizer) -> frozenset[int]:
    """Ids of the tokens that end a sentence."""
    return frozenset(tokenizer.encode(mark).ids[0] for mark in ".!?")
