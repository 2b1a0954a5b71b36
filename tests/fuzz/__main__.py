"""Coverage-guided fuzzing of the own parsers with atheris: ``python -m tests.fuzz --seconds 30``.

Each target runs in a process of its own under libFuzzer, with a limit on time and memory per input. An input that
breaks a parser is kept in ``--keep`` and named; run it again with ``--input FILE --target NAME``.
"""

import argparse
import re
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

INPUT_SECONDS = 25
"""The longest that a parser may take for an input; much, since other programs may run beside it."""
MEMORY_MB = 2_000
_LONGEST = 16_384


def main() -> int:
    """Fuzz every target, or those that are named; 1 if there was a finding."""
    options = _parser().parse_args()
    if options.one:
        _fuzz_here(options.one, options.rest)
        return 0
    from tests.fuzz.targets import TARGETS, run_target

    names = options.target or sorted(TARGETS)
    if options.input is not None:
        run_target(names[0], options.input.read_bytes())
        return 0
    options.keep.mkdir(parents=True, exist_ok=True)
    findings = [name for name in names if not _fuzz(name, options.seconds, options.keep)]
    print(
        f"{len(names)} targets, {options.seconds} s each: " + (f"findings in {findings}" if findings else "no finding")
    )
    return 1 if findings else 0


def _fuzz(name: str, seconds: int, keep: Path) -> bool:
    """Fuzz a target in a process of its own; False if something was found."""
    from tests.fuzz.targets import seeds

    with TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds(name)):
            (Path(folder) / f"seed-{number}").write_bytes(seed)
        limits = [f"-max_total_time={seconds}", f"-timeout={INPUT_SECONDS}", f"-rss_limit_mb={MEMORY_MB}"]
        found = [f"-max_len={_LONGEST}", f"-artifact_prefix={keep}/{name}-", folder]
        command = [sys.executable, "-m", "tests.fuzz", "--one", name, "--", *limits, *found]
        before = _processor_seconds()
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=seconds * 3 + 120)
        used = _processor_seconds() - before
    said = done.stderr + done.stdout
    runs = re.findall(r"#(\d+)\s+(?:DONE|pulse|NEW|REDUCE|RELOAD|INITED)\s+cov: (\d+)", said)
    last, covered = runs[-1] if runs else ("0", "0")
    print(
        f"{name:16} {int(last):>9,} inputs, {int(covered):>5,} edges, {used:5.0f} s of processor time"
        + ("" if done.returncode == 0 else ", FOUND:"),
        flush=True,
    )
    if done.returncode:
        print(said[-3_000:], flush=True)
    return done.returncode == 0


def _processor_seconds() -> float:
    """What the processes that this one started and that have ended have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _fuzz_here(name: str, arguments: Sequence[str]) -> None:
    import atheris

    with atheris.instrument_imports(include=["rmt_desktop"]):
        from tests.fuzz import targets
    atheris.Setup([sys.argv[0], *arguments], lambda data: targets.run_target(name, data))
    atheris.Fuzz()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--target", action="append", metavar="NAME", help="can be repeated; default: all")
    parser.add_argument("--seconds", type=int, default=30, metavar="N", help="for each target")
    parser.add_argument(
        "--keep", type=Path, default=Path("runs/fuzz"), metavar="DIR", help="inputs that broke a parser"
    )
    parser.add_argument("--input", type=Path, metavar="FILE", help="parse this file with the target and do no more")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs="*", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
