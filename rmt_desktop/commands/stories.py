"""The commands about stories in books: their arguments, and the workflows they call."""

import argparse
from pathlib import Path

from rmt_desktop.console import plain_context, print_json


def add_bench(command: argparse.ArgumentParser) -> None:
    """Arguments of ``bench babilong``."""
    _add_data(command)
    command.add_argument("--task", default="qa1,qa2,qa3", metavar="T[,T]")
    command.add_argument("--lengths", default="0k,4k", metavar="L[,L]", help="GPT-2 tokens: 0k, 4k, 128k, 2M")
    command.add_argument("--samples", type=int, default=100, metavar="N", help="of each task and length")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="report, results, answers, chart")
    command.add_argument("--reader", type=Path, metavar="DIR", help="another trained reader of stories")


def add_training(command: argparse.ArgumentParser) -> None:
    """Arguments of ``train-stories``."""
    _add_data(command)
    command.add_argument("--steps", type=int, default=3600, metavar="N", help="over all resumed runs")
    command.add_argument("--layers", type=int, default=4, metavar="N", help="of the backbone that are used")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of the reader")


def _add_data(command: argparse.ArgumentParser) -> None:
    command.add_argument("--stories", type=Path, required=True, metavar="DIR", help="bAbI files: qa1_*.txt and so on")
    command.add_argument("--books", type=Path, required=True, metavar="DIR", help="background: books as *.txt")
    command.add_argument("--seed", type=int, default=7)


def bench(options: argparse.Namespace) -> int:
    """Measure stories hidden in books, by length (BABILong)."""
    from rmt_desktop.workflows.babilong import BabilongRequest, run_babilong

    tasks, lengths = options.task.split(","), options.lengths.split(",")
    request = BabilongRequest(options.stories, options.books, tasks, lengths, options.samples, options.seed)
    print_json(run_babilong(request, options.out, plain_context(), options.reader))
    return 0


def train(options: argparse.Namespace) -> int:
    """Train the reader of stories in books, or go on training it."""
    from rmt_desktop.models.catalogue import minilm_folder
    from rmt_desktop.workflows.babilong_training import train_story_reader

    data = options.stories, options.books, minilm_folder()
    print(train_story_reader(*data, options.out, options.steps, options.layers, options.seed, plain_context()))
    return 0
