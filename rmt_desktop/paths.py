"""Where the program finds its resources and keeps what it writes, from source, installed or frozen."""

import os
import sys
from pathlib import Path

from platformdirs import user_data_path

HOME_VARIABLE = "RMT_DESKTOP_HOME"
"""Environment variable that moves everything the program writes to another folder."""

MOVED = "moved-to.txt"
"""File in the operating system's place that names the folder the user has moved the data to."""

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a file or folder that is shipped with the program.

    Args:
        parts: names below the resource folder, for example ``"samples", "sample-lease.pdf"``.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    for folder in _resource_folders():
        path = folder.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(
        f"{'/'.join(parts) or 'The resource folder'} is missing from this installation. Install the program again."
    )


def data_folder(override: Path | None = None) -> Path:
    """Return the folder of the library, settings and logs; it is not created here.

    The first of these counts: ``override`` (``--data-dir``), the variable ``RMT_DESKTOP_HOME``, where the user
    has moved it to, the place the operating system has for a user's data.
    """
    if override is not None:
        return _absolute(override)
    configured = os.environ.get(HOME_VARIABLE, "").strip()
    if configured:
        return _absolute(Path(configured))
    return moved_folder() or standard_folder()


def standard_folder() -> Path:
    """The place the operating system has for this program's data."""
    return user_data_path("rmt-desktop", appauthor=False)


def moved_folder() -> Path | None:
    """Where the user has moved the data folder to; None: it is where the operating system wants it."""
    try:
        named = Path((standard_folder() / MOVED).read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None
    return named if named.is_absolute() else None


def move_data_folder(target: Path) -> None:
    """Let the data folder be ``target`` from the next call of :func:`data_folder` on."""
    standard = standard_folder()
    standard.mkdir(parents=True, exist_ok=True)
    beside = standard / f"{MOVED}.{os.getpid()}.new"
    beside.write_text(f"{_absolute(target)}\n", encoding="utf-8")
    beside.replace(standard / MOVED)


def log_folder(override: Path | None = None) -> Path:
    """Return the folder of the log files, inside of the data folder; it is not created here."""
    return data_folder(override) / "logs"


def shipped_licences() -> Path | None:
    """The terms of everything that a frozen program brings along; None from source, where pip installed the parts."""
    bundle = getattr(sys, "_MEIPASS", None)
    if not bundle:
        return None
    beside = (Path(bundle), Path(sys.executable).parent)  # macOS keeps it in the bundle's resources
    return next((path for folder in beside if (path := folder / "THIRD_PARTY_LICENSES").is_file()), None)


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path.expanduser()))


def _resource_folders() -> list[Path]:
    """Candidates, best first: frozen bundle, installed package, source checkout."""
    bundle = getattr(sys, "_MEIPASS", None)
    frozen = [Path(bundle) / "resources"] if bundle else []
    return [*frozen, _PACKAGE / "resources", _PACKAGE.parent / "resources"]
