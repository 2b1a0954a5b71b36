"""Prove that a frozen or installed program does what the unfrozen one does."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bundling.project import RESOURCES, ROOT, version

Asked = Mapping[Path, Sequence[str]]
"""Questions by the document that they are asked of."""

_SAMPLE = RESOURCES / "samples" / "sample-lease.pdf"
QUESTIONS: Asked = {
    _SAMPLE: (
        "Which law governs this lease?",
        "How much is the rent?",
        "Can the Tenant end the lease early?",
        "Which vaccine was given to the control group?",
    )
}
_COMPARED = ("question", "answer", "abstained", "confidence", "engine", "evidence", "nearest", "tokens_read")
_EXAMINED = frozenset({
    "program", "native parts", "model", "sample question", "window", "languages", "database", "formats",
})  # fmt: skip
"""Checks of the self-test that must be there."""
_PLAIN = b"SQLite format 3\x00"
_SECONDS = 600
_HARMLESS = ("QStandardPaths: XDG_RUNTIME_DIR not set",)


class SmokeFailure(SystemExit):
    """The program does not do what it should."""


def smoke(console: Path, asked: Asked = QUESTIONS) -> int:
    """Run the self-test of a program's command line, protect a library with it, and ask it the smoke questions.

    It has no Python in reach.

    Returns:
        How many questions both programs answered alike.

    Raises:
        SmokeFailure: any unexpected output, exit code or answer.
    """
    shown = _run([str(console), "--version"], bare_environment())
    if shown.stdout.strip() != f"RMT Desktop {version()}":
        raise SmokeFailure(f"--version says {shown.stdout!r}.")
    _examine(console)
    _protect(console)
    for document, questions in asked.items():
        ours = _ask([sys.executable, "-m", "rmt_desktop"], document, questions, os.environ)
        theirs = _ask([str(console)], document, questions, bare_environment())
        for question, expected, found in zip(questions, ours, theirs, strict=True):
            if expected != found:
                raise SmokeFailure(f"{document.name}: {question}\nunfrozen: {expected}\nfrozen:   {found}")
            print(f"same answer: {question} → {found['answer']} ({found['confidence']:.4f})", flush=True)
    total = sum(map(len, asked.values()))
    print(f"{total} of {total} questions answered exactly alike")
    return total


def read_questions(path: Path, documents: Path | None = None, limit: int | None = None) -> Asked:
    """Questions from a file of JSON lines with ``file`` and ``question``.

    Args:
        path: the file.
        documents: folder of the documents; otherwise they lie where the file says, from its own folder on.
        limit: take so many, spread evenly over the file; None: all.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    count = len(rows) if limit is None else min(limit, len(rows))
    found: dict[Path, list[str]] = {}
    for row in (rows[i * len(rows) // count] for i in range(count)):
        document = documents / Path(row["file"]).name if documents else path.parent / row["file"]
        found.setdefault(document.resolve(), []).append(row["question"])
    return found


def bare_environment() -> dict[str, str]:
    """Nothing of Python, and on Linux no program in reach at all."""
    kept = ("HOME", "LANG", "SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "OMP_NUM_THREADS")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    return environment | {"PATH": "/nowhere", "QT_QPA_PLATFORM": "offscreen"}


def _examine(console: Path) -> None:
    with tempfile.TemporaryDirectory() as data:
        done = _run([str(console), "doctor", "--json", "--data-dir", data], bare_environment())
        report = json.loads(done.stdout)
    failed = [check for check in report["checks"] if not check["ok"]]
    details = {check["name"]: check["detail"] for check in report["checks"]}
    if failed or not report["ok"] or _EXAMINED - set(details):
        raise SmokeFailure(f"doctor: {failed or sorted(details)}")
    for name, said in (("program", ", frozen,"), ("native parts", "SQLCipher 4"), ("languages", "en, de")):
        if said not in details[name]:
            raise SmokeFailure(f"doctor: “{said}” is not said of {name}: {details[name]}")
    print(f"doctor: {len(details)} checks passed; {details['native parts']}", flush=True)


def _protect(console: Path) -> None:
    """A library is encrypted with a passphrase, read with it, and decrypted again."""
    environment = bare_environment() | {"RMT_DESKTOP_PASSPHRASE": "correct horse battery staple"}
    with tempfile.TemporaryDirectory() as data:
        place, library = ["--data-dir", data, "--json"], Path(data) / "library.db"
        _run([str(console), "read", str(_SAMPLE), *place], bare_environment())
        listed = []
        for command, plain in (("library", True), ("protect", False), ("library", False), ("unprotect", True)):
            done = _run([str(console), command, *place], environment)
            if library.read_bytes().startswith(_PLAIN) is not plain:
                raise SmokeFailure(f"{command}: the library is {'encrypted' if plain else 'not encrypted'}.")
            listed += [done.stdout] if command == "library" else []
    if _SAMPLE.name not in listed[0] or listed[0] != listed[1]:
        raise SmokeFailure(f"The protected library shows something else: {listed}")
    print("a library was protected with a passphrase, read, and unprotected", flush=True)


def _ask(
    program: Sequence[str], document: Path, questions: Sequence[str], environment: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The comparable part of each answer, asked in turn of one document."""
    asked = [part for question in questions for part in ("-q", question)]
    with tempfile.TemporaryDirectory() as data:
        command = [*program, "ask", str(document), *asked, "--json", "--data-dir", data]
        done = _run(command, environment, codes=(0, 3))
    told = json.loads(done.stdout)
    answers = told if isinstance(told, list) else [told]
    return [{name: answer[name] for name in _COMPARED if name in answer} for answer in answers]


def _run(
    command: Sequence[str], environment: Mapping[str, str], codes: tuple[int, ...] = (0,)
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command, env=dict(environment), cwd=ROOT, capture_output=True, text=True, encoding="utf-8", errors="replace",
        timeout=_SECONDS, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    noise = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith(_HARMLESS)]
    if done.returncode not in codes or noise:
        raise SmokeFailure(
            f"{' '.join(command)}\nexit code {done.returncode}\n{done.stdout[-2000:]}\n" + "\n".join(noise)
        )
    return done
