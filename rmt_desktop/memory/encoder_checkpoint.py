"""Recurrent memory over an encoder on disk, without a reader's heads: safetensors beside a JSON configuration."""

from pathlib import Path

import torch

from rmt_desktop.memory.backbone import load_encoder
from rmt_desktop.memory.cell import EncoderCell
from rmt_desktop.memory.config import MemoryConfig
from rmt_desktop.memory.weights import fingerprint_of, own_tensors, read_weights, take_over, write_weights

WEIGHTS = "encoder.safetensors"
CONFIG = "encoder.json"


def save_encoder(cell: EncoderCell, folder: Path, dtype: torch.dtype | None = torch.float16) -> None:
    """Write configuration and all weights, word embeddings included; ``dtype`` None = numbers as they are."""
    write_weights(own_tensors(cell), folder / WEIGHTS, dtype)
    cell.config.save(folder / CONFIG)


def load_encoder_cell(folder: Path, backbone_folder: Path) -> EncoderCell:
    """Read a memory back, in float32 and evaluation mode.

    Raises:
        ModelMissing: the folder holds no weights.
        CheckpointMismatch: the weights are damaged or of another architecture.
    """
    state = read_weights(folder / WEIGHTS, "Import or train it again.")
    cell = EncoderCell(load_encoder(backbone_folder), MemoryConfig.load(folder / CONFIG))
    take_over(cell, state, folder)
    return cell.float().eval()


def fingerprint(folder: Path) -> str:
    """16 hexadecimal digits that change with weights or configuration."""
    return fingerprint_of([folder / CONFIG, folder / WEIGHTS])
