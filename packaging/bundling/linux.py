"""What every Linux package has: the program's folder, and the files by which a desktop knows it."""

import gzip
import os
import shutil
import subprocess
import time
from pathlib import Path
from xml.sax.saxutils import escape

from bundling import icons
from bundling.mime import mime_package, mime_types, suffixes
from bundling.project import COMMAND, CONSOLE_COMMAND, IDENTIFIER, PACKAGING, ROOT, SUMMARY, fill, version

_TEMPLATES = PACKAGING / "linux"


def source_time() -> int:
    """Seconds since 1970 that packages are dated with: those of the commit, so that a rebuild gives the same."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    asked = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return int(asked.stdout) if asked.returncode == 0 and asked.stdout.strip() else int(time.time())


def source_date() -> str:
    """:func:`source_time` as year, month and day."""
    return time.strftime("%Y-%m-%d", time.gmtime(source_time()))


def write_share(share: Path, execute: str) -> None:
    """Write desktop entry, icons, MIME types, AppStream metadata and manual page below ``share``.

    Args:
        share: ``/usr/share`` of the package, or what stands for it.
        execute: the command of the desktop entry.
    """
    known = suffixes()
    kinds = mime_types(known)
    entry = fill(
        _TEMPLATES / "rmt-desktop.desktop.in", summary=SUMMARY, exec=execute, mime_types=";".join([*kinds, ""])
    )
    _write(share / "applications" / f"{COMMAND}.desktop", entry)
    icons.write_theme(share / "icons" / "hicolor", COMMAND)
    if package := mime_package(known):
        _write(share / "mime" / "packages" / f"{COMMAND}.xml", package)
    media = "\n".join(f"    <mediatype>{escape(kind)}</mediatype>" for kind in kinds)
    values = {"version": version(), "date": source_date()}
    metainfo = fill(_TEMPLATES / "rmt-desktop.metainfo.xml.in", identifier=IDENTIFIER, media_types=media, **values)
    _write(share / "metainfo" / f"{IDENTIFIER}.metainfo.xml", metainfo)
    manual = share / "man" / "man1" / f"{COMMAND}.1.gz"
    write_gzip(manual, fill(_TEMPLATES / "rmt-desktop.1.in", **values))
    (manual.parent / f"{CONSOLE_COMMAND}.1.gz").symlink_to(manual.name)


def copy_program(frozen: Path, target: Path) -> None:
    """Copy the frozen program with the permissions that an installed one has."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(frozen, target, symlinks=True)
    for path in target.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _is_program(path) else 0o644)
    target.chmod(0o755)


def write_gzip(path: Path, text: str) -> None:
    """Write a compressed file without name and time in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def _is_program(path: Path) -> bool:
    return path.name in {COMMAND, CONSOLE_COMMAND, "torch_shm_manager"} and path.suffix == ""


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
