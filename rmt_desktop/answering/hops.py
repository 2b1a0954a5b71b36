"""The second hop of a question: segments are read again with a name in view that memory held on the way.

"When was the author of Emma born?" Once the paragraph on Emma was read, memory holds "Jane Austen"
(:mod:`rmt_desktop.memory.spelling`), but the paragraph on her is still read as one that says nothing of Emma. So the
paragraphs that name her are read again, each by itself, with her name behind the question, as multi-hop retrieval asks
its second question with what the first one found (Feldman & El-Yaniv, arXiv 1906.06606). A name leads on only where the
paragraph and another one that introduces the name say more of the question together than any single paragraph does
(:mod:`~.coverage`): a question that one paragraph answers has no second hop.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rmt_desktop.answering.coverage import Coverage
from rmt_desktop.answering.findings import competing, findings_of
from rmt_desktop.answering.model import Model
from rmt_desktop.answering.spans import sentence_of
from rmt_desktop.domain.segments import Findings, MemoryState
from rmt_desktop.domain.words import whole
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.memory.spelling import Name, Spelling
from rmt_desktop.memory.states import to_memory
from rmt_desktop.memory.tokens import Tokens

NAMES = 5
"""Names that memory held most surely, of those that more than one paragraph holds."""
TRIED = 500
"""Of all names, the surest; to look for more in a long document would take too long."""
WIDESPREAD = 20
"""A name that more paragraphs hold leads nowhere."""
READ_AGAIN = 4
"""Paragraphs with a name: those that promise most."""
AGAIN, BIAS = 0.9, -4.0
"""Share of a span's logit in the second reading, added to its paragraph's best of the first, and what else is added."""
ABOUT = 4.0
"""On top, where the paragraph begins with the name."""
FEW, MANY = 10, 2.0
"""What is taken off for e times as many paragraphs as a few: the more there are, the more are linked by chance."""
UNFOUND = 8.0
"""So much below the best logit of all counts a paragraph that has none."""
_BEGINNING = 40
"""Characters."""
_MENTIONS = 3
"""Of a name in a paragraph that are looked at."""
_BLANK_LINE = re.compile(r"\n\s*\n")
_LONGEST_HEADING = 60
"""Characters."""
_SENTENCE_ENDS = (".", "!", "?", ";", ":", ",")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    number: int
    """Parts of one that segments cut have the same."""
    segment: int
    """Position among those read."""
    start: int
    """In the segment's text."""
    text: str
    token: int
    """Its first token among those of the segment."""
    ids: list[int]
    best: float | None
    """What its best span competes with; None if it has none."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a segment."""

    segment: int
    """Position among those read."""
    start: int
    """In the segment's text."""
    end: int


@dataclass(frozen=True, slots=True)
class Followed:
    """A paragraph read again."""

    segment: int
    """Position of its segment among those read."""
    name: Name
    introduced: Mention
    """Where another paragraph introduces the name."""
    findings: Findings
    """Its spans are those of the segment."""
    logits: tuple[float, ...]
    """What each span of the findings competes with, against those of the first reading; doubts are not taken off."""
    tokens: int
    """That were read."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name in a paragraph."""

    paragraph: int
    """Position among all."""
    start: int
    """In its text."""
    end: int


@dataclass(frozen=True, slots=True)
class _Link:
    """A name that leads from paragraph to paragraph."""

    name: Name
    introduced: dict[int, _Mention]
    """By paragraph that it leads to, where another one introduces it."""
    gain: float
    """What the two best say of the question beyond any single paragraph."""
    begins: frozenset[int]
    """Paragraphs that begin with the name."""


