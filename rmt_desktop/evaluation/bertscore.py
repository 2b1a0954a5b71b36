"""BERTScore: greedy matching of contextual token vectors (Zhang et al., arXiv 1904.09675, section 3)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
_CACHED = 4096


@dataclass(frozen=True, slots=True, eq=False)
class TokenVectors:
    """A text's tokens in context."""

    vectors: Vectors
    """[n, d] unit vectors, special tokens included: they can be matched."""
    counted: NDArray[np.bool_]
    """[n] False for special tokens: they have no weight of their own."""


def bertscore_f1(candidate: TokenVectors, reference: TokenVectors) -> float:
    """F1 of precision and recall by best cosine, without idf weights and without rescaling.

    As the authors' program has it, the first and last special token may be what a word matches best, but are not
    counted as words themselves; a text without words scores 0.

    >>> x, yes = np.eye(3, dtype=np.float32), np.ones(3, dtype=bool)
    >>> two, one, none = (TokenVectors(x[:n], yes[:n]) for n in (2, 1, 0))
    >>> bertscore_f1(two, two), round(bertscore_f1(one, two), 3), bertscore_f1(none, two)
    (1.0, 0.667, 0.0)
    """
    if not candidate.counted.any() or not reference.counted.any():
        return 0.0
    similarity = candidate.vectors @ reference.vectors.T
    precision = float(similarity.max(1)[candidate.counted].mean())
    recall = float(similarity.max(0)[reference.counted].mean())
    return 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0.0


def best_bertscore(prediction: str, golds: Sequence[str], vectors: Callable[[str], TokenVectors]) -> float:
    """The best F1 over several gold texts; 0 without prediction or gold."""
    if not prediction.strip():
        return 0.0
    return max((bertscore_f1(vectors(prediction), vectors(gold)) for gold in golds), default=0.0)


def encoder_vectors(folder: Path) -> Callable[[str], TokenVectors]:
    """Vectors by the last layer of a pretrained encoder in a local folder; texts are cut at what it reads at once."""
    import torch

    from rmt_desktop.memory.backbone import load_encoder
    from rmt_desktop.memory.tokens import TextTokenizer

    encoder, tokenizer = load_encoder(folder).eval(), TextTokenizer(folder)
    longest = int(encoder.config.max_position_embeddings) - 2
    special = tokenizer.special

    @lru_cache(maxsize=_CACHED)
    def vectors(text: str) -> TokenVectors:
        ids = [special.cls, *tokenizer.encode(text.strip()).ids[:longest], special.sep]
        with torch.inference_mode():
            hidden = encoder(input_ids=torch.tensor([ids])).last_hidden_state[0]
            unit = torch.nn.functional.normalize(hidden, dim=-1).numpy()
        counted = np.ones(len(ids), dtype=np.bool_)
        counted[[0, -1]] = False
        return TokenVectors(np.asarray(unit, dtype=np.float32), counted)

    return vectors
