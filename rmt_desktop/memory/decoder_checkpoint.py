"""Recurrent memory over a causal language model on disk: safetensors beside a JSON configuration."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from rmt_desktop.domain.model_errors import CheckpointMismatch
from rmt_desktop.memory.backbone import load_causal_lm
from rmt_desktop.memory.decoder import DecoderCell
from rmt_desktop.memory.decoder_config import DecoderConfig, config_for
from rmt_desktop.memory.lora import MARK
from rmt_desktop.memory.weights import digest_of, fingerprint_of, own_tensors, read_weights, take_over, write_weights

WEIGHTS = "decoder.safetensors"
CONFIG = "decoder.json"
_ADVICE = "Import or train it again."


def new_decoder(backbone_folder: Path, **sizes: Any) -> DecoderCell:
    """An untrained memory over a pretrained causal language model.

    Args:
        backbone_folder: the model, in float32 once loaded.
        sizes: fields of :class:`DecoderConfig` besides width, positions and family.
    """
    lm = load_causal_lm(backbone_folder)
    return DecoderCell(lm, config_for(lm, **sizes))


def save_decoder(cell: DecoderCell, folder: Path, dtype: torch.dtype | None = torch.float16) -> None:
    """Write configuration and weights; with adapters, the frozen weights stay with the backbone.

    Args:
        cell: on any device.
        folder: created where needed.
        dtype: numbers are written as; None = as they are.
    """
    frozen = frozen_weights(cell)
    config = replace(cell.config, backbone_digest=digest_of(frozen) if frozen else "")
    state = {name: tensor for name, tensor in own_tensors(cell).items() if name not in frozen}
    write_weights(state, folder / WEIGHTS, dtype)
    config.save(folder / CONFIG)


def load_decoder(folder: Path, backbone_folder: Path) -> DecoderCell:
    """Read a memory back, in float32 and evaluation mode.

    Args:
        folder: configuration and weights.
        backbone_folder: the model's configuration and, for a memory with adapters, its weights.

    Raises:
        ModelMissing: the folder holds no weights.
        CheckpointMismatch: the weights are damaged, of another architecture, or were trained beside another backbone.
    """
    state = read_weights(folder / WEIGHTS, _ADVICE)
    config = DecoderConfig.load(folder / CONFIG)
    cell = DecoderCell(load_causal_lm(backbone_folder, weights=bool(config.backbone_digest)), config)
    frozen = frozen_weights(cell) if config.backbone_digest else {}
    if frozen and digest_of(frozen) != config.backbone_digest:
        raise CheckpointMismatch(
            f"The adapters in {folder} were trained beside other weights than those in {backbone_folder}. "
            f"Name the folder of the model they were trained with."
        )
    take_over(cell, state, folder, left_out=frozen)
    return cell.float().eval()


def frozen_weights(cell: DecoderCell) -> dict[str, Tensor]:
    """The weights that adapters stand beside; none without adapters."""
    if cell.config.lora is None:
        return {}
    return {name: tensor for name, tensor in own_tensors(cell).items() if name.startswith("lm.") and MARK not in name}


def fingerprint(folder: Path) -> str:
    """16 hexadecimal digits that change with weights, configuration, or the backbone of adapters."""
    return fingerprint_of([folder / CONFIG, folder / WEIGHTS])
