"""What episodes teach: the right span among all segments, "not here" in the others, and words kept in memory."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from rmt_desktop.domain.segments import ANSWERABLE_WEIGHT
from rmt_desktop.memory.cell import Reading
from rmt_desktop.memory.layout import Rows, SpecialTokens, build_rows
from rmt_desktop.memory.pairs import answer_scores
from rmt_desktop.memory.spelling import SHARPNESS
from rmt_desktop.training.episodes import LessonTokens

Read = Callable[[Rows, Tensor], Reading]
"""Rows and memory [B, m, d] to their reading."""

HINT_WEIGHT = 0.3


def episode_loss(
    read: Read,
    first_memory: Tensor,
    words: Tensor,
    memory_scale: float,
    special: SpecialTokens,
    lessons: Sequence[LessonTokens],
) -> tuple[Tensor, float]:
    """Loss of B lessons of T segments each, and the share of them whose best span is right.

    The starts (and the ends) of all segments compete under one softmax: shared normalisation (Clark & Gardner,
    arXiv 1710.10723, section 3.2); whole answers do so with the answerability of their segment beside them, as they
    are ranked. Every segment also has its own softmax with the no-answer position, and its answerability. Where a
    lesson has a hint, the first memory vectors, read as input, should resemble its words.

    Args:
        read: the reader; memory flows through it with gradients.
        first_memory: [B, m, d]; everything is computed on its device.
        words: [V, d] word embeddings of the backbone, for the hints.
        memory_scale: what memory is multiplied with before it is read.
        special: special tokens of the backbone.
        lessons: B lessons with equally many segments.
    """  # fmt: skip
    hints_of = _Hints(words, lessons)
    memory = first_memory
    vectors = memory.shape[1]
    starts: list[Tensor] = []
    ends: list[Tensor] = []
    gold_starts: list[Tensor] = []
    gold_ends: list[Tensor] = []
    local: list[Tensor] = []
    hints: list[Tensor] = []
    wholes: list[Tensor] = []
    right_wholes: list[Tensor] = []
    for step in range(len(lessons[0].segments)):
        questions, segments = [x.question for x in lessons], [x.segments[step] for x in lessons]
        rows = build_rows(questions, segments, vectors, special).to(first_memory.device)
        reading = read(rows, memory)
        memory = reading.memory
        scored = torch.tensor([step >= lesson.supervised_from for lesson in lessons], device=first_memory.device)
        golds = [lesson.golds[step] for lesson in lessons]
        start, end = _targets(rows, golds)
        if bool(scored.any()):
            answers = answer_scores(reading, rows.segment)
            whole = _whole_targets(rows, golds)
            local.append(_local_loss(reading, answers, start, end, whole, scored))
            total, right = _segment_mass(answers, whole, scored)
            verdict = 2 * ANSWERABLE_WEIGHT * reading.answerable  # a span's logit is half of its start and its end
            wholes.append(total + verdict)
            right_wholes.append(right + verdict)
            hidden = ~(rows.segment & scored[:, None])
            starts.append(reading.start.masked_fill(hidden, float("-inf")))
            ends.append(reading.end.masked_fill(hidden, float("-inf")))
            gold_starts.append(start)
            gold_ends.append(end)
        hints += hints_of.loss(memory * memory_scale, step)
    all_starts, all_ends = torch.cat(starts, 1), torch.cat(ends, 1)
    right_starts, right_ends = torch.cat(gold_starts, 1), torch.cat(gold_ends, 1)
    answered = right_starts.any(1)
    loss = torch.stack(local).mean()
    if bool(answered.any()):
        apart = _marginal(all_starts, right_starts, answered) + _marginal(all_ends, right_ends, answered)
        together = torch.stack(wholes, 1).logsumexp(1) - torch.stack(right_wholes, 1).logsumexp(1)
        loss = loss + (apart + together[answered].mean()) / 4
    if hints:
        loss = loss + HINT_WEIGHT * torch.stack(hints).mean()
    return loss, _right(all_starts.detach(), right_starts, answered)


def _targets(rows: Rows, golds: Sequence[Sequence[tuple[int, int]]]) -> tuple[Tensor, Tensor]:
    """[B, L] bool on the rows' device: where answers start, and where they end."""
    start, end = torch.zeros_like(rows.segment), torch.zeros_like(rows.segment)
    for row, (offset, spans) in enumerate(zip(rows.offsets, golds, strict=True)):
        for first, last in spans:
            start[row, offset + first] = True
            end[row, offset + last] = True
    return start, end


