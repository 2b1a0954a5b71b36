"""Lessons in two hops over real paragraphs, beside paragraphs that only memory can tell from them."""

import random
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.domain.words import exchange
from rmt_desktop.ingest.questions import GoldSpan, QuestionRow
from rmt_desktop.retrieval.lexical import LexicalIndex
from rmt_desktop.training import names
from rmt_desktop.training.chains import excerpt, passes_of
from rmt_desktop.training.composing import Hop, first_answer
from rmt_desktop.training.episodes import Lesson, Shape, held_from
from rmt_desktop.training.lures import kind_of
from rmt_desktop.training.placing import stacked

_TITLED = 0.6
"""Share of lessons whose paragraphs begin with a line that names their article."""
_TWIN = 0.6
"""Share of lessons that hold the answering paragraph twice, under two names and with two answers."""
_INVENTED = 0.5
"""Share of the other lessons in which the name is exchanged, so that it can't be known by heart."""
_NAMED = 0.2
"""Share of lessons that ask by the name itself: what needs no memory must stay easy with one."""
_ALIKE = 0.7
"""Share of lessons whose other paragraphs are those that share most words with the question."""
_NEAREST = 40
"""The other paragraphs are drawn among so many."""
_FEWEST_TEXTS = 3
_LONGEST_ANSWER = 8
"""Words."""
_LONGEST_TITLE = 60
_PLACES = ("where", "place", "city", "country", "state", "town", "nation", "area", "region", "district")
_OTHERS = (names.company, names.place, names.project, names.person)
_SPACE = re.compile(r"[\s_]+")
_Text = tuple[str, int, int]
"""A text, and where its answer starts and ends."""


class TwinLessons:
    """``Emma was written by Jane Austen.`` … ``Jane Austen was born in 1775.``: when was the writer of Emma born?

    The paragraphs, and both questions of which one is made, are people's. Most lessons also hold the second paragraph
    under another name and with another answer, and a paragraph that introduces that name: whoever doesn't know from
    elsewhere who is asked about must guess. The other paragraphs are like HotpotQA's distractors (arXiv 1809.09600,
    section 2.4): what BM25 finds for the question. Read twice (ReadTwice, arXiv 2105.04241), any order will do.
    """

    def __init__(self, found: Sequence[Sequence[Hop]], rows: Sequence[QuestionRow]):
        """``found``: by name, what :func:`~.composing.hops` gives; ``rows``: whose paragraphs stand around."""
        if not found:
            raise ValueError("no question names what another question asks for")
        self._hops = found
        self._contexts = list({row.context: row.group for row in rows}.items())
        if len(self._contexts) < _FEWEST_TEXTS:
            raise ValueError("two hops need a third text, to stand beside the two that answer")
        self._index = LexicalIndex.build([context for context, _ in self._contexts])
        self._answers: dict[str, list[str]] = defaultdict(list)
        for same in found:
            for hop in same:
                self._answers[_class_of(hop.second)].append(first_answer(hop.second))

    def draw(self, shape: Shape, rng: random.Random) -> Lesson:
        """Both paragraphs among others, in order, or in any order but read twice; few segments share them."""
        hop = self._hop(rng)
        passes = passes_of(shape, rng, 0.5)
        count = shape.segments // passes
        titled = rng.random() < _TITLED
        twin = self._twin(hop, rng) if rng.random() < _TWIN else None
        pieces = 2 if twin is None else 4
        size = shape.characters * min(count, pieces) // pieces
        if twin is not None:
            own = self._twins(hop, *twin, titled, size, rng)
            bridge = own[0][0][own[0][1] : own[0][2]]
        else:
            bridge = _new_name(hop, rng) if rng.random() < _INVENTED else hop.name
            exchanged = _exchanged(hop, bridge) if bridge != hop.name else {}
            own = [
                _paragraph(hop.first, exchanged, titled, "", size, rng),
                _paragraph(hop.second, exchanged, titled, hop.name, size, rng),
            ]
        texts, places, starts = _placed([text for text, _, _ in own], count, passes, rng)
        others = self._beside(hop, sum(not text for text in texts), titled, shape, rng)
        segments = [text or others.pop() for text in texts]
        offset = count * (passes - 1)
        start, end = (starts[1] + at for at in own[1][1:])
        question = hop.asked(bridge) if rng.random() < _NAMED else hop.question
        episode = Episode(question, tuple(segments * passes), (AnswerPlace(offset + places[1], start, end),))
        return Lesson(episode, held_from(places[0], bridge, count * passes), supervised_from=offset)

    def _hop(self, rng: random.Random) -> Hop:
        return rng.choice(rng.choice(self._hops))

    def _twin(self, hop: Hop, rng: random.Random) -> tuple[Hop, str] | None:
        """A hop over another name, and another answer; None if one of them can't be had."""
        other = self._another(hop, rng)
        value = self._value(hop, rng) if other is not None else ""
        return (other, value) if other is not None and value else None

    def _another(self, hop: Hop, rng: random.Random) -> Hop | None:
        """A hop over another name of the same kind, of those drawn a few times."""
        drawn = [self._hop(rng) for _ in range(8)]
        used = {hop.first.context, hop.second.context}
        found = [
            one for one in drawn
            if one.name.lower() != hop.name.lower() and one.first.context not in used
            and not re.search(rf"\b{re.escape(hop.name)}\b", one.first.context)
        ]  # fmt: skip
        return min(found, key=lambda one: _is_like(one, hop), default=None)

    def _value(self, hop: Hop, rng: random.Random) -> str:
        """Another answer of the same kind; empty if there is none."""
        answer = first_answer(hop.second)
        if len(answer.split()) > _LONGEST_ANSWER:
            return ""
        for _ in range(8):
            value = rng.choice(self._answers[_class_of(hop.second)])
            apart = value.lower() not in answer.lower() and answer.lower() not in value.lower()
            if apart and len(value.split()) <= _LONGEST_ANSWER and value.lower() not in hop.question.lower():
                return value
        return ""

    @staticmethod
    def _twins(hop: Hop, other: Hop, value: str, titled: bool, size: int, rng: random.Random) -> list[_Text]:
        """The paragraph on the name asked for, its answer's, and the same two of the other name."""
        asked, beside = names.distinct(lambda rng: _new_name(hop, rng), 2, rng)
        answer = first_answer(hop.second)
        right, wrong = (answer, value) if rng.random() < 0.5 else (value, answer)
        here, there = _exchanged(hop, asked), _exchanged(hop, beside)
        return [
            _paragraph(hop.first, here, titled, "", size, rng),
            _paragraph(hop.second, {**here, answer: right}, titled, hop.name, size, rng, named=True),
            _paragraph(other.first, _exchanged(other, beside), titled, "", size, rng),
            _paragraph(hop.second, {**there, answer: wrong}, titled, hop.name, size, rng, named=True),
        ]

    def _beside(self, hop: Hop, count: int, titled: bool, shape: Shape, rng: random.Random) -> list[str]:
        """Other paragraphs: those that share most words with the question, or any."""
        taken = {hop.first.context, hop.second.context}
        answer = first_answer(hop.second)
        found: list[tuple[str, str]] = []
        if rng.random() < _ALIKE:
            scores = self._index.scores(hop.question)
            most = min(_NEAREST, len(scores))
            nearest = np.argpartition(-scores, most - 1)[:most].tolist()
            found = [self._contexts[i] for i in sorted(nearest, key=lambda i: -scores[i])]
            found = [pair for pair in found if pair[0] not in taken and answer not in pair[0]]
            found = rng.sample(found, min(count, len(found)))
        while len(found) < count:
            pair = rng.choice(self._contexts)
            if pair[0] not in taken:
                found.append(pair)
        texts = [(excerpt(context, (), shape.characters, rng)[0], group) for context, group in found]
        return [f"{_title(group)}\n{text}".lstrip() if titled else text for text, group in texts]


