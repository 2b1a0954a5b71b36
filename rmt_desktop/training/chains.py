"""Lessons from question files: paragraphs in a row, and long documents."""

import random
from collections import defaultdict
from collections.abc import Sequence

from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.ingest.questions import GoldSpan, QuestionRow
from rmt_desktop.memory.sentences import sentence_bounds
from rmt_desktop.training.episodes import Lesson, Shape, held_from
from rmt_desktop.training.examples import DocumentSegments


class ChainLessons:
    """A question on one paragraph among others of the same article: memory must do no harm.

    Half of them are read twice, where that fits: the second time every paragraph is weighed against the answer that
    the first reading found, which the memory should hold by then.
    """

    def __init__(self, rows: Sequence[QuestionRow]):
        self._rows = [row for row in rows if row.answers]
        self._contexts = contexts_by_group(rows)

    def draw(self, shape: Shape, rng: random.Random) -> Lesson:
        """The paragraph among others, in any order."""
        row = rng.choice(self._rows)
        passes = passes_of(shape, rng, 0.5)
        count = shape.segments // passes
        others = neighbours(self._contexts, row.group, {row.context}, count - 1, rng)
        at = rng.randrange(len(others) + 1)
        text, answers = excerpt(row.context, row.answers, shape.characters, rng)
        segments = [excerpt(other, (), shape.characters, rng)[0] for other in others]
        segments.insert(at, text)
        offset = count * (passes - 1)
        places = tuple(AnswerPlace(offset + at, answer.start, answer.end) for answer in answers)
        held = text[answers[0].start : answers[0].end] if answers else ""
        episode = Episode(row.question, tuple(segments * passes), places)
        return Lesson(episode, held_from(at, held, count * passes), supervised_from=offset)


class DocumentLessons:
    """Neighbouring segments of a long document, cut as the program cuts them; some hold no answer."""

    def __init__(self, rows: Sequence[QuestionRow], segments: DocumentSegments, empty: float = 0.15):
        self._rows = [row for row in rows if row.answers]
        self._segments, self._empty = segments, empty

    def draw(self, shape: Shape, rng: random.Random) -> Lesson:
        """A run of segments with an answer in one of them, or from anywhere."""
        row = rng.choice(self._rows)
        cut = self._segments.segments(row)
        held = [i for i, (a, b, _) in enumerate(cut) if any(g.start < b and g.end > a for g in row.answers)]
        count = min(shape.segments, len(cut))
        anchor = rng.randrange(len(cut)) if rng.random() < self._empty else rng.choice(held)
        first = min(max(0, anchor - rng.randrange(count)), len(cut) - count)
        run = cut[first : first + count]
        answers = tuple(
            AnswerPlace(i, max(g.start, a) - a, min(g.end, b) - a)
            for i, (a, b, _) in enumerate(run)
            for g in row.answers
            if g.start < b and g.end > a
        )
        segments = tuple(row.context[a:b] for a, b, _ in run)
        return Lesson(Episode(row.question, segments + ("…",) * (shape.segments - count), answers))


def passes_of(shape: Shape, rng: random.Random, twice: float) -> int:
    """Two readings for a share of the lessons whose segments are four or more and can be halved, otherwise one."""
    return 2 if shape.segments >= 4 and shape.segments % 2 == 0 and rng.random() < twice else 1


def contexts_by_group(rows: Sequence[QuestionRow]) -> dict[str, list[str]]:
    """The different contexts of each article."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        found[row.group][row.context] = None
    return {group: list(contexts) for group, contexts in found.items()}


def neighbours(
    contexts: dict[str, list[str]], group: str, taken: set[str], count: int, rng: random.Random
) -> list[str]:
    """Other contexts of the group; where it has too few, those of other groups."""
    own = [context for context in contexts[group] if context not in taken]
    found = rng.sample(own, min(count, len(own)))
    groups = list(contexts)
    while len(found) < count:
        context = rng.choice(contexts[rng.choice(groups)])
        if context not in taken:
            found.append(context)
    return found


def excerpt(
    context: str, answers: Sequence[GoldSpan], characters: int, rng: random.Random
) -> tuple[str, list[GoldSpan]]:
    """Whole sentences of about ``characters`` characters that hold an answer, and the answers inside them."""
    bounds = sentence_bounds(context) or [(0, len(context))]
    if answers:
        gold = rng.choice(answers)
        inside = [i for i, (a, b) in enumerate(bounds) if a < gold.end and b > gold.start] or [0]
        low, high = inside[0], inside[-1]
    else:
        low = high = rng.randrange(len(bounds))
    while True:
        sides = []
        if low > 0 and bounds[high][1] - bounds[low - 1][0] <= characters:
            sides.append(-1)
        if high + 1 < len(bounds) and bounds[high + 1][1] - bounds[low][0] <= characters:
            sides.append(1)
        if not sides:
            break
        if rng.choice(sides) < 0:
            low -= 1
        else:
            high += 1
    start, end = bounds[low][0], bounds[high][1]
    kept = [GoldSpan(a.start - start, a.end - start) for a in answers if a.start >= start and a.end <= end]
    return context[start:end], kept
