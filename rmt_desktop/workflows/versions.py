"""Ask of a new version what was asked of the old one, and keep how each answer stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from rmt_desktop.domain.answers import Question, Verdict
from rmt_desktop.domain.errors import QuestionError
from rmt_desktop.domain.revisions import AskedAgain, Change, Finding, Revision
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.clauses import ClauseIndex, words
from rmt_desktop.workflows.conversation import understood
from rmt_desktop.workflows.version_findings import compare_answers, said

MOST_QUESTIONS = 100


@dataclass(frozen=True, slots=True)
class Again:
    """A question to be asked of the new version."""

    old: Question
    text: str
    """As it was understood in its chat, so that it can be asked without it."""
    document_ids: tuple[int, ...]


def begin_revision(library: Library, old_id: int, new_id: int) -> tuple[Revision, list[Again]]:
    """Store that a document is a new version of another; what is to be asked of it.

    Pinned questions come first. If any of the old version's are pinned, only these are asked, otherwise all that
    were answered; of the same question asked several times, the last.

    Raises:
        QuestionError: nothing was asked of the old version yet, or both are the same document.
        KeyError: a document is gone.
    """
    old, new = library.document(old_id), library.document(new_id)
    if old_id == new_id:
        raise QuestionError(f"{new.name} says what {old.name} says: its content is the same. Choose the new version.")
    asked = _asked_of(library, old_id)
    if not asked:
        raise QuestionError(
            f"Nothing was asked of {old.name} yet. Ask your questions of it first; they are then asked of every new "
            "version that you drop on it."
        )
    chat = library.add_chat(f"{new.name}: what changed since {old.name}"[:120], [new_id])
    return library.add_revision(old, new, chat.id), [_again(library, question, old_id, new_id) for question in asked]


def note_asked(library: Library, revision: Revision, again: Again, outcome: Question | QuestionError) -> None:
    """Store that a question was asked again, or why it could not be."""
    if isinstance(outcome, QuestionError):
        item = AskedAgain(again.old.id, None, again.text, said(again.old), Finding(Change.FAILED, str(outcome)))
    else:
        item = AskedAgain(again.old.id, outcome.id, again.text, said(again.old))
    library.add_asked_again(revision.id, item)


def settle(library: Library, revision: Revision, item: AskedAgain) -> Finding:
    """Compare the two answers of a question and store what that comes to; KeyError if one of the questions is gone.

    What was accepted of the old answer stays accepted where the new one quotes the same words.
    """
    assert item.question is not None
    old, new = library.question(item.old_question), library.question(item.question)
    finding = compare_answers(
        old, new, revision.old_document, library.pages(revision.old_document),
        ClauseIndex(library.pages(revision.new_document)),
    )  # fmt: skip
    library.store_finding(new.id, finding)
    for position in _still_accepted(old, new):
        library.judge(new.id, position, Verdict.ACCEPTED)
    return finding


def waiting(revision: Revision) -> list[AskedAgain]:
    """Questions of which it is not known yet how they stand."""
    return [item for item in revision.items if item.finding.change is Change.WAITING and item.question is not None]


def _asked_of(library: Library, document_id: int) -> list[Question]:
    pinned, compared = library.pinned(), {revision.chat_id for revision in library.revisions()}
    known: dict[str, Question] = {}
    for chat in reversed(library.chats()):
        for question in library.questions(chat.id):
            if document_id in question.document_ids and question.answer and question.as_of_page is None:
                known.pop(key := " ".join(words(question.text)), None)
                known[key] = question
    asked = list(known.values())
    chosen = [question for question in asked if question.id in pinned]
    return (chosen or _without_repeats(asked, compared))[:MOST_QUESTIONS]


def _without_repeats(asked: Sequence[Question], compared: set[int]) -> list[Question]:
    """The user's own questions before those that were asked again of this version when it was the new one."""
    return sorted(asked, key=lambda question: question.chat_id in compared)


def _again(library: Library, question: Question, old_id: int, new_id: int) -> Again:
    ids = tuple(new_id if one == old_id else one for one in question.document_ids)
    return Again(question, understood(library, question), tuple(dict.fromkeys(ids)))


def _still_accepted(old: Question, new: Question) -> list[int]:
    if old.answer is None or new.answer is None:
        return []
    accepted = {
        tuple(words(quote.quote))
        for position, quote in enumerate(old.answer.evidence)
        if old.verdict(position) is Verdict.ACCEPTED
    }
    return [i for i, quote in enumerate(new.answer.evidence) if tuple(words(quote.quote)) in accepted]
