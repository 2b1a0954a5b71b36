"""Run PyInstaller, strip what it made, and put licences and bill of materials beside it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from bundling import contents, icons, licences, macos, sbom, windows
from bundling.libraries import require_libraries
from bundling.project import COMMAND, CONSOLE_COMMAND, NAME, PACKAGING, ROOT
from bundling.search_paths import drop_foreign_search_paths
from bundling.sizes import report
from bundling.stripping import strip_folder

WORK = ROOT / "build" / "packaging"
"""Everything on the way to a package."""
OUT = ROOT / "dist"
"""The packages."""


def program() -> Path:
    """The frozen program's folder (on macOS the application bundle)."""
    return WORK / "dist" / (f"{NAME}.app" if sys.platform == "darwin" else COMMAND)


def inside(folder: Path) -> Path:
    """Where the frozen program keeps its libraries and data."""
    return folder / "Contents" / "Resources" if folder.suffix == ".app" else folder / "_internal"


def console(folder: Path) -> Path:
    """The command line of a frozen program; an installed one may be given by its own path."""
    if folder.is_file():
        return folder
    suffix = ".exe" if sys.platform == "win32" else ""
    return (folder / "Contents" / "MacOS" if folder.suffix == ".app" else folder) / f"{CONSOLE_COMMAND}{suffix}"


def window(folder: Path) -> Path:
    """The windowed program of a frozen one, or beside an installed one's command line."""
    command = console(folder)
    return command.with_name(COMMAND + command.suffix)


def freeze() -> Path:
    """Build the program; returns its folder.

    Raises:
        SystemExit: PyInstaller failed, something may not be shipped, or the result is too large.
        UnresolvedLibrary: the machine lacks libraries that the window needs.
    """
    if sys.platform == "linux":
        import PySide6

        qt = Path(PySide6.__file__).parent / "Qt"
        require_libraries(qt / "plugins" / "platforms" / "libqxcb.so", qt / "lib")
    made = WORK / "made"
    _make_inputs(made)
    shutil.rmtree(WORK / "dist", ignore_errors=True)
    places = ["--distpath", str(WORK / "dist"), "--workpath", str(WORK / "work")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places]
    given = {"RMT_DESKTOP_MADE": str(made), "HF_HUB_OFFLINE": "1", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([*command, str(PACKAGING / "rmt-desktop.spec")], env=os.environ | given, check=False)
    if done.returncode:
        raise SystemExit(f"PyInstaller ended with exit code {done.returncode}.")
    folder = program()
    if sys.platform == "linux":
        (folder / CONSOLE_COMMAND).symlink_to(COMMAND)
        print(f"stripped {strip_folder(inside(folder)) / 1e6:.0f} MB of symbols")
        print(f"{drop_foreign_search_paths(inside(folder))} libraries search no folder of this machine any more")
    _explain(folder, made)
    (WORK / "sizes.json").write_text(json.dumps(report(folder), indent=2))
    return folder


def _make_inputs(made: Path) -> None:
    made.mkdir(parents=True, exist_ok=True)
    (made / "app.ico").write_bytes(icons.ico())
    (made / "app.icns").write_bytes(icons.icns())
    (made / "version-resource.txt").write_text(windows.version_resource(), encoding="utf-8")
    (made / "Info.plist").write_bytes(macos.info_plist())


def _explain(folder: Path, made: Path) -> None:
    """What is inside and under which terms; refuses what may not be."""
    found = contents.origins(contents.read_contents(made / "contents.json"))
    licences.check(found)
    target = inside(folder) if folder.suffix == ".app" else folder
    (target / licences.FILE_NAME).write_text(licences.document(found), encoding="utf-8")
    shutil.copy2(ROOT / "LICENSE", target / "LICENSE")
    sbom.write(found, target)
