"""``rmt-desktop backups``: list, make and restore backups of chats, answers and settings."""

import argparse
import sys
from typing import Any

from rmt_desktop.console import open_library, print_json, unlock_folder
from rmt_desktop.paths import data_folder
from rmt_desktop.workflows.backups import backup_rows, restore_backup


def add_actions(command: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Everything that can be said after ``backups``; ``common`` brings the options of every command."""
    actions = command.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", parents=[common], help="what there is, and whether each can be used")
    actions.add_parser("now", parents=[common], help="make one")
    text = "go back to one; what is there now is backed up, or kept aside if it is damaged"
    restoring = actions.add_parser("restore", parents=[common], help=text, description=text)
    restoring.add_argument("backup", metavar="BACKUP", help="its number or file name, or: newest")


def run_action(options: argparse.Namespace) -> int:
    """List, make or restore backups of chats, answers and settings."""
    folder = data_folder(options.data_dir)
    unlock_folder(folder)
    if options.action == "restore":
        done = restore_backup(folder, options.backup)
        told = f"The library is as it was in {done.backup.path.name}. What was there before: {done.before}."
        _tell(options, {"restored": done.backup.path.name, "before": done.before}, told)
        return 0
    if options.action == "now":
        with open_library(folder) as library:
            library.back_up()
    rows = backup_rows(folder)
    _tell(options, rows, "\n".join(map(_line, rows)) or "There is no backup yet.")
    return 0


def _line(row: dict[str, Any]) -> str:
    state = "" if row["usable"] else f"  cannot be used: {row['reason']}"
    return f"{row['number']:>5}  {row['made'][:19].replace('T', ' ')} UTC  {row['bytes'] / 1024:>9,.0f} kB{state}"


def _tell(options: argparse.Namespace, found: object, text: str) -> None:
    if options.json:
        print_json(found)
    else:
        print(text, file=sys.stdout)
