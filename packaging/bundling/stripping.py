"""Symbols that only a debugger wants are a tenth of the bundle: take them out where that does no harm."""

import shutil
import subprocess
from pathlib import Path

from bundling.elf import LOAD, native_parts, segments


def strip_folder(folder: Path) -> int:
    """Strip the native parts below a folder; returns how many bytes that freed. Does nothing without ``strip``.

    Not for the folder of the start programs: what is appended to them would be lost. A library whose load segments
    ``strip`` misaligns (it does so with some that were patched after linking) is put back as it was.
    """
    if shutil.which("strip") is None:
        return 0
    return sum(_strip(path) for path in native_parts(folder))


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
    loaded = (part for part in segments(path) if part.kind == LOAD and part.align > 1)
    return all((part.offset - part.address) % part.align == 0 for part in loaded)
