"""What every engine is."""

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.domain.answers import AnswerEvent
from rmt_desktop.jobs.context import WorkContext


class Engine(Protocol):
    """Answers a question from documents, telling how far it is; :class:`Finished` comes last."""

    name: str

    def answer(self, question: str, documents: Sequence[ReadDocument], context: WorkContext) -> Iterator[AnswerEvent]:
        """Events of one answer.

        Raises:
            Cancelled: the context was cancelled between two segments.
        """


@runtime_checkable
class PreparesDocuments(Protocol):
    """An engine with work to do once for every document, which its first question would pay for otherwise."""

    def prepare(self, documents: Sequence[ReadDocument], context: WorkContext) -> None:
        """Do it now; nothing if it was done before.

        Raises:
            Cancelled: the context was cancelled.
        """
