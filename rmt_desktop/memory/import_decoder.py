"""Import the public RMT code's causal language models, with and without LoRA adapters."""

import json
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from rmt_desktop.domain.model_errors import CheckpointMismatch, SizeMismatch
from rmt_desktop.memory.backbone import load_causal_lm
from rmt_desktop.memory.causal_lm import positions
from rmt_desktop.memory.decoder import DecoderCell
from rmt_desktop.memory.decoder_checkpoint import frozen_weights
from rmt_desktop.memory.decoder_config import config_for
from rmt_desktop.memory.foreign import MEMORY, is_buffer, matrix
from rmt_desktop.memory.lora import MARK, LoraSettings, merge_lora
from rmt_desktop.memory.weights import take_over

USUAL_SEGMENT = 512
_MODEL = "memory_cell.model."
_PEFT = "base_model.model."


def decoder_from(
    state: Mapping[str, Tensor], path: Path, backbone: Path, segment_tokens: int | None, lora_alpha: float | None
) -> DecoderCell:
    """The memory of a checkpoint; arguments and errors as of ``import_checkpoint``.

    Adapters stay adapters where they stand beside the backbone's weights, and are merged into the checkpoint's own
    where it brings others.
    """
    memory, lm = matrix(state, MEMORY, path), _language_model(state, path)
    lora = _lora(lm, path, lora_alpha)
    cell = _new_cell(backbone, memory, segment_tokens, lora)
    pretrained = {name: tensor.clone() for name, tensor in frozen_weights(cell).items()}
    brings_all = any(MARK not in name for name in lm)
    renamed = {f"lm.{_beside_adapter(name, lm)}": tensor for name, tensor in lm.items()}
    take_over(cell, {"initial_memory": memory} | renamed, path, left_out=() if brings_all else pretrained)
    if all(torch.equal(tensor, pretrained[name]) for name, tensor in frozen_weights(cell).items()):
        return cell
    plain = _new_cell(backbone, memory, segment_tokens, None)
    take_over(plain, {"initial_memory": memory} | merge_lora(cell.lm, "lm."), path)
    return plain


def _language_model(state: Mapping[str, Tensor], path: Path) -> dict[str, Tensor]:
    """The weights under the names the language model has for them."""
    stray = sorted(name for name in state if name != MEMORY and not name.startswith(_MODEL))
    if stray:
        raise CheckpointMismatch(f"{path.name} has a weight that no known kind of memory has: {stray[0]}.")
    return {
        name.removeprefix(_MODEL).removeprefix(_PEFT): tensor
        for name, tensor in state.items()
        if name != MEMORY and not is_buffer(name)
    }


def _new_cell(backbone: Path, memory: Tensor, segment: int | None, lora: LoraSettings | None) -> DecoderCell:
    vectors, width = memory.shape
    lm = load_causal_lm(backbone, weights=lora is not None)
    if lm.config.hidden_size != width:
        raise CheckpointMismatch(
            f"The checkpoint's memory is {width} wide, the model in {backbone} {lm.config.hidden_size}. Name the "
            f"folder of the model that was wrapped."
        )
    fitting = min(USUAL_SEGMENT, positions(lm.config) - 2 * vectors)
    return DecoderCell(lm, config_for(lm, memory_vectors=vectors, segment_tokens=segment or fitting, lora=lora))


def _lora(lm: Mapping[str, Tensor], path: Path, alpha: float | None) -> LoraSettings | None:
    """The settings of a checkpoint's adapters; None without adapters."""
    downward = {name.split(MARK)[0]: tensor for name, tensor in lm.items() if f"{MARK}A." in name}
    if not downward:
        return None
    ranks = {int(tensor.shape[0]) for tensor in downward.values()}
    if len(ranks) > 1:
        raise CheckpointMismatch(f"{path.name} has adapters of several ranks ({sorted(ranks)}); one is possible.")
    targets = {".".join(module.split(".")[-2:]) for module in downward}
    return LoraSettings(ranks.pop(), _alpha(path) if alpha is None else alpha, tuple(sorted(targets)))


def _alpha(path: Path) -> float:
    beside = path.with_name("adapter_config.json")
    try:
        return float(json.loads(beside.read_text(encoding="utf-8"))["lora_alpha"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SizeMismatch(
            f"{path.name} has LoRA adapters and does not tell their alpha, nor is there a readable {beside.name} "
            f"beside it. Name the alpha they were trained with by --lora-alpha."
        ) from error


def _beside_adapter(name: str, lm: Mapping[str, Tensor]) -> str:
    """The name a weight has once its module bears an adapter; older versions of peft left it as it was."""
    module, _, kind = name.rpartition(".")
    return f"{module}.base_layer.{kind}" if any(other.startswith(f"{module}{MARK}") for other in lm) else name
