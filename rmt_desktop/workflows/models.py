"""Load the default reader over the verified backbone."""

from pathlib import Path
from typing import TYPE_CHECKING

from rmt_desktop.domain.errors import ModelMissing
from rmt_desktop.models.catalogue import minilm_folder, verify_minilm
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


def load_default_model(data_folder: Path, device: str = "auto", reader: Path | None = None) -> "Model":
    """The shipped reader (or one of the user's) on the best device; imports torch.

    Raises:
        ModelError: weights are missing, altered or damaged.
    """
    backbone = minilm_folder()
    verify_minilm(backbone, data_folder / "verified.json")
    from rmt_desktop.answering.model import load_model

    return load_model(reader or reader_folder(), backbone, device)
