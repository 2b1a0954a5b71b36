"""What the window may look up at any time; nothing here computes for long or waits for a worker."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from rmt_desktop.domain.answers import Answer, Chat, Evidence, Question
from rmt_desktop.domain.documents import Document, Page, Passage, ViewPlace
from rmt_desktop.domain.errors import EndpointError
from rmt_desktop.domain.releases import ReleaseNotes
from rmt_desktop.domain.revisions import Revision
from rmt_desktop.domain.sections import Section
from rmt_desktop.domain.terms import DefinedTerm
from rmt_desktop.retrieval.terms import RULES
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.absence import Absence, explain_absence
from rmt_desktop.workflows.board import Board
from rmt_desktop.workflows.cleaning import StorageUse, storage_use
from rmt_desktop.workflows.embeddings import chosen_endpoint
from rmt_desktop.workflows.moving import OldFolder, can_move, old_folder
from rmt_desktop.workflows.news import unseen_news
from rmt_desktop.workflows.outline import SectionPaths, document_sections
from rmt_desktop.workflows.preferences import Preferences, load_preferences, trained_readers
from rmt_desktop.workflows.quotes import stored_place


class Shelf:
    """The library as it is shown: documents on their way out are gone already."""

    def __init__(self, library: Library, board: Board):
        self._library, self._board = library, board

    def documents(self) -> list[Document]:
        """All documents, newest first."""
        leaving = set(self._board.leaving)  # as of before the list: one that goes meanwhile is left out all the same
        return [document for document in self._library.documents() if document.id not in leaving]

    def document(self, document_id: int) -> Document:
        """One document; KeyError if it is gone."""
        if document_id in self._board.leaving:
            raise KeyError(document_id)
        return self._library.document(document_id)

    def pages(self, document_id: int) -> list[Page]:
        """A document's stored pages; empty while it is not parsed."""
        return self._library.pages(document_id)

    def page(self, document_id: int, number: int) -> Page:
        """One stored page (1-based); KeyError if there is none."""
        return self._library.page(document_id, number)

    def segment_pages(self, document_id: int) -> list[int]:
        """The page (1-based) on which each segment starts; empty while the document is not segmented."""
        return [segment.page for segment in self._library.segments(document_id)]

    def segmented_pages(self, document_id: int) -> frozenset[int]:
        """Pages (1-based) of which segments hold text; one that was recognised after that is to be read on."""
        return frozenset(piece.page for segment in self._library.segments(document_id) for piece in segment.pieces)

    def sections(self, document_id: int) -> list[Section]:
        """A document's outline in reading order: the file's own, or the headings found in its text."""
        return document_sections(self._library, document_id)

    def section_path(self, evidence: Evidence) -> tuple[Section, ...]:
        """The sections a quote stands in, outermost first; empty where none is known."""
        return SectionPaths(self._library).of(evidence)

    def terms(self, document_id: int) -> list[DefinedTerm]:
        """What a document defines, in reading order; found when it is read, empty before."""
        return self._library.terms(document_id, RULES) or []

    def view_place(self, document_id: int) -> ViewPlace | None:
        """Where a document was left in the viewer; None if it was never shown."""
        return self._library.place(document_id)

    def keep_view_place(self, document_id: int, place: ViewPlace) -> None:
        """Remember where a document is left in the viewer; nothing happens if it is gone."""
        with contextlib.suppress(KeyError):
            self._library.keep_place(document_id, place)

    def place(self, evidence: Evidence) -> Passage | None:
        """Where a quote stands on its stored page; None if the page does not say it word for word."""
        return stored_place(self._library, evidence)

    def chats(self) -> list[Chat]:
        """All chats: those pinned first, and the newest first."""
        return self._library.chats()

    def new_chat(self, document_ids: Sequence[int], title: str = "") -> Chat:
        """An empty chat."""
        return self._library.add_chat(title, document_ids)

    def rename_chat(self, chat_id: int, title: str) -> Chat:
        """Give a chat another title."""
        return self._library.rename_chat(chat_id, title)

    def pin_chat(self, chat_id: int, pinned: bool) -> Chat:
        """List a chat before the others, or not."""
        return self._library.pin_chat(chat_id, pinned)

    def restore_chat(self, chat_id: int) -> Chat:
        """Take back that a chat was thrown away."""
        return self._library.restore_chat(chat_id)

    def questions(self, chat_id: int) -> list[Question]:
        """A chat's questions, oldest first."""
        return self._library.questions(chat_id)

    def question_ids(self, chat_id: int) -> list[int]:
        """The numbers of a chat's questions, oldest first."""
        return self._library.question_ids(chat_id)

    def questions_numbered(self, question_ids: Sequence[int]) -> list[Question]:
        """These questions, oldest first."""
        return self._library.questions_numbered(question_ids)

    def question(self, question_id: int) -> Question:
        """One question; KeyError if it is gone."""
        return self._library.question(question_id)

    def pinned(self) -> set[int]:
        """Questions that are asked of every new version of their documents."""
        return self._library.pinned()

    def revisions(self) -> list[Revision]:
        """Compared versions, newest first."""
        return self._library.revisions()

    def explain_absence(self, question: Question, answer: Answer) -> Absence:
        """Why a question was not answered."""
        known = {document.id: document for document in self.documents()}
        documents = [known[i] for i in dict.fromkeys(question.document_ids) if i in known]
        return explain_absence(question, answer, documents, self._library.pages)

    def setting(self, key: str, default: str | None = None) -> str | None:
        """A stored setting."""
        return self._library.setting(key, default)

    def set_setting(self, key: str, value: str) -> None:
        """Store a setting."""
        self._library.set_setting(key, value)

    def preferences(self) -> Preferences:
        """What the user chose about answering and computing."""
        return load_preferences(self._library)

    def unseen_news(self) -> list[ReleaseNotes]:
        """What came with an update, once; empty otherwise."""
        return unseen_news(self._library)

    def readers(self) -> list[Path]:
        """Folders of the readers that the user has trained."""
        return trained_readers(self._library)

    def folder(self) -> Path:
        """Where everything lies that the program keeps."""
        return self._library.folder

    def can_move(self) -> bool:
        """Whether the data folder can be moved: not where another one is named at each start."""
        return can_move(self._library.folder)

    def old_folder(self) -> OldFolder | None:
        """What is left where the data was before it was moved."""
        return old_folder(self._library.folder)

    def storage_use(self) -> StorageUse:
        """What the library takes on the disk."""
        return storage_use(self._library)

    def connections(self) -> list[str]:
        """Addresses on the network that may be asked, as the user has set them up; none at first."""
        try:
            endpoint = chosen_endpoint(self._library)
        except EndpointError:
            return []
        return [] if endpoint is None else [endpoint.url]
