"""A chat as a PDF, with numbered pages; may run on any thread."""

import html
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from rmt_desktop.domain.language import tr
from rmt_desktop.workflows.chat_record import ChatRecord, EntryRecord, QuoteRecord

_STYLE = """
body { font-family: sans-serif; font-size: 10pt; color: #18202b; }
h1 { font-size: 18pt; } h2 { font-size: 12.5pt; margin-top: 16pt; margin-bottom: 2pt; }
p { margin-top: 3pt; margin-bottom: 3pt; } .small { color: #566071; font-size: 8.5pt; }
.quote { margin-left: 14pt; margin-top: 6pt; } .place { margin-left: 14pt; color: #566071; font-size: 8.5pt; }
"""
_DOTS = 300
"""Per inch."""
_FOOT = 0.35
"""Inches at the end of a page for its number."""


def write_pdf(record: ChatRecord, path: Path) -> None:
    """Write the whole chat on A4 pages.

    Raises:
        OSError: the file cannot be written.
    """
    writer = QPdfWriter(str(path))
    writer.setResolution(_DOTS)
    writer.setTitle(record.title)
    writer.setCreator(record.program)
    margins = QMarginsF(20, 18, 20, 14)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
        )
    )
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(tr("{path} cannot be written.", path=path))
    _paint(painter, writer, record)
    painter.end()


def to_html(record: ChatRecord) -> str:
    """The chat as HTML, everything escaped."""
    head = tr(
        "Exported {exported:%Y-%m-%d %H:%M} by {program}. {summary}.",
        exported=record.exported,
        program=record.program,
        summary=record.summary(),
    )
    parts = [f"<h1>{html.escape(record.title)}</h1>", _p(head, "small"), *map(_entry, record.entries)]
    return f"<body>{''.join(parts)}</body>"


def _paint(painter: QPainter, writer: QPdfWriter, record: ChatRecord) -> None:
    timers = QEventLoop()  # long texts are laid out with a timer, which a thread of Python has no dispatcher for
    document = QTextDocument(timers)
    document.documentLayout().setPaintDevice(writer)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(to_html(record))
    width, height = float(writer.width()), writer.height() - _FOOT * _DOTS
    document.setPageSize(QSizeF(width, height))
    for page in range(document.pageCount()):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(0, -page * height)
        document.drawContents(painter, QRectF(0, page * height, width, height))
        painter.restore()
        foot = QRectF(0, height, width, _FOOT * _DOTS)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom,
                         f"{page + 1} / {document.pageCount()}")  # fmt: skip


def _entry(entry: EntryRecord) -> str:
    asked = tr("Asked {asked:%Y-%m-%d %H:%M} of {documents}", asked=entry.asked, documents=", ".join(entry.documents))
    parts = [f"<h2>{html.escape(' '.join(entry.question.split()))}</h2>", _p(asked, "small")]
    parts.append(f"<p><b>{html.escape(entry.answer)}</b></p>")
    parts += [_p(f"{line[0].upper()}{line[1:]}.", "small") for line in (entry.facts, entry.verdicts) if line]
    parts += [_quote(quote) for quote in entry.quotes]
    if entry.nearest:
        parts.append(_p(tr("Nearest passages, which do not answer the question as far as it could tell:"), "small"))
        parts += [_quote(quote) for quote in entry.nearest]
    return "".join(parts)


def _quote(quote: QuoteRecord) -> str:
    answer = f"<b>{html.escape(quote.answer)}</b>" if quote.answer else ""
    words = " ".join(filter(None, (html.escape(quote.before), answer, html.escape(quote.after))))
    page = tr("page {page:,}", page=quote.page)
    place = f"— {quote.document}, {page} ({quote.standing})"
    said = tr("“{quote}”", quote=words)
    return f'<p class="quote">{said}</p>{_p(place, "place")}'


def _p(text: str, kind: str) -> str:
    return f'<p class="{kind}">{html.escape(text)}</p>'