def _whole_targets(rows: Rows, golds: Sequence[Sequence[tuple[int, int]]]) -> Tensor:
    """[B, L, L] bool: first and last token of the answers."""
    size = rows.segment.shape[1]
    whole = torch.zeros(len(rows.offsets), size, size, dtype=torch.bool, device=rows.segment.device)
    for row, (offset, spans) in enumerate(zip(rows.offsets, golds, strict=True)):
        for first, last in spans:
            whole[row, offset + first, offset + last] = True
    return whole


def _segment_mass(answers: Tensor, whole: Tensor, scored: Tensor) -> tuple[Tensor, Tensor]:
    """[B] log of the summed scores of all answers of the segment and of the right ones; none where not scored."""
    answers = answers.clamp(min=-1e4).flatten(1)
    answers = torch.where(scored[:, None], answers, -1e4)
    answers[:, 0] = -1e4  # "no answer here"
    return answers.logsumexp(1), answers.masked_fill(~whole.flatten(1), -1e4).logsumexp(1)


def _local_loss(reading: Reading, answers: Tensor, start: Tensor, end: Tensor, whole: Tensor, scored: Tensor) -> Tensor:
    """Each segment by itself: its answer or the no-answer position, and answerability; mean over scored rows."""
    here = start.any(1)
    null = torch.zeros_like(start)
    null[:, 0] = ~here
    spans = -_log_share(reading.start, start | null) - _log_share(reading.end, end | null)
    nothing = torch.zeros_like(whole)
    nothing[:, 0, 0] = ~here
    spans = (spans - _log_share(answers.flatten(1), (whole | nothing).flatten(1))) / 2
    verdict = functional.binary_cross_entropy_with_logits(reading.answerable, here.float(), reduction="none")
    return ((spans / 2 + verdict) / 2)[scored].mean()


def _marginal(scores: Tensor, gold: Tensor, answered: Tensor) -> Tensor:
    """Negative log of the probability that falls on any gold position, mean over answered rows."""
    return -_log_share(scores, gold)[answered].mean()


def _log_share(scores: Tensor, chosen: Tensor) -> Tensor:
    """[B] log of the softmax mass of ``scores`` [B, L] where ``chosen`` is true."""
    gold = scores.masked_fill(~chosen, -1e4)
    return torch.logsumexp(gold, 1) - torch.logsumexp(scores.clamp(min=-1e4), 1)


class _Hints:
    """What memory should hold, as a choice among the words that the lessons contain."""

    def __init__(self, words: Tensor, lessons: Sequence[LessonTokens]):
        pieces = [piece for x in lessons for part in (*x.hints, *x.segments) for piece in part]
        self._vocabulary = torch.tensor(sorted(set(pieces)), device=words.device)
        self._words = words[self._vocabulary]
        self._lessons = lessons

    def loss(self, memory: Tensor, step: int) -> list[Tensor]:
        """Cross-entropy of memory vector k, as a word, with word piece k of the hint, where one is known by now."""
        pairs = [(i, k, piece) for i, x in enumerate(self._lessons) for k, piece in enumerate(x.hints[step])]
        if not pairs:
            return []
        rows, slots, pieces = (torch.tensor(column, device=memory.device) for column in zip(*pairs, strict=True))
        logits = memory[rows, slots] @ self._words.T * SHARPNESS
        targets = torch.searchsorted(self._vocabulary, pieces)
        return [functional.cross_entropy(logits, targets)]


def _right(starts: Tensor, gold: Tensor, answered: Tensor) -> float:
    best = starts.argmax(1)
    hits = gold.gather(1, best[:, None])[:, 0][answered]
    return float(hits.float().mean()) if len(hits) else 0.0
