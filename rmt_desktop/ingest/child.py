"""The child process: takes requests, parses one file after the other, survives what a file can do to it.

Imports neither Qt nor torch, so that it starts in a fraction of a second.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection

from rmt_desktop.domain.input_errors import DamagedFile, FileTooLarge, InputError
from rmt_desktop.ingest.guard import PageClock, end_with_parent, limit_memory
from rmt_desktop.ingest.messages import (
    Message,
    PageRead,
    Parsed,
    ParseRequest,
    Ready,
    RecogniseRequest,
    Refused,
    decode,
    encode,
)

OUT_OF_MEMORY = "Reading the file took more than {limit:,} MB of memory. Split it into parts and add those."


class ParentGone(BaseException):
    """Nobody reads the pipe any more. No ``Exception``, so that no parser swallows it."""


def serve(connection: Connection) -> None:
    """Answer requests until the parent closes the pipe; the child's main function."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's business
    _silence()
    end_with_parent()
    clock = PageClock()

    def emit(message: Message) -> None:
        try:
            connection.send_bytes(encode(message))
        except OSError:
            raise ParentGone from None

    try:
        from rmt_desktop.ingest import pdf  # slow: a file's time begins when this is done

        pdf.prepare()
        gc.freeze()  # what is loaded now stays: later collections need not look at it
        emit(Ready())
        while True:
            request = decode(connection.recv_bytes())
            if isinstance(request, ParseRequest | RecogniseRequest):
                emit(_answer(request, emit, clock))
            gc.collect()
    except (EOFError, OSError, ParentGone):
        return


def _answer(request: ParseRequest | RecogniseRequest, emit: Callable[[Message], None], clock: PageClock) -> Message:
    """Parse a file or recognise a page; every way in which a file can fail becomes a refusal with a reason."""
    limit_memory(request.memory_mb)
    try:
        return _parse(request, emit, clock) if isinstance(request, ParseRequest) else _recognise(request, emit, clock)
    except InputError as error:
        return Refused(type(error).__name__, str(error))
    except MemoryError:
        return Refused(FileTooLarge.__name__, OUT_OF_MEMORY.format(limit=request.memory_mb))
    except Exception as error:  # a parser's surprise at a malformed file
        return Refused(
            DamagedFile.__name__,
            f"The file is damaged in a way that keeps it from being read ({type(error).__name__}).",
        )


def _parse(request: ParseRequest, emit: Callable[[Message], None], clock: PageClock) -> Parsed:
    from rmt_desktop.ingest import formats

    return formats.parse(request, emit, clock)


def _recognise(request: RecogniseRequest, emit: Callable[[Message], None], clock: PageClock) -> PageRead:
    from rmt_desktop.ingest import pdf

    return pdf.recognise(request, emit, clock)


def _silence() -> None:
    """Keep whatever libraries print out of the user's terminal; the pipe is the only way out."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for the process's life
