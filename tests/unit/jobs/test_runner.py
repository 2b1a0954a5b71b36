import threading
from collections.abc import Iterator

import pytest

from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.jobs.events import Failed, JobEvent, Progressed, Started, Stopped, Succeeded
from rmt_desktop.jobs.runner import JobRunner

SOON = 5.0


@pytest.fixture
def runner() -> Iterator[JobRunner]:
    runner = JobRunner("test runner")
    yield runner
    assert runner.close(SOON)


class Gate:
    """Work that says when it has begun and goes on when it is told to."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go = threading.Event()

    def __call__(self, ctx: WorkContext) -> None:
        self.begun.set()
        assert self.go.wait(SOON)
        ctx.raise_if_cancelled()


def ignore(event: JobEvent) -> None:
    pass


def test_events_of_a_job_come_in_order_with_its_result(runner: JobRunner) -> None:
    events: list[JobEvent] = []

    def work(ctx: WorkContext) -> str:
        ctx.report(Progress(1, 2, "half"))
        return "done"

    job = runner.submit(work, on_event=events.append)
    assert runner.wait_idle(SOON)
    assert events == [
        Started(job.id),
        Progressed(job.id, Progress(1, 2, "half")),
        Succeeded(job.id, "done"),
    ]


def test_an_error_is_an_event_and_the_next_job_still_runs(runner: JobRunner) -> None:
    events: list[JobEvent] = []
    error = ValueError("no such page")

    def work(ctx: WorkContext) -> None:
        raise error

    first = runner.submit(work, on_event=events.append)
    second = runner.submit(lambda ctx: 2, on_event=events.append)
    assert runner.wait_idle(SOON)
    assert events == [
        Started(first.id),
        Failed(first.id, error),
        Started(second.id),
        Succeeded(second.id, 2),
    ]


def test_higher_priority_goes_first_then_order_of_submission(runner: JobRunner) -> None:
    gate, order = Gate(), list[str]()
    runner.submit(gate, on_event=ignore)
    assert gate.begun.wait(SOON)
    for name, priority in [("low 1", 0), ("low 2", 0), ("high", 5), ("middle", 3), ("low 3", 0)]:
        runner.submit(lambda ctx, name=name: order.append(name), priority=priority, on_event=ignore)
    gate.go.set()
    assert runner.wait_idle(SOON)
    assert order == ["high", "middle", "low 1", "low 2", "low 3"]


def test_should_yield_only_while_more_urgent_work_waits(runner: JobRunner) -> None:
    gate, seen = Gate(), list[bool]()

    def work(ctx: WorkContext) -> None:
        seen.append(ctx.should_yield())
        gate(ctx)
        seen.append(ctx.should_yield())

    runner.submit(work, priority=1, on_event=ignore)
    assert gate.begun.wait(SOON)
    same = runner.submit(lambda ctx: None, priority=1, on_event=ignore)
    gate.go.set()
    assert runner.wait_idle(SOON)
    gate.begun.clear()
    gate.go.clear()
    runner.submit(work, priority=1, on_event=ignore)
    assert gate.begun.wait(SOON)
    runner.submit(lambda ctx: seen.append(ctx.should_yield()), priority=2, on_event=ignore)
    gate.go.set()
    assert runner.wait_idle(SOON)
    assert same.id == 2
    assert seen == [False, False, False, True, False]


def test_cancelling_running_work_stops_it_at_its_next_step(runner: JobRunner) -> None:
    gate, events = Gate(), list[JobEvent]()
    job = runner.submit(gate, on_event=events.append)
    assert gate.begun.wait(SOON)
    job.cancel()
    gate.go.set()
    assert runner.wait_idle(SOON)
    assert events == [Started(job.id), Stopped(job.id)]


def test_cancelling_waiting_work_ends_it_at_once_and_it_never_runs(runner: JobRunner) -> None:
    gate, events, ran = Gate(), list[JobEvent](), list[int]()
    runner.submit(gate, on_event=ignore)
    assert gate.begun.wait(SOON)
    job = runner.submit(lambda ctx: ran.append(1), on_event=events.append)
    job.cancel()
    job.cancel()
    assert events == [Stopped(job.id)]
    gate.go.set()
    assert runner.wait_idle(SOON)
    assert not ran
    assert events == [Stopped(job.id)]


def test_cancelling_finished_work_changes_nothing(runner: JobRunner) -> None:
    events: list[JobEvent] = []
    job = runner.submit(lambda ctx: 1, on_event=events.append)
    assert runner.wait_idle(SOON)
    job.cancel()
    assert events == [Started(job.id), Succeeded(job.id, 1)]


def test_close_stops_what_runs_and_what_waits_and_ends_the_thread() -> None:
    runner = JobRunner("closing")
    begun, events = threading.Event(), list[JobEvent]()

    def work(ctx: WorkContext) -> None:
        begun.set()
        while True:
            ctx.raise_if_cancelled()

    running = runner.submit(work, on_event=events.append)
    assert begun.wait(SOON)
    waiting = runner.submit(lambda ctx: None, on_event=events.append)
    assert runner.close(SOON)
    assert set(events) == {Started(running.id), Stopped(running.id), Stopped(waiting.id)}
    assert all(thread.name != "closing" for thread in threading.enumerate())
    late = runner.submit(lambda ctx: None, on_event=events.append)
    assert events[-1] == Stopped(late.id)


def test_close_is_bounded_when_work_does_not_answer() -> None:
    runner, gate = JobRunner("stuck"), Gate()
    runner.submit(gate, on_event=ignore)
    assert gate.begun.wait(SOON)
    assert not runner.close(0.05)
    assert all(thread.daemon for thread in threading.enumerate() if thread.name == "stuck")
    gate.go.set()
    assert runner.close(SOON)


def test_a_runner_that_was_never_used_has_no_thread_and_closes() -> None:
    runner = JobRunner("unused")
    assert all(thread.name != "unused" for thread in threading.enumerate())
    assert not runner.busy()
    assert runner.close(0)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_listener_that_raises_is_shown_and_does_not_stop_the_queue(
    runner: JobRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", shown.append)

    def broken(event: JobEvent) -> None:
        raise RuntimeError("a bug in the listener")

    done: list[JobEvent] = []
    runner.submit(lambda ctx: None, on_event=broken)
    runner.submit(lambda ctx: None, on_event=done.append)
    assert runner.wait_idle(SOON)
    assert [str(args.exc_value) for args in shown] == ["a bug in the listener"]
    assert len(done) == 2
