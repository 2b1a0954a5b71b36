"""One step of the recurrence over an encoder backbone, and the heads that read from it."""

import contextlib
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from rmt_desktop.domain.model_errors import SizeMismatch
from rmt_desktop.memory.bank import BankView, nothing_recalled
from rmt_desktop.memory.config import MemoryConfig
from rmt_desktop.memory.encoders import encoder_traits
from rmt_desktop.memory.layout import Rows
from rmt_desktop.memory.lora import add_lora


@dataclass(frozen=True, slots=True)
class CellOutput:
    """What one step produces for B rows of L positions, hidden width d, m memory vectors."""

    hidden: Tensor
    """[B, L, d] last hidden layer."""
    memory: Tensor
    """[B, m, d] memory handed to the next segment."""
    written: Tensor
    """[B, m, d] the share of the memory, 0–1, that this segment has rewritten; ones without a gate."""


class MemoryGate(nn.Module):
    """Keeps or rewrites each dimension of each memory vector (arXiv 2203.07852, sec. 3.2, "fixed" gates made
    dependent on what is read).

    With a gate the memory after segment T is a sum over the segments s <= T of what each wrote, weighted with its
    share times what every later segment kept: that makes the origin of a memory exact.
    """

    def __init__(self, width: int):
        super().__init__()
        self.share = nn.Linear(2 * width, width)
        nn.init.zeros_(self.share.weight)
        nn.init.zeros_(self.share.bias)

    def forward(self, old: Tensor, new: Tensor) -> Tensor:
        """The share, 0–1, of each dimension to take from ``new``; both [B, m, d]."""
        return torch.sigmoid(self.share(torch.cat([new, old], dim=-1)))


class EncoderCell(nn.Module):
    """Reads ``[CLS] memory bank question [SEP] segment [SEP]`` and rewrites the memory (arXiv 2304.11062, sec. 3).

    The backbone is any Hugging Face encoder; it is touched through ``inputs_embeds``, ``attention_mask`` and, where
    it has several of them, ``token_type_ids`` only. Without ``bank_states`` there is no bank.

    Raises:
        CheckpointMismatch: the backbone cannot be wrapped.
        SizeMismatch: the configuration does not fit the backbone.
    """

    def __init__(self, backbone: Any, config: MemoryConfig):
        super().__init__()
        self._traits = encoder_traits(backbone)
        if self._traits.width != config.hidden_size:
            raise SizeMismatch(
                f"memory is {config.hidden_size} wide, the backbone {self._traits.width}; they must be equal"
            )
        if self._traits.positions < config.max_positions:
            raise SizeMismatch(f"{config.max_positions} positions asked for, the backbone has {self._traits.positions}")
        if config.lora is not None:
            add_lora(backbone, config.lora)
        self.backbone = backbone
        self.config = config
        embeddings: Tensor = backbone.get_input_embeddings().weight
        spread = float(embeddings.detach().float().std())
        self.initial_memory = nn.Parameter(
            torch.randn(config.memory_vectors, config.hidden_size) * spread / config.memory_scale
        )
        self.gate = MemoryGate(config.hidden_size) if config.gated else None

    def first_memory(self, batch: int) -> Tensor:
        """The memory before anything was read: [batch, m, d]."""
        return self.initial_memory.unsqueeze(0).expand(batch, -1, -1)

    def forward(self, rows: Rows, memory: Tensor, bank: BankView | None = None) -> CellOutput:
        """Read one segment per row.

        Args:
            rows: B rows of L positions.
            memory: [B, m, d] from :meth:`first_memory` or the previous step.
            bank: ``bank_states`` earlier states per row; None = none is in view.

        Raises:
            SizeMismatch: memory or bank has another shape.
        """
        m, width = self.config.memory_vectors, self.config.hidden_size
        if memory.shape[1:] != (m, width):
            raise SizeMismatch(f"memory of shape {tuple(memory.shape)}; expected [B, {m}, {width}]")
        seen = bank or nothing_recalled(len(memory), self.config.bank_slots, memory)
        if seen.vectors.shape[1:] != (self.config.bank_slots, width):
            raise SizeMismatch(
                f"bank of shape {tuple(seen.vectors.shape)}; expected [B, {self.config.bank_slots}, {width}]"
            )
        words = self.backbone.get_input_embeddings()(rows.ids)
        scale = self.config.memory_scale
        inputs = torch.cat([words[:, :1], memory * scale, seen.vectors * scale, words[:, 1 + m :]], dim=1)
        hidden = self._run(inputs, _insert(rows.attention, seen.present, 1 + m), rows)
        hidden = torch.cat([hidden[:, : 1 + m], hidden[:, 1 + m + self.config.bank_slots :]], dim=1)
        return CellOutput(hidden, *self._rewrite(memory, hidden[:, 1 : 1 + m]))

    def _run(self, inputs: Tensor, attention: Tensor, rows: Rows) -> Tensor:
        """Last hidden layer of all positions, those of the bank included."""
        kinds: dict[str, Tensor] = {}
        if self._traits.token_types:
            types = rows.types * self.config.segment_type
            nothing = types.new_zeros(len(types), self.config.bank_slots)
            kinds["token_type_ids"] = _insert(types, nothing, 1 + self.config.memory_vectors)
        hidden: Tensor = self.backbone(inputs_embeds=inputs, attention_mask=attention, **kinds).last_hidden_state
        return hidden

    def _rewrite(self, old: Tensor, new: Tensor) -> tuple[Tensor, Tensor]:
        """The memory handed on, and the share of it that is new."""
        if self.gate is None:
            return new, torch.ones_like(new)
        written = self.gate(old, new)
        return old + written * (new - old), written


