"""An answer on the clipboard, with where it stands."""

from PySide6.QtGui import QGuiApplication

from rmt_desktop.domain.answers import Question
from rmt_desktop.workflows.citing import answer_with_citations


def copy_answer(question: Question) -> None:
    """Put the answer of a question on the clipboard with its quotes and pages."""
    QGuiApplication.clipboard().setText(answer_with_citations(question))
