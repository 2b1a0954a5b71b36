"""A PostgreSQL of the test's own, on a socket in a temporary folder and a free local port."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_USER = "postgres"
_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


@contextmanager
def running_postgres() -> Iterator[str]:
    """Start one and give its URL; skips the test where PostgreSQL or its driver is not installed."""
    pytest.importorskip("pg8000", reason="pg8000 is not installed: pip install rmt-desktop[cluster]")
    binaries = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found] or _BINARIES
    if not binaries:
        pytest.skip("PostgreSQL is not installed: there is no initdb")
    owner = _owner()
    folder = Path(tempfile.mkdtemp(prefix="rmt-postgres-"))
    if owner:
        shutil.chown(folder, *owner)

    def call(program: str, *arguments: str) -> None:
        command = [str(binaries[-1] / program), "-D", str(folder / "data"), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, user=owner and owner[0], cwd=folder, timeout=120)

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    try:
        call("initdb", "--username", _USER, "--auth", "trust", "--no-sync", "--encoding", "UTF8", "--no-locale")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=8MB"
        call("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql://{_USER}@127.0.0.1:{port}/postgres"
        finally:
            call("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> tuple[int, int] | None:
    """PostgreSQL refuses to run as root: the user and group it runs as instead."""
    if os.geteuid():
        return None
    try:
        found = pwd.getpwnam(_USER)
    except KeyError:
        pytest.skip(f"PostgreSQL does not run as root, and there is no user {_USER}")
    return found.pw_uid, found.pw_gid