def _insert(row: Tensor, more: Tensor, place: int) -> Tensor:
    """``more`` [B, n] put into ``row`` [B, L] before a place: [B, L + n]."""
    return torch.cat([row[:, :place], more, row[:, place:]], dim=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """Scores of B rows of L positions."""

    start: Tensor
    """[B, L] logit of the answer starting here; -inf outside of the segment, except [CLS] = no answer."""
    end: Tensor
    """[B, L] logit of the answer ending here (inclusive); same mask."""
    answerable: Tensor
    """[B] logit of the segment answering the question."""
    first: Tensor
    """[B, L, p] vectors of tokens as the first of an answer; p = ``pair_width``."""
    last: Tensor
    """[B, L, p] the same as its last; see :func:`rmt_desktop.memory.pairs.matched`."""
    memory: Tensor
    """[B, m, d] memory after the segment."""
    written: Tensor
    """[B, m, d] the share of that memory, 0–1, that this segment has rewritten."""
    vector: Tensor
    """[B, d] mean of the segment's hidden states, unit length: the retrieval vector (read without question)."""


class RecurrentReader(nn.Module):
    """The cell with a span head, an answerability head and a retrieval vector.

    Span and no-answer position as in Devlin et al., arXiv 1810.04805, sections 4.2 and 4.3. With ``half_precision``
    the matrix products of the backbone run in bfloat16; heads, and what is handed out, stay in float32.
    """

    def __init__(self, cell: EncoderCell):
        super().__init__()
        self.cell = cell
        self.half_precision = False
        width = cell.config.hidden_size
        self.span = nn.Linear(width, 2)
        self.pairs = nn.Linear(width, 2 * cell.config.pair_width) if cell.config.pair_width else None
        self.answerable = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, 1))

    def forward(self, rows: Rows, memory: Tensor, bank: BankView | None = None) -> Reading:
        """Score the segment of every row; shapes as in :class:`Reading`."""
        with self._precision(rows.ids.device.type):
            output = self.cell(rows, memory, bank)
        hidden = output.hidden.float()
        allowed = rows.segment.clone()
        allowed[:, 0] = True
        spans = self.span(hidden).masked_fill(~allowed.unsqueeze(-1), float("-inf"))
        pairs = hidden[..., :0] if self.pairs is None else self.pairs(hidden)
        first, last = pairs.chunk(2, dim=-1)
        return Reading(
            start=spans[..., 0],
            end=spans[..., 1],
            answerable=self.answerable(hidden[:, 0]).squeeze(-1),
            first=first,
            last=last,
            memory=output.memory.float(),
            written=output.written.float(),
            vector=mean_vector(hidden, rows.segment),
        )

    def _precision(self, device: str) -> contextlib.AbstractContextManager[object]:
        """Autocast, or what the caller has set."""
        return torch.autocast(device, torch.bfloat16) if self.half_precision else contextlib.nullcontext()


def mean_vector(hidden: Tensor, mask: Tensor) -> Tensor:
    """Unit-length mean of the hidden states [B, L, d] where ``mask`` [B, L] is true: [B, d]."""
    weights = mask.unsqueeze(-1).to(hidden.dtype)
    mean = (hidden * weights).sum(1) / weights.sum(1).clamp(min=1)
    return nn.functional.normalize(mean, dim=-1)
