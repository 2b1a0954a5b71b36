"""Small real files for tests of the window."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

LINES = (
    "1. RENT",
    "The rent is 48,000 pounds a year, payable in advance.",
    "2. LAW",
    "This lease is governed by the law of England and Wales.",
)


def make_pdf(path: Path, pages: int = 3, lines: Sequence[str] = LINES, password: str | None = None) -> Path:
    """A PDF whose every page says its number and the lines; ``password`` encrypts it."""
    canvas = Canvas(str(path), invariant=1, encrypt=password)
    for number in range(pages):
        for i, line in enumerate((f"Page {number + 1}", *lines)):
            canvas.drawString(60, 760 - 22 * i, line)
        canvas.showPage()
    canvas.save()
    return path


def make_book(path: Path, front: int = 3, pages: int = 6) -> Path:
    """A PDF with a front matter of roman numerals, then arabic ones, and bookmarks in two levels."""
    canvas = Canvas(str(path), invariant=1)
    canvas.addPageLabel(0, style="ROMAN_LOWER")
    canvas.addPageLabel(front, style="ARABIC")
    for number in range(front + pages):
        part = "Preface" if number < front else f"Chapter {number - front + 1}"
        canvas.drawString(60, 760, f"{part}, which begins here on sheet {number + 1}.")
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"{part}, sheet {number + 1}", f"p{number}", level=min(number, 1), closed=False)
        canvas.showPage()
    canvas.save()
    return path


def page_text(number: int, lines: Sequence[str] = LINES) -> str:
    """The text of one of these pages (1-based)."""
    return "\n".join((f"Page {number}", *lines))
