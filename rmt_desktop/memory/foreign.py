"""Read checkpoints of the public RMT code, and tell its families apart by the names of their weights."""

import pickle
import re
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from rmt_desktop.domain.model_errors import CheckpointMismatch, ModelMissing
from rmt_desktop.memory.weights import read_weights

MEMORY = "memory_cell.memory"
MEMORY_IDS = "mem_token_ids"
_ASSOCIATIVE = {"W_mq", "W_mk", "W_mv", "W_mb"}
_RETRIEVING = {"q_proj", "k_proj", "v_proj", "o_proj", "fc_1", "fc_2", "ln_q", "ln_kv", "ln_mlp"}
# Masks and position tables that older versions of transformers stored beside the weights.
_BUFFERS = re.compile(r"\.(attn\.(masked_)?bias|attention\.(masked_)?bias|rotary_emb\.inv_freq|position_ids)$")


class Family(Enum):
    """What kinds of checkpoints can be imported."""

    DECODER = "causal language model with read and write memory"
    ENCODER = "encoder with one memory block"


def read_foreign(path: Path) -> dict[str, Tensor]:
    """All tensors of a ``.safetensors`` or a ``torch.save`` file; the latter without running any code in it.

    Raises:
        ModelMissing: there is no such file.
        CheckpointMismatch: it is damaged, or holds anything but tensors and plain values.
    """
    if not path.is_file():
        raise ModelMissing(f"There is no file {path}.")
    if path.suffix == ".safetensors":
        return read_weights(path, "Download it again.")
    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise CheckpointMismatch(
            f"{path.name} is damaged, or holds program objects beside its weights; those are never loaded. Save its "
            f"state_dict() alone, best as safetensors."
        ) from error
    except (RuntimeError, OSError, EOFError, ValueError, KeyError) as error:
        raise CheckpointMismatch(f"{path.name} is damaged ({error}). Download it again.") from error
    return _tensors(content, path)


def recognise(state: Mapping[str, Tensor], origin: Path) -> Family:
    """The family of a checkpoint.

    Raises:
        CheckpointMismatch: it is of a family that cannot be imported, which the message names, or of none.
    """
    parts = {part for name in state for part in name.split(".")}
    if found := sorted(parts & _ASSOCIATIVE):
        raise CheckpointMismatch(
            f"{origin.name} is an associative RMT (ARMT: {', '.join(found)}): it keeps its memory inside of the "
            f"layers, which this program does not do. RMT checkpoints without association can be imported."
        )
    if found := sorted({name.split(".")[0] for name in state} & _RETRIEVING):
        raise CheckpointMismatch(
            f"{origin.name} is an RMT with retrieval (RMT-R: {', '.join(found)}): it mixes past states by a layer of "
            f"its own, which this program does not do. RMT checkpoints without retrieval can be imported."
        )
    if MEMORY in state:
        return Family.DECODER
    if MEMORY_IDS in state:
        return Family.ENCODER
    some = ", ".join(sorted(state)[:3])
    raise CheckpointMismatch(
        f"{origin.name} holds no recurrent memory ({some}, …): there is neither “{MEMORY}” nor “{MEMORY_IDS}” in it."
    )


def is_buffer(name: str) -> bool:
    """Whether a name is of what today's models compute instead of storing.

    >>> is_buffer("transformer.h.0.attn.bias"), is_buffer("transformer.h.0.attn.c_attn.bias")
    (True, False)
    """
    return bool(_BUFFERS.search(name))


def matrix(state: Mapping[str, Tensor], name: str, origin: Path) -> Tensor:
    """A tensor with two dimensions.

    Raises:
        CheckpointMismatch: it has more or fewer.
    """
    if state[name].ndim != 2:
        shape = tuple(state[name].shape)
        raise CheckpointMismatch(f"{origin.name}: {name} has the shape {shape}; a matrix was expected.")
    return state[name]


def widest(state: Mapping[str, Tensor]) -> torch.dtype:
    """A number type that holds every number of a checkpoint exactly."""
    kinds = {tensor.dtype for tensor in state.values() if tensor.is_floating_point()}
    found = torch.float16 if torch.float16 in kinds else torch.bfloat16
    for kind in kinds:
        found = torch.promote_types(found, kind)
    return found


def _tensors(content: Any, path: Path) -> dict[str, Tensor]:
    if isinstance(content, dict) and isinstance(content.get("model_state_dict"), dict):
        content = content["model_state_dict"]
    if not isinstance(content, dict) or not content:
        raise CheckpointMismatch(f"{path.name} holds no weights by name.")
    odd = [str(name) for name, value in content.items() if not isinstance(value, Tensor)]
    if odd:
        raise CheckpointMismatch(f"{path.name} holds no weights by name; “{odd[0]}” is no tensor.")
    return content
