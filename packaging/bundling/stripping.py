"""Symbols that only a debugger wants are a tenth of the bundle: take them out where that does no harm."""

import shutil
import struct
import subprocess
from pathlib import Path

_LOAD = 1


def strip_folder(folder: Path) -> int:
    """Strip the native parts below a folder; returns how many bytes that freed. Does nothing without ``strip``.

    Not for the folder of the start programs: what is appended to them would be lost. A library whose load segments
    ``strip`` misaligns (it does so with some that were patched after linking) is put back as it was.
    """
    if shutil.which("strip") is None:
        return 0
    libraries = [
        path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink() and _is_elf(path)
    ]
    return sum(_strip(path) for path in libraries)


def _strip(path: Path) -> int:
    before = path.stat().st_size
    beside = path.with_name(path.name + ".stripped")
    done = subprocess.run(["strip", "--strip-unneeded", "-o", str(beside), str(path)], capture_output=True, check=False)
    if done.returncode or not load_segments_align(beside):
        beside.unlink(missing_ok=True)
        return 0
    shutil.copymode(path, beside)
    beside.replace(path)
    return before - path.stat().st_size


def load_segments_align(path: Path) -> bool:
    """Whether the loader can map a 64-bit ELF file: offset and address of each segment agree in their page."""
    with path.open("rb") as stream:
        head = stream.read(64)
        start, size, count = *struct.unpack_from("<Q", head, 32), *struct.unpack_from("<HH", head, 54)
        stream.seek(start)
        table = stream.read(size * count)
    for i in range(count):
        kind, _, offset, address, _, _, _, align = struct.unpack_from("<IIQQQQQQ", table, i * size)
        if kind == _LOAD and align > 1 and (offset - address) % align:
            return False
    return True


def _is_elf(path: Path) -> bool:
    if path.stat().st_size < 64:
        return False
    with path.open("rb") as stream:
        head = stream.read(5)
    return head == b"\x7fELF\x02"
