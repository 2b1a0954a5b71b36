"""Where libraries look for the libraries they need: a folder of the build machine means nothing on the user's."""

import struct
from dataclasses import dataclass
from pathlib import Path

from bundling.elf import DYNAMIC, LOAD, Segment, native_parts, segments

_END, _STRINGS, _RPATH, _RUNPATH = 0, 5, 15, 29
_ENTRY = struct.Struct("<qQ")


@dataclass(frozen=True, slots=True)
class _Dynamic:
    """What the loader is told: tags with values."""

    segment: Segment
    entries: list[tuple[int, int]]
    searched: dict[int, str]
    """Tag → folders, separated by colons, for the entries that name any."""


def drop_foreign_search_paths(folder: Path) -> int:
    """Have the native parts below a folder look only beside themselves; returns how many were changed.

    Entries that start at ``$ORIGIN``, a file's own folder, stay. Others name the machine that Python was built on:
    a library found there in place of the bundled one would be one the program was never tested with.
    """
    return sum(_drop(path) for path in native_parts(folder))


def search_paths(path: Path) -> list[str]:
    """The folders that an ELF file has the loader search before the system's."""
    found = _read(path)
    return [part for text in found.searched.values() for part in text.split(":")] if found else []


def _drop(path: Path) -> bool:
    found = _read(path)
    foreign = {tag for tag, text in found.searched.items() if not _beside_itself(text)} if found else set()
    if found is None or not foreign:
        return False
    kept = [entry for entry in found.entries if entry[0] not in foreign]
    kept += [(_END, 0)] * (len(found.entries) - len(kept))  # the table keeps its place and size
    path.chmod(path.stat().st_mode | 0o200)
    with path.open("r+b") as stream:
        stream.seek(found.segment.offset)
        stream.write(b"".join(_ENTRY.pack(*entry) for entry in kept))
    return True


def _beside_itself(text: str) -> bool:
    return any(part.startswith(("$ORIGIN", "${ORIGIN}")) for part in text.split(":"))


def _read(path: Path) -> _Dynamic | None:
    """The dynamic table of an ELF file; None for what is linked statically."""
    parts = segments(path)
    segment = next((part for part in parts if part.kind == DYNAMIC), None)
    if segment is None:
        return None
    with path.open("rb") as stream:
        stream.seek(segment.offset)
        table = stream.read(segment.size - segment.size % _ENTRY.size)
        entries = list(_ENTRY.iter_unpack(table))
        strings = next((value for tag, value in entries if tag == _STRINGS), 0)
        searched = {}
        for tag, value in entries:
            if tag in (_RPATH, _RUNPATH):
                stream.seek(_place(parts, strings) + value)
                searched[tag] = stream.read(4096).partition(b"\0")[0].decode("utf-8", "surrogateescape")
    return _Dynamic(segment, entries, searched)


def _place(parts: list[Segment], address: int) -> int:
    """Where in the file an address of the loaded library comes from."""
    inside = (part for part in parts if part.kind == LOAD and part.address <= address < part.address + part.size)
    part = next(inside)
    return address - part.address + part.offset
