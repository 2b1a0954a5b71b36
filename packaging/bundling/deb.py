"""The Debian package."""

import hashlib
import os
import shutil
import subprocess
import time
from email.utils import formatdate
from pathlib import Path

from bundling.libraries import dependencies
from bundling.linux import copy_program, source_time, write_gzip, write_share
from bundling.project import COMMAND, CONSOLE_COMMAND, PACKAGING, fill, version
from bundling.sizes import check_package

REVISION = "1"
MAINTAINER = os.environ.get("RMT_DESKTOP_MAINTAINER") or "RMT Desktop packaging <packaging@rmtdesktop.org>"
_TEMPLATES = PACKAGING / "linux"
_OPTIONAL = ("PySide6/Qt/plugins/", "libQt6Wayland", "libQt6WlShell")


def build_deb(frozen: Path, work: Path, out: Path, compressor: str = "xz", level: int = 6) -> Path:
    """Make the package of a frozen program; returns its path.

    Args:
        frozen: the program's folder.
        work: folder for the package's tree.
        out: folder of the result.
        compressor: ``xz``, or ``zstd``, which takes a tenth of the time.
        level: of the compression; 0–9, of zstd to 22.
    """
    shutil.rmtree(work, ignore_errors=True)
    program = work / "usr" / "lib" / COMMAND
    program.parent.mkdir(parents=True)
    copy_program(frozen, program)
    write_share(work / "usr" / "share", COMMAND)
    _link_commands(work / "usr" / "bin")
    _write_documentation(work / "usr" / "share")
    _set_times(work)
    _write_control(work, program)
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{COMMAND}_{version()}-{REVISION}_{_architecture()}.deb"
    pack = ["dpkg-deb", "--root-owner-group", f"-Z{compressor}", f"-z{level}", "--build", str(work), str(target)]
    subprocess.run(pack, check=True, env=os.environ | {"SOURCE_DATE_EPOCH": str(source_time())})
    check_package(target)
    return target


def _link_commands(folder: Path) -> None:
    folder.mkdir(parents=True)
    for command in (COMMAND, CONSOLE_COMMAND):
        (folder / command).symlink_to(f"../lib/{COMMAND}/{command}")


def _write_documentation(share: Path) -> None:
    folder = share / "doc" / COMMAND
    folder.mkdir(parents=True)
    shutil.copyfile(_TEMPLATES / "copyright", folder / "copyright")
    stamp = formatdate(source_time())
    heading = f"{COMMAND} ({version()}-{REVISION}) unstable; urgency=medium"
    entry = f"{heading}\n\n  * Release {version()}.\n\n -- {MAINTAINER}  {stamp}\n"
    write_gzip(folder / "changelog.Debian.gz", entry)
    overrides = share / "lintian" / "overrides" / COMMAND
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(_TEMPLATES / "lintian-overrides", overrides)


def _write_control(work: Path, program: Path) -> None:
    files = [path for path in sorted(work.rglob("*")) if path.is_file() and not path.is_symlink()]
    control = work / "DEBIAN"
    control.mkdir()
    sums = [f"{_md5(path)}  {path.relative_to(work)}\n" for path in files]
    (control / "md5sums").write_text("".join(sums), encoding="utf-8")
    size = sum((path.stat().st_size + 1023) // 1024 for path in files)
    text = fill(
        _TEMPLATES / "control.in",
        version=f"{version()}-{REVISION}",
        architecture=_architecture(),
        maintainer=MAINTAINER,
        size_kb=str(size),
        depends=", ".join(dependencies(program, _OPTIONAL)),
    )
    (control / "control").write_text(text, encoding="utf-8")


def _set_times(work: Path) -> None:
    """Date every file as the commit: the same commit gives the same package."""
    stamp = min(source_time(), int(time.time()))
    for path in work.rglob("*"):
        os.utime(path, (stamp, stamp), follow_symlinks=False)


def _md5(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "md5").hexdigest()


def _architecture() -> str:
    asked = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    return asked.stdout.strip()
