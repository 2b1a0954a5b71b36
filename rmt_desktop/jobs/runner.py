"""One thread that works through a queue."""

import heapq
import itertools
import sys
import threading
import time

from rmt_desktop.jobs.events import Stopped
from rmt_desktop.jobs.job import Job, Listener, Work


class JobRunner:
    """Runs jobs one at a time: higher priority first, then in order of submission.

    A running job is never broken off. It stops by itself where it looks at its context: cancelled work
    raises, and resumable work returns early while more urgent work waits (``should_yield``).

    The thread starts with the first job. It is a daemon, so that a native call that never returns cannot
    keep the program from ending; :meth:`close` is how it normally ends.
    """

    def __init__(self, name: str):
        self._name = name
        self._ids = itertools.count(1)
        self._changed = threading.Condition()
        self._queue: list[Job] = []
        self._running: Job | None = None
        self._thread: threading.Thread | None = None
        self._closed = False

    def submit(self, work: Work, *, priority: int = 0, on_event: Listener) -> Job:
        """Queue work; events arrive on the runner's thread.

        Args:
            work: called with its context.
            priority: higher runs earlier.
            on_event: told of start, progress and outcome; exactly one final event per job.

        Returns:
            The job; with a closed runner it is stopped already.
        """
        job = Job(next(self._ids), priority, work, on_event, self._drop)
        with self._changed:
            if not self._closed:
                heapq.heappush(self._queue, job)
                self._start_thread()
                self._changed.notify_all()
                return job
        job.token.cancel()
        job.tell(Stopped(job.id))
        return job

    def busy(self) -> bool:
        """Whether anything runs or waits."""
        with self._changed:
            return self._running is not None or bool(self._queue)

    def wait_idle(self, timeout: float) -> bool:
        """Wait until nothing runs or waits; False if that takes longer than ``timeout`` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self._running is None and not self._queue, timeout)

    def begin_close(self) -> None:
        """Take no more work, cancel what waits and what runs; returns at once."""
        with self._changed:
            self._closed = True
            waiting, self._queue = sorted(self._queue), []
            running = self._running
            self._changed.notify_all()
        if running is not None:
            running.cancel()
        for job in waiting:
            job.token.cancel()
            job.tell(Stopped(job.id))

    def close(self, timeout: float) -> bool:
        """Stop everything; False if the running job did not end within ``timeout`` seconds."""
        deadline = time.monotonic() + timeout
        self.begin_close()
        if self._thread is None or self._thread is threading.current_thread():
            return True
        self._thread.join(max(0.0, deadline - time.monotonic()))
        return not self._thread.is_alive()

    def _start_thread(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._loop, name=self._name, daemon=True)
            self._thread.start()

    def _drop(self, job: Job) -> None:
        with self._changed:
            if job not in self._queue:
                return
            self._queue.remove(job)
            heapq.heapify(self._queue)
            self._changed.notify_all()
        job.tell(Stopped(job.id))

    def _loop(self) -> None:
        while (job := self._next()) is not None:
            try:
                job.run(self._urgent_work_waits)
            except Exception:
                _report_bug()
            finally:
                with self._changed:
                    self._running = None
                    self._changed.notify_all()

    def _next(self) -> Job | None:
        with self._changed:
            self._changed.wait_for(lambda: self._queue or self._closed)
            if not self._queue:
                return None
            self._running = heapq.heappop(self._queue)
            return self._running

    def _urgent_work_waits(self) -> bool:
        with self._changed:
            running = self._running
            return bool(self._queue) and running is not None and self._queue[0].priority > running.priority


def _report_bug() -> None:
    """A listener that raises is a bug: shown like any other of a thread, while the queue goes on."""
    kind, error, trace = sys.exc_info()
    if kind is not None:
        threading.excepthook(threading.ExceptHookArgs((kind, error, trace, threading.current_thread())))
