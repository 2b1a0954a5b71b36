"""The second hop of a question: segments are read again with a name in view that memory held on the way.

"When was the author of Emma born?" Once the paragraph on Emma was read, memory holds "Jane Austen"
(:mod:`rmt_desktop.memory.spelling`), but the paragraph on her is still read as one that says nothing of Emma. So the
segments that name her are read again, with her name behind the question, as multi-hop retrieval asks its second
question with what the first one found (Feldman & El-Yaniv, arXiv 1906.06606). What that finds counts for more where
another segment introduces the name in a sentence near the question.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rmt_desktop.answering.findings import competing, findings_of
from rmt_desktop.answering.likeness import Likeness
from rmt_desktop.answering.model import Model
from rmt_desktop.answering.spans import sentence_of
from rmt_desktop.domain.segments import Findings, MemoryState
from rmt_desktop.domain.words import whole
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.memory.spelling import Name, Spelling
from rmt_desktop.memory.states import to_memory
from rmt_desktop.memory.tokens import Tokens

NAMES = 5
"""Names that are followed, of those that more than one segment holds."""
TRIED = 500
"""Of the names that memory held most surely; to look for more in a long document would take too long."""
WIDESPREAD = 20
"""A name that more segments hold leads nowhere."""
READ_AGAIN = 4
"""Segments with a name: those that promise most."""
AGAIN, BIAS = 1.32, -13.17
"""Share of a span's logit in the second reading that is added to its segment's best of the first, and what else is."""
INTRODUCED, ABOUT = 6.96, 2.15
"""For a name that a sentence just like the question introduces; on top, where the segment begins with the name."""
DOUBTED = 0.76
"""Share of a doubt (:mod:`~.likeness`) that counts against what was read again."""
UNFOUND = 8.0
"""So much below the best logit of all counts a segment that has none."""
_BEGINNING = 40
"""Characters."""
_MENTIONS = 3
"""Of a name in a segment; their sentences are compared with the question."""


@dataclass(frozen=True, slots=True)
class _Segment:
    text: str
    tokens: Tokens
    best: float | None
    """What its best span competes with; None if it has none."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A segment read again."""

    segment: int
    """Position among those read."""
    name: Name
    findings: Findings
    logits: tuple[float, ...]
    """What each span of the findings competes with, against those of the first reading; doubts are not taken off."""


class Hops:
    """What was read for one question, segment by segment, and the names to follow.

    Args:
        model: the reader.
        question: in words.
        memory: whether names are those that memory held most surely; otherwise, to measure what that adds, those
            whose sentences are nearest to the question.
    """

    def __init__(self, model: Model, question: str, memory: bool = True):
        self._model, self._question = model, question
        self._segments: list[_Segment] = []
        self._spelling: Spelling = model.spelling()
        self._by_memory = memory

    def read(self, text: str, tokens: Tokens, findings: Findings, memory: MemoryState) -> None:
        """The next segment, what it held, and the memory after it."""
        self._segments.append(_Segment(text, tokens, max(competing(findings), default=None)))
        self._spelling.read(text, tokens, to_memory(memory, self._model.reader.cell.initial_memory.device))

    def follow(self, likeness: Likeness, context: WorkContext) -> Iterator[Followed]:
        """Reads segments again, at most :data:`READ_AGAIN` for each of :data:`NAMES`.

        Args:
            likeness: how near sentences are to the question.
            context: asked after each name whether it was cancelled.
        """
        found = [segment.best for segment in self._segments if segment.best is not None]
        if not found:
            return
        unfound = max(found) - UNFOUND
        first = [unfound if segment.best is None else segment.best for segment in self._segments]
        for link in self._links(likeness):
            again = sorted(link.introduced, key=lambda i: -first[i])[:READ_AGAIN]
            ids = self._model.question_ids(f"{self._question} ({link.name.text})")
            parts = [self._segments[i].tokens.ids for i in again]
            for i, scores in zip(again, self._model.score(ids, parts, [None] * len(parts)), strict=True):
                findings = findings_of(scores)
                gained = first[i] + BIAS + link.worth(i)
                logits = tuple(gained + AGAIN * logit for logit in competing(findings))
                yield Followed(i, link.name, findings, logits)
            context.raise_if_cancelled()

    def _links(self, likeness: Likeness) -> "list[_Link]":
        """The names to follow: that the question doesn't say, and more than one segment holds."""
        linking = _Linking([segment.text for segment in self._segments])
        names = (name for name in self._spelling.names() if not named(name.text, self._question))
        if self._by_memory:
            surest = linking.distinct(islice(names, TRIED), NAMES)
            return [_link(name, found, linking, self._question, likeness) for name, found in surest]
        every = [_link(name, found, linking, self._question, likeness) for name, found in linking.distinct(names)]
        return sorted(every, key=lambda link: -max(map(link.worth, link.introduced)))[:NAMES]


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name in a segment."""

    segment: int
    """Position among those read."""
    start: int
    """In the segment's text."""
    end: int


@dataclass(frozen=True, slots=True)
class _Link:
    """A name that several segments hold."""

    name: Name
    introduced: dict[int, float]
    """By segment that holds it, how near to the question another one introduces it at best."""
    begins: frozenset[int]
    """Segments that begin with it."""

    def worth(self, segment: int) -> float:
        """What a segment that holds it gains."""
        return self.introduced[segment] * (INTRODUCED + (ABOUT if segment in self.begins else 0.0))


class _Linking:
    """Which names stand in which texts."""

    def __init__(self, texts: Sequence[str]):
        self._texts = texts
        self._lower = [text.lower() for text in texts]

    def distinct(self, names: Iterable[Name], most: int | None = None) -> Iterator[tuple[Name, list[_Mention]]]:
        """Names and their mentions: names that more than one text holds, but not too many, and that aren't parts of
        others in the same texts."""
        kept: list[tuple[str, set[int]]] = []
        for name in names:
            mentions = self._mentions(name.text)
            held, known = {mention.segment for mention in mentions}, name.text.lower()
            if not 1 < len(held) <= WIDESPREAD or any(
                held == segments and (known in other or other in known) for other, segments in kept
            ):
                continue
            kept.append((known, held))
            yield name, mentions
            if len(kept) == most:
                return

    def sentence(self, mention: _Mention) -> str:
        """The sentence that holds a mention."""
        return sentence_of(self._texts[mention.segment], mention.start, mention.end)

    def _mentions(self, name: str) -> list[_Mention]:
        pattern, lower = whole([name], any_case=True), name.lower()
        mentions: list[_Mention] = []
        held = 0
        for i, text in enumerate(self._lower):
            if lower in text:
                found = islice(pattern.finditer(self._texts[i]), _MENTIONS)
                before = len(mentions)
                mentions += (_Mention(i, *match.span()) for match in found)
                held += len(mentions) > before
                if held > WIDESPREAD:
                    break
        return mentions


def _link(name: Name, mentions: Sequence[_Mention], linking: _Linking, question: str, likeness: Likeness) -> _Link:
    near = likeness.near(question, [linking.sentence(mention) for mention in mentions])
    introduced = {
        segment: max(cosine for cosine, other in zip(near, mentions, strict=True) if other.segment != segment)
        for segment in {mention.segment: None for mention in mentions}
    }
    begins = frozenset(mention.segment for mention in mentions if mention.start <= _BEGINNING)
    return _Link(name, introduced, begins)


def named(name: str, text: str) -> bool:
    """Whether a text holds a name as whole words, in any case.

    >>> named("Anna", "ANNA's"), named("Ann", "Anna")
    (True, False)
    """
    return whole([name], any_case=True).search(text) is not None
