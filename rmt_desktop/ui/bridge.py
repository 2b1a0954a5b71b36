"""The one border between worker threads and the window."""

import threading

from PySide6.QtCore import QObject, Qt, Signal, Slot

from rmt_desktop.domain.answers import PartialText, SegmentRead
from rmt_desktop.workflows.events import (
    AnswerProgress,
    BackgroundChanged,
    CleanedUp,
    DeskEvent,
    DocumentChanged,
    DocumentRemoved,
    Exported,
    Failure,
    FilesChanged,
    FolderWatched,
    ImportKnown,
    ImportRefused,
    ModelChanged,
    OrderChanged,
    QuestionChanged,
    ReadingProgress,
    RevisionChanged,
    SearchEnded,
    UpdateChecked,
)

Subject = tuple[str, int]


class EventBridge(QObject):
    """Takes events from any thread and hands them on in the window's thread, in order.

    Progress that the window has not seen yet is replaced by newer progress of the same document or
    question, so that a fast worker never floods the window. At most one wake-up is queued at a time.
    Create it in the window's thread and keep it as long as the program runs.
    """

    model_changed = Signal(object)
    document_changed = Signal(object)
    document_removed = Signal(int)
    reading_progressed = Signal(object)
    import_refused = Signal(object)
    import_known = Signal(object)
    question_changed = Signal(object)
    answer_progressed = Signal(object)
    revision_changed = Signal(int)
    order_changed = Signal()
    search_ended = Signal(object)
    folder_watched = Signal(object)
    files_changed = Signal(object)
    exported = Signal(object)
    cleaned = Signal(int)
    update_checked = Signal(object)
    failed = Signal(object)
    background_changed = Signal(str, object)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._pending: list[DeskEvent] = []
        self._places: dict[tuple[str, Subject], int] = {}
        self._closed = False
        self._woken.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def post(self, event: DeskEvent) -> None:
        """Queue an event; safe from any thread, also after :meth:`close`."""
        with self._lock:
            if self._closed:
                return
            wake = not self._pending
            self._queue(event)
            if wake:
                self._woken.emit()

    def close(self) -> None:
        """Drop what is queued and everything that still comes."""
        with self._lock:
            self._closed = True
            self._pending = []

    def _queue(self, event: DeskEvent) -> None:
        subject = _subject(event)
        kind = _merged_kind(event)
        if kind is None:
            self._end_merging(subject)
            self._pending.append(event)
        elif (kind, subject) in self._places:
            self._pending[self._places[kind, subject]] = event
        else:
            self._places[kind, subject] = len(self._pending)
            self._pending.append(event)

    def _end_merging(self, subject: Subject) -> None:
        for key in [key for key in self._places if key[1] == subject]:
            del self._places[key]

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            events, self._pending = self._pending, []
            self._places.clear()
        for event in events:
            self._hand_on(event)

    def _hand_on(self, event: DeskEvent) -> None:
        match event:
            case ModelChanged():
                self.model_changed.emit(event)
            case DocumentChanged(document):
                self.document_changed.emit(document)
            case DocumentRemoved(document_id):
                self.document_removed.emit(document_id)
            case ReadingProgress():
                self.reading_progressed.emit(event)
            case ImportRefused():
                self.import_refused.emit(event)
            case ImportKnown():
                self.import_known.emit(event)
            case QuestionChanged(question):
                self.question_changed.emit(question)
            case AnswerProgress():
                self.answer_progressed.emit(event)
            case RevisionChanged(revision_id):
                self.revision_changed.emit(revision_id)
            case OrderChanged():
                self.order_changed.emit()
            case SearchEnded(search):
                self.search_ended.emit(search)
            case FolderWatched():
                self.folder_watched.emit(event)
            case FilesChanged():
                self.files_changed.emit(event)
            case Exported(path):
                self.exported.emit(path)
            case CleanedUp(freed):
                self.cleaned.emit(freed)
            case UpdateChecked():
                self.update_checked.emit(event)
            case Failure():
                self.failed.emit(event)
            case BackgroundChanged(topic, state):
                self.background_changed.emit(topic, state)


def _subject(event: DeskEvent) -> Subject:
    match event:
        case DocumentChanged(document):
            return "document", document.id
        case DocumentRemoved(document_id) | ReadingProgress(document_id=document_id):
            return "document", document_id
        case QuestionChanged(question):
            return "question", question.id
        case AnswerProgress(question_id):
            return "question", question_id
        case _:
            return "program", 0


def _merged_kind(event: DeskEvent) -> str | None:
    match event:
        case ReadingProgress():
            return "reading"
        case AnswerProgress(event=SegmentRead()):
            return "segment"
        case AnswerProgress(event=PartialText()):
            return "text"
        case BackgroundChanged(topic):
            return topic
        case _:
            return None
