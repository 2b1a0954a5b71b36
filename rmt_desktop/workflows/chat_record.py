"""A chat as it is handed over: questions, answers, quotes with their pages and what was made of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rmt_desktop import __version__
from rmt_desktop.domain.answers import Answer, Chat, Evidence, Question, QuestionState, Verdict
from rmt_desktop.domain.documents import Document
from rmt_desktop.storage.columns import now
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.phrases import counted, verdict_summary
from rmt_desktop.workflows.quotes import stored_place
from rmt_desktop.workflows.statements import without_quote
from rmt_desktop.workflows.tally import tally_rows, tally_summary

UNSUPPORTED = "unsupported: its page does not say this word for word"


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """A quote, its place, and how it stands with it."""

    document: str
    page: int
    before: str
    answer: str
    after: str
    """The quote on one line, in parts: what stands before the words that answer, these, and what follows."""
    standing: str
    """``accepted``, ``rejected``, ``not verified``; and whether it is unsupported."""


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """A question and what became of it."""

    question: str
    asked: datetime
    documents: tuple[str, ...]
    answer: str
    """The answer, or why there is none."""
    found: bool
    facts: str
    """Confidence, engine, and as of which page."""
    verdicts: str
    """``2 of 5 quotes confirmed (pages 3, 7)``; empty while none is judged."""
    quotes: tuple[QuoteRecord, ...]
    nearest: tuple[QuoteRecord, ...]


@dataclass(frozen=True, slots=True)
class ChatRecord:
    """A chat at the moment it is exported."""

    title: str
    exported: datetime
    program: str
    entries: tuple[EntryRecord, ...]

    def summary(self) -> str:
        """``3 questions, 9 quotes``."""
        quotes = sum(len(entry.quotes) for entry in self.entries)
        return f"{counted(len(self.entries), 'question')}, {counted(quotes, 'quote')}"


def chat_record(library: Library, chat: Chat) -> ChatRecord:
    """What there is to hand over of a chat."""
    names = {document.id: document for document in library.documents()}
    entries = tuple(_entry(library, question, names) for question in library.questions(chat.id))
    return ChatRecord(chat.title or "Chat", now(), f"RMT Desktop {__version__}", entries)


def _entry(library: Library, question: Question, known: dict[int, Document]) -> EntryRecord:
    answer = question.answer
    documents = tuple(
        known[i].name if i in known else "a document no longer in the library" for i in question.document_ids
    )
    return EntryRecord(
        question.text,
        question.asked,
        documents,
        _said(question),
        found=answer is not None and not answer.abstained,
        facts=_facts(question, answer),
        verdicts=verdict_summary(question),
        quotes=_quotes(library, question, answer.evidence if answer else (), known, judged=True),
        nearest=_quotes(library, question, answer.nearest if answer else (), known, judged=False),
    )


def _said(question: Question) -> str:
    answer = question.answer
    if answer is None:
        why = f": {question.reason}" if question.reason else ""
        return f"Not answered ({question.state.value}{why})."
    if answer.abstained:
        return "Not found in the document." if len(question.document_ids) == 1 else "Not found in the documents."
    return answer.text or tally_summary(tally_rows(question))


def _facts(question: Question, answer: Answer | None) -> str:
    if answer is None or question.state is not QuestionState.ANSWERED:
        return ""
    as_of = [] if question.as_of_page is None else [f"as of page {question.as_of_page:,}"]
    unbacked = len(without_quote(question))
    missing = [f"{counted(unbacked, 'statement')} without a quote"] if unbacked else []
    return ", ".join([f"confidence {round(answer.confidence * 100)} %", f"engine {answer.engine}", *as_of, *missing])


def _quotes(
    library: Library, question: Question, quotes: Sequence[Evidence], known: dict[int, Document], *, judged: bool
) -> tuple[QuoteRecord, ...]:
    records = []
    for position, quote in enumerate(quotes):
        gone = quote.document_id not in known
        supported = gone or stored_place(library, quote) is not None
        standing = _VERDICTS[question.verdict(position)] if judged else "nearest passage"
        parts = (quote.quote[: quote.answer_start], quote.answer, quote.quote[quote.answer_end :])
        before, answer, after = (" ".join(part.split()) for part in parts)
        said = standing if supported else f"{standing}; {UNSUPPORTED}"
        records.append(QuoteRecord(quote.document, quote.page, before, answer, after, said))
    return tuple(records)


_VERDICTS = {Verdict.OPEN: "not verified", Verdict.ACCEPTED: "accepted", Verdict.REJECTED: "rejected"}
