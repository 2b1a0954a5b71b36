"""The libraries, copied whole as their own lists of files name them.

PyInstaller could follow imports into them, too, but libraries like transformers import most of themselves by name,
and look at their sources while they run: what is copied as it is cannot lack anything. Only the program itself, Qt
and Python's own modules go through PyInstaller.
"""

import importlib.util
import py_compile
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

from bundling.dependencies import import_names
from bundling.trim import EXCLUDED_MODULES, keeps, keeps_family

Toc = list[tuple[str, str, str]]
"""PyInstaller's entries: path inside of the bundle, source, kind."""

THROUGH_PYINSTALLER = frozenset({"pyside6-essentials", "pyside6-addons", "shiboken6"})
_READS_SOURCES = re.compile(
    r"transformers/|torch/(?!(_inductor|_dynamo|distributed|onnx|testing|ao|_export|export|_functorch|_vendor)/)"
    r"|torch/.*config\w*\.py$"
)
"""Modules that are read as source while the program runs; of all others only the compiled form is needed."""
_METADATA = frozenset({"METADATA", "entry_points.txt"})
_NATIVE = (".so", ".pyd", ".dll", ".dylib")
_UNCHECKED = (1).to_bytes(4, "little")
"""Flag of a compiled module that says: by hash of the source, and don't look at the source (PEP 552)."""


def copied(names: Iterable[str]) -> tuple[str, ...]:
    """The distributions that are copied whole: those that bring a module which is wanted."""
    found = (name for name in names if name not in THROUGH_PYINSTALLER)
    return tuple(name for name in found if set(import_names(name)) - set(EXCLUDED_MODULES))


def copied_modules(names: Iterable[str]) -> list[str]:
    """Top-level modules of the distributions that are copied whole."""
    return sorted({module for name in copied(names) for module in import_names(name)})


def entries(names: Iterable[str], families: frozenset[str], compiled: Path) -> tuple[Toc, Toc]:
    """What to add to the bundle: data, and native libraries.

    Args:
        names: canonical names of distributions.
        families: of transformers that are wanted.
        compiled: folder that takes the compiled modules.
    """
    datas: Toc = []
    binaries: Toc = []
    for name in copied(names):
        for inside, source in _files(distribution(name)):
            if not keeps(inside) or not keeps_family(inside, families):
                continue
            if inside.endswith(".py"):
                datas += _module(inside, source, compiled)
            else:
                native = inside.endswith(_NATIVE) or ".so." in inside or inside.startswith("torch/bin/")
                (binaries if native else datas).append((inside, str(source), "BINARY" if native else "DATA"))
    return datas, binaries


def metadata(name: str) -> Toc:
    """Name, version and entry points of a distribution, without what names the build machine's folders.

    Raises:
        SystemExit: the distribution is not installed.
    """
    for found in distributions(name=name):  # an editable one is found twice: as .egg-info in its checkout, too
        chosen = [file for file in found.files or () if file.name in _METADATA and file.parent.suffix == ".dist-info"]
        if chosen:
            return [(file.as_posix(), str(found.locate_file(file)), "DATA") for file in chosen]
    raise SystemExit(f"{name} is not installed in the environment that builds.")


def _files(found: Distribution) -> Iterator[tuple[str, Path]]:
    for file in found.files or ():
        inside = file.as_posix()
        if ".." in file.parts or "__pycache__" in file.parts or file.parts[0].endswith((".dist-info", ".data")):
            continue
        if file.suffix != ".pth":
            yield inside, Path(str(found.locate_file(file)))


def _module(inside: str, source: Path, compiled: Path) -> Toc:
    """A module, compiled; with its source where that is wanted."""
    keeps_source = _READS_SOURCES.match(inside) is not None
    folder, _, name = inside.rpartition("/")
    place = (
        f"{folder}/__pycache__/{Path(importlib.util.cache_from_source(name)).name}" if keeps_source else f"{inside}c"
    )
    target = compiled / place
    target.parent.mkdir(parents=True, exist_ok=True)
    if not _compile(source, target):
        return [(inside, str(source), "DATA")]
    found: Toc = [(place, str(target), "DATA")]
    return [*found, (inside, str(source), "DATA")] if keeps_source else found


def _compile(source: Path, target: Path) -> bool:
    """Write a compiled module that stays valid whatever date its source gets; pip's is taken where it is good."""
    cached = Path(importlib.util.cache_from_source(str(source)))
    if cached.is_file():
        content = cached.read_bytes()
        stamp = int(source.stat().st_mtime).to_bytes(4, "little")
        if content[:4] == importlib.util.MAGIC_NUMBER and content[4:8] == bytes(4) and content[8:12] == stamp:
            digest = importlib.util.source_hash(source.read_bytes())
            target.write_bytes(content[:4] + _UNCHECKED + digest + content[16:])
            return True
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    try:
        py_compile.compile(str(source), str(target), str(source), doraise=True, invalidation_mode=mode)
    except (py_compile.PyCompileError, SyntaxError):
        return False  # a template, or a module for another Python
    return True
