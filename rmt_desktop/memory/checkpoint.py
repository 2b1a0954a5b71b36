"""Reader weights on disk: safetensors beside a JSON configuration, no pickle."""

from pathlib import Path

import torch

from rmt_desktop.domain.model_errors import CheckpointMismatch
from rmt_desktop.memory.backbone import load_encoder
from rmt_desktop.memory.cell import EncoderCell, RecurrentReader
from rmt_desktop.memory.config import MemoryConfig
from rmt_desktop.memory.weights import fingerprint_of, read_weights, take_over, write_weights

WEIGHTS = "reader.safetensors"
CONFIG = "reader.json"
_ADVICE = "Reinstall the program or train a reader."


def new_reader(backbone_folder: Path, config: MemoryConfig) -> RecurrentReader:
    """An untrained reader over a pretrained encoder; its word embeddings stay frozen."""
    reader = RecurrentReader(EncoderCell(load_encoder(backbone_folder), config))
    reader.cell.backbone.get_input_embeddings().weight.requires_grad_(False)
    return reader


def start_from(reader: RecurrentReader, folder: Path) -> None:
    """Take over the weights of an earlier reader; parts that it lacks (a gate) stay as they are.

    Raises:
        ModelMissing: the folder holds no weights.
        CheckpointMismatch: the weights are damaged or belong to another architecture.
    """
    state = read_weights(folder / WEIGHTS, _ADVICE)
    known = reader.state_dict()
    wrong = sorted(name for name, tensor in state.items() if name not in known or known[name].shape != tensor.shape)
    if wrong:
        raise CheckpointMismatch(f"{folder} is of another architecture; first differing weight: {wrong[0]}.")
    reader.load_state_dict(state, strict=False)


def save_reader(reader: RecurrentReader, folder: Path, dtype: torch.dtype = torch.float16) -> None:
    """Write configuration and weights; the frozen word embeddings stay with the backbone."""
    words = _words(reader)
    folder.mkdir(parents=True, exist_ok=True)
    reader.cell.config.save(folder / CONFIG)
    state = {name: tensor for name, tensor in reader.state_dict().items() if name != words}
    write_weights(state, folder / WEIGHTS, dtype)


def load_reader(folder: Path, backbone_folder: Path) -> RecurrentReader:
    """Read a reader back, in float32 and evaluation mode.

    Raises:
        ModelMissing: the folder holds no weights.
        CheckpointMismatch: the weights are damaged or belong to another architecture.
    """
    state = read_weights(folder / WEIGHTS, _ADVICE)
    reader = new_reader(backbone_folder, MemoryConfig.load(folder / CONFIG))
    take_over(reader, state, folder, left_out=[_words(reader)])
    return reader.eval()


def _words(reader: RecurrentReader) -> str:
    """The name of the word embeddings' weight."""
    words = reader.cell.backbone.get_input_embeddings().weight
    return next(name for name, parameter in reader.named_parameters() if parameter is words)


def fingerprint(folder: Path) -> str:
    """16 hexadecimal digits that change with weights or configuration."""
    return fingerprint_of([folder / CONFIG, folder / WEIGHTS])
