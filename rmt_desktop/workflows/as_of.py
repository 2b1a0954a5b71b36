"""A document as it was known after one of its pages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rmt_desktop.domain.segments import Segment
from rmt_desktop.workflows.sources import segment_text

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model
    from rmt_desktop.answering.source import ReadDocument


def document_as_of(model: "Model", document: "ReadDocument", page: int) -> "ReadDocument":
    """The document as if it ended after a page: engines answer from it as from a file with these pages only.

    Segments are cut from left to right without looking ahead, so that those of the shorter document are those of the
    whole one up to the page; one that runs on is cut off there. Of what reading left behind, everything is taken from
    the snapshots but the vector of that last segment, which is read again. The word index is built anew: how rare a
    word is depends on what follows.
    """
    from rmt_desktop.retrieval.lexical import LexicalIndex

    if page >= len(document.pages):
        return document
    pages = document.pages[:page]
    segments = list(_cut_off(model, document, page))
    return replace(
        document,
        pages=pages,
        segments=segments,
        headings=[heading for heading in document.headings if heading.passage.page <= page],
        terms=[term for term in document.terms if term.page <= page],
        vectors=_vectors(model, document, segments),
        lexical=LexicalIndex.build(segment_text(segment, pages) for segment in segments) if segments else None,
    )


def _cut_off(model: "Model", document: "ReadDocument", page: int) -> Iterator[Segment]:
    for segment in document.segments:
        pieces = tuple(piece for piece in segment.pieces if piece.page <= page)
        if not pieces:
            return
        if pieces == segment.pieces:
            yield segment
        else:
            shorter = replace(segment, pieces=pieces)
            yield replace(shorter, tokens=len(model.tokens(shorter, document.pages).ids))


def _vectors(model: "Model", document: "ReadDocument", segments: Sequence[Segment]) -> NDArray[np.float16]:
    """[n, d] retrieval vectors of the first n segments, the last of which may have been cut off."""
    last = len(segments) - 1
    if last < 0 or segments[last] == document.segments[last]:
        return document.vectors[: last + 1]
    before = document.memories.after(last - 1) if last else None
    (snapshot,) = model.read([model.tokens(segments[last], document.pages).ids], last, before)
    vector = np.frombuffer(snapshot.vector, dtype="<f2")
    return np.vstack([document.vectors[:last], vector])
