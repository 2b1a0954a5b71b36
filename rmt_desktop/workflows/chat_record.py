"""A chat as it is handed over: questions, answers, quotes with their pages and what was made of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rmt_desktop import __version__
from rmt_desktop.domain.answers import Answer, Chat, Evidence, Question, QuestionState, Verdict
from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.language import marked, told, tr
from rmt_desktop.storage.columns import now
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.phrases import verdict_summary
from rmt_desktop.workflows.quotes import stored_place
from rmt_desktop.workflows.statements import without_quote
from rmt_desktop.workflows.tally import tally_rows, tally_summary

UNSUPPORTED = marked("unsupported: its page does not say this word for word")


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
        return ", ".join((tr("%Ln question(s)", "", len(self.entries)), tr("%Ln quote(s)", "", quotes)))


def chat_record(library: Library, chat: Chat) -> ChatRecord:
    """What there is to hand over of a chat."""
    names = {document.id: document for document in library.documents()}
    entries = tuple(_entry(library, question, names) for question in library.questions(chat.id))
    return ChatRecord(chat.title or tr("Chat"), now(), f"RMT Desktop {__version__}", entries)


def _entry(library: Library, question: Question, known: dict[int, Document]) -> EntryRecord:
    answer = question.answer
    documents = tuple(
        known[i].name if i in known else tr("a document no longer in the library") for i in question.document_ids
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
        why = f": {told(question.reason)}" if question.reason else ""
        return tr("Not answered ({state}{why}).", state=tr(question.state.value), why=why)
    if answer.abstained:
        return tr("Not found in the document(s).", "", len(question.document_ids))
    return answer.text or tally_summary(tally_rows(question))


def _facts(question: Question, answer: Answer | None) -> str:
    if answer is None or question.state is not QuestionState.ANSWERED:
        return ""
    as_of = [] if question.as_of_page is None else [tr("as of page {page:,}", page=question.as_of_page)]
    unbacked = len(without_quote(question))
    missing = [tr("%Ln statement(s) without a quote", "", unbacked)] if unbacked else []
    confidence = tr("confidence {percent} %", percent=round(answer.confidence * 100))
    return ", ".join([confidence, tr("engine {name}", name=answer.engine), *as_of, *missing])


def _quotes(
    library: Library, question: Question, quotes: Sequence[Evidence], known: dict[int, Document], *, judged: bool
) -> tuple[QuoteRecord, ...]:
    records = []
    for position, quote in enumerate(quotes):
        gone = quote.document_id not in known
        supported = gone or stored_place(library, quote) is not None
        standing = tr(_VERDICTS[question.verdict(position)] if judged else _NEAREST)
        parts = (quote.quote[: quote.answer_start], quote.answer, quote.quote[quote.answer_end :])
        before, answer, after = (" ".join(part.split()) for part in parts)
        said = standing if supported else f"{standing}; {tr(UNSUPPORTED)}"
        records.append(QuoteRecord(quote.document, quote.page, before, answer, after, said))
    return tuple(records)


_VERDICTS = {
    Verdict.OPEN: marked("not verified"),
    Verdict.ACCEPTED: marked("accepted"),
    Verdict.REJECTED: marked("rejected"),
}
_NEAREST = marked("nearest passage")
