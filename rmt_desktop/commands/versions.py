"""``rmt-desktop versions``: what was asked of a document, asked again of its new version."""

import argparse
from pathlib import Path

from rmt_desktop.console import model_loader, open_library, plain_context, print_json
from rmt_desktop.domain.revisions import Revision
from rmt_desktop.paths import data_folder
from rmt_desktop.workflows.exporting import write_whole
from rmt_desktop.workflows.onetime import compare_versions
from rmt_desktop.workflows.revision_text import ordered, revision_object, summary, write_docx, write_markdown


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Arguments of ``versions``."""
    command.add_argument("old", type=Path, metavar="OLD")
    command.add_argument("new", type=Path, metavar="NEW")
    command.add_argument("-q", "--question", action="append", default=[], metavar="TEXT",
                         help="ask this of OLD, too, before; can be repeated")  # fmt: skip
    command.add_argument("--engine", default="rmt", help="for these; the others are asked as they were")
    command.add_argument("--out", type=Path, metavar="FILE", help="write it as Markdown, or as Word if named .docx")
    command.add_argument("--password", help="for encrypted documents")
    command.add_argument("--reader", type=Path, metavar="DIR", help="another trained reader")


def run(options: argparse.Namespace) -> int:
    """Ask what was asked of a document again of its new version, and compare the answers and clauses."""
    with open_library(data_folder(options.data_dir)) as library:
        revision = compare_versions(
            library, model_loader(options), options.old, options.new, options.question, options.engine, plain_context(),
            options.password,
        )  # fmt: skip
    if options.out is not None:
        write = write_docx if options.out.suffix.lower() == ".docx" else write_markdown
        write_whole(options.out, lambda target: write(revision, target))
    if options.json:
        print_json(revision_object(revision))
    else:
        _show(revision)
    return 0


def _show(revision: Revision) -> None:
    print(summary(revision))
    for item in ordered(revision):
        print(f"\n[{item.finding.change.value}] {item.text}\n  {item.finding.note}".rstrip())
        print(f"  before: {item.old_answer}\n  now:    {item.finding.new_answer}")
