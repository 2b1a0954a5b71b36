"""Words of a PDF page with their places, by PDFium."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

VERSION = f"pypdfium2 {pdfium.PYPDFIUM_INFO} PDFium {pdfium.PDFIUM_INFO}"

_ANGLE_SAMPLES = 60
_WORD_GAP = 0.15  # of the line height; a space is wider, letters of a word stand closer
_LABEL_GAP = 0.06  # after a number, which is rarely followed by a letter of the same word
_ENDS_LABEL = frozenset("0123456789.):;")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe]")  # hyphens at line ends, and what fonts do not name
_WORD = re.compile(r"\S+")
_SEAM = re.compile(r"(?<=[\d.):;,])(?=[^\W\d_])|(?<=[a-z])(?=[A-Z(\d])")


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without white space between them; points, y grows upwards, turned so that the text is upright."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """Of the line, not of the letters."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page in the order of its content."""

    words: tuple[Word, ...]
    letters: str
    """Everything on the page that is no white space, as PDFium names it."""
    bottom: float
    top: float
    """The page's edges in the words' coordinates."""


def page_words(document: pdfium.PdfDocument, index: int) -> PageWords:
    """Words of the page with a 0-based index.

    Raises:
        RuntimeError: PDFium cannot open the page.
    """
    page = document[index]
    try:
        textpage = page.get_textpage()
        try:
            left, bottom, right, top = page.get_bbox()
            angle = _angle(textpage)
            corners = (_turned(left, bottom, angle), _turned(right, top, angle))
            words = tuple(_words(textpage, angle))
            edges = sorted(corner[1] for corner in corners)
            return PageWords(words, "".join(word.text for word in words), edges[0], edges[1])
        finally:
            textpage.close()
    except pdfium.PdfiumError as error:
        raise RuntimeError(str(error)) from error
    finally:
        page.close()


def _angle(textpage: pdfium.PdfTextPage) -> int:
    """Quarter turns by which most of the text is turned."""
    count = textpage.count_chars()
    step = max(1, count // _ANGLE_SAMPLES)
    turns: Counter[int] = Counter()
    for index in range(0, count, step):
        radians = raw.FPDFText_GetCharAngle(textpage, index)
        if radians >= 0 and not chr(raw.FPDFText_GetUnicode(textpage, index)).isspace():
            turns[round(radians / 1.5707963) % 4] += 1
    return turns.most_common(1)[0][0] if turns else 0


def _turned(x: float, y: float, turns: int) -> tuple[float, float]:
    """A point after turning the page so that text at so many quarter turns, as PDFium counts them, is upright."""
    return ((x, y), (-y, x), (-x, -y), (y, -x))[turns]


def _words(textpage: pdfium.PdfTextPage, angle: int) -> Iterator[Word]:
    """Words as PDFium parts them, and parted where it has overlooked a gap: between ``2.1`` and ``Term``."""
    text = _text(textpage)
    box = _Boxes(textpage, angle)
    for match in _WORD.finditer(text):
        start = match.start()
        for place in _SEAM.finditer(text, match.start(), match.end()):
            before, after = box.of(place.start() - 1), box.of(place.start())
            least = _LABEL_GAP if text[place.start() - 1] in _ENDS_LABEL else _WORD_GAP
            if after[0] - before[2] > least * max(before[3] - before[1], 1.0) or _another_line(before, after):
                yield _word(text, start, place.start(), box)
                start = place.start()
        yield _word(text, start, match.end(), box)


def _text(textpage: pdfium.PdfTextPage) -> str:
    """A character for each of PDFium's, so that their numbers agree."""
    count = textpage.count_chars()
    text: str = textpage.get_text_range(0, count) if count else ""
    if len(text) != count:
        codes = (raw.FPDFText_GetUnicode(textpage, index) for index in range(count))
        text = "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)
    return _CONTROL.sub(lambda found: "-" if raw.FPDFText_IsHyphen(textpage, found.start()) == 1 else " ", text)


def _word(text: str, start: int, end: int, box: "_Boxes") -> Word:
    first = box.of(start)
    last = box.of(end - 1) if end - 1 > start else first
    high, low = (first, last) if first[3] - first[1] >= last[3] - last[1] else (last, first)
    if _another_line(first, last):  # a word that PDFium has put together over the end of a line
        return Word(text[start:end], first[0], first[1], max(first[2], first[0]), first[3])
    bottom, top = (high[1], high[3]) if high[3] > high[1] else (low[1], low[3])
    return Word(text[start:end], min(first[0], last[0]), bottom, max(first[2], last[2]), top)


def _another_line(before: tuple[float, float, float, float], after: tuple[float, float, float, float]) -> bool:
    middle = (after[1] + after[3]) / 2
    height = max(before[3] - before[1], 1.0)
    return not before[1] - 0.5 * height < middle < before[3] + 0.5 * height


class _Boxes:
    """Places of characters, in coordinates in which the text is upright: left, bottom, right, top."""

    def __init__(self, textpage: pdfium.PdfTextPage, angle: int) -> None:
        self._page = textpage
        self._angle = angle
        self._box = raw.FS_RECTF()
        self._reference = ctypes.byref(self._box)

    def of(self, index: int) -> tuple[float, float, float, float]:
        """The place of a character, with the height of its line."""
        raw.FPDFText_GetLooseCharBox(self._page, index, self._reference)
        box = self._box
        if not self._angle:
            return box.left, box.bottom, box.right, box.top
        first, second = _turned(box.left, box.bottom, self._angle), _turned(box.right, box.top, self._angle)
        return min(first[0], second[0]), min(first[1], second[1]), max(first[0], second[0]), max(first[1], second[1])
