"""What the desk's queues share: the library, the model, and the way to the listeners."""

import threading
from collections.abc import Callable
from typing import Any

from rmt_desktop.domain.errors import RmtError
from rmt_desktop.domain.model_errors import ModelError
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.events import DeskEvent, DocumentChanged, ModelChanged, ModelPhase, QuestionChanged
from rmt_desktop.workflows.preferences import load_preferences

Listener = Callable[[DeskEvent], None]


class Board:
    """Posts events and holds the model once it is loaded."""

    def __init__(self, library: Library, load_model: Callable[[], Any]):
        self.library = library
        self.closing = False
        self.leaving: set[int] = set()
        """Documents on their way out of the library: nobody is told of them any more."""
        self.aside: set[int] = set()
        """Those of them that were removed and can still be brought back."""
        self._load_model = load_model
        self._listeners: list[Listener] = []
        self._model: Any = None
        self._loading = threading.Lock()
        self.model_state = ModelChanged(ModelPhase.NOT_LOADED)

    def listen(self, callback: Listener) -> None:
        """Call ``callback`` with every event, on the thread where it happens."""
        self._listeners.append(callback)

    def post(self, event: DeskEvent) -> None:
        """Tell all listeners."""
        for listener in self._listeners:
            listener(event)

    def post_document(self, document_id: int) -> None:
        """Tell a document's state as stored; nothing if it is gone or going."""
        if document_id in self.leaving:
            return
        try:
            self.post(DocumentChanged(self.library.document(document_id)))
        except KeyError:
            return

    def post_question(self, question_id: int) -> None:
        """Tell a question's state as stored; nothing if it is gone."""
        try:
            self.post(QuestionChanged(self.library.question(question_id)))
        except KeyError:
            return

    def model(self) -> Any:
        """The model, loaded at the first call.

        Raises:
            ModelError: it cannot be loaded; tried again at the next call.
        """
        with self._loading:
            if self._model is None:
                self._change_model(ModelChanged(ModelPhase.LOADING))
                try:
                    self._model = self._load_model()
                except RmtError as error:
                    self._change_model(ModelChanged(ModelPhase.FAILED, f"{error.title}: {error}"))
                    raise
                except Exception as error:
                    self._change_model(ModelChanged(ModelPhase.FAILED, f"{type(error).__name__}: {error}"))
                    raise ModelError(f"The model cannot be loaded ({error}). Run the self-test (doctor).") from error
                self.apply_preferences()
                self._change_model(ModelChanged(ModelPhase.READY, f"{self._model.name} · {self._model.device.upper()}"))
            return self._model

    def apply_preferences(self) -> None:
        """Let the model abstain as the user wants; what was fitted stays known."""
        if self._model is not None:
            self._model.threshold = load_preferences(self.library).threshold

    def _change_model(self, state: ModelChanged) -> None:
        self.model_state = state
        self.post(state)


def explain(error: BaseException) -> str:
    """An error as a message for the user; of a bug, what kind it is."""
    return str(error) if isinstance(error, RmtError) else f"An unexpected error: {type(error).__name__}: {error}"
