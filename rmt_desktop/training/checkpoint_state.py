"""The resumable state of a training on disk: tensors and numbers only, replaced as a whole."""

import os
import pickle
from pathlib import Path
from typing import Any

import torch

from rmt_desktop.domain.model_errors import CheckpointMismatch

STATE = "state.pt"


def save_state(folder: Path, state: dict[str, Any]) -> None:
    """Write beside and rename into place: a kill or a power cut leaves the old state or the new one."""
    partial = folder / (STATE + ".part")
    with partial.open("wb") as file:
        torch.save(state, file)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(folder / STATE)


def load_state(folder: Path) -> dict[str, Any] | None:
    """The last state, on the CPU; None if there is none.

    Raises:
        CheckpointMismatch: it is damaged.
    """
    path = folder / STATE
    if not path.is_file():
        return None
    try:
        state: dict[str, Any] = torch.load(path, weights_only=True, map_location="cpu")
    except (OSError, RuntimeError, EOFError, ValueError, pickle.UnpicklingError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise CheckpointMismatch(
            f"{path} is damaged ({reason}). Delete it to begin anew, or restore it from a copy."
        ) from error
    return state
