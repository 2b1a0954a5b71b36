"""Pages for what runs beside reading and asking, shown in the document's place."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from rmt_desktop.domain.answers import Chat, Question
from rmt_desktop.domain.language import tr
from rmt_desktop.ui.application import RESTART
from rmt_desktop.ui.compare_page import ComparePage
from rmt_desktop.ui.models_page import ModelsPage
from rmt_desktop.ui.parts import closable_page
from rmt_desktop.ui.training_page import TrainingPage
from rmt_desktop.workflows.comparison import AskedQuestion

if TYPE_CHECKING:
    from rmt_desktop.ui.window import MainWindow


class WorkshopPages(QObject):
    """Made with the window; a page is made when it is first needed."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.compare: ComparePage | None = None
        self.training: TrainingPage | None = None
        self.models: ModelsPage | None = None
        self.meanwhile: tuple[Callable[[], object], str] | None = None
        self._frames: dict[str, QWidget] = {}
        window.bridge.background_changed.connect(self._show_state)
        window.chat.compare_asked.connect(self.compare_question)
        window.chat.discarded.connect(self._offer_undo)

    def open_compare(self) -> ComparePage:
        """Show the comparison, with the documents that are selected in the library."""
        window = self._window
        if self.compare is None:
            self.compare = ComparePage(window.desk, window.theme, self._chat_questions)
            self.compare.open_asked.connect(window.stage.show_quote)
        chosen = [document.id for document in window.library.selected()]
        self.compare.setup.fill(window.desk.documents(), chosen, window.desk.workshop.has_language_model())
        self._open(tr("Compare engines"), self.compare)
        self.compare.setup.questions.setFocus()
        return self.compare

    def open_training(self) -> TrainingPage:
        """Show the training on the user's own questions."""
        if self.training is None:
            self.training = TrainingPage(self._window.desk, self._window.theme)
        self._open(tr("Train a reader"), self.training)
        self.training.files.setFocus()
        return self.training

    def open_models(self) -> ModelsPage:
        """Show the language models."""
        if self.models is None:
            self.models = ModelsPage(self._window.desk)
        self._window.desk.workshop.models.refresh()
        self._open(tr("Language models"), self.models)
        self.models.table.setFocus()
        return self.models

    @Slot(object)
    def compare_question(self, question: Question) -> None:
        """Compare the engines on one question of the chat, asked of its documents."""
        page = self.open_compare()
        page.setup.fill(
            self._window.desk.documents(), question.document_ids, self._window.desk.workshop.has_language_model()
        )
        page.setup.ask([AskedQuestion(question.text)])
        page.begin.setFocus()

    def hold_still(self, still: bool) -> None:
        """Keep the user from changing anything, but for the page shown, or let it go on."""
        window = self._window
        for part in (window.menuBar(), window.library, window.chat):
            part.setEnabled(not still)
        window.setAcceptDrops(not still)

    def start_anew(self, meanwhile: Callable[[], object] | None = None, told: str = "") -> None:
        """End this window; the program opens another one over the data folder as it is named then.

        Args:
            meanwhile: work for which the library must not be open.
            told: what is on the screen during it.
        """
        self.meanwhile = meanwhile and (meanwhile, told)
        self._window.bridge.close()
        QApplication.exit(RESTART)

    @Slot(object)
    def _offer_undo(self, chat: Chat) -> None:
        self._window.notice.tell(
            tr("“{title}” is deleted.", title=chat.title), "info", tr("Undo"), lambda: self._window.chat.restore(chat)
        )  # fmt: skip

    def _chat_questions(self) -> list[str]:
        chat = self._window.chat.chat()
        return [question.text for question in self._window.desk.questions(chat.id)] if chat else []

    def _open(self, title: str, inner: QWidget) -> None:
        stage = self._window.stage
        if title not in self._frames:
            self._frames[title] = closable_page(self._window.theme, title, stage.close_page, inner)
            stage.addWidget(self._frames[title])
        stage.setCurrentWidget(self._frames[title])

    @Slot(str, object)
    def _show_state(self, topic: str, state: Any) -> None:
        settings = self._window.help.settings
        if topic == "moving" and settings is not None:
            settings.place.show_moving(state)
        elif topic == "chat search":
            self._window.chat.finder.show_found(*state)
        elif topic == "comparison" and self.compare is not None:
            self.compare.show_comparison(state)
        elif topic == "questions" and self.compare is not None:
            self.compare.setup.ask(state)
        elif topic == "models" and self.models is not None:
            self.models.show_models(state)
        elif topic == "training" and self.training is not None:
            self.training.show_training(state)
        elif topic == "training files" and self.training is not None:
            self.training.show_files(state)