class Hops:
    """What was read for one question, segment by segment, and the names to follow.

    Args:
        model: the reader.
        question: in words.
        memory: whether names are those that memory held most surely; otherwise, to measure what that adds, those
            whose paragraphs say most of the question together.
    """

    def __init__(self, model: Model, question: str, memory: bool = True):
        self._model, self._question = model, question
        self._paragraphs: list[_Paragraph] = []
        self._segments = self._numbers = 0
        self._spelling: Spelling = model.spelling()
        self._coverage = Coverage(question)
        self._by_memory = memory

    def read(self, text: str, tokens: Tokens, findings: Findings, memory: MemoryState, continued: bool = False) -> None:
        """The next segment.

        Args:
            text: of the segment; a blank line is between its paragraphs.
            tokens: of the text.
            findings: what it held.
            memory: after it.
            continued: it begins within the last paragraph of the segment before.
        """
        logits = competing(findings)
        for start, end in _paragraphs(text):
            self._numbers += start > 0 or not continued
            first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
            if first < last:
                spans = zip(findings.spans, logits, strict=True)
                best = max((logit for span, logit in spans if first <= span.first < last), default=None)
                ids = tokens.ids[first:last]
                self._paragraphs.append(
                    _Paragraph(self._numbers, self._segments, start, text[start:end], first, ids, best)
                )
                self._coverage.read(text[start:end])
        self._spelling.read(text, tokens, to_memory(memory, self._model.reader.cell.initial_memory.device))
        self._segments += 1

    def follow(self, context: WorkContext) -> Iterator[Followed]:
        """Reads paragraphs again, at most :data:`READ_AGAIN` for each of :data:`NAMES`.

        Args:
            context: asked after each name whether it was cancelled.
        """
        found = [paragraph.best for paragraph in self._paragraphs if paragraph.best is not None]
        if not found:
            return
        unfound = max(found) - UNFOUND
        first = [unfound if paragraph.best is None else paragraph.best for paragraph in self._paragraphs]
        many = MANY * max(0.0, math.log(len(first) / FEW))
        for link in self._links():
            again = sorted(link.introduced, key=lambda i: -first[i])[:READ_AGAIN]
            ids = self._model.question_ids(f"{self._question} ({link.name.text})")
            parts = [self._paragraphs[i].ids for i in again]
            for i, scores in zip(again, self._model.score(ids, parts, [None] * len(parts)), strict=True):
                gained = first[i] + BIAS - many + (ABOUT if i in link.begins else 0.0)
                yield self._followed(self._paragraphs[i], link.name, link.introduced[i], findings_of(scores), gained)
            context.raise_if_cancelled()

    def _followed(self, read: _Paragraph, name: Name, mention: _Mention, found: Findings, gained: float) -> Followed:
        logits = tuple(gained + AGAIN * logit for logit in competing(found))
        spans = tuple(replace(one, first=one.first + read.token, last=one.last + read.token) for one in found.spans)
        introducing = self._paragraphs[mention.paragraph]
        introduced = Mention(introducing.segment, introducing.start + mention.start, introducing.start + mention.end)
        return Followed(read.segment, name, introduced, replace(found, spans=spans), logits, len(read.ids))

    def _links(self) -> list[_Link]:
        """The names to follow: that the question doesn't say, and that lead on."""
        linking = _Linking([paragraph.text for paragraph in self._paragraphs])
        names = (name for name in self._spelling.names() if not named(name.text, self._question))
        kept = linking.distinct(islice(names, TRIED), NAMES) if self._by_memory else linking.distinct(names)
        links = [link for name, mentions in kept if (link := self._link(name, mentions)).introduced]
        return links if self._by_memory else sorted(links, key=lambda link: -link.gain)[:NAMES]

    def _link(self, name: Name, mentions: Sequence[_Mention]) -> _Link:
        introduced, gains = dict[int, _Mention](), [0.0]
        for paragraph in {mention.paragraph: None for mention in mentions}:
            own = self._paragraphs[paragraph].number
            others = [mention for mention in mentions if self._paragraphs[mention.paragraph].number != own]
            gained = {mention: self._coverage.gain(paragraph, mention.paragraph) for mention in others}
            most = max(gained.values(), default=0.0)
            if most > 0:
                best = [mention for mention, gain in gained.items() if gain == most]
                introduced[paragraph] = max(best, key=self._told)  # of equals, the first
                gains.append(most)
        begins = frozenset(mention.paragraph for mention in mentions if mention.start <= _BEGINNING)
        return _Link(name, introduced, max(gains), begins)

    def _told(self, mention: _Mention) -> float:
        """How much of the question the sentence with a mention says."""
        sentence = sentence_of(self._paragraphs[mention.paragraph].text, mention.start, mention.end)
        return self._coverage.weight(self._coverage.of(sentence))


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
            held, known = {mention.paragraph for mention in mentions}, name.text.lower()
            if not 1 < len(held) <= WIDESPREAD or any(
                held == places and (known in other or other in known) for other, places in kept
            ):
                continue
            kept.append((known, held))
            yield name, mentions
            if len(kept) == most:
                return

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


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what blank lines part; a heading belongs to what it heads."""
    start = after = 0
    for blank in _BLANK_LINE.finditer(text):
        alone = text[after : blank.start()].strip()
        after = blank.end()
        if len(alone) > _LONGEST_HEADING or alone.endswith(_SENTENCE_ENDS):
            yield start, blank.start()
            start = after
    yield start, len(text)


def named(name: str, text: str) -> bool:
    """Whether a text holds a name as whole words, in any case.

    >>> named("Anna", "ANNA's"), named("Ann", "Anna")
    (True, False)
    """
    return whole([name], any_case=True).search(text) is not None
