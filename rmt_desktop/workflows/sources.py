"""Documents as engines see them, from the library or from plain text."""

import shutil
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.growth import first
from rmt_desktop.domain.segments import MemoryState, Segment, Snapshot
from rmt_desktop.memory.headings import find_headings
from rmt_desktop.models.store import ModelStore
from rmt_desktop.retrieval.terms import find_terms
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.stored_readings import StoredReadings
from rmt_desktop.workflows.terms import document_terms

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model
    from rmt_desktop.answering.source import ReadDocument


def reading_key(parser: str, weights: str) -> str:
    """What everything derived from a document's text depends on."""
    return f"{parser} {weights}"


def text_read(stored: str | None, weights: str) -> str:
    """The name of the text that was read under the key ``stored``; the key as it is if other weights read it."""
    return (stored or "").removesuffix(f" {weights}")


def is_grown(stored: str | None, parser: str, weights: str) -> bool:
    """Whether what was read under the key ``stored`` is the same text before pages of it were recognised."""
    text = text_read(stored, weights)
    return text not in (stored or "", parser) and first(text) == first(parser)


def index_folder(library: Library, document_id: int, weights: str) -> Path:
    """Where a document's word index lies; it can always be rebuilt."""
    return library.folder / "indexes" / f"{document_id}-{weights}"


def build_index(
    library: Library, weights: str, document_id: int, pages: Sequence[Page], segments: Sequence[Segment]
) -> None:
    """Index the words of a document's segments on disk; of an encrypted library nothing is written beside it."""
    from rmt_desktop.retrieval.lexical import LexicalIndex

    if segments and not library.is_encrypted():
        folder = index_folder(library, document_id, weights)
        folder.parent.mkdir(parents=True, exist_ok=True)
        LexicalIndex.build(segment_text(segment, pages) for segment in segments).save(folder)


def vectors_folder(library: Library, document_id: int, segments: Sequence[Segment], embedder: str) -> Path:
    """Where an embedder's vectors of these segments of a document lie, as long as it is read in the same way."""
    bounds = [(piece.page, piece.start, piece.end) for segment in segments for piece in segment.pieces]
    identity = f"{library.reading_fingerprint(document_id)} {embedder} {bounds}"
    name = blake2b(identity.encode(), digest_size=8).hexdigest()
    return library.folder / "indexes" / f"{document_id}-vectors-{name}"


def drop_indexes(library: Library, document_id: int) -> None:
    """Remove a document's word indexes and vectors, and what language models keep of it."""
    ModelStore(library.folder).drop_caches(document_id)
    for folder in (library.folder / "indexes").glob(f"{document_id}-*"):
        shutil.rmtree(folder, ignore_errors=True)


def segment_text(segment: Segment, pages: Sequence[Page]) -> str:
    """A segment's text, its pieces on lines of their own; ``pages[n - 1]`` is page n."""
    return "\n".join(pages[piece.page - 1].text[piece.start : piece.end] for piece in segment.pieces)


@dataclass(frozen=True, slots=True)
class StoredMemories:
    """Snapshots in the library."""

    library: Library
    document_id: int

    def after(self, segment: int) -> MemoryState | None:
        """Memory after the segment; None if it was not read."""
        snapshot = self.library.snapshot(self.document_id, segment)
        return snapshot.memory if snapshot else None


@dataclass(frozen=True, slots=True)
class HeldMemories:
    """Snapshots in memory."""

    snapshots: Sequence[Snapshot]

    def after(self, segment: int) -> MemoryState | None:
        """Memory after the segment."""
        return self.snapshots[segment].memory


@dataclass(slots=True)
class SourceCache:
    """Read documents by id, the few used last."""

    library: Library
    size: int = 4
    _held: "OrderedDict[tuple[int, str], ReadDocument]" = field(default_factory=OrderedDict)

    def get(self, model: "Model", document_id: int) -> "ReadDocument":
        """A document that was read to its end."""
        key = (document_id, self.library.reading_fingerprint(document_id) or "")
        if key not in self._held:
            self._held[key] = from_library(self.library, model, document_id)
        self._held.move_to_end(key)
        while len(self._held) > self.size:
            self._held.popitem(last=False)
        return self._held[key]


def from_library(library: Library, model: "Model", document_id: int) -> "ReadDocument":
    """A stored document, its word index rebuilt if it is missing."""
    from rmt_desktop.answering.source import ReadDocument
    from rmt_desktop.retrieval.lexical import LexicalIndex

    document, pages, segments = (
        library.document(document_id),
        library.pages(document_id),
        library.segments(document_id),
    )
    folder = index_folder(library, document_id, model.fingerprint)
    lexical = LexicalIndex.load(folder) if segments else None
    if segments and (lexical is None or lexical.size != len(segments)):
        build_index(library, model.fingerprint, document_id, pages, segments)
        lexical = LexicalIndex.load(folder)
        if lexical is None:  # not kept on disk
            lexical = LexicalIndex.build(segment_text(segment, pages) for segment in segments)
    width, data = library.vectors(document_id)
    vectors = np.frombuffer(data, dtype="<f2").reshape(len(segments), width or 1)
    return ReadDocument(
        id=document_id,
        name=document.name,
        pages=pages,
        segments=segments,
        headings=library.headings(document_id),
        vectors=vectors,
        lexical=lexical,
        memories=StoredMemories(library, document_id),
        questions=StoredReadings(library, document_id, model.fingerprint),
        terms=document_terms(library, document_id, pages, document.parser),
    )


def from_pages(model: "Model", document_id: int, name: str, pages: Sequence[Page], read: bool = True) -> "ReadDocument":
    """Pages read on the spot, nothing stored: for evaluation.

    With ``read=False`` they are cut and their words indexed only: all that retrieval without memory needs.
    """
    from rmt_desktop.answering.source import ReadDocument
    from rmt_desktop.retrieval.lexical import LexicalIndex

    began = time.perf_counter()
    segments = list(model.cut(pages))
    snapshots = list(model.read(model.tokens(segment, pages).ids for segment in segments)) if read else []
    vectors = np.frombuffer(b"".join(s.vector for s in snapshots), dtype="<f2")
    vectors = vectors.reshape(len(segments) if read else 0, model.config.hidden_size)
    return ReadDocument(
        id=document_id,
        name=name,
        pages=pages,
        segments=segments,
        headings=find_headings(pages),
        vectors=vectors,
        lexical=LexicalIndex.build(segment_text(s, pages) for s in segments) if segments else None,
        memories=HeldMemories(snapshots),
        ingest_seconds=time.perf_counter() - began,
        terms=find_terms(pages),
    )


def unread(document_id: int, name: str, pages: Sequence[Page]) -> "ReadDocument":
    """Pages that nothing was read of: for engines that read them whole."""
    from rmt_desktop.answering.source import ReadDocument

    nothing = np.zeros((0, 1), dtype=np.float16)
    return ReadDocument(document_id, name, pages, [], [], nothing, None, HeldMemories([]))
