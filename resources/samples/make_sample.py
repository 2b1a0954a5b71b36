"""Typeset ``sample-lease.md`` as ``sample-lease.pdf``.

The marks at the start of a paragraph: ``#`` title, ``##`` subtitle or section, ``###`` centred line of the cover,
``=`` schedule on a new page, ``:`` definition, ``|`` table row; ``1.1`` clause, ``(a)`` and ``1.`` list items.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

FOLDER = Path(__file__).resolve().parent
TITLE = "Lease of the third floor of Tidewater House"
INK, FAINT = HexColor("#1c2430"), HexColor("#8a94a3")

BODY = ParagraphStyle(
    "body",
    fontName="Times-Roman",
    fontSize=11,
    leading=15.2,
    spaceAfter=6,
    textColor=INK,
    allowWidows=0,
    allowOrphans=0,
)
BODY.alignment = TA_JUSTIFY
CLAUSE = ParagraphStyle("clause", BODY, leftIndent=34, bulletIndent=0)
ITEM = ParagraphStyle("item", BODY, leftIndent=58, bulletIndent=36)
DEFINITION = ParagraphStyle("definition", BODY, leftIndent=34)
SECTION = ParagraphStyle(
    "section", BODY, fontName="Times-Bold", fontSize=12.5, leading=16, spaceBefore=11, spaceAfter=6, keepWithNext=1
)
SCHEDULE = ParagraphStyle("schedule", SECTION, fontSize=14, leading=19, alignment=TA_CENTER, spaceBefore=16)
TITLE_LINE = ParagraphStyle("title", SECTION, fontSize=26, leading=34, alignment=TA_CENTER, spaceBefore=6)
COVER = ParagraphStyle("cover", BODY, fontSize=12.5, leading=18, alignment=TA_CENTER, spaceAfter=3)
CELL = ParagraphStyle("cell", BODY, spaceAfter=0, alignment=0)
HEAD_CELL = ParagraphStyle("head cell", CELL, fontName="Times-Bold")


class LeaseTemplate(BaseDocTemplate):
    """A4 with a running head and page numbers; sections become bookmarks."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            str(target), pagesize=A4, title=TITLE, author="Harbour Street Properties Ltd", subject="Sample document"
        )
        frame = Frame(27 * mm, 24 * mm, A4[0] - 54 * mm, A4[1] - 50 * mm, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate("page", [frame], onPage=draw_head, onPageEnd=draw_number))

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        """Bookmark a heading where it stands."""
        if isinstance(flowable, Paragraph) and flowable.style.name in ("section", "schedule"):
            text = flowable.getPlainText()
            self.canv.bookmarkPage(text)
            self.canv.addOutlineEntry(text, text)


def draw_head(canvas: Canvas, document: BaseDocTemplate) -> None:
    """Draw the running head, on all pages but the first."""
    if document.page > 1:
        canvas.setFillColor(FAINT)
        canvas.setFont("Times-Italic", 9)
        canvas.drawString(27 * mm, A4[1] - 17 * mm, TITLE)
        canvas.drawRightString(A4[0] - 27 * mm, A4[1] - 17 * mm, "14 March 2025")


def draw_number(canvas: Canvas, document: BaseDocTemplate) -> None:
    """Draw the page number; after the text, so that it follows it when the text is extracted."""
    canvas.setFillColor(FAINT)
    canvas.setFont("Times-Roman", 9)
    canvas.drawCentredString(A4[0] / 2, 13 * mm, str(document.page))


def blocks(text: str) -> Iterator[Flowable]:
    """Turn the marked-up text into what reportlab sets."""
    for block in re.split(r"\n\s*\n", text.strip()):
        if block.startswith("|"):
            yield table(block.splitlines())
        elif block.startswith("# "):
            yield from cover(block.splitlines())
        else:
            yield from paragraph(block)


def cover(lines: list[str]) -> Iterator[Flowable]:
    """Set the title and the parties."""
    for line in lines:
        mark, text = line.split(" ", 1)
        yield Paragraph(escape(text), TITLE_LINE if mark == "#" else COVER)
    yield Spacer(1, 6)
    yield HRFlowable(width="36%", thickness=0.7, color=FAINT, spaceAfter=14)


def paragraph(block: str) -> Iterator[Flowable]:
    """Set one paragraph by its mark."""
    if block.startswith("= "):
        if "Schedule 1" in block:
            yield PageBreak()
        yield Paragraph(escape(block[2:]), SCHEDULE)
    elif block.startswith("## "):
        yield Paragraph(escape(block[3:]), SECTION)
    elif block.startswith(": "):
        yield Paragraph(re.sub(r"^(“[^”]+”)", r"<b>\1</b>", escape(block[2:])), DEFINITION)
    elif match := re.match(r"(\d+\.\d+|\d+\.|\(\d\)) (.*)", block, re.DOTALL):
        yield Paragraph(escape(match[2]), CLAUSE, bulletText=match[1])
    elif match := re.match(r"(\([a-z]\)) (.*)", block, re.DOTALL):
        yield Paragraph(escape(match[2]), ITEM, bulletText=match[1])
    else:
        yield Paragraph(escape(block), SECTION if block.isupper() else BODY)


def table(lines: list[str]) -> Flowable:
    """Set a table, its first row as head."""
    rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]
    cells = [
        [Paragraph(escape(cell), HEAD_CELL if index == 0 else CELL) for cell in row] for index, row in enumerate(rows)
    ]
    style = TableStyle(
        [
            ("LINEBELOW", (0, 0), (-1, 0), 0.9, INK),
            ("LINEBELOW", (0, 1), (-1, -1), 0.3, FAINT),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 0), (-1, -1), 3.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ]
    )
    return Table(cells, colWidths=[78 * mm, 54 * mm, 24 * mm], style=style, spaceAfter=12, repeatRows=1)


def main(target: Path) -> None:
    """Write the PDF."""
    rl_config.invariant = 1
    text = (FOLDER / "sample-lease.md").read_text(encoding="utf-8")
    LeaseTemplate(target).build(list(blocks(text)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER / "sample-lease.pdf")
