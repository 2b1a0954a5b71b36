"""What the packages say about the program, from the one place where it is written down."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""
PACKAGING = ROOT / "packaging"
RESOURCES = ROOT / "resources"

DISTRIBUTION = "rmt-desktop"
NAME = "RMT Desktop"
COMMAND = "rmt-desktop"
CONSOLE_COMMAND = "rmt-desktop-cli"
IDENTIFIER = "org.rmtdesktop.RmtDesktop"
"""Of the application bundle on macOS and of the AppStream component."""

_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
SUMMARY: str = _PROJECT["description"]


def version() -> str:
    """The program's version.

    >>> [part.isdigit() for part in version().split(".")]
    [True, True, True]
    """
    found = re.search(r'^__version__ = "([^"]+)"', (ROOT / "rmt_desktop" / "__init__.py").read_text("utf-8"), re.M)
    if found is None or found[1] != _PROJECT["version"]:
        raise SystemExit("rmt_desktop/__init__.py and pyproject.toml name different versions.")
    return found[1]


def fill(template: Path, **values: str) -> str:
    """A template's text with every ``@NAME@`` replaced; one that has no value is a mistake.

    Raises:
        KeyError: the template names something that is not given.
    """
    return re.sub(r"@([A-Z_]+)@", lambda found: values[found[1].lower()], template.read_text("utf-8"))
