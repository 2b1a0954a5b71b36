"""Text recognition on pages that are pictures, by RapidOCR with the models of its own package; nothing is fetched.

The package is optional: without it such pages are marked as pages without text.
"""

import importlib.util
import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rmt_desktop.ingest.ocr_words import ReadLine, ReadWord, in_order
from rmt_desktop.ingest.pdf_hyphens import joined_text
from rmt_desktop.ingest.pdf_layout import page_lines
from rmt_desktop.ingest.pdf_words import Word

PAGE_SECONDS = 180.0
"""For a single page; most take a few seconds."""

_LEAST_SURE = 0.5  # lines below are specks and stamps
_LEAST_CONTRAST = 2.0  # of 255; an even surface shows no letters
_BLOCK_GAP = 0.0  # the models part a line where columns or cells do, and their boxes are wider than its letters
_MODELS = {"Det": "*det*.onnx", "Cls": "*cls*.onnx", "Rec": "*rec*.onnx"}


def available() -> bool:
    """Whether text recognition is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


@dataclass(frozen=True, slots=True)
class Recognised:
    """What is seen on a picture."""

    text: str
    """In reading order; empty if nothing is seen."""
    sureness: float
    """0–1: how sure the models are of its letters."""
    words: tuple[ReadWord, ...]
    """In reading order, each with its place."""


NOTHING = Recognised("", 0.0, ())


class Recogniser:
    """The models, loaded at the first page that needs them."""

    def __init__(self) -> None:
        self._engine: Any = None

    def read(self, picture: Any) -> Recognised:
        """Text of a picture and the places of its words.

        Args:
            picture: pixels, an array of height × width × 3 bytes.
        """
        if float(picture[::4, ::4].std()) < _LEAST_CONTRAST:
            return NOTHING
        if self._engine is None:
            self._engine = _engine()
        found = self._engine(picture, return_word_box=True)
        if not found.txts:
            return NOTHING
        sure = letters = 0.0
        blocks: list[Word] = []
        read: list[ReadLine] = []
        for box, text, score, words in zip(found.boxes, found.txts, found.scores, found.word_results, strict=True):
            if score < _LEAST_SURE or not text.strip():
                continue
            left, top, right, bottom = _edges(box)
            blocks.append(Word(text.strip(), left, -bottom, right, -top))
            read.append(ReadLine(tuple(_words(words)), left, top, right, bottom))
            sure += float(score) * len(text)
            letters += len(text)
        lines = page_lines(blocks, _BLOCK_GAP)
        return Recognised(joined_text(lines), sure / letters if letters else 0.0, tuple(in_order(read, lines)))


def _words(found: Iterable[tuple[str, float, Any]]) -> Iterator[ReadWord]:
    for text, score, box in found:
        if text.strip() and box is not None:
            yield ReadWord(text.strip(), *_edges(box), float(score))


def _edges(box: Any) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a box of four corners."""
    across = [float(corner[0]) for corner in box]
    down = [float(corner[1]) for corner in box]
    return min(across), min(down), max(across), max(down)


def _engine() -> Any:
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    folder = _model_folder()
    paths = {f"{part}.model_path": str(next(iter(sorted(folder.glob(name))))) for part, name in _MODELS.items()}
    threads = {"EngineConfig.onnxruntime.intra_op_num_threads": max(1, (os.cpu_count() or 2) // 2)}
    return RapidOCR(params={**paths, **threads, "Global.log_level": "error"})


def _model_folder() -> Path:
    spec = importlib.util.find_spec("rapidocr")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("rapidocr")
    return Path(spec.origin).parent / "models"
