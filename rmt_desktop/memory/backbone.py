"""Load a pretrained encoder or causal language model from a local folder, quietly and offline."""

import contextlib
import inspect
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError

from rmt_desktop.domain.model_errors import CheckpointMismatch


def load_encoder(folder: Path) -> Any:
    """A BERT-family encoder without pooler, in float32 on the CPU.

    Attention probabilities are never dropped out in training: with padding, that would leave the fused attention
    kernels of CPUs (1.3 to 1.5 times the training speed) for a regularisation that hidden dropout gives as well.

    Raises:
        CheckpointMismatch: the folder holds no readable BERT-family model.
    """
    _stay_offline()
    from transformers import MODEL_FOR_MASKED_LM_MAPPING, MODEL_MAPPING, AutoConfig

    try:
        config = AutoConfig.from_pretrained(folder)
        if type(config) not in MODEL_FOR_MASKED_LM_MAPPING or config.is_encoder_decoder:
            raise CheckpointMismatch(f"{folder} holds a {config.model_type} model; a BERT-family encoder is needed.")
        for name in {"attention_probs_dropout_prob", "attention_dropout"} & config.to_dict().keys():
            setattr(config, name, 0.0)
        kind = MODEL_MAPPING[type(config)]
        poolers = {"add_pooling_layer"} & inspect.signature(kind.__init__).parameters.keys()
        with _quiet():
            return kind.from_pretrained(folder, config=config, dtype=torch.float32, **dict.fromkeys(poolers, False))
    except (OSError, ValueError, RuntimeError, SafetensorError) as error:
        raise CheckpointMismatch(f"No readable BERT-family model in {folder} ({error}).") from error


def load_causal_lm(folder: Path, weights: bool = True, dtype: torch.dtype = torch.float32) -> Any:
    """A causal language model with its head, on the CPU.

    Args:
        folder: ``config.json`` and weights.
        weights: False builds the architecture with random weights, for a checkpoint that brings them all.
        dtype: of the weights once loaded.

    Raises:
        CheckpointMismatch: the folder holds no readable causal language model.
    """
    _stay_offline()
    from transformers import MODEL_FOR_CAUSAL_LM_MAPPING, AutoConfig

    try:
        config = AutoConfig.from_pretrained(folder)
        if type(config) not in MODEL_FOR_CAUSAL_LM_MAPPING or is_masked_lm(config):
            raise CheckpointMismatch(f"{folder} holds a {config.model_type} model; a causal language model is needed.")
        kind = MODEL_FOR_CAUSAL_LM_MAPPING[type(config)]
        with _quiet():
            if not weights:
                return kind(config).to(dtype)
            return kind.from_pretrained(folder, config=config, dtype=dtype)
    except (OSError, ValueError, RuntimeError, SafetensorError) as error:
        raise CheckpointMismatch(f"No readable causal language model in {folder} ({error}).") from error


def is_masked_lm(config: Any) -> bool:
    """Whether a configuration is of an encoder that reads both ways, though its family has a causal variant."""
    from transformers import MODEL_FOR_MASKED_LM_MAPPING

    return type(config) in MODEL_FOR_MASKED_LM_MAPPING and not config.is_decoder


def _stay_offline() -> None:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")


def best_device(wanted: str = "auto") -> torch.device:
    """CUDA, then Apple MPS, then CPU; or the device the user names."""
    if wanted != "auto":
        return torch.device(wanted)
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")


def prefers_bfloat16(device: torch.device | None = None, width: int = 512, rounds: int = 15) -> bool:
    """Whether a device multiplies matrices in bfloat16 clearly faster than in float32.

    Of a processor that is found by trying, both in turn, so that other work of the machine slows neither down alone.
    GPUs say whether they support it, on Apple's it is left alone.
    """
    if device is not None and device.type != "cpu":
        return device.type == "cuda" and torch.cuda.is_bf16_supported(including_emulation=False)
    wide, narrow = (torch.ones(width, width, dtype=dtype) for dtype in (torch.float32, torch.bfloat16))
    seconds = [(_seconds_of_product(wide), _seconds_of_product(narrow)) for _ in range(rounds)]
    return min(half for _, half in seconds) * 1.5 < min(full for full, _ in seconds)


def _seconds_of_product(matrix: torch.Tensor) -> float:
    began = time.perf_counter()
    matrix @ matrix
    return time.perf_counter() - began


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
