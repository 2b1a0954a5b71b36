"""The command line: the window's use cases without a window.

Exit codes: 0 done, 1 failed with a message on stderr, 2 bad usage, 3 not found in the document.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rmt_desktop import (
    __version__,
    cli_backups,
    cli_compare,
    cli_embeddings,
    cli_highlights,
    cli_ingest,
    cli_laboratory,
    cli_library,
    cli_protect,
    cli_stories,
    cli_terms,
    cli_versions,
    cli_window,
)
from rmt_desktop.cli_models import add_model_actions, run_model_action
from rmt_desktop.cli_training import add_average_options, add_training_options, run_average, run_training
from rmt_desktop.console import files_meant, names_apart, open_library, unlock_folder
from rmt_desktop.console import plain_context as _context
from rmt_desktop.console import print_json as _print_json
from rmt_desktop.domain.errors import RmtError
from rmt_desktop.paths import data_folder
from rmt_desktop.workflows.answers_json import answer_object, document_object
from rmt_desktop.workflows.asking import ENGINES
from rmt_desktop.workflows.conversation import marked
from rmt_desktop.workflows.memory_sets import SETS
from rmt_desktop.workflows.outline import SectionPaths, place_words
from rmt_desktop.workflows.phrases import counted
from rmt_desktop.workflows.tally import TALLY

DONE, FAILED, USAGE, NOT_FOUND = 0, 1, 2, 3


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    try:
        options = _parser().parse_args(arguments, argparse.Namespace(arguments=list(arguments)))
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else USAGE
    try:
        return int(options.run(options))
    except RmtError as error:
        print(f"{error.title}: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("Stopped. What was done so far is kept.", file=sys.stderr)
        return FAILED


def read(options: argparse.Namespace) -> int:
    """Ingest files and accumulate memory."""
    from rmt_desktop.workflows.bulk_reading import is_sharing
    from rmt_desktop.workflows.onetime import read_files

    folder = data_folder(options.data_dir)
    files = files_meant(options.files)
    with open_library(folder) as library:
        if options.cluster is None and not is_sharing():
            outcomes = read_files(library, _loader(folder, options), files, _context(), options.password)
        else:
            from rmt_desktop.workflows.cluster import read_together

            given = (options.cluster, options.workers, files, _context(), options.reader, options.password)
            outcomes = read_together(library, *given)
    if options.json:
        _print_json([
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
        load = _loader(folder, options)
        asked = (files, options.question, options.engine, _context(), options.password)
        answers = ask_in_turn(library, load, *asked, as_of_page=options.as_of_page)
        sections = SectionPaths(library).of
        if options.json:
            objects = [answer_object(found, question, sections) for question, found in answers]
            _print_json(objects if len(objects) > 1 else objects[0])
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


def compare(options: argparse.Namespace) -> int:
    """Ask one question through several engines, side by side, with time and memory."""
    return cli_compare.run(options, _loader(data_folder(options.data_dir), options))


def versions(options: argparse.Namespace) -> int:
    """Ask what was asked of a document again of its new version, and compare the answers and clauses."""
    return cli_versions.run(options, _loader(data_folder(options.data_dir), options))


def doctor(options: argparse.Namespace) -> int:
    """Self-test of this installation."""
    from rmt_desktop.workflows.deep_check import deep_checks
    from rmt_desktop.workflows.selftest import examine

    folder = data_folder(options.data_dir)
    if options.deep:
        unlock_folder(folder)
    looks = {"window": _window, "languages": _languages}
    checks = examine(folder, {**looks, **(deep_checks(folder) if options.deep else {})})
    good = all(check.good for check in checks)
    if options.json:
        _print_json({"ok": good, "checks": [{"name": c.name, "ok": c.good, "detail": c.detail} for c in checks]})
    else:
        for check in checks:
            print(f"{'ok    ' if check.good else 'FAILED'}  {check.name}: {check.detail}")
    return DONE if good else FAILED


def bench_memory(options: argparse.Namespace) -> int:
    """Measure the same questions with memory and without it."""
    from rmt_desktop.workflows.memory_bench import run_memory

    load, sets = _loader(data_folder(options.data_dir), options), options.sets.split(",")
    _print_json(run_memory(load, options.data, options.out, sets, options.samples, options.seed, _context()))
    return DONE


def bench_speed(options: argparse.Namespace) -> int:
    """Measure reading, recall, memory, decoder and start, each as a ratio in this run."""
    from rmt_desktop.workflows.speed import run_speed

    result = run_speed(_context(), options.tokens)
    if options.json:
        _print_json(result)
    else:
        for name, value in result.items():
            print(f"{name}: {value}")
    return DONE


def train(options: argparse.Namespace) -> int:
    """Train the default reader, or a reader on questions of your own."""
    return run_training(options, _context())


def calibrate(options: argparse.Namespace) -> int:
    """Fit the probability scale of a trained reader."""
    from rmt_desktop.workflows.calibrating import CALIBRATED, calibrate_reader

    given = (options.data, options.out, options.questions, options.seed, _context())
    _print_json(calibrate_reader(*given, options.engines.split(",") if options.engines else CALIBRATED))
    return DONE


def models(options: argparse.Namespace) -> int:
    """List, verify or import models."""
    found, text = run_model_action(options)
    if options.json:
        _print_json(found)
    else:
        print(text)
    return DONE


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    where = {"type": Path, "metavar": "DIR", "help": "put everything the program writes in DIR"}
    common.add_argument("--data-dir", default=argparse.SUPPRESS, **where)  # type: ignore[arg-type]
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")
    parser = argparse.ArgumentParser(prog="rmt-desktop", description="Without a command, the window opens.")
    parser.add_argument("--version", action="version", version=f"RMT Desktop {__version__}")
    parser.add_argument("--data-dir", default=None, **where)  # type: ignore[arg-type]
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(reader=None, language_model=None)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, function: Callable[[argparse.Namespace], int], group: Any = commands) -> Any:
        command = group.add_parser(name, parents=[common], help=function.__doc__, description=function.__doc__)
        command.set_defaults(run=function)
        return command

    reading = add("read", read)
    asking = add("ask", ask)
    for command in (reading, asking):
        command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="or folder")
        command.add_argument("--password", help="for an encrypted document")
        command.add_argument("--reader", type=Path, metavar="DIR", help="another trained reader")
    reading.add_argument(
        "--cluster", metavar="ADDRESS", help="read on the machines of a Ray cluster; local = started here"
    )
    reading.add_argument("--workers", type=int, metavar="N", help="of the cluster that read at once; default: all")
    asking.add_argument("-q", "--question", action="append", required=True, metavar="TEXT", help="can be repeated")
    asking.add_argument("--engine", default="rmt", choices=(*ENGINES, TALLY))
    asking.add_argument("--language-model", metavar="NAME", help="the installed one that writes; default: the last")
    asking.add_argument("--as-of-page", type=int, metavar="N", help="as if every document ended after page N")
    cli_compare.add_arguments(add("compare", compare))
    cli_terms.add_arguments(add("terms", cli_terms.run))
    cli_versions.add_arguments(add("versions", versions))
    cli_library.add_actions(add("library", cli_library.run_action), common)
    cli_protect.add_arguments(add("protect", cli_protect.protect_library))
    add("unprotect", cli_protect.unprotect_library)
    add("doctor", doctor).add_argument("--deep", action="store_true", help="check your data, backups and models, too")
    add_model_actions(add("models", models), common)
    cli_backups.add_actions(add("backups", cli_backups.run_action), common)
    cli_embeddings.add_actions(add("embeddings", cli_embeddings.run_action), common)
    _add_bench(add, commands)
    _add_training(add)
    return parser


def _add_bench(add: Callable[..., Any], commands: Any) -> None:
    bench = commands.add_parser("bench", help="Measure.", description="Measure.")
    kinds = bench.add_subparsers(dest="kind", required=True, metavar="KIND")
    cli_laboratory.add_bench(add("qa", cli_laboratory.bench, kinds))
    cli_laboratory.add_writing_bench(add("lm", cli_laboratory.writing_bench, kinds))
    memory = add("memory", bench_memory, kinds)
    memory.add_argument("--data", type=Path, required=True, metavar="DIR", help="agreements, books, cuad, long and qa")
    memory.add_argument("--sets", default=",".join(SETS), metavar="S[,S]", help="any of %(default)s")
    memory.add_argument("--samples", type=int, metavar="N", help="questions of each distance, kind and file")
    memory.add_argument("--seed", type=int, default=7)
    memory.add_argument("--out", type=Path, required=True, metavar="DIR", help="results.json and results.csv")
    memory.add_argument("--reader", type=Path, metavar="DIR", help="another trained reader")
    cli_stories.add_bench(add("babilong", cli_stories.bench, kinds))
    cli_ingest.add_pdf_bench(add("pdf", cli_ingest.pdf_bench, kinds))
    cli_ingest.add_fuzz(add("fuzz", cli_ingest.fuzz, kinds))
    cli_highlights.add_bench(add("highlights", cli_highlights.bench, kinds))
    cli_window.add_bench(add("window", cli_window.bench, kinds))
    speed = add("speed", bench_speed, kinds)
    speed.add_argument(
        "--tokens", type=int, default=100_000, metavar="N",
        help="the shorter document of the memory and recall ratios; the longer one is ten times as long",
    )  # fmt: skip


def _add_training(add: Callable[..., Any]) -> None:
    add_training_options(add("train", train))
    add_average_options(add("average", run_average))
    cli_stories.add_training(add("train-stories", cli_stories.train))
    fitting = add("calibrate", calibrate)
    fitting.add_argument("--questions", type=int, default=400, metavar="N", help="of held-out documents")
    fitting.add_argument("--engines", metavar="E[,E]", help="default: all that have a scale of their own")
    fitting.add_argument("--data", type=Path, required=True, metavar="DIR", help="with cuad/ and long/")
    fitting.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of the reader")
    fitting.add_argument("--seed", type=int, default=7)


def _loader(folder: Path, options: argparse.Namespace) -> Callable[[], Any]:
    """Load the model at its first use, once."""
    held: list[Any] = []

    def load() -> Any:
        if not held:
            from rmt_desktop.workflows.models import load_default_model

            held.append(load_default_model(folder, reader=options.reader, language=options.language_model))
        return held[0]

    return load


def _window() -> str:
    """Qt and its native libraries load; after torch, which Windows wants first."""
    from rmt_desktop.ui.application import qt_version

    return f"Qt {qt_version()}"


def _languages() -> str:
    from rmt_desktop.ui.translation import dictionaries

    return dictionaries()
