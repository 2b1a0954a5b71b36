"""Compared versions as Markdown and as a Word document, and for the command line."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rmt_desktop import __version__
from rmt_desktop.domain.language import told, tr
from rmt_desktop.domain.revisions import AskedAgain, Change, ClausePair, Revision
from rmt_desktop.workflows.chat_markdown import escaped
from rmt_desktop.workflows.clauses import Piece, word_differences
from rmt_desktop.workflows.docx_text import storable

if TYPE_CHECKING:
    from docx.document import Document

_ORDER = (Change.GONE, Change.CHANGED, Change.FAILED, Change.WAITING, Change.UNCHANGED)


def ordered(revision: Revision) -> list[AskedAgain]:
    """Its questions, what needs attention first, otherwise as they were asked."""
    return sorted(revision.items, key=lambda item: _ORDER.index(item.finding.change))


def summary(revision: Revision) -> str:
    """``5 questions: 1 source gone, 2 changed, 2 unchanged``."""
    counts = [f"{revision.count(change)} {tr(change.value)}" for change in _ORDER if revision.count(change)]
    questions = tr("%Ln question(s)", "", len(revision.items))
    return f"{questions}: {', '.join(counts)}" if counts else tr("No questions")


def to_markdown(revision: Revision) -> str:
    """The whole comparison; words only in the old version are struck, words only in the new one bold."""
    parts = [
        f"# {_title(escaped(revision.new_name), escaped(revision.old_name))}",
        tr(
            "Compared {created:%Y-%m-%d %H:%M} by {program}. {summary}.",
            created=revision.created,
            program=f"RMT Desktop {__version__}",
            summary=summary(revision),
        ),
    ]
    for item in ordered(revision):
        parts.append(f"## {_heading(item)}: {escaped(' '.join(item.text.split()))}")
        parts += [f"*{escaped(told(item.finding.note))}*"] if item.finding.note else []
        parts.append("- " + tr("Before: {answer}", answer=_line(item.old_answer)))
        parts[-1] += "\n- " + tr("Now: {answer}", answer=_line(item.finding.new_answer) or "…")
        parts += [_pair(pair) for pair in item.finding.clauses]
    return "\n\n".join(parts) + "\n"


def write_markdown(revision: Revision, path: Path) -> None:
    """The same in a file."""
    path.write_text(to_markdown(revision), encoding="utf-8", errors="replace", newline="\n")


def write_docx(revision: Revision, path: Path) -> None:
    """The same as a Word document, clauses side by side in a table."""
    import docx

    document = docx.Document()
    title = storable(_title(revision.new_name, revision.old_name))
    document.core_properties.title = title[:255]
    document.core_properties.author = f"RMT Desktop {__version__}"
    document.add_heading(title, 0)
    compared = tr("Compared {created:%Y-%m-%d %H:%M}. {summary}.", created=revision.created, summary=summary(revision))
    document.add_paragraph(compared)
    for item in ordered(revision):
        document.add_heading(storable(f"{_heading(item)}: {' '.join(item.text.split())}"), 1)
        if item.finding.note:
            document.add_paragraph().add_run(storable(told(item.finding.note))).italic = True
        document.add_paragraph(storable(tr("Before: {answer}", answer=item.old_answer)), style="List Bullet")
        document.add_paragraph(
            storable(tr("Now: {answer}", answer=item.finding.new_answer or "…")), style="List Bullet"
        )
        for pair in item.finding.clauses:
            _add_pair(document, revision, pair)
    document.save(str(path))


def revision_object(revision: Revision) -> dict[str, Any]:
    """What ``versions --json`` prints."""
    return {
        "old": revision.old_name,
        "new": revision.new_name,
        "questions": [
            {
                "question": item.text,
                "change": item.finding.change.value,
                "note": item.finding.note,
                "old_answer": item.old_answer,
                "new_answer": item.finding.new_answer,
                "clauses": [
                    {"old_page": p.old_page, "old": p.old_text, "new_page": p.new_page, "new": p.new_text}
                    for p in item.finding.clauses
                ],
            }
            for item in ordered(revision)
        ],
    }


def _title(new: str, old: str) -> str:
    return tr("{new}: what changed since {old}", new=new, old=old)


def _heading(item: AskedAgain) -> str:
    said = tr(item.finding.change.value)
    return said[:1].upper() + said[1:]


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _pair(pair: ClausePair) -> str:
    old, new = word_differences(pair.old_text, pair.new_text)
    before = tr("Page {page:,}: {words}", page=pair.old_page, words=_marked(old, "~~"))
    if pair.new_page is None:
        after = tr("No such clause.")
    else:
        after = tr("Page {page:,}: {words}", page=pair.new_page, words=_marked(new, "**"))
    return f"> {before}\n>\n> {after}"


def _marked(pieces: Sequence[Piece], mark: str) -> str:
    said = ((" ".join(piece.text.split()), piece.changed) for piece in pieces)
    return " ".join(f"{mark}{escaped(text)}{mark}" if changed else escaped(text) for text, changed in said if text)


def _add_pair(document: "Document", revision: Revision, pair: ClausePair) -> None:
    old, new = word_differences(pair.old_text, pair.new_text)
    table = document.add_table(rows=2, cols=2, style="Table Grid")
    nowhere = tr("no such clause") if pair.new_page is None else tr("page {page:,}", page=pair.new_page)
    somewhere = tr("page {page:,}", page=pair.old_page)
    table.cell(0, 0).text = storable(f"{revision.old_name}, {somewhere}")
    table.cell(0, 1).text = storable(f"{revision.new_name}, {nowhere}")
    for column, pieces in enumerate((old, new)):
        words = table.cell(1, column).paragraphs[0]
        for piece in pieces:
            run = words.add_run(storable(piece.text))
            run.font.strike = piece.changed and column == 0
            run.bold = piece.changed and column == 1
    document.add_paragraph()
