"""Linux without a package manager: a tarball with its installer, and the folder of an AppImage."""

import os
import platform
import shutil
import subprocess
import tarfile
from pathlib import Path

from bundling.icons import draw
from bundling.linux import copy_program, source_time, write_share
from bundling.project import COMMAND, PACKAGING, version
from bundling.sizes import check_package

_TEMPLATES = PACKAGING / "linux"


def build_tarball(frozen: Path, work: Path, out: Path, level: int = 6) -> Path:
    """Program, desktop files, ``install.sh`` and ``uninstall.sh`` in one archive; returns its path."""
    name = f"{COMMAND}-{version()}-linux-{platform.machine()}"
    shutil.rmtree(work, ignore_errors=True)
    folder = work / name
    copy_program(frozen, folder / "program")
    write_share(folder / "share", COMMAND)
    for script in ("install.sh", "uninstall.sh"):
        shutil.copy2(_TEMPLATES / script, folder / script)
        (folder / script).chmod(0o755)
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{name}.tar.xz"
    with tarfile.open(target, "w:xz", preset=level) as archive:
        archive.add(folder, name, filter=_neutral)
    check_package(target)
    return target


def build_appimage(frozen: Path, work: Path, out: Path, tool: str = "appimagetool") -> Path:
    """An AppImage, made by ``appimagetool``; returns its path."""
    folder = app_folder(frozen, work)
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{COMMAND}-{version()}-{platform.machine()}.AppImage"
    subprocess.run([tool, str(folder), str(target)], check=True, env=os.environ | {"ARCH": platform.machine()})
    check_package(target)
    return target


def app_folder(frozen: Path, work: Path) -> Path:
    """The folder that an AppImage is made of."""
    shutil.rmtree(work, ignore_errors=True)
    folder = work / f"{COMMAND}.AppDir"
    copy_program(frozen, folder / "usr" / "lib" / COMMAND)
    write_share(folder / "usr" / "share", COMMAND)
    shutil.copyfile(folder / "usr/share/applications" / f"{COMMAND}.desktop", folder / f"{COMMAND}.desktop")
    (folder / f"{COMMAND}.png").write_bytes(draw(256))
    shutil.copyfile(_TEMPLATES / "AppRun", folder / "AppRun")
    (folder / "AppRun").chmod(0o755)
    return folder


def _neutral(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nobody's file, dated as the commit."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = source_time()
    return entry
