"""Lessons from question files: paragraphs in a row, questions in two hops, and long documents."""

import random
import re
from collections import defaultdict
from collections.abc import Sequence

from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.ingest.questions import GoldSpan, QuestionRow
from rmt_desktop.memory.sentences import sentence_bounds
from rmt_desktop.training.episodes import Lesson, Shape, held_from
from rmt_desktop.training.examples import DocumentSegments

_BRIDGES_EACH = 3
"""At most so many first questions are paired with one second question."""
_ASKS = re.compile(r"^(?:what|which) ([a-z]+(?: [a-z]+)?) ((?:is|was|were|are|has|had|led|won|made)\b.*)\?$", re.I)
_WHO = re.compile(r"^who ((?:is|was|were|has|had|[a-z]+ed|led|won|made|wrote)\b.*)\?$", re.I)


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


class TwoHopLessons:
    """Two questions in one: the answer of the first, left out of the text of the second.

    Made from pairs of rows of one article where a question names what another question asks for. Where the
    paragraphs stand the wrong way round, they are read twice, as in ReadTwice (arXiv 2105.04241).
    """

    def __init__(self, rows: Sequence[QuestionRow]):
        self._pairs = pairs_of(rows)
        self._contexts = contexts_by_group(rows)
        if not self._pairs:
            raise ValueError("no two questions of which one names the answer of the other")

    def draw(self, shape: Shape, rng: random.Random) -> Lesson:
        """The two paragraphs among others, in order, or in any order but read twice."""
        first, second = rng.choice(self._pairs)
        bridge = first.context[first.answers[0].start : first.answers[0].end]
        question = composed(first.question, second.question, bridge, rng)
        if shape.segments == 1:
            return self._together(first, second, question, bridge, shape, rng)
        twice = passes_of(shape, rng, 0.6) == 2
        count = shape.segments // 2 if twice else shape.segments
        others = neighbours(self._contexts, first.group, {first.context, second.context}, count - 2, rng)
        places = sorted(rng.sample(range(count), 2))
        if twice and rng.random() < 0.5:
            places.reverse()
        texts = [excerpt(other, (), shape.characters, rng)[0] for other in others]
        own = {
            places[0]: excerpt(first.context, first.answers[:1], shape.characters, rng),
            places[1]: excerpt(second.context, second.answers, shape.characters, rng),
        }
        segments = [own[i][0] if i in own else texts.pop() for i in range(count)]
        offset = count if twice else 0
        answers = tuple(AnswerPlace(offset + places[1], a.start, a.end) for a in own[places[1]][1])
        episode = Episode(question, tuple(segments * (2 if twice else 1)), answers)
        hints = held_from(places[0], bridge, len(segments) * (2 if twice else 1))
        return Lesson(episode, hints, supervised_from=offset)

    @staticmethod
    def _together(
        first: QuestionRow, second: QuestionRow, question: str, bridge: str, shape: Shape, rng: random.Random
    ) -> Lesson:
        before, _ = excerpt(first.context, first.answers[:1], shape.characters // 2, rng)
        after, answers = excerpt(second.context, second.answers, shape.characters // 2, rng)
        start = len(before) + 1
        places = tuple(AnswerPlace(0, start + a.start, start + a.end) for a in answers)
        return Lesson(Episode(question, (f"{before} {after}",), places), (bridge,))


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


def pairs_of(rows: Sequence[QuestionRow]) -> list[tuple[QuestionRow, QuestionRow]]:
    """Pairs of rows of one article, in different paragraphs: the second question names the first one's answer."""
    groups: dict[str, list[QuestionRow]] = defaultdict(list)
    for row in rows:
        if row.answers:
            groups[row.group].append(row)
    pairs: list[tuple[QuestionRow, QuestionRow]] = []
    for group in groups.values():
        named: dict[str, list[QuestionRow]] = defaultdict(list)
        for row in group:
            answer = row.context[row.answers[0].start : row.answers[0].end]
            if 5 <= len(answer) <= 40 and answer[0].isupper():
                named[answer].append(row)
        for answer, firsts in named.items():
            pattern = re.compile(rf"\b{re.escape(answer)}(?!\w)")
            for second in group:
                if pattern.search(second.question):
                    pairs += [
                        (first, second)
                        for first in firsts[:_BRIDGES_EACH]
                        if first.context != second.context and answer not in first.question
                    ]
    return pairs


def composed(first: str, second: str, bridge: str, rng: random.Random) -> str:
    """The second question with the bridge described by the first one instead of named.

    >>> composed("Who wrote Emma?", "When was Jane Austen born?", "Jane Austen", random.Random(0))
    'When was the person who wrote Emma born?'
    """
    described = ""
    if match := _WHO.match(first.strip()):
        described = f"the person who {match[1]}"
    elif match := _ASKS.match(first.strip()):
        described = f"the {match[1].lower()} that {match[2]}"
    if described and rng.random() < 0.85:
        return second.replace(bridge, described).strip()
    pronoun = rng.choice(["it", "this", "that one"])
    return f"{first.strip()} {second.replace(bridge, pronoun).strip()}"
