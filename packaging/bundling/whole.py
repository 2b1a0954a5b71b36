"""The libraries, copied whole as their own lists of files name them.

PyInstaller could follow imports into them, too, but libraries like transformers import most of themselves by name,
and look at their sources while they run: what is taken as it is cannot lack anything. Only the program itself, Qt
and Python's own modules are found by PyInstaller; the libraries' modules are compiled into its archive, which takes
a third of the room of compiled files, and everything else of them lies in their folders as it was installed.
"""

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
"""Modules that are read as source while the program runs; these lie in their folders, too."""
_METADATA = frozenset({"METADATA", "entry_points.txt"})
_NATIVE = (".so", ".pyd", ".dll", ".dylib")


def copied(names: Iterable[str]) -> tuple[str, ...]:
    """The distributions that are copied whole: those that bring a module which is wanted."""
    found = (name for name in names if name not in THROUGH_PYINSTALLER)
    return tuple(name for name in found if set(import_names(name)) - set(EXCLUDED_MODULES))


def copied_modules(names: Iterable[str]) -> list[str]:
    """Top-level modules of the distributions that are copied whole."""
    return sorted({module for name in copied(names) for module in import_names(name)})


def entries(names: Iterable[str], families: frozenset[str]) -> tuple[Toc, Toc, Toc]:
    """What to add to the bundle: modules for the archive, data, and native libraries.

    Args:
        names: canonical names of distributions.
        families: of transformers that are wanted.
    """
    modules: Toc = []
    datas: Toc = []
    binaries: Toc = []
    for name in copied(names):
        for inside, source in _files(distribution(name)):
            if not keeps(inside) or not keeps_family(inside, families):
                continue
            module = module_name(inside)
            if module:
                modules.append((module, str(source), "PYMODULE"))
            if module and not _READS_SOURCES.match(inside):
                continue
            native = inside.endswith(_NATIVE) or ".so." in inside or inside.startswith("torch/bin/")
            (binaries if native else datas).append((inside, str(source), "BINARY" if native else "DATA"))
    return modules + _namespaces({name for name, _, _ in modules}), datas, binaries


def module_name(inside: str) -> str:
    """The name by which a file is imported; empty if it is none of Python's.

    >>> module_name("torch/nn/__init__.py"), module_name("six.py"), module_name("torch/lib/libc10.so")
    ('torch.nn', 'six', '')
    >>> module_name("transformers/templates/a-b.py")
    ''
    """
    parts = inside.removesuffix(".py").removesuffix("/__init__").split("/")
    return ".".join(parts) if inside.endswith(".py") and all(part.isidentifier() for part in parts) else ""


def _namespaces(modules: set[str]) -> Toc:
    """Packages without a file of their own, which the archive has to name all the same."""
    parents = {name[:end] for name in modules for end in range(len(name)) if name[end] == "."}
    return [(name, "-", "PYMODULE") for name in sorted(parents - modules)]


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
