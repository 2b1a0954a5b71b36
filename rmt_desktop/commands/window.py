"""``bench window``: whether the window stays quick."""

import argparse
import os
from pathlib import Path

from rmt_desktop.console import print_json
from rmt_desktop.paths import resource

PARTS = ("pulse", "start", "scrolling", "chat")


def add_bench(command: argparse.ArgumentParser) -> None:
    """Arguments of ``bench window``."""
    command.add_argument("--file", type=Path, metavar="FILE", help="read and asked while the pulse is taken; "
                         "default: the sample document")  # fmt: skip
    command.add_argument("--documents", type=int, default=1_000, metavar="N", help="of the library to start with")
    command.add_argument("--messages", type=int, default=10_000, metavar="N", help="of its chats")
    command.add_argument("--pages", type=int, default=1_000, metavar="N", help="of the document scrolled through")
    command.add_argument("--questions", type=int, default=2_000, metavar="N", help="of the chat scrolled through")
    command.add_argument("--parts", default=",".join(PARTS), metavar="P[,P]", help="any of %(default)s")


def bench(options: argparse.Namespace) -> int:
    """Measure the real window offscreen: a 10 ms timer while reading and asking, start, a long document and chat."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from rmt_desktop.app import make_desk
    from rmt_desktop.ui import window_bench
    from rmt_desktop.ui.application import create_application

    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else create_application(["rmt-desktop"])
    parts = [part.strip() for part in options.parts.split(",")]
    found: dict[str, object] = {}
    if "scrolling" in parts:
        found["scrolling"] = window_bench.measure_scrolling(application, options.pages)
    if "chat" in parts:
        found["chat"] = window_bench.measure_chat(make_desk, options.questions)
    if "start" in parts:
        found["start"] = window_bench.measure_full_start(options.documents, options.messages)
    if "pulse" in parts:
        file = options.file or resource("samples", "sample-lease.pdf")
        found["pulse"] = window_bench.measure_pulse(make_desk, file)
    print_json(found)
    return 0
