"""Where each part of the bundle comes from, so that licences and bill of materials say what is really inside."""

import json
import re
import sys
import sysconfig
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.utils import canonicalize_name

from bundling.project import DISTRIBUTION, ROOT

MICROSOFT = "Microsoft C and C++ runtime"
"""Libraries of Windows that the wheels count on and PyInstaller, or the spec file, takes along."""
_MICROSOFT = re.compile(r"(api-ms-win-|(ucrtbase|concrt|msvcp|vccorlib|vcruntime|vcomp|vcamp)\d*[\w.]*\.dll$)", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file or module of the bundle."""

    inside: str
    source: Path
    """The file it was made from."""


@dataclass(frozen=True, slots=True)
class Origins:
    """The bundle's entries by where they come from."""

    distributions: Mapping[str, Distribution]
    system: Mapping[str, tuple[Path, ...]]
    """Package of the build machine's system, or :data:`MICROSOFT` → libraries taken from it."""
    unknown: tuple[Entry, ...]


def read_contents(path: Path) -> list[Entry]:
    """The entries that the spec file wrote down; links inside of the bundle have no source."""
    entries = [Entry(inside, Path(source)) for inside, source, kind in json.loads(path.read_text()) if source]
    return [entry for entry in entries if entry.source.is_absolute()]


def origins(entries: Iterable[Entry]) -> Origins:
    """Sort the entries by distribution, system package, or neither."""
    owners = _owners()
    found: dict[str, Distribution] = {}
    system: dict[str, set[Path]] = defaultdict(set)
    unknown: list[Entry] = []
    for entry in entries:
        source = entry.source.resolve()
        owner = owners.get(entry.source) or owners.get(source)
        if owner is not None:
            found[canonicalize_name(owner.metadata["Name"])] = owner
        elif _of_python(source) or ROOT in source.parents:  # compiled modules lie beside their sources' entries
            continue
        elif package := system_package(source):
            system[package].add(source)
        else:
            unknown.append(entry)
    found.pop(DISTRIBUTION, None)
    return Origins(found, {name: tuple(sorted(system[name])) for name in sorted(system)}, tuple(unknown))


def _owners() -> dict[Path, Distribution]:
    owners = {}
    for found in distributions():
        for file in found.files or ():
            owners[Path(str(found.locate_file(file)))] = found
    return owners


def _of_python(source: Path) -> bool:
    """Whether a file belongs to Python's standard library, is Python's own library, or was installed with it."""
    bases = {Path(sysconfig.get_path(name)).resolve() for name in ("stdlib", "platstdlib")}
    prefix = Path(sys.base_prefix).resolve()
    if prefix != Path("/usr"):
        bases |= {prefix / "lib", prefix / "DLLs", prefix / "Resources"}
    standard = any(base in source.parents for base in bases) and "site-packages" not in source.parts
    beside = source.parent == prefix  # on Windows: its own library, and Microsoft's that it comes with
    return standard or beside or source.name.lower().startswith(("libpython3", "python3")) or source.name == "Python"


def system_package(library: Path) -> str | None:
    """The Debian package that a library of the build machine belongs to, or :data:`MICROSOFT`; otherwise None."""
    if _MICROSOFT.match(library.name):
        return MICROSOFT
    merged = str(library).removeprefix("/usr")
    return _system_files().get(merged)


@lru_cache(maxsize=1)
def _system_files() -> dict[str, str]:
    """Shared libraries of the system, without ``/usr`` in front, and their packages."""
    owners: dict[str, str] = {}
    for listing in Path("/var/lib/dpkg/info").glob("*.list"):
        for line in listing.read_text("utf-8", "replace").splitlines():
            if ".so" in line:
                owners[line.removeprefix("/usr")] = listing.stem.partition(":")[0]
    return owners
