"""Text to unit vectors: what every source of dense vectors has in common."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rmt_desktop.jobs.context import Progress, WorkContext

Vectors = NDArray[np.float32]
BATCH = 32
"""Texts embedded at once."""


class Embedder(Protocol):
    """Makes vectors whose scalar product says how near two texts are in meaning."""

    name: str
    """For people."""
    key: str
    """Names its vectors: two embedders with the same key give the same vectors. Fit for a file name."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """[n, d] unit vectors of n texts, n >= 1.

        Raises:
            ModelError: its weights are missing or damaged.
            EndpointError: it runs elsewhere, and fails there.
        """


def embed_all(embedder: Embedder, texts: Sequence[str], context: WorkContext, label: str) -> NDArray[np.float16]:
    """[n, d] unit vectors of any number of texts, batch by batch; [0, 1] for none.

    Raises:
        Cancelled: between two batches.
    """
    parts: list[NDArray[np.float16]] = []
    for start in range(0, len(texts), BATCH):
        context.raise_if_cancelled()
        parts.append(embedder.embed(texts[start : start + BATCH]).astype(np.float16))
        context.report(Progress(min(start + BATCH, len(texts)), len(texts), label))
    return np.concatenate(parts) if parts else np.zeros((0, 1), dtype=np.float16)
