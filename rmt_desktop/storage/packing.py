"""Segments of a document, and spans of a segment, each in one compact value.

Segments are little-endian unsigned 32-bit numbers; for each segment its tokens and its number of pieces, then page,
start and end of each piece. The index is the position. Spans are first and last token as such numbers, and the margin
in double precision.
"""

import struct
from collections.abc import Sequence

from rmt_desktop.domain.documents import Passage
from rmt_desktop.domain.segments import Segment, TokenSpan

_SPAN = struct.Struct("<IId")


def pack_segments(segments: Sequence[Segment]) -> bytes:
    """The packed form; ValueError unless the segments are numbered 0, 1, 2, …"""
    numbers: list[int] = []
    for position, segment in enumerate(segments):
        if segment.index != position:
            raise ValueError(f"segment {segment.index} stands at position {position}")
        numbers += (segment.tokens, len(segment.pieces))
        for piece in segment.pieces:
            numbers += (piece.page, piece.start, piece.end)
    return struct.pack(f"<{len(numbers)}I", *numbers)


def unpack_segments(data: bytes) -> list[Segment]:
    """The segments of :func:`pack_segments`."""
    numbers = struct.unpack(f"<{len(data) // 4}I", data)
    segments: list[Segment] = []
    at = 0
    while at < len(numbers):
        tokens, count = numbers[at], numbers[at + 1]
        first, at = at + 2, at + 2 + 3 * count
        pieces = tuple(Passage(*numbers[i : i + 3]) for i in range(first, at, 3))
        segments.append(Segment(index=len(segments), pieces=pieces, tokens=tokens))
    return segments


def pack_spans(spans: Sequence[TokenSpan]) -> bytes:
    """The packed form, in the same order."""
    return b"".join(_SPAN.pack(span.first, span.last, span.margin) for span in spans)


def unpack_spans(data: bytes) -> tuple[TokenSpan, ...]:
    """The spans of :func:`pack_spans`, to the last bit."""
    return tuple(TokenSpan(*numbers) for numbers in _SPAN.iter_unpack(data))
