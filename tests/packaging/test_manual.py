"""The manual page names every command."""

import argparse
import re

from bundling.project import PACKAGING

from rmt_desktop.cli import _parser


def entries():
    """Command → words of the heading that explains it."""
    text = (PACKAGING / "linux" / "rmt-desktop.1.in").read_text(encoding="utf-8")
    text = re.sub(r"\\f[A-Z]", "", text).replace("\\-", "-").partition(".SH COMMANDS")[2].partition(".SH OPTIONS")[0]
    headings = [part.splitlines()[0] for part in text.split(".TP\n")[1:]]
    worded = [re.findall(r"[a-z][\w-]*", heading.split(" ", 1)[1]) for heading in headings]
    return {words[0]: set(words[1:]) for words in worded}


def actions(parser):
    """Name → parser of what can be said after a command."""
    return next((dict(part.choices) for part in parser._actions if isinstance(part, argparse._SubParsersAction)), {})


def test_every_command_and_its_actions_are_in_the_manual():
    found = entries()
    together = found["train"]  # one entry explains all that train
    commands = actions(_parser())
    assert {"read", "ask", "library", "bench", "train", "average"} <= set(commands)
    assert not set(commands) - set(found) - together
    for name, parser in commands.items():
        assert not set(actions(parser)) - found.get(name, set()), f"actions of {name}"


def test_the_manual_names_no_command_that_there_is_not():
    found, commands = entries(), actions(_parser())
    known = set(commands) | {inner for parser in commands.values() for inner in actions(parser)}
    named = {word for name, words in found.items() for word in (name, *words)} - {"q", "deep"}
    assert not named - known
