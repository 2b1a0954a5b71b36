"""What the desk tells its listener. Frozen, plain, safe to hand across threads."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from rmt_desktop.domain.answers import AnswerEvent, Question
from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.releases import NewVersion
from rmt_desktop.domain.shelving import WatchedFolder
from rmt_desktop.workflows.finding import Search


class ModelPhase(StrEnum):
    """Where the model stands."""

    NOT_LOADED = "not loaded"
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ModelChanged:
    """The model is being loaded, is ready, or could not be loaded."""

    phase: ModelPhase
    detail: str = ""
    """``all-MiniLM-L6-v2 · CPU`` or the reason of the failure."""


@dataclass(frozen=True, slots=True)
class DocumentChanged:
    """A document was added or its state changed."""

    document: Document


@dataclass(frozen=True, slots=True)
class DocumentRemoved:
    """A document left the library."""

    document_id: int


@dataclass(frozen=True, slots=True)
class ReadingProgress:
    """How far parsing a document, recognising its pictures or reading it is."""

    document_id: int
    stage: str
    """``parsing``, ``recognising`` or ``reading``."""
    done: int
    total: int
    """Pages while parsing, those that are pictures while recognising, segments while reading; 0 = not known yet."""
    seconds_left: float | None
    """From the measured speed; None until there is one."""


@dataclass(frozen=True, slots=True)
class ImportRefused:
    """A dropped file did not become a document."""

    path: str
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class ImportKnown:
    """A dropped file is in the library already (same content); nothing is read twice."""

    path: str
    document: Document


@dataclass(frozen=True, slots=True)
class QuestionChanged:
    """A question was stored, started, answered, stopped or failed."""

    question: Question


@dataclass(frozen=True, slots=True)
class AnswerProgress:
    """An event of the engine that answers the question."""

    question_id: int
    event: AnswerEvent


@dataclass(frozen=True, slots=True)
class RevisionChanged:
    """A new version is being compared with the old one, or one more of its questions is."""

    revision_id: int


@dataclass(frozen=True, slots=True)
class OrderChanged:
    """Collections, tags or watched folders have changed."""


@dataclass(frozen=True, slots=True)
class FolderWatched:
    """A folder is watched from now on."""

    folder: WatchedFolder
    files: tuple[Path, ...]
    """What it holds already; it is not read by itself."""


@dataclass(frozen=True, slots=True)
class FilesChanged:
    """Files of a watched folder are no longer what was read of them."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class SearchEnded:
    """A search over the library has come to its end."""

    search: Search


@dataclass(frozen=True, slots=True)
class Exported:
    """A file the user asked for was written."""

    path: Path


@dataclass(frozen=True, slots=True)
class CleanedUp:
    """What can be rebuilt was removed from the disk."""

    freed: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class UpdateChecked:
    """The release feed was asked for a new version."""

    found: NewVersion | None
    """None: the running version is the newest, or ``error`` says why that is not known."""
    error: str = ""
    asked: bool = True
    """By the user, who waits for the outcome; otherwise by itself, once a day."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Something the user must know that belongs to no document or question."""

    title: str
    message: str


@dataclass(frozen=True, slots=True)
class BackgroundChanged:
    """Something that runs beside reading and asking has a new state: a comparison, a training, an install."""

    topic: str
    state: Any
    """A frozen snapshot that replaces earlier ones of the same topic."""


DeskEvent = (
    ModelChanged
    | DocumentChanged
    | DocumentRemoved
    | ReadingProgress
    | ImportRefused
    | ImportKnown
    | QuestionChanged
    | AnswerProgress
    | RevisionChanged
    | OrderChanged
    | FolderWatched
    | FilesChanged
    | SearchEnded
    | Exported
    | CleanedUp
    | UpdateChecked
    | Failure
    | BackgroundChanged
)
