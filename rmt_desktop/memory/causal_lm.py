"""Whether and how a causal language model can be wrapped, read off the model itself."""

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import nn

from rmt_desktop.domain.model_errors import CheckpointMismatch

UNLIMITED = 2**31 - 1
"""Positions of a model that counts none."""
_INPUTS = {"inputs_embeds", "attention_mask", "position_ids", "past_key_values"}


def positions(config: Any) -> int:
    """The longest row a model reads."""
    return int(getattr(config, "max_position_embeddings", None) or UNLIMITED)


def stop_tokens(lm: Any) -> frozenset[int]:
    """The ids after which a model has said all."""
    found: set[int] = set()
    for settings in (lm.config, getattr(lm, "generation_config", None)):
        ends = getattr(settings, "eos_token_id", None)
        found.update([] if ends is None else [ends] if isinstance(ends, int) else ends)
    return frozenset(found)


def check_causal_lm(lm: Any) -> None:
    """Make sure that memory vectors can be put in and taken out, and that the head can be left out.

    Raises:
        CheckpointMismatch: the model takes no input vectors, positions or cache (BLOOM, Mamba), embeds words in
            another width than its layers have (OPT-350M), or does more between its last layer and its logits than
            its head (Gemma 2).
    """
    family = lm.config.model_type
    missing = _INPUTS - inspect.signature(lm.base_model.forward).parameters.keys()
    if missing or lm.config.is_encoder_decoder:
        reason = f"takes no {', '.join(sorted(missing))}" if missing else "has an encoder, too"
        raise CheckpointMismatch(f"A {family} model {reason}; models of the GPT-2 and Llama families can be used.")
    embedded = int(lm.get_input_embeddings().weight.shape[1])
    if embedded != lm.config.hidden_size or lm.get_output_embeddings() is None:
        raise CheckpointMismatch(
            f"This {family} model embeds words in {embedded} numbers and reads in {lm.config.hidden_size}: what it "
            f"writes into memory could not be read again. Choose a model where both are equal."
        )
    if not _head_is_all(lm, embedded):
        raise CheckpointMismatch(f"The logits of this {family} model are more than its head makes of its last layer.")


def _head_is_all(lm: Any, width: int) -> bool:
    weight = lm.get_input_embeddings().weight
    vectors = torch.linspace(-1, 1, 2 * width, device=weight.device, dtype=weight.dtype).reshape(1, 2, width)
    with torch.inference_mode(), _evaluating(lm):
        whole = lm(inputs_embeds=vectors, use_cache=False).logits
        hidden = lm.base_model(inputs_embeds=vectors, use_cache=False).last_hidden_state
        return bool(torch.allclose(whole, lm.get_output_embeddings()(hidden), rtol=1e-3, atol=1e-3))


@contextmanager
def _evaluating(module: nn.Module) -> Iterator[None]:
    training = module.training
    module.eval()
    try:
        yield
    finally:
        module.train(training)
