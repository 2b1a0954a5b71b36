"""One step of the recurrence over a causal language model: ``[read memory | bank | segment | write memory]``."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from rmt_desktop.domain.model_errors import SizeMismatch
from rmt_desktop.memory.bank import BankView, nothing_recalled
from rmt_desktop.memory.causal_lm import check_causal_lm, positions
from rmt_desktop.memory.decoder_config import DecoderConfig
from rmt_desktop.memory.lora import add_lora

IGNORED = -100
"""Label of a token that is no target."""


@dataclass(frozen=True, slots=True)
class SegmentRows:
    """A batch of B segments, padded on the right to L tokens."""

    ids: Tensor
    """[B, L] int64, 0 where padded."""
    attention: Tensor
    """[B, L] int64, 1 where a segment has a token."""
    labels: Tensor
    """[B, L] int64, the token itself where it is to be predicted, :data:`IGNORED` elsewhere."""

    def to(self, device: torch.device) -> "SegmentRows":
        """The same rows on another device."""
        return SegmentRows(self.ids.to(device), self.attention.to(device), self.labels.to(device))


def segment_rows(segments: Sequence[Sequence[int]], targets: Sequence[int] | None = None) -> SegmentRows:
    """Lay out segments side by side.

    Args:
        segments: B lists of token ids.
        targets: for each segment, from which of its tokens on they are to be predicted; None = none is.

    >>> segment_rows([[5, 6, 7], [8]], [1, 1]).labels.tolist()
    [[-100, 6, 7], [-100, -100, -100]]
    """
    shape = len(segments), max(map(len, segments))
    ids, attention = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    labels = torch.full(shape, IGNORED)
    for i, segment in enumerate(segments):
        ids[i, : len(segment)] = torch.tensor(segment, dtype=torch.long)
        attention[i, : len(segment)] = 1
        if targets is not None:
            labels[i, targets[i] : len(segment)] = ids[i, targets[i] : len(segment)]
    return SegmentRows(ids, attention, labels)


@dataclass(frozen=True, slots=True)
class DecoderOutput:
    """What one step produces for B segments of L tokens, hidden width d, m memory vectors."""

    hidden: Tensor
    """[B, L, d] last hidden layer, after the final norm, at the segment's tokens."""
    memory: Tensor
    """[B, m, d] the same at the write positions: the memory handed to the next segment."""


class DecoderCell(nn.Module):
    """Reads a segment and writes the memory (Bulatov et al., arXiv 2207.06881, sec. 3.2).

    The backbone is any Hugging Face causal language model; it is touched through ``inputs_embeds``,
    ``attention_mask``, ``position_ids`` and ``past_key_values`` only. Its head runs in :meth:`logits` alone.

    Raises:
        CheckpointMismatch: the backbone cannot be wrapped.
        SizeMismatch: the configuration does not fit the backbone.
    """

    def __init__(self, lm: Any, config: DecoderConfig):
        super().__init__()
        check_causal_lm(lm)
        if (lm.config.hidden_size, lm.config.model_type) != (config.hidden_size, config.family):
            raise SizeMismatch(
                f"memory for a {config.family} model that is {config.hidden_size} wide; the backbone is a "
                f"{lm.config.model_type} model, {lm.config.hidden_size} wide"
            )
        if positions(lm.config) < config.max_positions:
            raise SizeMismatch(f"{config.max_positions} positions asked for, the backbone has {positions(lm.config)}")
        if config.lora is not None:
            add_lora(lm, config.lora)
        self.lm = lm
        self.config = config
        words: Tensor = lm.get_input_embeddings().weight
        spread = float(words.detach().float().std())
        self.initial_memory = nn.Parameter(torch.randn(config.memory_vectors, config.hidden_size) * spread)

    def first_memory(self, batch: int) -> Tensor:
        """The memory before anything was read: [batch, m, d]."""
        return self.initial_memory.unsqueeze(0).expand(batch, -1, -1)

    def forward(self, rows: SegmentRows, memory: Tensor, bank: BankView | None = None) -> DecoderOutput:
        """Read one segment per row.

        Padding stands between segment and write memory and is neither seen nor counted: a row's result does not
        depend on the rows beside it.

        Args:
            rows: B segments of L tokens.
            memory: [B, m, d] from :meth:`first_memory` or the previous step.
            bank: ``bank_states`` earlier states per row; None = none is in view.

        Raises:
            SizeMismatch: memory or bank has another shape, or a segment is longer than configured.
        """
        length = rows.ids.shape[1]
        if not 0 < length <= self.config.segment_tokens:
            raise SizeMismatch(f"a segment of {length} tokens; 1 to {self.config.segment_tokens} were configured")
        before, seen = self.before_segment(memory, bank)
        inputs = torch.cat([before, self.embed(rows.ids), memory.to(before.dtype)], dim=1)
        written = rows.attention.new_ones(memory.shape[:2])
        attention = torch.cat([seen, rows.attention, written], dim=1)
        place = torch.cat([torch.ones_like(seen), rows.attention, written], dim=1).cumsum(1) - 1
        hidden: Tensor = self.lm.base_model(
            inputs_embeds=inputs, attention_mask=attention, position_ids=place, use_cache=False
        ).last_hidden_state
        start = self.config.segment_start
        return DecoderOutput(hidden[:, start : start + length], hidden[:, start + length :])

    def before_segment(self, memory: Tensor, bank: BankView | None) -> tuple[Tensor, Tensor]:
        """What stands before a segment: vectors [B, m + k · m, d] and their attention [B, m + k · m].

        Raises:
            SizeMismatch: memory or bank has another shape.
        """
        slots, shape = self.config.bank_slots, (self.config.memory_vectors, self.config.hidden_size)
        if memory.ndim != 3 or memory.shape[1:] != shape:
            raise SizeMismatch(f"memory of shape {tuple(memory.shape)}; expected [B, {shape[0]}, {shape[1]}]")
        view = bank or nothing_recalled(len(memory), slots, memory)
        if view.vectors.shape != (len(memory), slots, shape[1]):
            raise SizeMismatch(f"bank of shape {tuple(view.vectors.shape)}; expected [B, {slots}, {shape[1]}]")
        kind = self.lm.get_input_embeddings().weight.dtype
        attention = torch.cat([view.present.new_ones(memory.shape[:2]), view.present], dim=1)
        return torch.cat([memory, view.vectors], dim=1).to(kind), attention

    def embed(self, ids: Tensor) -> Tensor:
        """Word embeddings [..., d] of token ids [...]."""
        words: Tensor = self.lm.get_input_embeddings()(ids)
        return words

    def logits(self, hidden: Tensor) -> Tensor:
        """The head's scores [..., vocabulary] of the next token after hidden states [..., d]."""
        scores: Tensor = self.lm.get_output_embeddings()(hidden)
        return scores


def next_token_loss(cell: DecoderCell, rows: SegmentRows, output: DecoderOutput) -> Tensor | None:
    """Mean cross-entropy of the tokens that are targets; None where there is none.

    The head runs at the tokens before targets and nowhere else. A segment's first token is never a target: what
    would predict it lies in the segment before.
    """
    targets = rows.labels[:, 1:]
    asked = targets != IGNORED
    if not bool(asked.any()):
        return None
    return nn.functional.cross_entropy(cell.logits(output.hidden[:, :-1][asked]).float(), targets[asked])
