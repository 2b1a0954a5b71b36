"""``rmt-desktop bench qa`` and ``bench lm``: their arguments, and the workflows they call."""

import argparse
import shlex
import sys
import time
from pathlib import Path

from rmt_desktop.console import open_library, plain_context, print_json
from rmt_desktop.paths import data_folder
from rmt_desktop.workflows.asking import ENGINES
from rmt_desktop.workflows.tally import TALLY


def add_bench(command: argparse.ArgumentParser) -> None:
    """Arguments of ``bench qa``."""
    command.add_argument(
        "--data", type=Path, action="append", required=True, metavar="FILE",
        help="JSONL, JSON (SQuAD, CUAD, HotpotQA, TriviaQA) or CSV; repeated: several files in one report",
    )  # fmt: skip
    command.add_argument(
        "--documents", type=Path, action="append", default=[], metavar="PATH",
        help="texts that the questions name: a JSONL file or a folder; repeated: one for each question file, in order",
    )  # fmt: skip
    command.add_argument("--engine", default="rmt", metavar="E[,E]", help=f"any of {', '.join((*ENGINES, TALLY))}")
    command.add_argument("--memory", choices=("on", "off"), default="on", help="same weights and questions without")
    command.add_argument("--limit", type=int, metavar="N", help="only the first N questions")
    command.add_argument("--groups", type=int, metavar="N", help="only the questions on the first N documents (titles)")
    command.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth question")
    command.add_argument("--sample", type=int, metavar="N", help="only N questions of each file, spread evenly over it")
    command.add_argument(
        "--places", type=int, default=0, metavar="N",
        help="only questions with N or more places marked as correct: 1 = answerable ones, more = list all",
    )  # fmt: skip
    command.add_argument(
        "--unanswerable", action="store_true", help="pair each with a paragraph that doesn't answer it"
    )
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="report.html, results, charts")
    command.add_argument("--language-model", metavar="NAME", help="the installed one that writes; default: the last")
    command.add_argument("--reader", type=Path, metavar="DIR", help="another trained reader")


def bench(options: argparse.Namespace) -> int:
    """Measure engines on a question file, each in a process of its own."""
    from rmt_desktop.workflows.arm_process import ArmSetting
    from rmt_desktop.workflows.benchmarking import checked_engines, laboratory, run_qa
    from rmt_desktop.workflows.embeddings import chosen_endpoint
    from rmt_desktop.workflows.question_file import QuestionFile
    from rmt_desktop.workflows.question_parts import question_files

    engines = checked_engines(options.engine.split(","))
    folder = data_folder(options.data_dir)
    with open_library(folder) as library:
        endpoint = chosen_endpoint(library)
    setting = ArmSetting(folder, options.reader, options.memory == "on", endpoint, options.language_model)
    names = ("limit", "groups", "every", "sample", "places", "unanswerable")
    wanted = QuestionFile(options.data[0], **{name: getattr(options, name) for name in names})
    questions = question_files(options.data, options.documents, wanted)
    command = shlex.join(["rmt-desktop", *options.arguments])
    results = run_qa(laboratory(setting), questions, engines, options.out, plain_context(), command)
    print_json(results)
    for name, reason in results["failed"].items():
        print(f"{name}: {reason}", file=sys.stderr)
    return 1 if results["failed"] else 0


def add_writing_bench(command: argparse.ArgumentParser) -> None:
    """Arguments of ``bench lm``."""
    command.add_argument("--language-model", metavar="NAME", help="an installed one; default: the last")
    command.add_argument("--tokens", type=int, default=1800, metavar="N", help="of the document that is asked")
    command.add_argument(
        "--processor-time", action="store_true", help="count the processor's seconds: for a machine that is busy"
    )
    command.add_argument("--out", type=Path, metavar="DIR", help="report.html, results, chart")


def writing_bench(options: argparse.Namespace) -> int:
    """Measure what a language model's answers cost: caches, tokens per second, first word of a composed answer."""
    from rmt_desktop.workflows.speed_writing import run_writing

    clock = time.process_time if options.processor_time else time.perf_counter
    folder = data_folder(options.data_dir)
    result = run_writing(folder, options.language_model, options.tokens, clock, plain_context())
    if options.out:
        from rmt_desktop.evaluation.writing_report import write_writing_report
        from rmt_desktop.workflows.run_facts import run_facts

        said = "seconds of the processor" if options.processor_time else "seconds of the clock"
        facts = run_facts(shlex.join(["rmt-desktop", *options.arguments]))
        write_writing_report(options.out, result | {"clock": said} | facts)
    if options.json:
        print_json(result)
    else:
        for name, value in result.items():
            print(f"{name}: {value}")
    return 0
