"""Move cached keys to other positions: the rotation of RoPE (Su et al., arXiv 2104.09864, sec. 3.4) adds up."""

from typing import Any

import torch
from torch import Tensor

from rmt_desktop.domain.model_errors import CheckpointMismatch

_FIXED = ("default", "linear", "llama3", "proportional")
"""Kinds of RoPE whose angles do not depend on how long the text is."""


def move_keys(lm: Any, keys: Tensor, moves: Tensor) -> Tensor:
    """Keys as if their tokens stood elsewhere.

    Args:
        lm: the model that made them, one that passes :func:`check_rotary`.
        keys: [1, heads, n, width].
        moves: [n] positions that each is moved by, negative = towards the start.
    """
    turning = lm.base_model.rotary_emb
    cos, sin = turning(keys.float(), position_ids=moves.unsqueeze(0))
    scale = float(getattr(turning, "attention_scaling", 1.0))
    half = keys.shape[-1] // 2
    wide = keys.float()
    turned = torch.cat([-wide[..., half:], wide[..., :half]], dim=-1)
    moved: Tensor = (wide * cos.unsqueeze(1) + turned * sin.unsqueeze(1)) / scale
    return moved.to(keys.dtype)


def check_rotary(lm: Any) -> None:
    """Make sure, by trying, that a model's keys can be moved.

    Raises:
        CheckpointMismatch: it marks positions in another way (GPT-2 adds them to the words).
    """
    kind = str((getattr(lm.config, "rope_parameters", None) or {}).get("rope_type", "default"))
    if not hasattr(lm.base_model, "rotary_emb") or kind not in _FIXED or not _moves_rightly(lm):
        raise CheckpointMismatch(
            f"This {lm.config.model_type} model cannot be read with a sliding cache: its keys cannot be moved to other "
            "positions. Models of the Llama and Qwen2 families can; or ask with engine rmt-lm or cag."
        )


def _moves_rightly(lm: Any) -> bool:
    here, there = _first_keys(lm, 0), _first_keys(lm, 9)
    moved = move_keys(lm, here, torch.full((here.shape[2],), 9, device=here.device))
    return bool(torch.allclose(moved.float(), there.float(), atol=0.02 * float(there.abs().max())))


def _first_keys(lm: Any, at: int) -> Tensor:
    """The first layer's keys of a few tokens that stand at position ``at``."""
    device = lm.get_input_embeddings().weight.device
    ids = torch.arange(3, 7, device=device).unsqueeze(0)
    places = torch.arange(at, at + ids.shape[1], device=device).unsqueeze(0)
    with torch.inference_mode():
        keys: Tensor = lm.base_model(input_ids=ids, position_ids=places, use_cache=True).past_key_values.layers[0].keys
    return keys
