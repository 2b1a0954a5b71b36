"""Cut pages into segments for a decoder: the exact tokens of every page, each in one segment.

A decoder's tokens hold the white space before their word, so that a piece of text has other tokens alone than in its
page. Pages are therefore turned into tokens as a whole, and segments are runs of these.
"""

from collections.abc import Iterable, Iterator

from rmt_desktop.domain.documents import Page, Passage
from rmt_desktop.memory.config import Alignment
from rmt_desktop.memory.segmenter import SegmentTokens
from rmt_desktop.memory.sentences import blank_line, sentence_bounds
from rmt_desktop.memory.tokens import TextTokenizer, Tokens


def cut_token_segments(
    pages: Iterable[Page], tokenizer: TextTokenizer, segment_tokens: int, alignment: Alignment = "token"
) -> Iterator[SegmentTokens]:
    """Cut pages into segments of at most ``segment_tokens`` tokens, page by page in constant memory.

    The ids of all segments, one after the other, are those of all pages.

    Args:
        pages: drawn lazily.
        tokenizer: of the decoder.
        segment_tokens: the longest segment.
        alignment: ``token`` fills every segment but the last; ``sentence`` ends segments where sentences end, and
            one that is two thirds full before a new paragraph; ``paragraph`` starts one at every paragraph (after a
            blank line, or at the first character of a page). Longer sentences are cut between any two tokens.
    """
    held = SegmentTokens([], [])
    enough = {"token": segment_tokens, "sentence": segment_tokens * 2 / 3, "paragraph": 0}[alignment]
    for page in pages:
        tokens = tokenizer.encode(page.text)
        places = [Passage(page.number, *span) for span in zip(tokens.starts, tokens.ends, strict=True)]
        for first, last, opens_paragraph in _units(page, tokens, segment_tokens, alignment):
            full = len(held.ids) + last - first > segment_tokens
            if held.ids and (full or (opens_paragraph and len(held.ids) >= enough)):
                yield held
                held = SegmentTokens([], [])
            held.ids.extend(tokens.ids[first:last])
            held.places.extend(places[first:last])
    if held.ids:
        yield held


def _units(page: Page, tokens: Tokens, limit: int, alignment: Alignment) -> Iterator[tuple[int, int, bool]]:
    """Token ranges that stay together, and whether a paragraph begins with them."""
    if alignment == "token":
        yield from ((i, i + 1, False) for i in range(len(tokens)))
        return
    first, previous_end = 0, 0
    bounds = sentence_bounds(page.text) or [(0, len(page.text))]
    for number, (start, end) in enumerate(bounds):
        last = first
        while last < len(tokens) and (number == len(bounds) - 1 or tokens.starts[last] < end):
            last += 1
        opens = blank_line(page.text, previous_end, start) or start == 0
        previous_end = end
        for part in range(first, last, limit):
            yield part, min(part + limit, last), opens and part == first
        first = last
