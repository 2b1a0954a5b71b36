"""Weights as safetensors, and whether they fit a module: what every kind of checkpoint shares. No pickle."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from rmt_desktop.domain.model_errors import CheckpointMismatch, ModelMissing


def read_weights(path: Path, advice: str) -> dict[str, Tensor]:
    """All tensors of a file.

    Args:
        path: a safetensors file.
        advice: a sentence on what to do about a missing or damaged file.

    Raises:
        ModelMissing: there is no such file.
        CheckpointMismatch: it is damaged.
    """
    if not path.is_file():
        raise ModelMissing(f"No weights at {path}. {advice}")
    try:
        return load_file(str(path))
    except (SafetensorError, OSError) as error:
        raise CheckpointMismatch(f"{path} is damaged ({error}). {advice}") from error


def write_weights(state: Mapping[str, Tensor], path: Path, dtype: torch.dtype | None = None) -> None:
    """Write tensors, all or none; numbers with a fraction as ``dtype``, or as they are."""

    def packed(tensor: Tensor) -> Tensor:
        kind = dtype if dtype is not None and tensor.is_floating_point() else tensor.dtype
        return tensor.detach().to(device="cpu", dtype=kind).contiguous()

    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    save_file({name: packed(tensor) for name, tensor in state.items()}, str(partial), metadata={"format": "pt"})
    partial.replace(path)


def own_tensors(module: nn.Module) -> dict[str, Tensor]:
    """A module's state without the second names of weights that are tied to another."""
    found: dict[int, str] = {}
    state = module.state_dict()
    return {name: tensor for name, tensor in state.items() if found.setdefault(tensor.data_ptr(), name) == name}


def take_over(module: nn.Module, state: Mapping[str, Tensor], origin: Path, left_out: Iterable[str] = ()) -> None:
    """Put weights into a module; all of its own must be there, and no others.

    Args:
        module: changed in place.
        state: tensors by name; a tied weight may have its second name, too.
        origin: where they come from, for the message.
        left_out: names that ``state`` lacks on purpose.

    Raises:
        CheckpointMismatch: a name or a shape differs.
    """
    known, own = module.state_dict(), own_tensors(module)
    needed = own.keys() - set(left_out)
    wrong = sorted(
        name
        for name in needed | state.keys()
        if name not in known or name not in state or state[name].shape != known[name].shape
    )
    if wrong:
        raise CheckpointMismatch(f"{origin} is of another architecture; first differing weight: {wrong[0]}.")
    first = {tensor.data_ptr(): name for name, tensor in own.items()}
    for name in state.keys() - own.keys():
        tied = first[known[name].data_ptr()]
        if not torch.equal(state[name], state[tied]):
            raise CheckpointMismatch(f"{origin} has two different weights, {name} and {tied}; the backbone has one.")
    module.load_state_dict(dict(state), strict=False)


def fingerprint_of(paths: Iterable[Path]) -> str:
    """16 hexadecimal digits that change with any of the files."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def digest_of(state: Mapping[str, Tensor]) -> str:
    """SHA-256, in hexadecimal, of tensors by name: of their bytes, whatever file they came from."""
    digest = hashlib.sha256()
    for name in sorted(state):
        tensor = state[name].detach().cpu().contiguous()
        digest.update(f"{name} {tensor.dtype} {tuple(tensor.shape)}\n".encode())
        digest.update(tensor.reshape(-1).view(torch.uint8).numpy().data)
    return digest.hexdigest()
