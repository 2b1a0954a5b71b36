"""BM25 over segments (bm25s), kept on disk so that a question does not pay for the document's length."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from rmt_desktop.retrieval.words import terms

_NOTHING = "\x00"  # bm25s needs at least one term per text


class LexicalIndex:
    """BM25 scores of a question against every segment (Lucene variant; k1 1.5, b 0.75)."""

    def __init__(self, index: bm25s.BM25, size: int):
        self._index = index
        self.size = size

    @classmethod
    def build(cls, texts: Iterable[str]) -> "LexicalIndex":
        """Index texts in order; at least one."""
        corpus = [terms(text) or [_NOTHING] for text in texts]
        index = bm25s.BM25()
        index.index(corpus, show_progress=False)
        return cls(index, len(corpus))

    def save(self, folder: Path) -> None:
        """Write the index; an older one is replaced only when the new one is complete."""
        partial = folder.with_name(folder.name + ".part")
        shutil.rmtree(partial, ignore_errors=True)
        self._index.save(str(partial), show_progress=False)
        (partial / "size").write_text(str(self.size), encoding="ascii")
        shutil.rmtree(folder, ignore_errors=True)
        partial.rename(folder)

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex | None":
        """Read an index back without holding it in memory; None if there is none or it is damaged."""
        try:
            size = int((folder / "size").read_text(encoding="ascii"))
            return cls(bm25s.BM25.load(str(folder), mmap=True), size)
        except (OSError, ValueError, KeyError):
            return None

    def scores(self, question: str) -> NDArray[np.float32]:
        """[n] BM25 score of every segment; zeros if no word of the question occurs."""
        known = [term for term in terms(question) if term in self._index.vocab_dict]
        if not known:
            return np.zeros(self.size, dtype=np.float32)
        return np.asarray(self._index.get_scores(known), dtype=np.float32)
