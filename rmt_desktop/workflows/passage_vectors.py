"""Dense vectors of passages: made once for every document and embedder, kept on disk or for a moment."""

import shutil
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.embeddings import EndpointChoice, chosen_endpoint, make_embedder
from rmt_desktop.workflows.sources import segment_text, vectors_folder

if TYPE_CHECKING:
    from rmt_desktop.answering.source import ReadDocument
    from rmt_desktop.retrieval.embedders import Embedder

_FILE = "vectors.npy"
_HELD = 2


@dataclass(slots=True)
class HeldVectors:
    """Vectors of the documents asked last; nothing is stored."""

    embedder: "Embedder"
    _held: "OrderedDict[int, tuple[ReadDocument, NDArray[np.float16]]]" = field(default_factory=OrderedDict)

    def of(self, document: "ReadDocument", context: WorkContext) -> NDArray[np.float16]:
        """[n, d] vectors of a document's segments; a document is known by being the same object."""
        if id(document) not in self._held:
            self._held[id(document)] = (document, passage_vectors(self.embedder, document, context))
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return self._held[id(document)][1]

    def query(self, question: str) -> NDArray[np.float32]:
        """[d] vector of a question."""
        return np.asarray(self.embedder.embed([question])[0], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class StoredVectors:
    """Vectors beside the word indexes of the library: they can be lost at any time, and go with their document."""

    library: Library
    embedder: "Embedder"

    def of(self, document: "ReadDocument", context: WorkContext) -> NDArray[np.float16]:
        """[n, d] vectors of a document's segments, from disk if they are there and fit."""
        folder = vectors_folder(self.library, document.id, document.segments, self.embedder.key)
        found = _load(folder / _FILE, len(document.segments))
        if found is None:
            found = passage_vectors(self.embedder, document, context)
            if not self.library.is_encrypted():  # texts can be guessed from their vectors
                _save(folder, found)
        return found

    def query(self, question: str) -> NDArray[np.float32]:
        """[d] vector of a question."""
        return np.asarray(self.embedder.embed([question])[0], dtype=np.float32)


def passage_vectors(embedder: "Embedder", document: "ReadDocument", context: WorkContext) -> NDArray[np.float16]:
    """[n, d] vectors of a document's segments, made now."""
    from rmt_desktop.retrieval.embedders import embed_all

    texts = [segment_text(segment, document.pages) for segment in document.segments]
    return embed_all(embedder, texts, context, f"Vectors of {document.name}")


def stored_vectors(library: Library) -> StoredVectors:
    """Vectors by the embedder that the user has chosen."""
    return StoredVectors(library, make_embedder(chosen_endpoint(library)))


def held_vectors(choice: EndpointChoice | None = None) -> HeldVectors:
    """Vectors that are not stored, by the local embedder or by a service."""
    return HeldVectors(make_embedder(choice))


def _load(path: Path, count: int) -> NDArray[np.float16] | None:
    """None if there are none, or others than ``count`` readable vectors."""
    try:
        found = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    fits = isinstance(found, np.ndarray) and found.ndim == 2 and len(found) == count and found.dtype == np.float16
    return found if fits else None


def _save(folder: Path, vectors: NDArray[np.float16]) -> None:
    """Write beside, then rename: a killed program leaves all or nothing."""
    partial = folder.with_name(folder.name + ".part")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    np.save(partial / _FILE, vectors, allow_pickle=False)
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)
