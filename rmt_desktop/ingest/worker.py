"""A running child process and the pipe to it."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.ingest.child import serve
from rmt_desktop.ingest.messages import Message, ParseRequest, Ready, RecogniseRequest, decode, encode

_POLL_SECONDS = 0.05
_START_SECONDS = 60.0


class WorkerLost(Exception):
    """The child ended without being asked to."""


class Worker:
    """One child process, from start to end. The constructor returns before the child is ready."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), daemon=True, name="parser")
        try:
            self._process.start()
        except BaseException:
            self._connection.close()
            raise
        finally:
            theirs.close()
        self._ready = False

    @property
    def process_id(self) -> int:
        """The operating system's number of the child."""
        return self._process.pid or 0

    @property
    def alive(self) -> bool:
        """Whether the child runs."""
        return self._process.is_alive()

    def await_ready(self, check: Callable[[], None]) -> None:
        """Wait until the child can take requests; ``check`` is called meanwhile and may raise.

        Raises:
            InputError: it did not start.
        """
        if self._ready:
            return
        give_up = time.monotonic() + _START_SECONDS

        def check_start() -> None:
            check()
            if time.monotonic() > give_up:
                raise WorkerLost

        try:
            self._ready = isinstance(self._receive(check_start), Ready)
        except WorkerLost:
            self.end()
            raise InputError(
                "The helper process that reads files could not be started. Start the program again; if that "
                "does not help, restart the computer."
            ) from None

    def request(self, request: ParseRequest | RecogniseRequest, check: Callable[[], None]) -> Iterator[Message]:
        """Send a request and yield what the child answers; ``check`` is called all the time and may raise.

        Raises:
            WorkerLost: the child crashed or was killed.
        """
        try:
            self._connection.send_bytes(encode(request))
        except OSError:
            raise WorkerLost(self._how_it_ended()) from None
        while True:
            yield self._receive(check)

    def end(self) -> None:
        """End the child, whatever it is doing. May be called twice."""
        if not self._connection.closed:
            self._connection.close()
            self._process.kill()
            self._process.join()
            with suppress(ValueError):  # the child is gone, but another part of the program took note of its end
                self._process.close()

    def _receive(self, check: Callable[[], None]) -> Message:
        check()
        try:
            while not self._connection.poll(_POLL_SECONDS):
                check()
            return decode(self._connection.recv_bytes())
        except (EOFError, OSError, ValueError):
            raise WorkerLost(self._how_it_ended()) from None

    def _how_it_ended(self) -> str:
        self._process.join(1.0)
        code = self._process.exitcode
        if code is None:
            return "it no longer answers"
        return f"signal {-code}" if code < 0 else f"exit code {code}"
