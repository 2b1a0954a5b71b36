"""The body of the parsing process: requests in, pages and verdicts out."""

import sys
from multiprocessing.connection import Connection
from pathlib import Path

from rmt_desktop.domain.errors import FileTooLarge, RmtError
from rmt_desktop.ingest.limits import ParseLimits
from rmt_desktop.ingest.registry import parse_here

Request = tuple[str, str | None, ParseLimits]


def serve(connection: Connection) -> None:
    """Parse one file per request until the other side hangs up.

    Sends ``("page", done, total)`` while it works and then ``("done", ParsedDocument)`` or ``("error", RmtError)``.
    """
    while True:
        try:
            path, password, limits = connection.recv()
        except (EOFError, OSError):
            return
        limit_memory(limits.memory_mb)
        try:
            parsed = parse_here(
                Path(path), password, limits, lambda done, total: connection.send(("page", done, total))
            )
            connection.send(("done", parsed))
        except RmtError as error:
            connection.send(("error", type(error), str(error)))
        except MemoryError:
            message = f"{Path(path).name} needs more than {limits.memory_mb:,} MiB of memory to parse."
            connection.send(("error", FileTooLarge, message))


def limit_memory(megabytes: int) -> None:
    """Let allocations beyond the limit fail, where the system can do that (Linux)."""
    if sys.platform != "linux":
        return
    import resource

    size = megabytes * 2**20
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (size if hard < 0 else min(size, hard), hard))
