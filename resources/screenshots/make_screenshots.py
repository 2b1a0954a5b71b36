"""Take the pictures of README: walks through the real program, part by part, with the shipped reader.

usage: python resources/screenshots/make_screenshots.py [FOLDER] [-- arguments of pytest]
"""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def main(arguments: list[str]) -> int:
    """Run the walk; its exit code."""
    split = arguments.index("--") if "--" in arguments else len(arguments)
    folder = Path(arguments[0]) if split else HERE
    environment = {**os.environ, "RMT_DESKTOP_PICTURES": str(folder.resolve())}
    command = [sys.executable, "-m", "pytest", "tests/walkthrough", *arguments[split + 1 :]]
    return subprocess.run(command, cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
