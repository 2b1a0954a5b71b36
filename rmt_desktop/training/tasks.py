"""The three tasks of a training step: reading, retrieval, and lessons of memory."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import torch
from torch import Tensor
from torch.utils.checkpoint import checkpoint

from rmt_desktop.memory.cell import Reading, RecurrentReader
from rmt_desktop.memory.layout import Rows, SpecialTokens, build_rows
from rmt_desktop.training.distillation import Distiller
from rmt_desktop.training.dropout import dropouts_of, with_byte_dropout
from rmt_desktop.training.episodes import LessonTokens
from rmt_desktop.training.examples import Example
from rmt_desktop.training.lessons import padded_tokens
from rmt_desktop.training.losses import matching_loss, reading_loss, resemblance_loss
from rmt_desktop.training.memory_loss import episode_loss
from rmt_desktop.training.plan import TrainingPlan
from rmt_desktop.training.renaming import renamed

_KEPT = 64
"""Memories of earlier rows that later rows may be read with."""
_SCORES = tuple(field.name for field in fields(Reading))


class Tasks:
    """Batches to losses, on the reader's device."""

    def __init__(
        self,
        reader: RecurrentReader,
        sentence_encoder: Any,
        special: SpecialTokens,
        plan: TrainingPlan,
        distiller: Distiller | None = None,
    ):
        self._reader, self._special, self._plan, self._distiller = reader, special, plan, distiller
        reader.half_precision = plan.half_precision
        self._device = reader.cell.initial_memory.device
        self._dropouts = with_byte_dropout(reader) if self._device.type == "cpu" else dropouts_of(reader)
        if self._device.type == "cpu":
            reader.cell.backbone.set_attn_implementation("eager")  # faster both ways there than the fused kernels
        self._sentence_encoder = sentence_encoder.to(self._device)
        self.memories: Tensor = reader.cell.initial_memory.detach().clone().unsqueeze(0)
        self.rng = torch.Generator().manual_seed(plan.seed)

    def read(self, rows: Rows, memory: Tensor) -> Reading:
        """The reader's scores in float32, whatever precision the backbone is computed in."""
        reading: Reading = self._reader(rows, memory)
        return reading

    def reading(self, batch: Sequence[Example]) -> Tensor:
        """Where the answer is, and whether there is one."""
        self._drop(self._plan.dropout)
        if self._plan.renamed:
            batch = renamed(batch, self._plan.renamed, self.rng)
        rows = self._rows([e.question for e in batch], [e.segment for e in batch])
        reading = self.read(rows, self._memory(len(batch)))
        self.memories = torch.cat([reading.memory.detach(), self.memories])[:_KEPT]
        loss = reading_loss(reading, rows, batch)
        return loss if self._distiller is None else loss + self._distiller.reading(reading, batch)

    def retrieval(self, batch: Sequence[Example]) -> Tensor:
        """Question and segment are read apart; only pairs that belong together match."""
        self._drop(self._plan.dropout)
        texts = [e.question for e in batch] + [e.segment for e in batch]
        vectors = self.read(self._rows([[]] * len(texts), texts), self._memory(len(texts))).vector
        loss = 4 * resemblance_loss(vectors, self._sentence_vectors(texts))
        pairs = [i for i, e in enumerate(batch) if e.start >= 0]
        if len(pairs) > 1:
            keys = [str(batch[i].question) for i in pairs]
            answers = vectors[[i + len(batch) for i in pairs]]
            loss = loss + matching_loss(vectors[pairs], answers, keys) / 4
        return loss

    def lessons(self, lessons: Sequence[LessonTokens]) -> tuple[Tensor, float]:
        """The answer among several segments; also the share of lessons whose best span is right."""
        self._drop(0.0)
        cell = self._reader.cell
        words = cell.backbone.get_input_embeddings().weight
        seen: list[tuple[Rows, Reading]] = []
        again = padded_tokens(lessons) > self._plan.lesson_tokens

        def read(rows: Rows, memory: Tensor) -> Reading:
            reading = self._read_again(rows, memory) if again else self.read(rows, memory)
            if self._distiller is not None:
                seen.append((rows, reading))
            return reading

        first = cell.first_memory(len(lessons))
        loss, right = episode_loss(read, first, words, cell.config.memory_scale, self._special, lessons)
        return (loss if self._distiller is None else loss + self._distiller.lessons(seen, lessons)), right

    def _read_again(self, rows: Rows, memory: Tensor) -> Reading:
        """The same scores, with a graph that keeps only the memory between segments: each is read once more on the
        way back (gradient checkpointing, arXiv 1604.06174)."""

        def values(entered: Tensor) -> tuple[Tensor, ...]:
            reading = self.read(rows, entered)
            return tuple(getattr(reading, name) for name in _SCORES)

        return Reading(*checkpoint(values, memory, use_reentrant=False, preserve_rng_state=False))

    def _drop(self, share: float) -> None:
        for module in self._dropouts:
            module.p = share

    def _rows(self, questions: Sequence[Sequence[int]], segments: Sequence[Sequence[int]]) -> Rows:
        vectors = self._reader.cell.config.memory_vectors
        return build_rows(questions, segments, vectors, self._special).to(self._device)

    def _memory(self, batch: int) -> Tensor:
        """The initial memory, or one that another row left behind: what stands there must not confuse.

        Drawn on the CPU, so that a seed means the same on every device.
        """
        first = self._reader.cell.first_memory(batch)
        drawn = self.memories[torch.randint(len(self.memories), (batch,), generator=self.rng).to(self._device)]
        carried = torch.rand(batch, 1, 1, generator=self.rng) < self._plan.carried
        return torch.where(carried.to(self._device), drawn, first)

    def _sentence_vectors(self, texts: Sequence[Sequence[int]]) -> Tensor:
        """Mean over all positions, as the sentence encoder was trained."""
        rows = build_rows([[]] * len(texts), texts, 0, self._special).to(self._device)
        ids = torch.cat([rows.ids[:, :1], rows.ids[:, 2:]], dim=1)  # [CLS] text [SEP]: no empty question
        attention = rows.attention[:, 1:]
        with torch.no_grad():
            hidden = self._sentence_encoder(input_ids=ids, attention_mask=attention).last_hidden_state
        weights = attention.unsqueeze(-1).to(hidden.dtype)
        return torch.nn.functional.normalize((hidden * weights).sum(1) / weights.sum(1), dim=-1)
