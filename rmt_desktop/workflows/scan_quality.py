"""Text recognition against a text that a person has typed off the same scanned pages."""

import time
from collections import Counter
from pathlib import Path
from typing import Any

from rmt_desktop.domain.input_errors import FileMissing
from rmt_desktop.evaluation.word_order import common_words, words_of


def run_scan_quality(scan: Path, text: Path) -> dict[str, Any]:
    """Read a scan as the program reads any file, in its child process, and compare all words.

    ``words_read``: words of the typed text that were read, wherever on the page; ``words_in_order``: in the longest
    common subsequence, which also a column read at the wrong place lowers; ``not_read`` and ``not_there``: what was
    missed, and what was seen instead.

    Args:
        scan: a document whose pages have no text layer.
        text: UTF-8, what stands on them, in reading order.

    Raises:
        FileMissing: text recognition is not installed, or a file is not there.
        InputError: the scan cannot be read.
    """
    from rmt_desktop.ingest import ParserProcess, ocr

    if not ocr.available():
        raise FileMissing("Text recognition is not installed: pip install 'rmt-desktop[ocr]'.")
    wanted = words_of(_typed(text))
    began = time.perf_counter()
    with ParserProcess() as parser:
        pages = parser.parse(scan).pages
    seconds = time.perf_counter() - began
    seen = words_of("\n".join(page.text for page in pages))
    missed, surplus = Counter(wanted) - Counter(seen), Counter(seen) - Counter(wanted)
    return {
        "pages": len(pages),
        "words": len(wanted),
        "words_read": round(1 - missed.total() / max(1, len(wanted)), 4),
        "words_in_order": round(common_words(wanted, seen) / max(1, len(wanted)), 4),
        "not_read": sorted(missed.elements()),
        "not_there": sorted(surplus.elements()),
        "as_told": [page.reason for page in pages if page.reason],
        "seconds": round(seconds, 1),
    }


def _typed(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise FileMissing(f"{path} cannot be read ({error.strerror}).") from error
