"""Which segments two versions of a document share: running digests of their text."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.segments import Segment

DIGEST_BYTES = 16


def running_digests(segments: Sequence[Segment], pages: Sequence[Page]) -> Iterator[bytes]:
    """For each segment, a digest of the text from the document's start to the segment's end, piece by piece.

    Equal digests mean that a reader was shown the same tokens in the same segments up to there, so that its memory
    after that segment is the same, too; on which pages they stand does not matter.

    Args:
        segments: in order, from the first on.
        pages: all pages of the document, ``pages[n - 1]`` being page n.

    >>> from rmt_desktop.domain.documents import Passage
    >>> one, two = Page(1, "Rent is due."), Page(2, "Term: a year.")
    >>> cut = [Segment(0, (Passage(1, 0, 12),), 4), Segment(1, (Passage(2, 0, 5),), 2)]
    >>> grown = [cut[0], Segment(1, (Passage(2, 0, 13),), 5)]
    >>> [a == b for a, b in zip(running_digests(cut, [one, two]), running_digests(grown, [one, two]))]
    [True, False]
    """
    digest = blake2b(digest_size=DIGEST_BYTES)
    for segment in segments:
        digest.update(_number(len(segment.pieces)))
        for piece in segment.pieces:
            text = pages[piece.page - 1].text[piece.start : piece.end].encode("utf-8", "surrogatepass")
            digest.update(_number(len(text)) + text)
        yield digest.digest()


def _number(value: int) -> bytes:
    """Lengths go first, so that no two texts look the same when they are strung together."""
    return value.to_bytes(8, "little")
