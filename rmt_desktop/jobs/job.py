"""One piece of work in a runner's queue."""

from collections.abc import Callable

from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.jobs.context import CancelToken, Progress, WorkContext
from rmt_desktop.jobs.events import Failed, JobEvent, Progressed, Started, Stopped, Succeeded

Work = Callable[[WorkContext], object]
Listener = Callable[[JobEvent], None]


class Job:
    """Work, who listens to it, and the token by which it is stopped."""

    def __init__(self, job_id: int, priority: int, work: Work, on_event: Listener, on_cancel: Callable[["Job"], None]):
        self.id = job_id
        self.priority = priority
        self._work = work
        self._listener = on_event
        self._on_cancel = on_cancel
        self.token = CancelToken()

    def __lt__(self, other: "Job") -> bool:
        """Higher priority first, then the order of submission."""
        return (-self.priority, self.id) < (-other.priority, other.id)

    def cancel(self) -> None:
        """Stop the work at its next step; work that has not begun ends at once, on the calling thread."""
        self.token.cancel()
        self._on_cancel(self)

    def run(self, should_yield: Callable[[], bool]) -> None:
        """Do the work on this thread and tell the listener how it went; exactly one final event."""
        self.tell(Started(self.id))
        self.tell(self._outcome(should_yield))

    def tell(self, event: JobEvent) -> None:
        """Hand an event to the listener."""
        self._listener(event)

    def _outcome(self, should_yield: Callable[[], bool]) -> JobEvent:
        try:
            return Succeeded(self.id, self._work(_Context(self, should_yield)))
        except Cancelled as error:
            return Stopped(self.id) if self.token.cancelled else Failed(self.id, error)
        except BaseException as error:
            return Failed(self.id, error)


class _Context:
    """The work's view of its job."""

    def __init__(self, job: Job, should_yield: Callable[[], bool]):
        self._job = job
        self._should_yield = should_yield

    def raise_if_cancelled(self) -> None:
        self._job.token.raise_if_cancelled()

    def report(self, progress: Progress) -> None:
        self._job.tell(Progressed(self._job.id, progress))

    def should_yield(self) -> bool:
        return self._should_yield()
