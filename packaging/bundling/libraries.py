"""Which packages of the system the frozen program needs, read off its libraries."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from bundling.contents import system_package

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.M)
_GLIBC = re.compile(r"\(GLIBC_(\d+)\.(\d+)\)|\bGLIBC_(\d+)\.(\d+)\b")
_CACHED = re.compile(r"^\s+(\S+) \(libc6,x86-64[^)]*\) => (\S+)$|^\s+(\S+) \(libc6,AArch64[^)]*\) => (\S+)$", re.M)

# Packages that are replaced under another name in newer releases.
_ALTERNATIVES = {"libglib2.0-0": "libglib2.0-0 | libglib2.0-0t64", "libssl3": "libssl3 | libssl3t64"}


class UnresolvedLibrary(Exception):
    """A library of the program asks for one that is neither bundled nor installed on the build machine."""


def dependencies(program: Path, optional: Iterable[str] = ()) -> list[str]:
    """Debian packages, as for ``Depends``, that bring what the libraries below a folder ask for.

    Args:
        program: the frozen program's folder.
        optional: parts of paths whose libraries may lack what they ask for (plugins that are only then not loaded).

    Raises:
        UnresolvedLibrary: naming the library and who asks for it.
    """
    files = [path for path in program.rglob("*") if path.is_file() and not path.is_symlink() and _is_native(path)]
    bundled = {path.name for path in program.rglob("*") if ".so" in path.name}
    places, packages, newest = _library_cache(), set(), (2, 28)
    for path in files:
        dump = _dump(path)
        newest = max(newest, *_glibc_versions(dump), (0, 0))
        for name in set(_NEEDED.findall(dump)) - bundled:
            package = system_package(places[name]) if name in places else None
            if package:
                packages.add(package)
            elif not any(part in str(path) for part in optional):
                raise UnresolvedLibrary(f"{path.relative_to(program)} needs {name}, which is nowhere to be found.")
    packages.discard("libc6")
    return [f"libc6 (>= {newest[0]}.{newest[1]})", *(_ALTERNATIVES.get(name, name) for name in sorted(packages))]


def require_libraries(start: Path, beside: Path) -> None:
    """Refuse to go on without what a library asks for, and what that asks for in turn.

    Args:
        start: the library.
        beside: folder of libraries that are bundled with it.

    Raises:
        UnresolvedLibrary: naming all that is missing.
    """
    bundled = {path.name: path for path in beside.rglob("*.so*")}
    system, missing, seen, waiting = _library_cache(), set(), {start.name}, [start]
    while waiting:
        asked = set(_NEEDED.findall(_dump(waiting.pop()))) - seen
        seen |= asked
        missing |= asked - set(bundled) - set(system)
        waiting += [bundled[name] for name in asked & set(bundled)]
    if missing:
        names = ", ".join(sorted(missing))
        raise UnresolvedLibrary(f"This machine lacks {names}. packaging/README.md names the packages to install.")


def _dump(path: Path) -> str:
    return subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout


def _glibc_versions(dump: str) -> list[tuple[int, int]]:
    return [(int(a or c), int(b or d)) for a, b, c, d in _GLIBC.findall(dump)] or [(0, 0)]


def _library_cache() -> dict[str, Path]:
    cache = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    return {a or c: Path(b or d).resolve() for a, b, c, d in _CACHED.findall(cache)}


def _is_native(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"
