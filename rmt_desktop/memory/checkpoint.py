"""Reader weights on disk: safetensors beside a JSON configuration, no pickle."""

import hashlib
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from rmt_desktop.domain.errors import CheckpointMismatch, ModelMissing
from rmt_desktop.memory.backbone import load_encoder
from rmt_desktop.memory.cell import EncoderCell, RecurrentReader
from rmt_desktop.memory.config import MemoryConfig

WEIGHTS = "reader.safetensors"
CONFIG = "reader.json"
_WORDS = "cell.backbone.embeddings.word_embeddings.weight"


def new_reader(backbone_folder: Path, config: MemoryConfig) -> RecurrentReader:
    """An untrained reader over a pretrained encoder; its word embeddings stay frozen."""
    reader = RecurrentReader(EncoderCell(load_encoder(backbone_folder), config))
    reader.get_parameter(_WORDS).requires_grad_(False)
    return reader


def start_from(reader: RecurrentReader, folder: Path) -> None:
    """Take over the weights of an earlier reader; parts that it lacks (a gate) stay as they are.

    Raises:
        ModelMissing: the folder holds no weights.
        CheckpointMismatch: the weights are damaged or belong to another architecture.
    """
    state = _read_weights(folder)
    known = reader.state_dict()
    wrong = sorted(name for name, tensor in state.items() if name not in known or known[name].shape != tensor.shape)
    if wrong:
        raise CheckpointMismatch(f"{folder} is of another architecture; first differing weight: {wrong[0]}.")
    reader.load_state_dict(state, strict=False)


def save_reader(reader: RecurrentReader, folder: Path, dtype: torch.dtype = torch.float16) -> None:
    """Write configuration and weights; the frozen word embeddings stay with the backbone."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {
        name: tensor.detach().to(device="cpu", dtype=dtype).contiguous()
        for name, tensor in reader.state_dict().items()
        if name != _WORDS
    }
    reader.cell.config.save(folder / CONFIG)
    partial = folder / (WEIGHTS + ".part")
    save_file(state, str(partial), metadata={"format": "pt"})
    partial.replace(folder / WEIGHTS)


def load_reader(folder: Path, backbone_folder: Path) -> RecurrentReader:
    """Read a reader back, in float32 and evaluation mode.

    Raises:
        ModelMissing: the folder holds no weights.
        CheckpointMismatch: the weights are damaged or belong to another architecture.
    """
    state = _read_weights(folder)
    reader = new_reader(backbone_folder, MemoryConfig.load(folder / CONFIG))
    known = dict(reader.state_dict())
    wrong = sorted(
        name
        for name in (known.keys() - {_WORDS}) | state.keys()
        if name not in state or name not in known or state[name].shape != known[name].shape
    )
    if wrong:
        raise CheckpointMismatch(f"{folder} is of another architecture; first differing weight: {wrong[0]}.")
    reader.load_state_dict(state, strict=False)
    return reader.eval()


def _read_weights(folder: Path) -> dict[str, torch.Tensor]:
    path = folder / WEIGHTS
    if not path.is_file():
        raise ModelMissing(f"No reader weights at {path}. Reinstall the program or train a reader.")
    try:
        return load_file(str(path))
    except (SafetensorError, OSError) as error:
        raise CheckpointMismatch(f"{path} is damaged ({error}). Reinstall the program.") from error


def fingerprint(folder: Path) -> str:
    """16 hexadecimal digits that change with weights or configuration."""
    digest = hashlib.sha256()
    for name in (CONFIG, WEIGHTS):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:16]
