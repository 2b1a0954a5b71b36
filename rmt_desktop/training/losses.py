"""What the reader is taught: where the answer is, whether there is one, and how texts resemble each other."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from rmt_desktop.memory.cell import Reading
from rmt_desktop.memory.layout import Rows
from rmt_desktop.memory.pairs import answer_scores
from rmt_desktop.training.examples import Example


def reading_loss(reading: Reading, rows: Rows, examples: Sequence[Example]) -> Tensor:
    """Cross-entropy of start, of end and of both together (the [CLS] position stands for "not here"), plus
    answerability. Start and end apart and together: the compound objective of arXiv 2008.12804, section 3.

    Args:
        reading: scores of B rows of L positions.
        rows: the rows that were read.
        examples: the B examples the rows were built from.

    Returns:
        A scalar.
    """
    device = reading.start.device
    pairs = list(zip(rows.offsets, examples, strict=True))
    starts = torch.tensor([o + e.start if e.start >= 0 else 0 for o, e in pairs], device=device)
    ends = torch.tensor([o + e.end if e.start >= 0 else 0 for o, e in pairs], device=device)
    here = torch.tensor([float(e.start >= 0) for e in examples], device=device)
    spans = functional.cross_entropy(reading.start, starts) + functional.cross_entropy(reading.end, ends)
    whole = answer_scores(reading, rows.segment).flatten(1)
    spans = (spans + functional.cross_entropy(whole, starts * rows.segment.shape[1] + ends)) / 2
    return spans / 2 + functional.binary_cross_entropy_with_logits(reading.answerable, here) / 2


def resemblance_loss(vectors: Tensor, teacher: Tensor) -> Tensor:
    """Keep retrieval vectors where the pretrained sentence encoder puts them.

    Args:
        vectors: [B, d] unit vectors of the reader.
        teacher: [B, d] unit vectors of the untouched backbone.
    """
    return (1 - (vectors * teacher).sum(-1)).mean()


def matching_loss(questions: Tensor, passages: Tensor, keys: Sequence[str], temperature: float = 0.05) -> Tensor:
    """Each question is nearest to its own passage among those of the batch (InfoNCE, arXiv 1807.03748, sec. 2.3).

    Args:
        questions: [B, d] unit vectors.
        passages: [B, d] unit vectors; row i answers question i.
        keys: B texts; rows with equal keys (same question) are not each other's negatives.
    """
    logits = questions @ passages.T / temperature
    pairs = [[a == b and i != j for j, b in enumerate(keys)] for i, a in enumerate(keys)]
    logits = logits.masked_fill(torch.tensor(pairs, device=logits.device), float("-inf"))
    return functional.cross_entropy(logits, torch.arange(len(keys), device=logits.device))
