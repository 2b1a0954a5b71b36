"""``rmt-desktop bench memory`` and ``bench speed``: what memory adds, and how fast it is."""

import argparse
from pathlib import Path

from rmt_desktop.console import DONE, model_loader, plain_context, print_json
from rmt_desktop.workflows.memory_sets import FOR_CHOOSING, SETS


def add_memory_bench(command: argparse.ArgumentParser) -> None:
    """Arguments of ``bench memory``."""
    command.add_argument("--data", type=Path, required=True, metavar="DIR", help="agreements, books, cuad, long and qa")
    command.add_argument(
        "--sets", metavar="S[,S]", help=f"any of {', '.join(SETS)}; default: all but {', '.join(FOR_CHOOSING)}"
    )
    command.add_argument("--samples", type=int, metavar="N", help="questions of each distance, kind and file")
    command.add_argument("--seed", type=int, default=7)
    command.add_argument(
        "--hops", choices=("none", "memory", "both"), default="none",
        help="memory by itself (none, the default); paragraphs read again with names in view that memory held, as deep "
        "reading does; or without memory as well, with names that link what the question says",
    )  # fmt: skip
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="results.json and results.csv")
    command.add_argument("--reader", type=Path, metavar="DIR", help="another trained reader")


def add_speed_bench(command: argparse.ArgumentParser) -> None:
    """Arguments of ``bench speed``."""
    command.add_argument(
        "--tokens", type=int, default=100_000, metavar="N",
        help="the shorter document of the memory and recall ratios; the longer one is ten times as long",
    )  # fmt: skip


def memory_bench(options: argparse.Namespace) -> int:
    """Measure the same questions with memory and without it."""
    from rmt_desktop.workflows.memory_bench import run_memory

    load = model_loader(options)
    sets = options.sets.split(",") if options.sets else [name for name in SETS if name not in FOR_CHOOSING]
    found = run_memory(
        load, options.data, options.out, sets, options.samples, options.seed, plain_context(), options.hops
    )
    print_json(found)
    return DONE


def speed_bench(options: argparse.Namespace) -> int:
    """Measure reading, recall, memory, decoder and start, each as a ratio in this run."""
    from rmt_desktop.workflows.speed import run_speed

    result = run_speed(plain_context(), options.tokens)
    if options.json:
        print_json(result)
    else:
        for name, value in result.items():
            print(f"{name}: {value}")
    return DONE
