"""Install a package, use the program as a person would, remove it again, and see that only the user's data is left.

usage: sudo python3 packaging/linux/check_deb.py PACKAGE.deb [FOLDER FOR SCREENSHOTS]

Needs root, Xvfb, xdotool, ImageMagick (for screenshots), desktop-file-utils, appstream and gio. The program itself runs
with an environment in which no Python is in reach.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "sample-lease.pdf"
QUESTION = "Which law governs this lease?"
PACKAGE = "rmt-desktop"
ENTRY = Path("/usr/share/applications/rmt-desktop.desktop")
DISPLAY = ":87"
_SECONDS = 400


def main() -> None:
    """All checks, in order; the first that fails ends the script."""
    package, shots = Path(sys.argv[1]).resolve(), Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp())
    shots.mkdir(parents=True, exist_ok=True)
    run("apt-get", "install", "-y", "-qq", "--allow-downgrades", str(package))
    installed = [Path(line) for line in run("dpkg", "-L", PACKAGE).splitlines() if line != "/."]
    check_desktop_files()
    with tempfile.TemporaryDirectory() as home, screen():
        environment = bare_environment(Path(home))
        check_window(["/usr/bin/rmt-desktop", str(SAMPLE)], environment, shots / "installed.png")
        data = Path(home) / ".local/share/rmt-desktop"
        check_answer(data)
        german = environment | {"LANG": "de_DE.UTF-8"}
        check_second_start(german, Path(home), shots / "by-mime-type-in-german.png")
        run("apt-get", "purge", "-y", "-qq", PACKAGE)
        left = [path for path in installed if path.exists() and not path.is_dir()]
        folders = [path for path in installed if path.is_dir() and PACKAGE in path.name]
        expect(not left and not folders, f"purge leaves {left or folders}")
        expect((data / "library.db").exists() or any(data.glob("*.db")), "purge took the user's data")
    print("installed, started, opened, answered, quit, purged; only the user's data is left")


def check_desktop_files() -> None:
    """The desktop entry and the metadata are valid, and PDF files may be opened with the program."""
    run("desktop-file-validate", str(ENTRY))
    for metadata in Path("/usr/share/metainfo").glob("*RmtDesktop.metainfo.xml"):
        run("appstreamcli", "validate", "--no-net", str(metadata))
    expect(ENTRY.name in run("gio", "mime", "application/pdf"), "PDF files are not offered to the program")
    expect("rmt-desktop" in run("man", "-w", PACKAGE), "no manual page")


def check_window(command: list[str], environment: dict[str, str], shot: Path) -> None:
    """Start with a document, wait until it is read, ask by keyboard, take a picture, quit by keyboard."""
    data = Path(environment["HOME"]) / ".local/share/rmt-desktop"
    with running(command, environment) as window:
        title = wait_for(lambda: find_window(), "the window")
        wait_for(lambda: states(data) == ["read"], "the document to be read")
        keys(title, "ctrl+l")
        subprocess.run(["xdotool", "type", "--delay", "30", QUESTION], env=with_display(), check=True)
        keys(title, "Return")
        wait_for(lambda: answers(data), "the answer")
        time.sleep(3)
        subprocess.run(["import", "-window", "root", str(shot)], env=with_display(), check=True)
        keys(title, "ctrl+q")
        expect(window.wait(60) == 0, "the program did not end with exit code 0")


def check_answer(data: Path) -> None:
    """What the window answered is what the command line answers."""
    command = ["/usr/bin/rmt-desktop-cli", "ask", str(SAMPLE), "-q", QUESTION, "--json", "--data-dir", str(data)]
    asked = subprocess.run(command, env=bare_environment(data.parent), capture_output=True, text=True, check=True)
    expect(json.loads(asked.stdout)["answer"] == answers(data)[0], "window and command line answer differently")
    print(f"answer: {answers(data)[0]}")


def check_second_start(environment: dict[str, str], home: Path, shot: Path) -> None:
    """A file opened by its MIME type while the program runs arrives in the open window."""
    second = home / "notes – 契約.txt"
    second.write_text("The notice period is three months. Notices are sent to 5 High Street, London.", encoding="utf-8")
    data = home / ".local/share/rmt-desktop"
    with running(["/usr/bin/rmt-desktop"], environment) as window:
        title = wait_for(lambda: find_window(), "the window")
        # gio starts what the desktop entry says, as a file manager does
        subprocess.run(["gio", "launch", str(ENTRY), str(second)], env=environment | {"PATH": "/usr/bin"}, check=True)
        wait_for(lambda: states(data) == ["read", "read"], "the second document to be read")
        subprocess.run(["import", "-window", "root", str(shot)], env=with_display(), check=True)
        keys(title, "ctrl+q")
        expect(window.wait(60) == 0, "the program did not end with exit code 0")


def states(data: Path) -> list[str]:
    """The states of the stored documents."""
    return query(data, "SELECT state FROM documents ORDER BY id")


def answers(data: Path) -> list[str]:
    """The texts of the stored answers."""
    return query(data, "SELECT text FROM answers ORDER BY question_id")


def query(data: Path, statement: str) -> list[str]:
    """First column of a statement over the library, read beside the running program."""
    for path in data.glob("*.db"):
        try:
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)) as connection:
                return [str(row[0]) for row in connection.execute(statement)]
        except sqlite3.OperationalError:
            continue
    return []


def find_window() -> str:
    """The number of the program's window, or nothing."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "^RMT Desktop"],
        env=with_display(),
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout.split("\n")[0]


def keys(window: str, combination: str) -> None:
    """Press keys in a window."""
    subprocess.run(["xdotool", "windowfocus", "--sync", window], env=with_display(), check=True)
    subprocess.run(["xdotool", "key", combination], env=with_display(), check=True)
    time.sleep(0.5)


@contextmanager
def screen() -> Iterator[None]:
    """A screen of its own."""
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1440x900x24"], stderr=subprocess.DEVNULL)
    try:
        time.sleep(2)
        yield
    finally:
        server.terminate()
        server.wait()


@contextmanager
def running(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A program that is ended if a check fails while it runs."""
    process = subprocess.Popen(command, env=environment)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def wait_for(look: Callable[[], Any], what: str) -> Any:
    """Look again until there is something."""
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.5)
    raise SystemExit(f"waited {_SECONDS} seconds in vain for {what}")


def bare_environment(home: Path) -> dict[str, str]:
    """A user's environment without Python, and without any other program in reach."""
    kept = {name: os.environ[name] for name in ("OMP_NUM_THREADS",) if name in os.environ}
    return kept | {"HOME": str(home), "PATH": "/nowhere", "LANG": "C.UTF-8", "DISPLAY": DISPLAY}


def with_display() -> dict[str, str]:
    """The checker's own environment, on the checked screen."""
    return os.environ | {"DISPLAY": DISPLAY}


def run(*command: str) -> str:
    """The output of a command that must succeed."""
    if shutil.which(command[0]) is None:
        raise SystemExit(f"{command[0]} is needed for this check.")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    expect(done.returncode == 0, f"{' '.join(command)}: {done.stdout}{done.stderr}")
    return done.stdout


def expect(holds: object, otherwise: str) -> None:
    """End the script with a reason unless something holds."""
    if not holds:
        raise SystemExit(f"FAILED: {otherwise}")


if __name__ == "__main__":
    main()
