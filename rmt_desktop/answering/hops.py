"""The second hop of a question: what memory holds by name is looked for, and read again with the name in view.

"When was the author of Emma born?" Once the paragraph on Emma was read, memory holds "Jane Austen"
(:mod:`rmt_desktop.memory.spelling`), but the paragraph on her is still read as one that says nothing of Emma. So the
segments that name her are read again, with her name behind the question, as multi-hop retrieval asks its second
question with what the first one found (Feldman & El-Yaniv, arXiv 1906.06606).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rmt_desktop.answering.likeness import Likeness
from rmt_desktop.answering.model import Model, TokenScores
from rmt_desktop.answering.ranking import SPANS, competing
from rmt_desktop.answering.spans import best_spans, sentence_of
from rmt_desktop.domain.episodes import AnswerPlace
from rmt_desktop.domain.segments import MemoryState
from rmt_desktop.domain.words import whole
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


def spans_in(segment: int, tokens: Tokens, scores: TokenScores) -> list[Ranked]:
    """The best spans of a segment that was read."""
    return [
        (
            competing(span, scores.absent, scores.answerable),
            AnswerPlace(segment, tokens.starts[span.first], tokens.ends[span.last]),
        )
        for span in best_spans(scores, SPANS)
    ]


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
        worth: dict[int, float] = {}
        again: list[Ranked] = []
        for name in names:
            own = self._worth(name, likeness)
            worth |= {i: max(worth.get(i, 0.0), value) for i, value in own.items()}
            for logit, place in self._again(name, list(own)):
                first = best.get(place.segment, unfound)
                again.append((first + AGAIN * logit + AGAIN_BIAS + own[place.segment], place))
        once = [(logit + worth.get(place.segment, 0.0), place) for logit, place in found]
        return once + again

    def _worth(self, name: Name, likeness: Likeness) -> dict[int, float]:
        """By segment that holds the name, what is added to what its spans compete with."""
        pattern = whole([name.text], any_case=True)
        found = {i: list(pattern.finditer(text)) for i, (text, _) in enumerate(self._segments)}
        held = {i: matches[:_MENTIONS] for i, matches in found.items() if matches}
        mentions = [(i, match) for i, matches in held.items() for match in matches]
        near = likeness.near(self.question, [sentence_of(match.string, *match.span()) for _, match in mentions])
        spoken = dict.fromkeys(held, 0.0)
        for (i, _), cosine in zip(mentions, near, strict=True):
            spoken[i] = max(spoken[i], cosine)
        worth: dict[int, float] = {}
        for i, matches in held.items():
            elsewhere = max((cosine for other, cosine in spoken.items() if other != i), default=0.0)
            about = ABOUT * name.certainty if matches[0].start() <= _BEGINNING else 0.0
            worth[i] = name.certainty * elsewhere * (SPOKEN_OF + about)
        return worth

    def _again(self, name: Name, held: Sequence[int]) -> list[Ranked]:
        """Spans of the second reading, with the name in view and the initial memory, and their logits."""
        ids = self.model.question_ids(f"{self.question} ({name.text})")
        scored = self.model.score(ids, [self._segments[i][1].ids for i in held], [None] * len(held))
        return [
            span for i, scores in zip(held, scored, strict=True) for span in spans_in(i, self._segments[i][1], scores)
        ]


def named(name: str, text: str) -> bool:
    """Whether a text holds a name as whole words, in any case.

    >>> named("Anna", "ANNA's"), named("Ann", "Anna")
    (True, False)
    """
    return whole([name], any_case=True).search(text) is not None
