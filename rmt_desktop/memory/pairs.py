"""Scores of whole answers: how well a first and a last token go together, beside what each scores by itself."""

import math

import torch
from torch import Tensor

from rmt_desktop.memory.cell import Reading


def matched(first: Tensor, last: Tensor) -> Tensor:
    """How well each first token goes with each last one: a scaled product, as in attention (arXiv 1706.03762).

    Without it, a start of one candidate and the end of another make an answer (Fajcik et al., arXiv 2008.12804).

    Args:
        first: [..., L, p].
        last: [..., L, p]; p = 0 gives zeros.

    Returns:
        [..., L, L]: row = first token, column = last.
    """
    scores: Tensor = first @ last.transpose(-1, -2)
    return scores / math.sqrt(max(1, first.shape[-1]))


def answer_scores(reading: Reading, segment: Tensor) -> Tensor:
    """[B, L, L] logit of every answer: start, end and how they match; "no answer here" at (0, 0).

    -inf where the last token stands before the first or outside of ``segment`` [B, L].
    """
    scores = reading.start[:, :, None] + reading.end[:, None, :]
    inside = segment[:, :, None] & segment[:, None, :]
    found = torch.where(inside.triu(), scores + matched(reading.first, reading.last), float("-inf"))
    found[:, 0, 0] = scores[:, 0, 0]
    return found
