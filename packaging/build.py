"""Build the packages of RMT Desktop.

usage: python packaging/build.py TARGET [TARGET ...]

    program     the frozen program, in build/packaging/dist; made first by every other target unless --reuse
    deb         Debian package                          (Linux)
    tarball     archive with install.sh, uninstall.sh   (Linux)
    appimage    AppImage, with appimagetool             (Linux)
    installer   NSIS installer, with makensis           (Windows; elsewhere with --payload)
    portable    ZIP file                                (Windows)
    dmg         disk image, signed and notarised where the variables for that are set (macOS)
    smoke       run the frozen program, compare its answers and the time its window takes with the unfrozen one's
    checksums   SHA256SUMS of everything in dist/

The build runs in a clean virtual environment of its own (build/packaging/environment), made at the first call and
whenever pyproject.toml asks for something else, so that sizes and licences are those of what is bundled; --here uses
the present one.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tomllib
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "packaging"
OUT = ROOT / "dist"


def main() -> int:
    """Build what is asked for, in order."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, usage=argparse.SUPPRESS
    )
    parser.add_argument("targets", nargs="+", choices=sorted(TARGETS))
    parser.add_argument("--here", action="store_true", help="build in the present Python environment")
    parser.add_argument("--reuse", action="store_true", help="package the program that was frozen before")
    parser.add_argument("--payload", type=Path, metavar="DIR", help="package this folder instead of a frozen program")
    parser.add_argument("--level", type=int, default=6, metavar="N", help="of compression: 0–9, of zstd to 22")
    parser.add_argument("--compressor", default="xz", choices=("xz", "zstd"), help="of the Debian package")
    parser.add_argument("--questions", type=Path, metavar="FILE", help="more for smoke: JSON lines, file and question")
    parser.add_argument("--documents", type=Path, metavar="DIR", help="where the files of --questions lie")
    parser.add_argument("--limit", type=int, metavar="N", help="so many of --questions, spread evenly")
    options = parser.parse_args()
    if not options.here:
        python = prepare_environment(WORK / "environment")
        return subprocess.run([str(python), __file__, "--here", *sys.argv[1:]], check=False).returncode
    frozen = _frozen(options)
    for target in options.targets:
        TARGETS[target](frozen, options)
    return 0


def prepare_environment(folder: Path) -> Path:
    """A virtual environment with the program's dependencies and PyInstaller; returns its Python."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp, wanted = folder / "made-for", _fingerprint()
    if not stamp.is_file() or stamp.read_text() != wanted:
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run(
            [str(python), "-m", "pip", "install", "--quiet", "--no-compile", "-e", f"{ROOT}[packaging]"], check=True
        )
        stamp.write_text(wanted)
    return python


def _fingerprint() -> str:
    """Of what is installed: how the sources are checked may change without another environment."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [project["dependencies"], project["optional-dependencies"]["packaging"], project["version"], sys.version]
    return hashlib.sha256(json.dumps(wanted).encode()).hexdigest()


def _frozen(options: argparse.Namespace) -> Path:
    if set(options.targets) == {"checksums"}:
        return OUT
    from bundling.freeze import freeze, program

    if options.payload:
        return Path(options.payload)
    if options.reuse or options.targets == ["smoke"]:
        return program()
    return freeze()


def _deb(frozen: Path, options: argparse.Namespace) -> None:
    from bundling.deb import build_deb

    build_deb(frozen, WORK / "deb", OUT, options.compressor, options.level)


def _tarball(frozen: Path, options: argparse.Namespace) -> None:
    from bundling.archives import build_tarball

    build_tarball(frozen, WORK / "tarball", OUT, options.level)


def _appimage(frozen: Path, options: argparse.Namespace) -> None:
    from bundling.archives import build_appimage

    build_appimage(frozen, WORK / "appimage", OUT)


def _installer(frozen: Path, options: argparse.Namespace) -> None:
    from bundling.icons import ico
    from bundling.windows import installer

    made = WORK / "made"
    made.mkdir(parents=True, exist_ok=True)
    (made / "app.ico").write_bytes(ico())
    print(installer(frozen, made, OUT))


def _portable(frozen: Path, options: argparse.Namespace) -> None:
    from bundling.windows import portable

    print(portable(frozen, OUT))


def _dmg(frozen: Path, options: argparse.Namespace) -> None:
    from bundling.macos import disk_image, sign

    sign(frozen)
    print(disk_image(frozen, WORK / "dmg", OUT))


def _smoke(frozen: Path, options: argparse.Namespace) -> None:
    from bundling.cold_start import compare_starts
    from bundling.freeze import console, window
    from bundling.smoke import QUESTIONS, read_questions, smoke

    more = read_questions(options.questions, options.documents, options.limit) if options.questions else {}
    smoke(console(frozen), {**QUESTIONS, **more})
    compare_starts(window(frozen))


def _checksums(frozen: Path, options: argparse.Namespace) -> None:
    names = sorted(path for path in OUT.iterdir() if path.is_file() and path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in names]
    (OUT / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")
    print("".join(lines), end="")


TARGETS: dict[str, Callable[[Path, argparse.Namespace], None]] = {
    "program": lambda frozen, options: print(frozen), "deb": _deb, "tarball": _tarball, "appimage": _appimage,
    "installer": _installer, "portable": _portable, "dmg": _dmg, "smoke": _smoke, "checksums": _checksums,
}  # fmt: skip

if __name__ == "__main__":
    sys.exit(main())
