"""Make the reports again: the real commands, in a folder where ``DATA`` is the development data.

usage: python resources/reports/make_reports.py DATA [engines] [list-all] [writing]

Without names, all are made. ``writing`` needs SmolLM2-135M-Instruct (``rmt-desktop models install``) in the data folder
that ``RMT_DESKTOP_HOME`` names. On one quiet core of a small machine: 10 minutes, 8 minutes, half a minute.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent
LONG = ("covid_qa", "contract_nli", "timeqa")
RETRIEVAL = "rag-bm25,rag-hybrid,rag-dense"


def questions(*sets: str) -> Iterator[str]:
    """Arguments that name question files and their documents."""
    for name in sets:
        folder, texts = ("cuad", "contracts") if name == "cuad" else (f"long/{name}", "documents")
        yield from ("--data", f"DATA/{folder}/dev.jsonl", "--documents", f"DATA/{folder}/{texts}.jsonl")


REPORTS = {
    "engines": [
        "qa", *questions("cuad", *LONG), "--groups", "10", "--sample", "30",
        "--engine", f"rmt,{RETRIEVAL},deep",
    ],
    "list-all": [
        "qa", *questions("cuad", "contract_nli"), "--groups", "10", "--places", "3", "--sample", "20",
        "--engine", f"tally,deep,rmt,{RETRIEVAL}",
    ],
    "writing": ["lm", "--language-model", "SmolLM2-135M-Instruct", "--processor-time"],
}  # fmt: skip


def make(name: str, data: Path) -> int:
    """One report; the one that is there stays if it cannot be made."""
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "DATA").symlink_to(data.absolute(), target_is_directory=True)
        command = [sys.executable, "-m", "rmt_desktop", "bench", *REPORTS[name], "--out", name]
        code = subprocess.run(
            command, cwd=place, env={"OMP_NUM_THREADS": "1", **os.environ}, stdout=subprocess.DEVNULL
        ).returncode
        if code == 0:
            shutil.rmtree(FOLDER / name, ignore_errors=True)
            shutil.copytree(Path(place) / name, FOLDER / name)
    print(f"{name}: {'made' if code == 0 else f'failed ({code})'}", file=sys.stderr)
    return code


if __name__ == "__main__":
    if len(sys.argv) < 2 or not set(sys.argv[2:]) <= set(REPORTS):
        raise SystemExit(__doc__)
    sys.exit(max(make(name, Path(sys.argv[1])) for name in sys.argv[2:] or REPORTS))
