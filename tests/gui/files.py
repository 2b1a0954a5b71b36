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


def page_text(number: int, lines: Sequence[str] = LINES) -> str:
    """The text of one of these pages (1-based)."""
    return "\n".join((f"Page {number}", *lines))
