"""What a job tells its owner. Frozen, plain, safe to hand across threads."""

from dataclasses import dataclass

from rmt_desktop.jobs.context import Progress


@dataclass(frozen=True, slots=True)
class Started:
    """The work has begun."""

    job_id: int


@dataclass(frozen=True, slots=True)
class Progressed:
    """The work says how far it is."""

    job_id: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class Succeeded:
    """The last event of a job that came to its end."""

    job_id: int
    result: object


@dataclass(frozen=True, slots=True)
class Failed:
    """The last event of a job that raised."""

    job_id: int
    error: BaseException


@dataclass(frozen=True, slots=True)
class Stopped:
    """The last event of a job that was cancelled, before or while it ran."""

    job_id: int


JobEvent = Started | Progressed | Succeeded | Failed | Stopped
