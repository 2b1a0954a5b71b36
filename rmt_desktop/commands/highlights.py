"""``bench highlights``: how well highlights lie on quotes, measured on real PDFs."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from rmt_desktop.console import print_json
from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.input_errors import FileMissing


def add_bench(command: argparse.ArgumentParser) -> None:
    """Arguments of ``bench highlights``."""
    command.add_argument("--pdf", type=Path, required=True, metavar="DIR", help="folder of PDFs")
    command.add_argument("--quotes", type=int, default=300, metavar="N", help="sentences drawn over all files")
    command.add_argument("--seed", type=int, default=7)


def bench(options: argparse.Namespace) -> int:
    """Highlight sentences of PDFs and compare the text under each highlight with the quote."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from rmt_desktop.ingest import ParserProcess
    from rmt_desktop.memory.sentences import sentence_bounds
    from rmt_desktop.ui.application import create_application
    from rmt_desktop.ui.highlight_check import place_quotes, summary

    files = sorted(options.pdf.glob("*.pdf"))
    if not files:
        raise FileMissing(f"There is no PDF in {options.pdf}. Name a folder of PDFs.")
    application = QGuiApplication.instance() or create_application(["rmt-desktop"])
    with ParserProcess() as parser:

        def pages(path: Path) -> Sequence[Page]:
            return parser.parse(path).pages

        print_json(summary(list(place_quotes(files, pages, sentence_bounds, options.quotes, options.seed))))
    del application
    return 0
