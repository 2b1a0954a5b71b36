"""The little of the ELF format that the build has to read: 64-bit, little-endian."""

import struct
from dataclasses import dataclass
from pathlib import Path

LOAD, DYNAMIC = 1, 2
"""Kinds of segments."""
_HEADER_BYTES = 64
_SEGMENT = struct.Struct("<IIQQQQQQ")


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the file as the loader sees it."""

    kind: int
    offset: int
    """In the file, in bytes."""
    address: int
    size: int
    """In the file, in bytes."""
    align: int


def native_parts(folder: Path) -> list[Path]:
    """The libraries and programs below a folder, without links to them."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink() and is_elf(path)]


def is_elf(path: Path) -> bool:
    """Whether a file is a 64-bit, little-endian ELF file."""
    if path.stat().st_size < _HEADER_BYTES:
        return False
    with path.open("rb") as stream:
        return stream.read(6) == b"\x7fELF\x02\x01"


def segments(path: Path) -> list[Segment]:
    """The segments of an ELF file, in the order of its program headers."""
    with path.open("rb") as stream:
        head = stream.read(_HEADER_BYTES)
        start, size, count = *struct.unpack_from("<Q", head, 32), *struct.unpack_from("<HH", head, 54)
        stream.seek(start)
        table = stream.read(size * count)
    rows = (_SEGMENT.unpack_from(table, size * i) for i in range(count))
    return [Segment(kind, offset, address, size, align) for kind, _, offset, address, _, size, _, align in rows]
