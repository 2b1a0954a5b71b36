"""Text recognition on pages that are pictures, by RapidOCR with the models of its own package; nothing is fetched.

The package is optional: without it such pages are marked as pages without text.
"""

import importlib.util
import logging
import os
from pathlib import Path
from typing import Any

from rmt_desktop.ingest.pdf_hyphens import joined_text
from rmt_desktop.ingest.pdf_layout import page_lines
from rmt_desktop.ingest.pdf_words import Word

PAGE_SECONDS = 180.0
"""For a single page; most take a few seconds."""

_LEAST_SURE = 0.5  # lines below are specks and stamps
_LEAST_CONTRAST = 2.0  # of 255; an even surface shows no letters
_MODELS = {"Det": "*det*.onnx", "Cls": "*cls*.onnx", "Rec": "*rec*.onnx"}


def available() -> bool:
    """Whether text recognition is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


class Recogniser:
    """The models, loaded at the first page that needs them."""

    def __init__(self) -> None:
        self._engine: Any = None

    def read(self, picture: Any) -> tuple[str, float]:
        """Text of a picture in reading order, and how sure the models are of its letters, 0–1; empty text at 0.

        Args:
            picture: pixels, an array of height × width × 3 bytes.
        """
        if float(picture[::4, ::4].std()) < _LEAST_CONTRAST:
            return "", 0.0
        if self._engine is None:
            self._engine = _engine()
        found = self._engine(picture)
        if not found.txts:
            return "", 0.0
        words: list[Word] = []
        sure = letters = 0.0
        for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
            if score < _LEAST_SURE or not text.strip():
                continue
            across = [float(corner[0]) for corner in box]
            down = [float(corner[1]) for corner in box]
            words.append(Word(text.strip(), min(across), -max(down), max(across), -min(down)))
            sure += float(score) * len(text)
            letters += len(text)
        return joined_text(page_lines(words)), sure / letters if letters else 0.0


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
