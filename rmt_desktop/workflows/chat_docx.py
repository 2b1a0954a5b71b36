"""A chat as a Word document."""

from pathlib import Path
from typing import TYPE_CHECKING

from rmt_desktop.domain.language import tr
from rmt_desktop.workflows.chat_record import ChatRecord, EntryRecord, QuoteRecord
from rmt_desktop.workflows.docx_text import storable

if TYPE_CHECKING:
    from docx.document import Document


def write_docx(record: ChatRecord, path: Path) -> None:
    """Write the whole chat; headings, quotes and emphasis are Word's own styles, so that it can be restyled."""
    import docx

    document = docx.Document()
    document.core_properties.title = storable(record.title)[:255]
    document.core_properties.author = record.program
    document.add_heading(storable(record.title), 0)
    document.add_paragraph(
        tr(
            "Exported {exported:%Y-%m-%d %H:%M} by {program}. {summary}.",
            exported=record.exported,
            program=record.program,
            summary=record.summary(),
        )
    )
    for entry in record.entries:
        _add_entry(document, entry)
    document.save(str(path))


def _add_entry(document: "Document", entry: EntryRecord) -> None:
    document.add_heading(storable(" ".join(entry.question.split())), 1)
    asked = tr(
        "Asked {asked:%Y-%m-%d %H:%M} of {documents}", asked=entry.asked, documents=storable(", ".join(entry.documents))
    )
    document.add_paragraph().add_run(asked).italic = True
    document.add_paragraph().add_run(storable(entry.answer)).bold = True
    for line in filter(None, (entry.facts, entry.verdicts)):
        document.add_paragraph(f"{line[0].upper()}{line[1:]}.")
    for quote in entry.quotes:
        _add_quote(document, quote)
    if entry.nearest:
        document.add_paragraph(tr("Nearest passages, which do not answer the question as far as it could tell:"))
        for quote in entry.nearest:
            _add_quote(document, quote)


def _add_quote(document: "Document", quote: QuoteRecord) -> None:
    words = document.add_paragraph(style="Quote")
    opening, closing = tr("“{quote}”").split("{quote}")
    words.add_run(opening + storable(f"{quote.before} " if quote.before else ""))
    words.add_run(storable(quote.answer)).bold = True
    words.add_run(storable(f" {quote.after}" if quote.after else "") + closing)
    place = document.add_paragraph(style="List Bullet")
    page = tr("page {page:,}", page=quote.page)
    place.add_run(storable(f"{quote.document}, {page}"))
    place.add_run(f" ({quote.standing})").italic = True
