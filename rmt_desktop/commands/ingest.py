"""The commands about reading files: their arguments, and the workflows they call."""

import argparse
from pathlib import Path

from rmt_desktop.console import plain_context, print_json


def add_pdf_bench(command: argparse.ArgumentParser) -> None:
    """Arguments of ``bench pdf``."""
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("--data", type=Path, metavar="DIR", help="contracts.jsonl (document, text) and pdf/DOCUMENT.pdf")
    what.add_argument(
        "--scan", type=Path, nargs=2, metavar=("FILE", "TEXT"), help="a scan, and what a person has typed off it"
    )
    command.add_argument("--limit", type=int, metavar="N", help="only the first N documents")
    command.add_argument("--recognise", type=int, metavar="N", help="instead: recognise the first pages of N documents")


def add_fuzz(command: argparse.ArgumentParser) -> None:
    """Arguments of ``bench fuzz``."""
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="good files or folders of them")
    command.add_argument("--count", type=int, default=5_000, metavar="N", help="damaged files in all")
    command.add_argument("--seed", type=int, default=7)
    command.add_argument("--keep", type=Path, metavar="DIR", help="where files that crash the reader are put")


def pdf_bench(options: argparse.Namespace) -> int:
    """Measure PDF text against known texts: words in order and pages per second, beside plain pypdf and PDFium."""
    from rmt_desktop.workflows.pdf_quality import run_pdf_quality, run_recognition
    from rmt_desktop.workflows.scan_quality import run_scan_quality

    if options.scan:
        print_json(run_scan_quality(*options.scan))
    elif options.recognise:
        print_json(run_recognition(options.data, options.recognise, plain_context()))
    else:
        print_json(run_pdf_quality(options.data, options.limit, plain_context()))
    return 0


def fuzz(options: argparse.Namespace) -> int:
    """Damage files in many ways; each must be read or refused with a reason. Exit code 1 if one is not."""
    from rmt_desktop.workflows.fuzzing import run_fuzz

    found = run_fuzz(options.files, options.count, options.seed, options.keep, plain_context())
    print_json(found)
    return 1 if found["failures"] else 0
