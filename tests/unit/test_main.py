"""The start must know every command, or a command's name would be taken for a file to open in the window."""

import argparse

from rmt_desktop.__main__ import _COMMANDS, wants_window
from rmt_desktop.cli import _parser


def test_every_command_is_known_at_the_start():
    (actions,) = (a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction))
    assert set(actions.choices) == _COMMANDS
    assert not any(wants_window(["--data-dir", "somewhere", name]) for name in actions.choices)
