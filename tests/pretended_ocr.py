"""A text recognition that tests can hold up and bring down: it stands where the package ``rapidocr`` would.

The program finds it as it finds the real one, in its child process, too; only what it sees is made up.
"""

import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_PACKAGE = """
import os
import time
from pathlib import Path
from types import SimpleNamespace

_HERE = Path(__file__).parent


class RapidOCR:
    def __init__(self, params):
        self.models = [Path(params[part + ".model_path"]).read_bytes() for part in ("Det", "Cls", "Rec")]

    def __call__(self, picture, return_word_box):
        number = round(int(picture[-1, -1, 0]) / 10)
        while (_HERE / "hold").exists() or (_HERE / f"hold {number}").exists():
            time.sleep(0.01)
        with (_HERE / "tried").open("a") as tried:
            tried.write(f"{number} ")
        if (_HERE / f"crash {number}").exists():
            os._exit(9)
        if (_HERE / f"blind {number}").exists():
            return SimpleNamespace(txts=None)
        text = f"The deposit of flat {number} is {number}00 pounds."
        box = [[40, 40], [440, 40], [440, 60], [40, 60]]
        words, left = [], 40
        for word in text.split():
            words.append((word, 0.9, [[left, 40], [left + 30, 40], [left + 30, 60], [left, 60]]))
            left += 40
        return SimpleNamespace(boxes=[box], txts=[text], scores=[0.9], word_results=[words])
"""


class PretendedOcr:
    """What the pretended recognition does, and what it was asked for."""

    def __init__(self, folder: Path):
        self._folder = folder / "rapidocr"
        (self._folder / "models").mkdir(parents=True)
        for part in ("det", "cls", "rec"):
            (self._folder / "models" / f"a_{part}_b.onnx").write_bytes(b"model")
        (self._folder / "__init__.py").write_text(_PACKAGE, encoding="utf-8")
        (folder / "onnxruntime.py").write_text("", encoding="utf-8")

    def hold(self, picture: int | None = None) -> None:
        """Let no picture, or one of them, come to its end until :meth:`release`."""
        (self._folder / ("hold" if picture is None else f"hold {picture}")).touch()

    def release(self) -> None:
        """Go on."""
        for held in self._folder.glob("hold*"):
            held.unlink()

    def crash_on(self, picture: int) -> None:
        """Bring down the process at a picture."""
        (self._folder / f"crash {picture}").touch()

    def see_nothing_on(self, picture: int) -> None:
        """See no words on a picture."""
        (self._folder / f"blind {picture}").touch()

    def tried(self) -> list[int]:
        """Pictures in the order they were looked at."""
        path = self._folder / "tried"
        return [int(number) for number in path.read_text().split()] if path.exists() else []


@pytest.fixture
def pretended_ocr(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PretendedOcr:
    """In place of the real recognition, if that is installed."""
    for name in [name for name in sys.modules if name.split(".")[0] in ("rapidocr", "onnxruntime")]:
        monkeypatch.delitem(sys.modules, name)
    folder = tmp_path / "pretended"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return PretendedOcr(folder)


def seen_on(picture: int) -> str:
    """What is seen on a picture of :func:`scan`."""
    return f"The deposit of flat {picture} is {picture}00 pounds."


def scan(path: Path, *pages: str | int, stamp: str = "") -> Path:
    """A PDF whose pages are texts, or pictures numbered 1 to 19; with a line of text above each picture."""
    canvas = Canvas(str(path), pagesize=(400, 200), invariant=1)
    for page in pages:
        if isinstance(page, str):
            for row, start in enumerate(range(0, len(page), 60)):
                canvas.drawString(20, 180 - 12 * row, page[start : start + 60])
        else:
            picture = Image.new("RGB", (1000, 510), (10 * page,) * 3)
            ImageDraw.Draw(picture).rectangle((100, 100, 600, 300), "white")
            canvas.drawImage(ImageReader(picture), 0, 0, 400, 186 if stamp else 200)
            canvas.drawString(5, 189, stamp) if stamp else None
        canvas.showPage()
    canvas.save()
    return path
