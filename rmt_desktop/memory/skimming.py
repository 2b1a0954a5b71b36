"""A recurrent-memory reader that reads a segment in full only where a glance at it notices something."""

from typing import Any

import torch
from torch import Tensor, nn

from rmt_desktop.memory.cell import MemoryGate
from rmt_desktop.memory.config import MemoryConfig
from rmt_desktop.memory.layout import Rows


class Glance(nn.Module):
    """Scores every token of a text for being worth remembering, by its neighbourhood of ``reach`` tokens each way.

    Works on word embeddings alone, a few hundred times cheaper than a transformer layer's stack.
    """

    def __init__(self, width: int, channels: int = 64, reach: int = 4):
        super().__init__()
        self.narrow = nn.Linear(width, channels)
        self.mix = nn.Conv1d(channels, channels, 2 * reach + 1, padding=reach)
        self.score = nn.Linear(channels, 1)

    def forward(self, words: Tensor, segment: Tensor) -> Tensor:
        """Word embeddings [B, L, d] to logits [B, L]; -inf where the mask ``segment`` [B, L] is false."""
        narrow = self.narrow(words) * segment.unsqueeze(-1)
        mixed = self.mix(narrow.transpose(1, 2)).transpose(1, 2)
        scores: Tensor = self.score(nn.functional.relu(mixed)).squeeze(-1)
        return scores.float().masked_fill(~segment, float("-inf"))


class SkimmingReader(nn.Module):
    """Reads ``[CLS] memory question [SEP] segment [SEP]``, rewrites the memory, answers from the memory alone.

    The recurrence is the one of RMT over an encoder (arXiv 2304.11062, sec. 3) with a gate (arXiv 2203.07852,
    sec. 3.2). Two things are added for inputs of millions of tokens, nearly all of them noise:

    - A :class:`Glance` scores the tokens of every segment. Where none passes :attr:`threshold`, the memory is to stay
      as it is, exactly, and the transformer is not run (conditional computation, arXiv 1511.06297, per segment).
    - The answer is read from the last memory vector, never from the segment: what is not remembered is not known.

    The backbone is a BERT-family encoder; its embeddings and its layers are called one by one, the last layer for
    the memory alone.
    """

    def __init__(self, backbone: Any, config: MemoryConfig, labels: tuple[str, ...], threshold: float = 0.5):
        super().__init__()
        width = config.hidden_size
        if backbone.config.hidden_size != width:
            raise ValueError(f"memory is {width} wide, the backbone {backbone.config.hidden_size}; they must be equal")
        self.backbone, self.config, self.labels, self.threshold = backbone, config, labels, threshold
        spread = float(backbone.get_input_embeddings().weight.detach().float().std())
        self.initial_memory = nn.Parameter(torch.randn(config.memory_vectors, width) * spread / config.memory_scale)
        self.glance = Glance(width)
        self.gate = MemoryGate(width)
        self.answers = nn.Linear(width, len(labels))

    def first_memory(self, batch: int) -> Tensor:
        """The memory before anything was read: [batch, m, d]."""
        return self.initial_memory.unsqueeze(0).expand(batch, -1, -1)

    def noticed(self, ids: Tensor, segment: Tensor) -> Tensor:
        """Logits [B, L] of tokens being worth remembering, from ids [B, L]; -inf where ``segment`` [B, L] is false."""
        logits: Tensor = self.glance(self.backbone.get_input_embeddings()(ids), segment)
        return logits

    def opens(self, ids: Tensor, segment: Tensor) -> Tensor:
        """Whether something is noticed in each row, [B] bool: only then is it read in full (inference)."""
        return torch.sigmoid(self.noticed(ids, segment)).amax(1) > self.threshold

    def forward(self, rows: Rows, memory: Tensor) -> Tensor:
        """Read every row in full: memory [B, m, d] before and after the segment."""
        m = self.config.memory_vectors
        words = self.backbone.get_input_embeddings()(rows.ids)
        inputs = torch.cat([words[:, :1], memory * self.config.memory_scale, words[:, 1 + m :]], dim=1)
        hidden = self.backbone.embeddings(inputs_embeds=inputs, token_type_ids=rows.types)
        mask = ((rows.attention - 1) * 30_000.0)[:, None, None, :].to(torch.bfloat16)
        *lower, last = self.backbone.encoder.layer
        for layer in lower:
            hidden = layer(hidden, mask)
        new = _last_layer(last, hidden, mask, slice(1, 1 + m))
        return torch.lerp(memory, new.float(), self.gate(memory, new).float())

    def answer(self, memory: Tensor) -> Tensor:
        """Logits [B, labels] of the answer, from the last memory vector."""
        scores: Tensor = self.answers(memory[:, -1])
        return scores


def _last_layer(layer: Any, hidden: Tensor, mask: Tensor, wanted: slice) -> Tensor:
    """A BERT layer's output at some positions of ``hidden`` [B, L, d] only, as nothing reads the others."""
    attention = layer.attention.self
    own = hidden[:, wanted]

    def heads(states: Tensor) -> Tensor:
        return states.reshape(*states.shape[:2], attention.num_attention_heads, -1).transpose(1, 2)

    queries, keys, values = heads(attention.query(own)), heads(attention.key(hidden)), heads(attention.value(hidden))
    scores = queries @ keys.transpose(2, 3) * queries.shape[-1] ** -0.5 + mask
    context = (scores.softmax(-1).to(values.dtype) @ values).transpose(1, 2).flatten(2)
    output: Tensor = layer.feed_forward_chunk(layer.attention.output(context, own))
    return output
