"""``python -m tests.soak PROOF``: prints progress on stderr and the result as JSON; exit code 1 if something failed."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.soak.disk import run_full_disk, run_read_only
from tests.soak.endurance import run_endurance
from tests.soak.flips import run_flips
from tests.soak.kills import run_kills
from tests.soak.work import Templates


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("proof", choices=("kills", "disk", "read-only", "flips", "endurance"))
    parser.add_argument("--count", type=int, help="default: 200 kills, 50 full disks, 100 flips")
    parser.add_argument("--minutes", type=float, default=120.0, help="of endurance")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        where = Path(name) / "work"
        if options.proof == "kills":
            result = run_kills(Templates(where), where, options.count or 200, options.seed, _tell)
        elif options.proof == "disk":
            result = run_full_disk(Templates(where), options.count or 50, options.seed, _tell)
        elif options.proof == "read-only":
            Path(name).chmod(0o755)
            result = run_read_only(Templates(where), where)
        elif options.proof == "flips":
            result = run_flips(Templates(where), where, options.count or 100, options.seed, _tell)
        else:
            result = run_endurance(where, options.minutes, tell=_tell)
    print(json.dumps(result, indent=2, ensure_ascii=False))
    return 1 if result.get("failures") or not result.get("ok", True) else 0


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
