"""Cut pages into segments of whole sentences, and map a segment's tokens back to page and character."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rmt_desktop.domain.documents import Page, Passage
from rmt_desktop.domain.segments import Segment
from rmt_desktop.memory.config import Alignment
from rmt_desktop.memory.sentences import blank_line, sentence_bounds
from rmt_desktop.memory.tokens import TextTokenizer, Tokens

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or word, or a part of one that is longer than a segment."""

    passage: Passage
    tokens: int
    opens_paragraph: bool


@dataclass(frozen=True, slots=True)
class SegmentTokens:
    """A segment as the model sees it: token i stands at ``places[i]``."""

    ids: list[int]
    places: list[Passage]


def cut_segments(
    pages: Iterable[Page], tokenizer: TextTokenizer, segment_tokens: int, alignment: Alignment = "sentence"
) -> Iterator[Segment]:
    """Cut pages into segments of at most ``segment_tokens`` tokens, page by page in constant memory.

    Every character of the text that is not white space lies in exactly one segment.

    Args:
        pages: drawn lazily.
        tokenizer: of an encoder, one whose tokens never span white space.
        segment_tokens: the longest segment.
        alignment: ``sentence`` ends segments where sentences end, and one that is two thirds full before a new
            paragraph; ``paragraph`` starts one at every paragraph (after a blank line, or at the first character
            of a page) and cuts longer paragraphs where sentences end; ``token`` fills each up to the last word.
    """
    held: list[_Unit] = []
    count = index = 0
    enough = {"token": segment_tokens, "sentence": segment_tokens * 2 / 3, "paragraph": 0}[alignment]
    for page in pages:
        for unit in _units(page, tokenizer, segment_tokens, words=alignment == "token"):
            full = count + unit.tokens > segment_tokens
            if held and (full or (unit.opens_paragraph and count >= enough)):
                yield _segment(index, held)
                index, held, count = index + 1, [], 0
            held.append(unit)
            count += unit.tokens
    if held:
        yield _segment(index, held)


def segment_tokens(segment: Segment, pages: Sequence[Page], tokenizer: TextTokenizer) -> SegmentTokens:
    """Tokenise a segment again, with the place of every token.

    Args:
        segment: a segment of the document.
        pages: all pages of the document, ``pages[n - 1]`` being page n.
    """
    texts = [pages[piece.page - 1].text[piece.start : piece.end] for piece in segment.pieces]
    ids: list[int] = []
    places: list[Passage] = []
    for piece, tokens in zip(segment.pieces, tokenizer.encode_many(texts), strict=True):
        ids += tokens.ids
        places += [
            Passage(piece.page, piece.start + start, piece.start + end)
            for start, end in zip(tokens.starts, tokens.ends, strict=True)
        ]
    return SegmentTokens(ids, places)


def segment_text(segment: Segment, pages: Sequence[Page], tokens: SegmentTokens) -> tuple[str, Tokens]:
    """The text of a segment, its pages' parts line by line, and where its tokens stand in it."""
    text, moved = "", dict[int, int]()
    for piece in segment.pieces:
        moved[piece.page] = len(text) - piece.start
        text += pages[piece.page - 1].text[piece.start : piece.end] + "\n"
    starts = [place.start + moved[place.page] for place in tokens.places]
    ends = [place.end + moved[place.page] for place in tokens.places]
    return text[:-1], Tokens(tokens.ids, starts, ends)


def begins_paragraph(segment: Segment, pages: Sequence[Page]) -> bool:
    """Whether a segment begins a page, or stands behind a blank line."""
    first = segment.pieces[0]
    before = pages[first.page - 1].text[: first.start]
    words = before.rstrip()
    return not words or blank_line(before, len(words), len(before))


def _units(page: Page, tokenizer: TextTokenizer, limit: int, words: bool) -> Iterator[_Unit]:
    """Sentences or, for segments filled to the last word, words."""
    bounds = [match.span() for match in _WORD.finditer(page.text)] if words else sentence_bounds(page.text)
    if not bounds:
        return
    previous_end = 0
    for (start, end), tokens in zip(
        bounds, tokenizer.encode_many([page.text[start:end] for start, end in bounds]), strict=True
    ):
        opens = blank_line(page.text, previous_end, start) or start == 0
        previous_end = end
        for first, last in _parts(page.text[start:end], tokens, limit):
            part_start = start + (tokens.starts[first] if first else 0)
            part_end = start + (tokens.ends[last - 1] if last < len(tokens) else end - start)
            yield _Unit(Passage(page.number, part_start, part_end), last - first, opens and first == 0)


def _parts(text: str, tokens: Tokens, limit: int) -> Iterator[tuple[int, int]]:
    """Token ranges of at most ``limit`` tokens, cut between words where there is white space at all."""
    first = 0
    while len(tokens) - first > limit:
        last = first + limit
        while last > first + 1 and not text[tokens.starts[last] - 1 : tokens.starts[last]].isspace():
            last -= 1
        if last == first + 1:  # a run without white space longer than a segment
            last = first + limit
        yield first, last
        first = last
    if len(tokens) > first:
        yield first, len(tokens)


def _segment(index: int, units: list[_Unit]) -> Segment:
    pieces: list[Passage] = []
    for unit in units:
        if pieces and pieces[-1].page == unit.passage.page:
            pieces[-1] = Passage(unit.passage.page, pieces[-1].start, unit.passage.end)
        else:
            pieces.append(unit.passage)
    return Segment(index, tuple(pieces), sum(unit.tokens for unit in units))
