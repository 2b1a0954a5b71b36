"""An answer as text to be pasted elsewhere, with its citations."""

from rmt_desktop.domain.answers import Evidence, Question, Verdict
from rmt_desktop.domain.language import marked, tr
from rmt_desktop.workflows.tally import TALLY, tally_rows, tally_summary

NOT_FOUND = marked("Not found in the documents.")


def answer_with_citations(question: Question) -> str:
    """The question, its answer, and each quote with document and page; quotes that were rejected are left out."""
    answer = question.answer
    if answer is None:
        return question.text
    text = tally_summary(tally_rows(question)) if question.engine == TALLY else answer.text
    lines = [question.text, "", text or tr(NOT_FOUND)]
    kept = [quote for i, quote in enumerate(answer.evidence) if question.verdict(i) is not Verdict.REJECTED]
    if kept:
        lines.append("")
    return "\n".join([*lines, *map(_cited, kept)])


def _cited(quote: Evidence) -> str:
    words = " ".join(quote.quote.split())
    return tr("“{quote}” ({document}, page {page})", quote=words, document=quote.document, page=quote.page)
