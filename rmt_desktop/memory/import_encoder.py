"""Import the public RMT code's encoders: their memory lies behind the word embeddings."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from torch import Tensor

from rmt_desktop.domain.model_errors import CheckpointMismatch
from rmt_desktop.memory.backbone import load_encoder
from rmt_desktop.memory.cell import EncoderCell
from rmt_desktop.memory.config import MemoryConfig
from rmt_desktop.memory.encoders import encoder_traits
from rmt_desktop.memory.foreign import MEMORY_IDS, is_buffer, matrix
from rmt_desktop.memory.weights import take_over

_EXTRAS = {MEMORY_IDS, "cls_token", "sep_token", "model.embeddings.weight"}
_HEADS = {"pooler", "classifier", "pre_classifier", "cls", "qa_outputs", "lm_head"}


def encoder_from(
    state: Mapping[str, Tensor], path: Path, folder: Path, segment_tokens: int | None
) -> tuple[EncoderCell, tuple[str, ...]]:
    """The memory of a checkpoint, and the names of the heads' weights that were left out.

    Arguments and errors as of ``import_checkpoint``.
    """
    backbone = load_encoder(folder)
    words = next(n for n, p in backbone.named_parameters() if p is backbone.get_input_embeddings().weight)
    name = next((name for name in state if f".{name}".endswith(f".{words}")), None)
    if name is None:
        raise CheckpointMismatch(f"{path.name} is of another architecture than {folder}: it has no {words}.")
    table = matrix(state, name, path)
    vectors = _memory_rows(state, table, backbone, path, folder)
    kept, left_out = _sorted_out(state, name.removesuffix(words))
    vocabulary = len(table) - vectors
    kept |= {f"backbone.{words}": table[:vocabulary], "initial_memory": table[vocabulary:]}
    cell = _new_cell(backbone, vectors, segment_tokens)
    take_over(cell, kept, path)
    return cell, left_out


def _memory_rows(state: Mapping[str, Tensor], table: Tensor, backbone: Any, path: Path, folder: Path) -> int:
    """How many memory vectors stand behind the words."""
    vocabulary = int(backbone.get_input_embeddings().weight.shape[0])
    ids = state[MEMORY_IDS].flatten().tolist()
    if not ids or ids != list(range(vocabulary, len(table))):
        raise CheckpointMismatch(
            f"{path.name} has {len(table)} word embeddings, {len(ids)} of them for memory; {vocabulary} belong to the "
            f"words of the model in {folder}. Name the folder of the model that was wrapped."
        )
    return len(ids)


def _sorted_out(state: Mapping[str, Tensor], prefix: str) -> tuple[dict[str, Tensor], tuple[str, ...]]:
    """The encoder's weights under the names of :class:`EncoderCell`, and the names of a task's heads."""
    kept: dict[str, Tensor] = {}
    left_out: list[str] = []
    for name, tensor in state.items():
        if name in _EXTRAS or is_buffer(name):
            continue
        if name.startswith(prefix) and name.removeprefix(prefix).split(".")[0] not in _HEADS:
            kept[f"backbone.{name.removeprefix(prefix)}"] = tensor
        else:
            left_out.append(name)
    return kept, tuple(left_out)


def _new_cell(backbone: Any, vectors: int, segment: int | None) -> EncoderCell:
    """Without question, and with every token of one type, as the public code reads."""
    traits = encoder_traits(backbone)
    config = MemoryConfig(
        memory_vectors=vectors,
        segment_tokens=segment or traits.positions - vectors - 3,
        question_tokens=0,
        hidden_size=traits.width,
        max_positions=traits.positions,
        segment_type=0,
    )
    return EncoderCell(backbone, config)
