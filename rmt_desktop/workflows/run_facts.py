"""Where and when something was measured, for the reports."""

import os
import platform
from datetime import UTC, datetime
from typing import Any

import psutil

from rmt_desktop import __version__


def run_facts(command: str) -> dict[str, Any]:
    """``command``, ``when``, ``program`` and ``machine``, as reports want them.

    Args:
        command: that was given, for people who want to measure again; may be empty.
    """
    return {
        "command": command,
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "program": __version__,
        "machine": {
            "system": f"{platform.system()} {platform.machine()}",
            "python": platform.python_version(),
            "processors": os.cpu_count(),
            "threads": os.environ.get("OMP_NUM_THREADS", "all"),
            "memory_gb": round(psutil.virtual_memory().total / 2**30, 1),
        },
    }
