"""Load a pretrained encoder from a local folder, quietly and offline."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from rmt_desktop.domain.errors import CheckpointMismatch


def load_encoder(folder: Path) -> Any:
    """A BERT-family encoder without pooler, in float32 on the CPU.

    Attention probabilities are never dropped out in training: with padding, that would leave the fused attention
    kernels of CPUs (1.3 to 1.5 times the training speed) for a regularisation that hidden dropout gives as well.

    Raises:
        CheckpointMismatch: the folder holds no readable BERT-family model.
    """
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
    from transformers import BertConfig, BertModel

    try:
        config = BertConfig.from_pretrained(folder)
        if config.model_type != "bert":
            raise CheckpointMismatch(f"{folder} holds a {config.model_type} model; a BERT-family encoder is needed.")
        config.attention_probs_dropout_prob = 0.0
        with _quiet():
            return BertModel.from_pretrained(
                folder,
                config=config,
                add_pooling_layer=False,
                attn_implementation="sdpa",
                dtype=torch.float32,
            )
    except (OSError, ValueError, RuntimeError) as error:
        raise CheckpointMismatch(f"No readable BERT-family model in {folder} ({error}).") from error


def best_device(wanted: str = "auto") -> torch.device:
    """CUDA, then Apple MPS, then CPU; or the device the user names."""
    if wanted != "auto":
        return torch.device(wanted)
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")


def prefers_bfloat16(width: int = 1024, rounds: int = 5) -> bool:
    """Whether this processor multiplies matrices in bfloat16 clearly faster than in float32, found by trying."""
    seconds = []
    for dtype in (torch.float32, torch.bfloat16):
        matrix = torch.ones(width, width, dtype=dtype)
        matrix @ matrix
        began = time.perf_counter()
        for _ in range(rounds):
            matrix @ matrix
        seconds.append(time.perf_counter() - began)
    return seconds[1] * 1.5 < seconds[0]


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    from transformers.utils import logging

    level = logging.get_verbosity()
    bars = logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()
