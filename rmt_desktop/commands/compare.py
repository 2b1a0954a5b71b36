"""``rmt-desktop compare``: one question through several engines."""

import argparse
from pathlib import Path
from typing import Any

from rmt_desktop.console import files_meant, model_loader, open_library, plain_context, print_json
from rmt_desktop.paths import data_folder
from rmt_desktop.workflows.answers_json import answer_object
from rmt_desktop.workflows.asking import ENGINES
from rmt_desktop.workflows.comparing import ComparedAnswer, compare_files

DEFAULT = "rmt,deep,rag-hybrid"


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Arguments of ``compare``."""
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="or folder")
    command.add_argument("-q", "--question", required=True, metavar="TEXT")
    command.add_argument("--engines", default=DEFAULT, metavar="E[,E]", help=f"any of {', '.join(ENGINES)}")
    command.add_argument("--password", help="for an encrypted document")
    command.add_argument("--reader", type=Path, metavar="DIR", help="another trained reader")


def run(options: argparse.Namespace) -> int:
    """Ask one question through several engines, side by side, with time and memory.

    Returns:
        The exit code: 1 if every engine failed, else 0.
    """
    engines = [name.strip() for name in options.engines.split(",") if name.strip()]
    found: list[ComparedAnswer] = []
    with open_library(data_folder(options.data_dir)) as library:
        asked = (files_meant(options.files), options.question, engines, plain_context(), options.password)
        for compared in compare_files(library, model_loader(options), *asked):
            found.append(compared)
            if not options.json:
                _show(compared)
    if options.json:
        print_json({"question": options.question, "answers": [compared_object(one) for one in found]})
    return 1 if all(one.error for one in found) else 0


def compared_object(one: ComparedAnswer) -> dict[str, Any]:
    """One engine's part of ``compare --json``."""
    return {
        "engine": one.engine,
        "error": str(one.error) if one.error else None,
        "answer": answer_object(one.answer) if one.answer else None,
        "preparing_seconds": round(one.preparing_seconds, 3),
        "seconds": round(one.seconds, 3),
        "memory_mb": one.memory_mb,
        "added_memory_mb": one.added_memory_mb,
        "agrees_with_first": one.agrees,
    }


def _show(one: ComparedAnswer) -> None:
    if one.answer is None:
        print(f"{one.engine}: {one.error.title if one.error else 'failed'}: {one.error}\n")
        return
    once = f", {one.preparing_seconds:.2f} s before it" if one.preparing_seconds >= 0.01 else ""
    print(
        f"{one.engine}: {one.answer.text or 'Not found in the document.'}\n"
        f"  {one.seconds:.2f} s{once}, {one.memory_mb:,.0f} MiB ({one.added_memory_mb:+,.0f}), "
        f"confidence {one.answer.confidence:.2f}"
    )
    for evidence in (one.answer.evidence or one.answer.nearest)[:1]:
        print(f"  {evidence.document}, page {evidence.page}: “{' '.join(evidence.quote.split())}”")
    print(flush=True)
