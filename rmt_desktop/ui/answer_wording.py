"""How questions and answers are put into words. No Qt."""

import html
import re
from collections.abc import Sequence

from rmt_desktop.domain.answers import (
    MAX_QUESTION_CHARACTERS,
    Answer,
    Evidence,
    Question,
    QuestionState,
    SegmentRead,
)
from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.language import numeral, told, tr
from rmt_desktop.workflows.phrases import page_ranges

COUNT_FROM = MAX_QUESTION_CHARACTERS - 200
"""From this length on the number of characters is shown."""
_LONGEST_RUN = 28
"""Characters of an unbroken word after which a line may be broken."""
_TITLE_LENGTH = 60
_MARKS = set("“”„‟‘’‚«»‹›")


def confidence_words(confidence: float) -> str:
    """The probability that the documents answer the question, in words."""
    if confidence >= 0.8:
        return tr("High confidence")
    return tr("Moderate confidence") if confidence >= 0.5 else tr("Low confidence")


def percent(value: float) -> str:
    """``87 %``."""
    return f"{round(value * 100)} %"


def question_problem(text: str, document_count: int) -> str | None:
    """Why a question cannot be asked, or None."""
    if not text.strip():
        return tr("Type a question first.")
    if len(text.strip()) > MAX_QUESTION_CHARACTERS:
        over = len(text.strip()) - MAX_QUESTION_CHARACTERS
        return tr(
            "The question is %Ln character(s) too long. Shorten it to {most:,} characters.",
            "",
            over,
            most=MAX_QUESTION_CHARACTERS,
        )
    if not document_count:
        return tr("Select a document in the library first.")
    return None


def character_count(text: str) -> str:
    """``1,873 / 2,000`` near the limit, otherwise nothing."""
    length = len(text.strip())
    return f"{numeral(length)} / {numeral(MAX_QUESTION_CHARACTERS)}" if length >= COUNT_FROM else ""


def chat_title(question: str) -> str:
    """A chat is called after its first question."""
    line = " ".join(question.split())
    return line if len(line) <= _TITLE_LENGTH else line[: _TITLE_LENGTH - 1].rstrip() + "…"


def progress_line(event: SegmentRead) -> str:
    """How far the answer is."""
    return tr(
        "Reading segment {done:,} of {total:,} · page {page:,}", done=event.done, total=event.total, page=event.page
    )


def found_so_far(count: int) -> str:
    """How many findings a tally has while it reads."""
    return tr("%Ln finding(s) so far", "", count)


def waiting_line(documents: Sequence[Document]) -> str:
    """Why a question has not been started."""
    unread = [document.name for document in documents if document.state.value != "read"]
    if not unread:
        return tr("Waiting for its turn")
    others = tr(" and {count:,} more", count=len(unread) - 1) if len(unread) > 1 else ""
    return tr("Waiting until {name}{others} has been read", name=unread[0], others=others)


def ending(question: Question) -> tuple[str, str]:
    """Headline and explanation of a question that ended without an answer."""
    match question.state:
        case QuestionState.STOPPED:
            return tr("Stopped"), told(question.reason or "") or tr("You stopped this answer. Nothing was lost.")
        case QuestionState.INTERRUPTED:
            return tr("Interrupted"), told(question.reason or "") or tr(
                "The program ended while this answer was being worked out."
            )
        case _:
            return tr("Could not be answered"), told(question.reason or "") or tr(
                "Something went wrong while answering."
            )


def small_print(answer: Answer, as_of_page: int | None = None) -> str:
    """Which part was asked if not all, engine, time and amount read."""
    as_of = [] if as_of_page is None else [tr("As of page {page:,}", page=as_of_page)]
    parts = [*as_of, tr("Engine {engine}", engine=answer.engine), f"{numeral(answer.timings.total, '.1f')} s"]
    if answer.tokens_read:
        parts.append(tr("{count:,} tokens read", count=answer.tokens_read))
    if answer.memory:
        pages = page_ranges([use.page for use in answer.memory])
        parts.append(tr("memory from page(s) {pages}", "", len(answer.memory), pages=pages))
    return " · ".join(parts)


def source_line(evidence: Evidence, section: str = "") -> str:
    """Where a quote stands; ``section`` as :func:`section_name` has it."""
    return " · ".join(filter(None, (evidence.document, section, tr("page {page:,}", page=evidence.page))))


def shown_place(source: str) -> str:
    """A line of :func:`source_line` with its page number kept on the line of the word before it, for display only."""
    return "\u00a0".join(breakable(source).rsplit(" ", 1))


def breakable(text: str) -> str:
    """The text with break opportunities (U+200B) in very long words, for display only."""
    words = text.split(" ")
    return " ".join(word if len(word) <= _LONGEST_RUN else _broken(word) for word in words)


def _broken(word: str) -> str:
    return "\u200b".join(word[at : at + _LONGEST_RUN] for at in range(0, len(word), _LONGEST_RUN))


def quote_markup(evidence: Evidence) -> str:
    """The quote as rich text, everything escaped, with the words that answer in bold."""
    quote, start, end = evidence.quote, evidence.answer_start, evidence.answer_end
    before, words, after = (
        html.escape(breakable(re.sub(r"\s+", " ", part))) for part in (quote[:start], quote[start:end], quote[end:])
    )
    bold = f"<b>{words}</b>" if words else ""
    return tr("“{quote}”", quote=_apart((before + bold + after).strip()))


def _apart(markup: str) -> str:
    """A quote that begins or ends with a mark of its own, a hair's breadth (U+200A) from the marks around it."""
    plain = re.sub("<[^>]*>", "", markup)
    first, last = ("\u200a" if plain[at : at + 1 or None] in _MARKS else "" for at in (0, -1))
    return f"{first}{markup}{last}"
