"""``rmt-desktop read`` and ``ask``: files in, answers with their places out."""

import argparse
import sys
from pathlib import Path

from rmt_desktop.console import (
    DONE,
    FAILED,
    NOT_FOUND,
    files_meant,
    model_loader,
    names_apart,
    open_library,
    plain_context,
    print_json,
)
from rmt_desktop.paths import data_folder
from rmt_desktop.workflows.answers_json import answer_object, document_object
from rmt_desktop.workflows.asking import ENGINES
from rmt_desktop.workflows.conversation import marked
from rmt_desktop.workflows.outline import SectionPaths, place_words
from rmt_desktop.workflows.phrases import counted
from rmt_desktop.workflows.tally import TALLY


def add_reading(command: argparse.ArgumentParser) -> None:
    """Arguments of ``read``."""
    _add_files(command)
    command.add_argument(
        "--cluster", metavar="ADDRESS", help="read on the machines of a Ray cluster; local = started here"
    )
    command.add_argument("--workers", type=int, metavar="N", help="of the cluster that read at once; default: all")


def add_asking(command: argparse.ArgumentParser) -> None:
    """Arguments of ``ask``."""
    _add_files(command)
    command.add_argument("-q", "--question", action="append", required=True, metavar="TEXT", help="can be repeated")
    command.add_argument("--engine", default="rmt", choices=(*ENGINES, TALLY))
    command.add_argument("--language-model", metavar="NAME", help="the installed one that writes; default: the last")
    command.add_argument("--as-of-page", type=int, metavar="N", help="as if every document ended after page N")


def read(options: argparse.Namespace) -> int:
    """Ingest files and accumulate memory."""
    from rmt_desktop.workflows.bulk_reading import is_sharing
    from rmt_desktop.workflows.onetime import read_files

    folder = data_folder(options.data_dir)
    files = files_meant(options.files)
    with open_library(folder) as library:
        if options.cluster is None and not is_sharing():
            outcomes = read_files(library, model_loader(options), files, plain_context(), options.password)
        else:
            from rmt_desktop.workflows.cluster import read_together

            given = (options.cluster, options.workers, files, plain_context(), options.reader, options.password)
            outcomes = read_together(library, *given)
    if options.json:
        print_json([
            {"path": str(o.path), "error": str(o.error) if o.error else None,
             "document": document_object(o.document) if o.document else None}
            for o in outcomes
        ])  # fmt: skip
    for outcome in outcomes:
        if outcome.error is not None:
            print(f"{outcome.error.title}: {outcome.error}", file=sys.stderr)
        elif outcome.document is not None and not options.json:
            print(f"{outcome.document.name}: {counted(outcome.document.page_count, 'page')} read")
    return FAILED if any(outcome.error for outcome in outcomes) else DONE


def ask(options: argparse.Namespace) -> int:
    """Ask questions of files, one after the other; a follow-up is understood after those before it."""
    from rmt_desktop.workflows.onetime import ask_in_turn

    folder, files = data_folder(options.data_dir), files_meant(options.files)
    with open_library(folder) as library:
        load = model_loader(options)
        asked = (files, options.question, options.engine, plain_context(), options.password)
        answers = ask_in_turn(library, load, *asked, as_of_page=options.as_of_page)
        sections = SectionPaths(library).of
        if options.json:
            objects = [answer_object(found, question, sections) for question, found in answers]
            print_json(objects if len(objects) > 1 else objects[0])
        quoted = {evidence.document_id for _, found in answers for evidence in (*found.evidence, *found.nearest)}
        names = names_apart(library.document(number) for number in quoted)
        for question, found in [] if options.json else answers:
            if len(answers) > 1:
                print(f"> {question}")
            said = marked(found, question) if found.text else counted(len(found.evidence), "finding")
            print("Not found in the document. Nearest passages:" if found.abstained else said)
            for number, evidence in enumerate(found.nearest if found.abstained else found.evidence, 1):
                place, quote = place_words(evidence, sections(evidence)), " ".join(evidence.quote.split())
                print(f"  [{number}] {names[evidence.document_id]}, {place}: “{quote}”")
    return NOT_FOUND if all(found.abstained for _, found in answers) else DONE


def _add_files(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="or folder")
    command.add_argument("--password", help="for an encrypted document")
    command.add_argument("--reader", type=Path, metavar="DIR", help="another trained reader")
