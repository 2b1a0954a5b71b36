"""PDF text against known texts: pypdf, PDFium as it is, and what the program makes of PDFium's words."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from rmt_desktop.domain.input_errors import FileMissing
from rmt_desktop.evaluation.word_order import common_words, words_of
from rmt_desktop.jobs.context import Progress, WorkContext

if TYPE_CHECKING:
    from rmt_desktop.ingest.ocr_words import ReadWord

_REFERENCE = "contracts.jsonl"

Extractor = Callable[[bytes], list[str]]
"""Bytes of a PDF to the text of each page."""


@dataclass(slots=True)
class _Sum:
    """What one extractor did over all documents."""

    pages: int = 0
    seconds: float = 0.0
    common: int = 0
    documents: dict[str, float] = field(default_factory=dict)


def run_pdf_quality(data: Path, limit: int | None, context: WorkContext) -> dict[str, Any]:
    """Measure extractors on PDFs whose text is known.

    ``words_in_order``: words of the reference in the longest common subsequence, of all reference words.
    ``program`` is measured with running headers, footers and page numbers, which the references have, too;
    ``program_body`` without, as the program stores it. All run in this process, one after the other.

    Args:
        data: a folder with ``contracts.jsonl`` (``document``, ``text``) and ``pdf/DOCUMENT.pdf``.
        limit: only the first so many documents.
        context: told of each document.

    Raises:
        FileMissing: there is no PDF with a known text.
    """
    pairs = list(_pairs(data))[:limit]
    if not pairs:
        raise FileMissing(f"There is no PDF under {data / 'pdf'} whose text is in {data / _REFERENCE}.")
    sums = {name: _Sum() for name in _extractors()}
    total = 0
    for done, (path, text) in enumerate(pairs):
        context.raise_if_cancelled()
        context.report(Progress(done, len(pairs), path.stem))
        reference, content = words_of(text), path.read_bytes()
        total += len(reference)
        for name, extract in _extractors().items():
            _measure(sums[name], path.stem, extract, content, reference)
    return {"documents": len(pairs), "words": total, **{name: _figures(each, total) for name, each in sums.items()}}


def run_recognition(data: Path, count: int, context: WorkContext) -> dict[str, Any]:
    """Recognise the first pages of PDFs from their pictures and compare with the pages' own text.

    Args:
        data: as for :func:`run_pdf_quality`.
        count: how many documents, a page of each.
        context: told of each page.

    Raises:
        FileMissing: text recognition is not installed.
    """
    from rmt_desktop.ingest import ocr
    from rmt_desktop.ingest.pdf_text import LaidOutPdf, plain_pages

    if not ocr.available():
        raise FileMissing("Text recognition is not installed: pip install 'rmt-desktop[ocr]'.")
    recogniser = ocr.Recogniser()
    total = common = placed = seen = 0
    seconds: list[float] = []
    for done, (path, _) in enumerate(list(_pairs(data))[:count]):
        context.raise_if_cancelled()
        context.report(Progress(done, count, path.stem))
        content = path.read_bytes()
        reference = words_of(plain_pages(content, running=True)[0])
        with closing(LaidOutPdf.open(content, None)) as layout:
            picture = layout.picture(0)
            if picture is None or layout.document is None:
                continue
            began = time.perf_counter()
            found = recogniser.read(picture.pixels)
            seconds.append(time.perf_counter() - began)
            seen += len(found.words)
            placed += _in_place(layout.document[0], found.words, picture.points)
        total += len(reference)
        common += common_words(reference, words_of(found.text))
    return {"pages": len(seconds), "words": total, "words_in_order": round(common / max(1, total), 4),
            "words_in_place": round(placed / max(1, seen), 4), "seconds_median": round(median(seconds), 2)}  # fmt: skip


def _in_place(page: Any, words: "Sequence[ReadWord]", points: float) -> int:
    """How many recognised words have their own letters, and no word before or after, in the text layer at their place.

    A letter of a neighbour that reaches into the box is forgiven: boxes are as wide as the models say.
    """
    textpage, height = page.get_textpage(), page.get_height()
    count = 0
    for word in words:
        box = (word.left * points, height - word.bottom * points, word.right * points, height - word.top * points)
        below = textpage.get_text_bounded(*box)
        letters, wanted = ("".join(filter(str.isalnum, text)).casefold() for text in (below, word.text))
        count += wanted in letters and len(letters) <= len(wanted) + 2
    textpage.close()
    return count


def _measure(result: _Sum, name: str, extract: Extractor, content: bytes, reference: list[str]) -> None:
    began = time.perf_counter()
    pages = extract(content)
    result.seconds += time.perf_counter() - began
    result.pages += len(pages)
    common = common_words(reference, words_of("\n".join(pages)))
    result.common += common
    result.documents[name] = common / max(1, len(reference))


def _figures(result: _Sum, total: int) -> dict[str, Any]:
    worst = min(result.documents, key=lambda name: result.documents[name])
    return {
        "words_in_order": round(result.common / total, 5),
        "pages_per_second": round(result.pages / result.seconds, 1),
        "worst_document": {"name": worst, "words_in_order": round(result.documents[worst], 5)},
    }


def _pairs(data: Path) -> Iterator[tuple[Path, str]]:
    if not (data / _REFERENCE).is_file():
        raise FileMissing(f"There are no known texts at {data / _REFERENCE}.")
    with (data / _REFERENCE).open(encoding="utf-8") as lines:
        texts = {row["document"]: row["text"] for row in map(json.loads, lines)}
    for path in sorted((data / "pdf").glob("*.pdf")):
        if path.stem in texts:
            yield path, texts[path.stem]


def _extractors() -> dict[str, Extractor]:
    return {"pypdf": _pypdf, "pdfium": _pdfium, "program": _program, "program_body": _program_body}


def _pypdf(content: bytes) -> list[str]:
    from io import BytesIO

    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def _pdfium(content: bytes) -> list[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


def _program(content: bytes) -> list[str]:
    from rmt_desktop.ingest.pdf_text import plain_pages

    return plain_pages(content, running=True)


def _program_body(content: bytes) -> list[str]:
    from rmt_desktop.ingest.pdf_text import plain_pages

    return plain_pages(content, running=False)
