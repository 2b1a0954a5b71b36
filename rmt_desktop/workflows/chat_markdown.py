"""A chat as Markdown."""

import re

from rmt_desktop.domain.language import tr
from rmt_desktop.workflows.chat_record import ChatRecord, EntryRecord, QuoteRecord

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)


def to_markdown(record: ChatRecord) -> str:
    """The whole chat; what was typed and quoted is escaped, so that it reads as it was."""
    head = [
        f"# {escaped(record.title)}",
        tr(
            "Exported {exported:%Y-%m-%d %H:%M} by {program}. {summary}.",
            exported=record.exported,
            program=record.program,
            summary=record.summary(),
        ),
    ]
    return "\n\n".join([*head, *(_entry(entry) for entry in record.entries)]) + "\n"


def _entry(entry: EntryRecord) -> str:
    parts = [f"## {escaped(' '.join(entry.question.split()))}"]
    documents = escaped(", ".join(entry.documents))
    asked = tr("Asked {asked:%Y-%m-%d %H:%M} of {documents}", asked=entry.asked, documents=documents)
    parts.append(f"*{asked}*")
    parts.append(f"**{escaped(entry.answer)}**")
    parts += [f"{line[0].upper()}{line[1:]}." for line in (entry.facts, entry.verdicts) if line]
    parts += [_quote(quote) for quote in entry.quotes]
    if entry.nearest:
        parts.append(tr("Nearest passages, which do not answer the question as far as it could tell:"))
        parts += [_quote(quote) for quote in entry.nearest]
    return "\n\n".join(parts)


def _quote(quote: QuoteRecord) -> str:
    answer = f"**{escaped(quote.answer)}**" if quote.answer else ""
    words = " ".join(filter(None, (escaped(quote.before), answer, escaped(quote.after))))
    page = tr("page {page:,}", page=quote.page)
    said = tr("“{quote}”", quote=words)
    return f"> {said}\n>\n> — {escaped(quote.document)}, {page} ({quote.standing})"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
