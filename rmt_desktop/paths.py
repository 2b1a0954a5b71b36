"""Where resources lie and where the program may write, frozen or not."""

import os
import sys
from pathlib import Path

import platformdirs

APP = "RMT Desktop"


def resource(*parts: str) -> Path:
    """A file or folder of ``resources/``: beside the frozen program, in the checkout, or installed with the package."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen, "resources", *parts)
    package = Path(__file__).resolve().parent
    for root in (package.parent / "resources", package / "resources"):
        if (root / "models").is_dir():
            return root.joinpath(*parts)
    return package.joinpath("resources", *parts)


def data_folder(override: Path | None = None) -> Path:
    """The folder for everything the program writes; created when the library is opened.

    First that applies: ``override`` (``--data-dir``), the environment's ``RMT_DESKTOP_HOME``, the system's folder
    for the user's data.
    """
    if override is not None:
        return override.expanduser().absolute()
    home = os.environ.get("RMT_DESKTOP_HOME")
    if home:
        return Path(home).expanduser().absolute()
    return Path(platformdirs.user_data_dir(APP, appauthor=False))
