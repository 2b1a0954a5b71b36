"""all-MiniLM-L6-v2 as its authors use it: the mean of all token states, cut at 256 tokens, unit length.

The reader's own retrieval vectors come from fine-tuned weights that have a memory in view; these come from the
untouched sentence encoder (Reimers & Gurevych, arXiv 1908.10084, section 3), as anybody's dense retrieval would.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from rmt_desktop.memory.backbone import best_device, load_encoder
from rmt_desktop.memory.tokens import TextTokenizer
from rmt_desktop.retrieval.embedders import Vectors

LONGEST = 256
"""Tokens of a text that count, special tokens included."""


class LocalEmbedder:
    """Dense vectors without any network.

    Raises:
        CheckpointMismatch: the folder holds no readable encoder.
    """

    name = "all-MiniLM-L6-v2"
    key = "minilm"

    def __init__(self, folder: Path, device: str = "auto"):
        self._tokenizer = TextTokenizer(folder)
        self._device = best_device(device)
        self._encoder: Any = load_encoder(folder).eval().to(self._device)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """[n, 384] unit vectors; see :class:`~rmt_desktop.retrieval.embedders.Embedder`."""
        special = self._tokenizer.special
        rows = [
            [special.cls, *tokens.ids[: LONGEST - 2], special.sep]
            for tokens in self._tokenizer.encode_many(list(texts))
        ]
        width = max(map(len, rows))
        ids = torch.tensor([[*row, *[special.pad] * (width - len(row))] for row in rows], device=self._device)
        mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows], device=self._device)
        with torch.inference_mode():
            hidden = self._encoder(input_ids=ids, attention_mask=mask).last_hidden_state
            mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            unit = torch.nn.functional.normalize(mean, dim=-1)
        return np.asarray(unit.float().cpu().numpy(), dtype=np.float32)
