"""What differs between encoder families, read off the backbone itself."""

import inspect
from dataclasses import dataclass
from typing import Any

from torch import nn

from rmt_desktop.domain.model_errors import CheckpointMismatch


@dataclass(frozen=True, slots=True)
class EncoderTraits:
    """How an encoder can be fed through ``inputs_embeds``."""

    width: int
    """Numbers of an input and of a hidden vector."""
    positions: int
    """The longest row it reads."""
    token_types: bool
    """Whether it tells two token types apart."""


def encoder_traits(backbone: Any) -> EncoderTraits:
    """Look at a Hugging Face encoder.

    RoBERTa and MPNet count positions from behind the padding id, so that they read fewer than they store; DistilBERT
    and MPNet have no token types, RoBERTa has a single one.

    Raises:
        CheckpointMismatch: memory vectors cannot be put in and taken out: no ``inputs_embeds``, words are embedded in
            another width than the layers have (ALBERT, small ELECTRA), or the model sees only what is near
            (Longformer).
    """
    family, width = backbone.config.model_type, int(backbone.config.hidden_size)
    accepted = inspect.signature(backbone.forward).parameters
    if not {"inputs_embeds", "attention_mask"} <= accepted.keys() or backbone.config.is_encoder_decoder:
        raise CheckpointMismatch(f"A {family} model does not take input vectors; an encoder of the BERT family does.")
    if not hasattr(backbone.config, "max_position_embeddings") or hasattr(backbone.config, "attention_window"):
        raise CheckpointMismatch(f"A {family} model does not see its whole input at once; one of the BERT family does.")
    embedded = int(backbone.get_input_embeddings().weight.shape[1])
    if embedded != width:
        raise CheckpointMismatch(
            f"This {family} model embeds words in {embedded} numbers and reads in {width}: what it writes into "
            f"memory could not be read again. Choose a model where both are equal."
        )
    types = "token_type_ids" in accepted and getattr(backbone.config, "type_vocab_size", 0) > 1
    return EncoderTraits(width, _positions(backbone), types)


def _positions(backbone: Any) -> int:
    stored = int(backbone.config.max_position_embeddings)
    table = getattr(getattr(backbone, "embeddings", None), "position_embeddings", None)
    if isinstance(table, nn.Embedding) and table.padding_idx is not None:
        return stored - table.padding_idx - 1
    return stored
