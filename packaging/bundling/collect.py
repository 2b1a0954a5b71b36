"""What PyInstaller cannot see by following imports: data, metadata, and what is imported by name."""

from importlib.util import find_spec
from pathlib import Path

from PyInstaller.utils.hooks import collect_data_files, collect_submodules, copy_metadata

from bundling.dependencies import Needs, import_names
from bundling.project import DISTRIBUTION, RESOURCES
from bundling.trim import EXCLUDED_MODULES, keeps_family

Datas = list[tuple[str, str]]

_HOOKED = frozenset({"torch", "pyside6-essentials", "pyside6-addons", "numpy"})
"""Distributions whose data PyInstaller's own hooks collect, with more care than "everything"."""
_NOT_INSTALLED = frozenset({".py", ".pyc"})


def hidden_imports(needed: Needs, families: frozenset[str]) -> list[str]:
    """Modules that are imported by name: the program's own, the families of transformers, direct dependencies."""
    own = collect_submodules("rmt_desktop")
    lazy = collect_submodules("transformers", lambda name: _wanted(name) and keeps_family(name, families))
    direct = [module for name in needed.direct for module in import_names(name) if find_spec(module)]
    return [*own, *lazy, *direct]


def datas(needed: Needs) -> Datas:
    """Resources, metadata of everything that is needed, data files of the direct dependencies."""
    found = _resources()
    for name in (DISTRIBUTION, *needed.all):
        found += copy_metadata(name)
    for name in sorted(set(needed.direct) - _HOOKED):
        for module in import_names(name):
            found += collect_data_files(module, excludes=["**/*.pyi", "**/tests/**"])
    return found


def _resources() -> Datas:
    found: Datas = []
    for path in sorted(RESOURCES.rglob("*")):
        inside = path.relative_to(RESOURCES)
        if path.is_file() and path.suffix not in _NOT_INSTALLED and inside.parts[0] != "screenshots":
            found.append((str(path), str(Path("resources") / inside.parent)))
    return found


def _wanted(name: str) -> bool:
    return not any(name == left or name.startswith(f"{left}.") for left in EXCLUDED_MODULES)
