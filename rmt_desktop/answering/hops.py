"""The second hop of a question: what memory holds by name is looked for, and read again with the name in view.

"When was the author of Emma born?" Once the paragraph on Emma was read, memory holds "Jane Austen"
(:mod:`rmt_desktop.memory.spelling`), but the paragraph on her is still read as one that says nothing of Emma. So the
segments that name her are read again, with her name behind the question, as multi-hop retrieval asks its second
question with what the first one found (Feldman & El-Yaniv, arXiv 1906.06606).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rmt_desktop.answering.likeness import Likeness
from rmt_desktop.answering.model import Model
from rmt_desktop.answering.ranking import SPANS, competing
from rmt_desktop.answering.spans import best_spans, quote_around
from rmt_desktop.domain.documents import Passage
from rmt_desktop.domain.episodes import AnswerPlace
from rmt_desktop.domain.segments import MemoryState
from rmt_desktop.memory.spelling import Name, Spelling
from rmt_desktop.memory.states import to_memory
from rmt_desktop.memory.tokens import Tokens

NAMES = 3
"""The surest names that memory has held."""
LEAST_CERTAIN = 0.3
DOUBTED = 0.44
"""Share of a doubt (:mod:`~.likeness`) that counts beside what follows."""
SPOKEN_OF = 2.8
"""For a certain name that a sentence just like the question introduces, in another segment."""
ABOUT = 3.35
"""The same, on top, where the segment begins with the name."""
AGAIN, AGAIN_BIAS = 0.87, -8.5
"""Share of a span's logit in the second reading that is added to its segment's best of the first, and what else is."""
UNFOUND = 8.0
"""So much below the best logit of all counts a segment that has none."""
_BEGINNING = 40
"""Characters."""
_MENTIONS = 3
"""Of a name in a segment; their sentences are compared with the question."""

Ranked = tuple[float, AnswerPlace]
"""What a span competes with, and where it is."""


@dataclass(slots=True)
class Hops:
    """What memory held, segment by segment, of one question's reading.

    Args:
        model: the reader.
        question: in words.
    """

    model: Model
    question: str
    _segments: list[tuple[str, Tokens]] = field(default_factory=list)
    _names: dict[str, Name] = field(default_factory=dict)
    _spelling: Spelling = field(init=False)

    def __post_init__(self) -> None:
        self._spelling = self.model.spelling()

    def read(self, text: str, tokens: Tokens, memory: MemoryState) -> None:
        """The next segment, and the memory after it."""
        self._segments.append((text, tokens))
        self._spelling.read(text, tokens)
        name = self._spelling.name(to_memory(memory, self.model.reader.cell.initial_memory.device))
        if name is None or name.certainty < LEAST_CERTAIN or named(name.text, self.question):
            return
        known = self._names.get(name.text.lower())
        self._names[name.text.lower()] = name if known is None else replace(
            known, certainty=max(known.certainty, name.certainty)
        )  # fmt: skip

    @property
    def names(self) -> list[Name]:
        """What memory held that the question doesn't say, surest first."""
        return sorted(self._names.values(), key=lambda name: -name.certainty)[:NAMES]

    def ranked(self, found: Sequence[Ranked], likeness: Likeness) -> list[Ranked]:
        """Spans of the first reading and of the second on one scale, in no order; doubts are not yet taken off.

        Args:
            found: what each span of the first reading competes with (:func:`~.ranking.competing`).
            likeness: how near sentences are to the question.
        """
        names = self.names
        if not found or not names:
            return list(found)
        best: dict[int, float] = {}
        for logit, place in found:
            best[place.segment] = max(best.get(place.segment, logit), logit)
        unfound = max(best.values()) - UNFOUND
        holding = [[i for i, (text, _) in enumerate(self._segments) if named(name.text, text)] for name in names]
        spoken = [self._spoken(name, held, likeness) for name, held in zip(names, holding, strict=True)]
        worth: dict[int, float] = {}
        again: list[Ranked] = []
        for name, held, near in zip(names, holding, spoken, strict=True):
            own = {i: self._worth(name, i, near) for i in held}
            worth |= {i: max(worth.get(i, 0.0), value) for i, value in own.items()}
            for logit, place in self._again(name, held):
                first = best.get(place.segment, unfound)
                again.append((first + AGAIN * logit + AGAIN_BIAS + own[place.segment], place))
        once = [(logit + worth.get(place.segment, 0.0), place) for logit, place in found]
        return once + again

    def _spoken(self, name: Name, held: Sequence[int], likeness: Likeness) -> dict[int, float]:
        """By segment, how near its nearest sentence with the name is to the question."""
        mentions = [
            (i, _sentence(self._segments[i][0], match.start(), match.end()))
            for i in held
            for match in list(_pattern(name.text).finditer(self._segments[i][0]))[:_MENTIONS]
        ]
        near = likeness.near(self.question, [sentence for _, sentence in mentions])
        spoken: dict[int, float] = {}
        for (i, _), cosine in zip(mentions, near, strict=True):
            spoken[i] = max(spoken.get(i, 0.0), cosine)
        return spoken

    def _worth(self, name: Name, segment: int, spoken: dict[int, float]) -> float:
        """What is added for the name to what a segment's spans compete with."""
        elsewhere = max((near for i, near in spoken.items() if i != segment), default=0.0)
        match = _pattern(name.text).search(self._segments[segment][0])
        about = match is not None and match.start() <= _BEGINNING
        return name.certainty * elsewhere * (SPOKEN_OF + (ABOUT * name.certainty if about else 0.0))

    def _again(self, name: Name, held: Sequence[int]) -> list[Ranked]:
        """Spans of the second reading, with the name in view and the initial memory, and their logits."""
        ids = self.model.question_ids(f"{self.question} ({name.text})")
        scored = self.model.score(ids, [self._segments[i][1].ids for i in held], [None] * len(held))
        found: list[Ranked] = []
        for i, scores in zip(held, scored, strict=True):
            tokens = self._segments[i][1]
            for span in best_spans(scores, SPANS):
                place = AnswerPlace(i, tokens.starts[span.first], tokens.ends[span.last])
                found.append((competing(span, scores.absent, scores.answerable), place))
        return found


def named(name: str, text: str) -> bool:
    """Whether a text holds a name as whole words, in any case.

    >>> named("Anna", "ANNA's"), named("Ann", "Anna")
    (True, False)
    """
    return _pattern(name).search(text) is not None


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.I)


def _sentence(text: str, start: int, end: int) -> str:
    quote = quote_around(Passage(1, start, end), text)
    return text[quote.start : quote.end]
