"""What PyInstaller cannot see by following imports: data, and what is imported by name."""

import os
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from bundling.project import RESOURCES
from bundling.trim import EXCLUDED_MODULES

Datas = list[tuple[str, str]]

_NOT_INSTALLED = frozenset({".py", ".pyc", ".ts"})
_NOT_NEEDED = ("screenshots", "reports")
"""Folders of resources for people who look at the sources."""
_NEVER_NEEDED = frozenset({
    "antigravity", "curses", "dbm", "distutils", "idlelib", "lib2to3", "test", "tkinter", "this", "turtle",
    "turtledemo", "venv", "__main__",
})  # fmt: skip
"""Of Python's own modules: games, graphics, installers, and what links libraries of the terminal."""
_NO_LIBRARY = (".__main__", ".test", ".tests")


def hidden_imports() -> list[str]:
    """Modules of the program, and Python's own: what the libraries import of them, the analysis does not see."""
    standard = sorted(name for name in sys.stdlib_module_names if _wanted(name) and _exists(name))
    return [module for name in ("rmt_desktop", *standard) for module in (name, *submodules(name, _places(name)))]


def submodules(name: str, places: Iterable[str]) -> Iterator[str]:
    """Names of all modules of a package, found by their files: nothing is imported.

    >>> "json.decoder" in submodules("json", _places("json")), list(submodules("bisect", _places("bisect")))
    (True, [])
    """
    for found in pkgutil.iter_modules(list(places), f"{name}."):
        if _wanted(found.name):
            yield found.name
            if found.ispkg:
                yield from submodules(found.name, [str(Path(place, found.name.rpartition(".")[2])) for place in places])


FEED_VARIABLE = "RMT_DESKTOP_UPDATE_FEED"
"""Environment variable with the address of the release feed that users of this package may have asked."""


def resources(made: Path) -> Datas:
    """The program's own data files.

    Args:
        made: takes what is generated: the address of the release feed, where the builder names one.
    """
    found: Datas = []
    if feed := os.environ.get(FEED_VARIABLE, "").strip():
        (made / "update-feed.txt").write_text(f"{feed}\n", encoding="utf-8")
        found.append((str(made / "update-feed.txt"), "resources"))
    for path in sorted(RESOURCES.rglob("*")):
        inside = path.relative_to(RESOURCES)
        if path.is_file() and path.suffix not in _NOT_INSTALLED and inside.parts[0] not in _NOT_NEEDED:
            found.append((str(path), str(Path("resources") / inside.parent)))
    return found


def _wanted(name: str) -> bool:
    top = name.partition(".")[0]
    return top not in _NEVER_NEEDED and top not in EXCLUDED_MODULES and not name.endswith(_NO_LIBRARY)


def _exists(name: str) -> bool:
    """Whether this system's Python has a module; some are of one system only."""
    return name in sys.builtin_module_names or find_spec(name) is not None


def _places(name: str) -> list[str]:
    """Folders of a top-level package; none for a plain module."""
    spec = None if name in sys.builtin_module_names else find_spec(name)
    return list(spec.submodule_search_locations or ()) if spec else []
