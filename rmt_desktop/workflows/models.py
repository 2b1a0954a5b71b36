"""Load the default reader over the verified backbone, and import other people's memories."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rmt_desktop.domain.model_errors import ModelMissing
from rmt_desktop.models.catalogue import minilm_folder, verify_minilm
from rmt_desktop.models.preloading import preload_torch, uncollected
from rmt_desktop.models.store import ModelStore
from rmt_desktop.paths import resource

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model


def reader_folder() -> Path:
    """Where the shipped reader's weights lie.

    Raises:
        ModelMissing: the installation lacks them.
    """
    try:
        return resource("models", "reader")
    except FileNotFoundError as error:
        raise ModelMissing(str(error)) from error


def load_default_model(
    data_folder: Path, device: str = "auto", reader: Path | None = None, language: str | None = None
) -> "Model":
    """The shipped reader (or one of the user's) on the best device; imports torch.

    With it come the installed language models, the one named ``language`` (or the last installed) first; none of
    them is loaded before an engine asks it.

    Raises:
        ModelError: weights are missing, altered or damaged.
    """
    backbone = minilm_folder()
    verify_minilm(backbone, data_folder / "verified.json")
    preload_torch()
    with uncollected():
        from rmt_desktop.answering.language_model import LanguageModels
        from rmt_desktop.answering.model import load_model

        model = load_model(reader or reader_folder(), backbone, device)
    model.language = LanguageModels(ModelStore(data_folder), language, device)
    return model


def import_model(
    path: Path, backbone: Path, out: Path, segment_tokens: int | None = None, lora_alpha: float | None = None
) -> dict[str, Any]:
    """Write a checkpoint of the public RMT code as safetensors with its configuration; what it is, for JSON.

    Args:
        path: ``.safetensors``, or ``.bin``, ``.pth``, ``.pt`` as ``torch.save`` wrote it.
        backbone: folder of the pretrained model that was wrapped.
        out: folder of the result.
        segment_tokens: length of a segment; None = 512, or what fits.
        lora_alpha: of LoRA adapters; None = that of an ``adapter_config.json`` beside the checkpoint.

    Raises:
        ModelError: the checkpoint is missing, damaged, of an unknown family, or does not fit the backbone.
    """
    from rmt_desktop.memory.importers import import_checkpoint

    done = import_checkpoint(path, backbone, out, segment_tokens, lora_alpha)
    return asdict(done) | {"family": done.family.value, "folder": str(out)}
