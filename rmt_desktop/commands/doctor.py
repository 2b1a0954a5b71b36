"""``rmt-desktop doctor``: the self-test."""

import argparse

from rmt_desktop.console import DONE, FAILED, print_json, unlock_folder
from rmt_desktop.paths import data_folder


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Arguments of ``doctor``."""
    command.add_argument("--deep", action="store_true", help="check your data, backups and models, too")


def run(options: argparse.Namespace) -> int:
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
        print_json({"ok": good, "checks": [{"name": c.name, "ok": c.good, "detail": c.detail} for c in checks]})
    else:
        for check in checks:
            print(f"{'ok    ' if check.good else 'FAILED'}  {check.name}: {check.detail}")
    return DONE if good else FAILED


def _window() -> str:
    """Qt and its native libraries load; after torch, which Windows wants first."""
    from rmt_desktop.ui.application import qt_version

    return f"Qt {qt_version()}"


def _languages() -> str:
    from rmt_desktop.ui.translation import dictionaries

    return dictionaries()
