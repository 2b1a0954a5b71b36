"""At most one job per document in a queue."""

import threading

from rmt_desktop.jobs.events import Failed, JobEvent, Stopped, Succeeded
from rmt_desktop.jobs.job import Job, Listener, Work
from rmt_desktop.jobs.runner import JobRunner


class DocumentJobs:
    """Jobs by document; may be used from any thread.

    Asking for a job while one runs or waits changes nothing. Asking while the last one is being stopped starts
    the new one as soon as that has ended: pause and, at once, resume ends in reading.
    """

    def __init__(self, runner: JobRunner):
        self._runner = runner
        self._lock = threading.RLock()
        self._jobs: dict[int, Job] = {}
        self._next: dict[int, tuple[Work, Listener]] = {}

    def submit(self, document_id: int, work: Work, on_event: Listener) -> None:
        """Queue work for a document."""
        with self._lock:
            job = self._jobs.get(document_id)
            if job is None:
                self._jobs[document_id] = self._runner.submit(
                    work, on_event=lambda event: self._on_event(document_id, event, on_event)
                )
            elif job.token.cancelled:
                self._next[document_id] = (work, on_event)

    def stop(self, document_id: int) -> bool:
        """Cancel the document's job; False if it has none."""
        with self._lock:
            self._next.pop(document_id, None)
            job = self._jobs.get(document_id)
        if job is not None:
            job.cancel()
        return job is not None

    def _on_event(self, document_id: int, event: JobEvent, listener: Listener) -> None:
        if not isinstance(event, (Succeeded, Failed, Stopped)):
            listener(event)
            return
        with self._lock:
            self._jobs.pop(document_id, None)
            following = self._next.pop(document_id, None)
        listener(event)
        if following is not None:
            self.submit(document_id, *following)
