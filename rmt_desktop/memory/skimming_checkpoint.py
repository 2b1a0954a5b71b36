"""Skimming readers on disk: safetensors beside a JSON configuration, without the frozen word embeddings."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from rmt_desktop.domain.model_errors import CheckpointMismatch, ModelMissing
from rmt_desktop.memory.backbone import load_encoder
from rmt_desktop.memory.config import MemoryConfig
from rmt_desktop.memory.skimming import SkimmingReader

WEIGHTS = "tracker.safetensors"
CONFIG = "tracker.json"
FORMAT = "rmt-desktop-skimming-reader"
FORMAT_VERSION = 1
_WORDS = "backbone.embeddings.word_embeddings.weight"


def new_skimming_reader(
    backbone_folder: Path, config: MemoryConfig, labels: tuple[str, ...], layers: int, threshold: float = 0.5
) -> SkimmingReader:
    """An untrained reader over the first layers of a pretrained encoder; its word embeddings stay frozen."""
    backbone = load_encoder(backbone_folder)
    if not 1 < layers <= len(backbone.encoder.layer):
        raise CheckpointMismatch(
            f"{layers} layers asked for; the encoder in {backbone_folder} has {len(backbone.encoder.layer)}."
        )
    backbone.encoder.layer = backbone.encoder.layer[:layers]
    backbone.set_attn_implementation("eager")  # for segments this short several times faster to train on a CPU
    reader = SkimmingReader(backbone, config, labels, threshold)
    reader.get_parameter(_WORDS).requires_grad_(False)
    return reader.eval()


def trained_state(reader: SkimmingReader) -> dict[str, Tensor]:
    """Every weight but the frozen word embeddings."""
    return {name: tensor.detach() for name, tensor in reader.state_dict().items() if name != _WORDS}


def save_skimming_reader(reader: SkimmingReader, folder: Path, dtype: torch.dtype = torch.float16) -> None:
    """Write configuration and weights."""
    folder.mkdir(parents=True, exist_ok=True)
    content = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "memory": asdict(reader.config),
        "labels": reader.labels,
        "layers": len(reader.backbone.encoder.layer),
        "threshold": reader.threshold,
    }
    (folder / CONFIG).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    state = {name: tensor.to("cpu", dtype).contiguous() for name, tensor in trained_state(reader).items()}
    partial = folder / (WEIGHTS + ".part")
    save_file(state, str(partial), metadata={"format": "pt"})
    partial.replace(folder / WEIGHTS)


def load_skimming_reader(folder: Path, backbone_folder: Path) -> SkimmingReader:
    """Read a reader back, in float32 and evaluation mode.

    Raises:
        ModelMissing: the folder holds no weights.
        CheckpointMismatch: the weights are damaged or belong to another architecture.
    """
    content = _read_config(folder / CONFIG)
    try:
        config, labels = MemoryConfig(**content["memory"]), tuple(content["labels"])
        reader = new_skimming_reader(
            backbone_folder, config, labels, int(content["layers"]), float(content["threshold"])
        )
        state = load_file(str(folder / WEIGHTS))
    except (KeyError, TypeError, ValueError, SafetensorError, OSError) as error:
        raise CheckpointMismatch(f"The reader in {folder} is damaged ({error}).") from error
    expected = trained_state(reader)
    wrong = sorted(
        name
        for name in expected.keys() | state.keys()
        if name not in state or name not in expected or state[name].shape != expected[name].shape
    )
    if wrong:
        raise CheckpointMismatch(f"{folder} is of another architecture; first differing weight: {wrong[0]}.")
    reader.load_state_dict(state, strict=False)
    return reader.eval()


def fingerprint(folder: Path) -> str:
    """16 hexadecimal digits that change with weights or configuration.

    Raises:
        ModelMissing: the folder holds no weights.
    """
    digest = hashlib.sha256()
    try:
        for name in (CONFIG, WEIGHTS):
            digest.update((folder / name).read_bytes())
    except OSError as error:
        raise ModelMissing(f"There is no trained reader in {folder}. Reinstall the program or train one.") from error
    return digest.hexdigest()[:16]


def _read_config(path: Path) -> dict[str, Any]:
    if not path.is_file() or not (path.parent / WEIGHTS).is_file():
        raise ModelMissing(f"There is no trained reader in {path.parent}. Reinstall the program or train one.")
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CheckpointMismatch(f"{path} is not a readable model configuration ({error}).") from error
    if not isinstance(content, dict) or (content.get("format"), content.get("version")) != (FORMAT, FORMAT_VERSION):
        raise CheckpointMismatch(f"{path.name} describes another kind of model than this program reads.")
    return content
