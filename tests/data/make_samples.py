"""Makes the sample files of this folder anew: ``python -m tests.data.make_samples``. What they hold is in README.md."""

from pathlib import Path

from docx import Document
from PIL import Image, ImageDraw, ImageFont
from reportlab import __file__ as reportlab_file
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.unit.ingest.format_samples import SAID, SAMPLES

FOLDER = Path(__file__).parent
_PAGES = (
    ("LEASE OF 4 MILL LANE", 'Ann Miller (the "Landlord") lets the mill to Bob Weaver (the "Tenant").'),
    ("1. RENT", f"{SAID}, in advance.", "2. REPAIRS", "The Landlord repairs the roof."),
)
_TEXT = (
    f"# Lease\n\nAnn Miller (the “Landlord”) lets the mill to Bob Weaver (the “Tenant”).\n\n## 1 Rent\n\n{SAID}, "
    "in advance.\n\n## 2 Repairs\n\nThe Landlord repairs the roof.\n"
)


def main() -> None:
    """Write every file; what stands there already is replaced."""
    for name, make in SAMPLES.values():
        (FOLDER / name).write_bytes(make())
    (FOLDER / "lease.md").write_text(_TEXT, encoding="utf-8")
    (FOLDER / "lease.txt").write_text(_TEXT.replace("#", ""), encoding="utf-8")
    _word(FOLDER / "lease.docx")
    _pdf(FOLDER / "lease.pdf")
    _scan(FOLDER / "scan.pdf")


def _word(path: Path) -> None:
    """By python-docx, with the parts that Word itself writes."""
    document = Document()
    document.add_heading("Lease of 4 Mill Lane", 0)
    document.add_heading("Rent", 1)
    document.add_paragraph(f"{SAID}, in advance.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Year", "Fee", "2021", "90"), strict=True
    ):
        cell.text = text
    document.add_heading("Repairs", 1)
    document.add_paragraph("The Landlord repairs the roof.")
    document.save(str(path))


def _pdf(path: Path) -> None:
    """Two pages with bookmarks."""
    canvas = Canvas(str(path), invariant=1)
    for lines in _PAGES:
        for row, line in enumerate(lines):
            canvas.drawString(60, 760 - 22 * row, line)
            if line.isupper():
                canvas.bookmarkPage(line)
                canvas.addOutlineEntry(line.title(), line, 0)
        canvas.showPage()
    canvas.save()


def _scan(path: Path) -> None:
    """A page that is a picture."""
    font = ImageFont.truetype(str(Path(reportlab_file).parent / "fonts" / "Vera.ttf"), 28)
    picture = Image.new("1", (1000, 300), 1)
    for row, line in enumerate((_PAGES[0][0], f"{SAID}.", _PAGES[1][3])):
        ImageDraw.Draw(picture).text((40, 40 + 70 * row), line, 0, font)
    canvas = Canvas(str(path), pagesize=(500, 150), invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 0, 500, 150)
    canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    main()
