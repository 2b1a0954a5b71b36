"""Where a memory comes from: the segments that have written it, with their shares."""

import heapq
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.domain.answers import MemoryUse

MOST_USES = 8
LEAST_WEIGHT = 0.001
"""Smaller shares are not told."""


def memory_shares(written: Iterable[bytes], most: int = MOST_USES) -> list[tuple[int, float]]:
    """What a memory stems from, largest share first.

    Every segment t replaces a share w_t of each dimension of the memory by what it read (see
    :class:`~rmt_desktop.memory.cell.MemoryGate`), so that after segment T the memory is exactly the sum over
    s <= T of w_s · Π_{s < t <= T} (1 - w_t) times what segment s wrote, plus what is left of the initial memory. A
    segment's share is the mean of that factor over all dimensions of all vectors. It says whose words the memory
    holds, not how much the reader attended to them.

    Going back from the newest segment takes constant memory, and ends as soon as what is left of older segments
    cannot outweigh those found.

    Args:
        written: w_t from the newest segment back, as stored (little-endian float16); empty = all of it.
        most: how many shares to keep.

    Returns:
        At most ``most`` pairs (steps back from the newest, 0 being the newest itself; share 0–1).
    """
    left: NDArray[np.float32] = np.ones(1, dtype=np.float32)
    found: list[tuple[float, int]] = []  # heap, smallest share first; of equal ones the older goes first
    for back, stored in enumerate(written):
        share = np.frombuffer(stored, dtype="<f2").astype(np.float32) if stored else np.ones(1, dtype=np.float32)
        heapq.heappush(found, (float(np.mean(left * share)), -back))
        if len(found) > most:
            heapq.heappop(found)
        left = left * (1 - share)
        remaining = float(left.mean())
        if remaining < LEAST_WEIGHT or (len(found) == most and remaining <= found[0][0]):
            break
    return [(-back, weight) for weight, back in sorted(found, reverse=True)]


def memory_uses(document: ReadDocument, shares: Iterable[tuple[int, float]]) -> tuple[MemoryUse, ...]:
    """Shares by segment (which may come several times) as uses of the document's segments, largest first."""
    total: dict[int, float] = {}
    for segment, weight in shares:
        total[segment] = total.get(segment, 0.0) + weight
    ranked = sorted(total.items(), key=lambda item: (-item[1], item[0]))[:MOST_USES]
    return tuple(
        MemoryUse(document.id, document.name, segment, document.segments[segment].page, weight)
        for segment, weight in ranked
        if weight >= LEAST_WEIGHT
    )


def path_uses(document: ReadDocument, path: Sequence[tuple[int, bytes]]) -> tuple[MemoryUse, ...]:
    """Uses of a short way through a document: which segment was read, and the share of the memory it rewrote."""
    shares = memory_shares((written for _, written in reversed(path)), most=max(1, len(path)))
    return memory_uses(document, ((path[len(path) - 1 - back][0], weight) for back, weight in shares))
