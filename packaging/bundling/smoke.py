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

QUESTIONS = (
    "Which law governs this lease?",
    "How much is the rent?",
    "Can the Tenant end the lease early?",
    "Which vaccine was given to the control group?",
)
_SAMPLE = RESOURCES / "samples" / "sample-lease.pdf"
_SECONDS = 600
_HARMLESS = ("QStandardPaths: XDG_RUNTIME_DIR not set",)


class SmokeFailure(SystemExit):
    """The program does not do what it should."""


def smoke(console: Path) -> None:
    """Run the self-test and the smoke questions of a program's command line, without Python in reach.

    Raises:
        SmokeFailure: any unexpected output, exit code or answer.
    """
    shown = _run([str(console), "--version"], _bare_environment())
    if shown.stdout.strip() != f"RMT Desktop {version()}":
        raise SmokeFailure(f"--version says {shown.stdout!r}.")
    _examine(console)
    for question in QUESTIONS:
        ours = _ask([sys.executable, "-m", "rmt_desktop"], question, os.environ)
        theirs = _ask([str(console)], question, _bare_environment())
        if ours != theirs:
            raise SmokeFailure(f"{question}\nunfrozen: {ours}\nfrozen:   {theirs}")
        print(f"same answer: {question} → {theirs['answer']} ({theirs['confidence']:.4f})")


def _examine(console: Path) -> None:
    with tempfile.TemporaryDirectory() as data:
        done = _run([str(console), "doctor", "--json", "--data-dir", data], _bare_environment())
        report = json.loads(done.stdout)
    failed = [check for check in report["checks"] if not check["ok"]]
    names = [check["name"] for check in report["checks"]]
    if failed or not report["ok"] or not {"model", "sample question", "window", "database", "formats"} <= set(names):
        raise SmokeFailure(f"doctor: {failed or names}")
    if "frozen" not in next(check["detail"] for check in report["checks"] if check["name"] == "program"):
        raise SmokeFailure("doctor does not know that the program is frozen.")
    print(f"doctor: {len(names)} checks passed")


def _ask(program: Sequence[str], question: str, environment: Mapping[str, str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as data:
        command = [*program, "ask", str(_SAMPLE), "-q", question, "--json", "--data-dir", data]
        done = _run(command, environment, codes=(0, 3))
    answer = json.loads(done.stdout)
    kept = {
        name: answer[name] for name in ("answer", "abstained", "confidence", "evidence", "nearest") if name in answer
    }
    return kept | {"exit code": done.returncode}


def _run(
    command: Sequence[str], environment: Mapping[str, str], codes: tuple[int, ...] = (0,)
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command, env=dict(environment), cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=_SECONDS,
        stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    noise = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith(_HARMLESS)]
    if done.returncode not in codes or noise:
        raise SmokeFailure(
            f"{' '.join(command)}\nexit code {done.returncode}\n{done.stdout[-2000:]}\n" + "\n".join(noise)
        )
    return done


def _bare_environment() -> dict[str, str]:
    """Nothing of Python, and on Linux no program in reach at all."""
    kept = ("HOME", "LANG", "SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "OMP_NUM_THREADS")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    return environment | {"PATH": "/nowhere", "QT_QPA_PLATFORM": "offscreen"}