def _placed(
    texts: Sequence[str], count: int, passes: int, rng: random.Random
) -> tuple[list[str], list[int], list[int]]:
    """Texts in segments: what each segment holds of them, and of each text its segment and where it starts.

    Each has a segment of its own where there are enough; otherwise neighbours share one. Of one reading, every other
    text, which introduces a name, stands before the next, which says something of it.
    """
    slots = max(count, len(texts))
    order = rng.sample(range(slots), len(texts))
    if passes == 1:
        for i in range(0, len(order), 2):
            order[i : i + 2] = sorted(order[i : i + 2])
    places = [position * count // slots for position in order]
    segments, starts = stacked(texts, places, sorted(range(len(texts)), key=order.__getitem__), count)
    return segments, places, starts


def _paragraph(
    row: QuestionRow,
    exchanged: Mapping[str, str],
    titled: bool,
    subject: str,
    characters: int,
    rng: random.Random,
    named: bool = False,
) -> _Text:
    """Sentences around the row's answer, with words exchanged.

    ``titled``: below the title of the article, or its subject's name. ``named``: the subject's name is in it.
    """
    text, found = excerpt(row.context, row.answers[:1], characters, rng)
    gold = found[0] if found else GoldSpan(0, len(text))
    missing = named and subject not in text
    title = subject if missing or (subject and rng.random() < 0.5) else _title(row.group)
    if title and (titled or missing):
        text, gold = f"{title}\n{text}", GoldSpan(gold.start + len(title) + 1, gold.end + len(title) + 1)
    before = exchange(text[: gold.start], exchanged)
    answer = exchange(text[gold.start : gold.end], exchanged)
    return before + answer + exchange(text[gold.end :], exchanged), len(before), len(before) + len(answer)


def _exchanged(hop: Hop, new: str) -> dict[str, str]:
    """The hop's name for another one, and a person's last name for the other's."""
    last = hop.name.split()[-1]
    return {hop.name: new, **({last: new.split()[-1]} if _is_person(hop) and len(last) > 3 else {})}


def _new_name(hop: Hop, rng: random.Random) -> str:
    """A name nobody knows, of the kind asked for."""
    if _is_person(hop):
        return names.person(rng)
    asked = hop.first.question.lower().split()
    if any(word in asked for word in _PLACES):
        return names.place(rng)
    return rng.choice(_OTHERS)(rng)


def _is_person(hop: Hop) -> bool:
    return not {"who", "whose", "whom"}.isdisjoint(hop.first.question.lower().split())


def _is_like(one: Hop, hop: Hop) -> bool:
    """False, which sorts first, for questions that begin alike."""
    return one.first.question.lower().split()[:2] != hop.first.question.lower().split()[:2]


def _class_of(row: QuestionRow) -> str:
    """What kind of answer a row has; by its question's beginning where its words don't tell."""
    return kind_of(first_answer(row)) or " ".join(row.question.lower().split()[:2])


def _title(group: str) -> str:
    """The article's title; empty where the group is named by a number or by its text."""
    title = _SPACE.sub(" ", group)
    return "" if ":" in title or len(title) > _LONGEST_TITLE else title
