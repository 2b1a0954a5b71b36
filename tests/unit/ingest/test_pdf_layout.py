from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from rmt_desktop.ingest import ParserProcess
from rmt_desktop.ingest.pdf_hyphens import joined_text
from rmt_desktop.ingest.pdf_layout import Line

LEFT = [f"Line {n} of the left column is long enough to fill it." for n in range(1, 11)]
RIGHT = [f"Line {n} of the right column says quite another thing." for n in range(1, 11)]


def lines(*texts: str) -> list[Line]:
    return [Line(text, 0, 700 - 12 * row, 100, 710 - 12 * row) for row, text in enumerate(texts)]


def page_of(canvas: Canvas, rows: Sequence[tuple[float, float, str]]) -> None:
    for x, y, text in rows:
        canvas.drawString(x, y, text)
    canvas.showPage()


def test_two_columns_are_read_one_after_the_other(parser: ParserProcess, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    canvas.setFont("Helvetica", 9)
    rows = [(60.0, 800.0, "A title that runs across the page from its left edge right over to the other side of it")]
    for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):  # as the content has it: row by row
        rows += [(60, 770 - 12 * number, left), (310, 770 - 12 * number, right)]
    page_of(canvas, rows)
    canvas.save()
    text = parser.parse(tmp_path / "a.pdf").pages[0].text
    assert text == "\n\n".join([rows[0][2], "\n".join(LEFT), "\n".join(RIGHT)])


def test_columns_on_a_part_of_the_page_only(parser: ParserProcess, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    canvas.setFont("Helvetica", 9)
    above = [f"• Feature {n} of the leaflet, in a line that runs across the page from edge to edge" for n in range(15)]
    above[7] = "of its own"  # a short last line
    rows = [(60.0, 800.0 - 12 * number, text) for number, text in enumerate(above)]
    for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        rows += [(60, 590 - 12 * number, left), (310, 590 - 12 * number, right)]
    below = "The address of the maker, in a last line that runs across the page from edge to edge, too."
    page_of(canvas, [*rows, (60, 440, below)])
    canvas.save()
    text = parser.parse(tmp_path / "a.pdf").pages[0].text
    assert text == "\n\n".join("\n".join(part) for part in (above, LEFT, RIGHT, [below]))


def test_a_table_is_read_row_by_row(parser: ParserProcess, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    cells = [(60.0 + 150 * column, 770.0 - 14 * row, f"r{row}c{column}") for column in range(3) for row in range(9)]
    page_of(canvas, cells)  # as the content has it: column by column
    canvas.save()
    text = parser.parse(tmp_path / "a.pdf").pages[0].text
    assert text.split("\n") == [f"r{row}c0 r{row}c1 r{row}c2" for row in range(9)]


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_turned_pages(parser: ParserProcess, tmp_path: Path, turns: int) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(600, 600), invariant=1)
    canvas.translate(300, 300)
    canvas.rotate(90 * turns)
    canvas.drawString(-250, 40, "The rent is 100 pounds.")
    canvas.drawString(-250, 26, "It is due in March.")
    canvas.showPage()
    canvas.save()
    assert parser.parse(tmp_path / "a.pdf").pages[0].text == "The rent is 100 pounds.\nIt is due in March."


def test_headers_footers_and_page_numbers_are_kept_out(parser: ParserProcess, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    for number in range(1, 31):
        body = [(60.0, 700.0 - 14 * row, f"Clause {number}.{row} binds the parties.") for row in range(20)]
        head = (60.0, 810.0, f"Lease of 4 Mill Lane, {'left' if number % 2 else 'right'} page")
        page_of(canvas, [head, *body, (290, 30, f"- {number} -")])
    canvas.save()
    pages = parser.parse(tmp_path / "a.pdf").pages
    assert len(pages) == 30
    for page in pages:
        assert page.text == "\n".join(f"Clause {page.number}.{row} binds the parties." for row in range(20))


def test_a_heading_at_the_top_of_one_page_stays(parser: ParserProcess, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    for number in range(1, 7):
        page_of(
            canvas,
            [(60, 810, f"{'ABCDEF'[number - 1] * 5} chapter"), (60, 700, f"Words {number}."), (60, 40, "The end")],
        )
    canvas.save()
    texts = [page.text for page in parser.parse(tmp_path / "a.pdf").pages]
    assert texts[1] == "BBBBB chapter\n\nWords 2."
    one = Canvas(str(tmp_path / "b.pdf"), invariant=1)
    page_of(one, [(60, 810, "Heading"), (60, 700, "Words."), (290, 30, "1")])
    one.save()
    assert parser.parse(tmp_path / "b.pdf").pages[0].text == "Heading\n\nWords.\n\n1"


def test_parted_words_are_joined() -> None:
    assert joined_text(lines("The agree-", "ment, which is", "here.")) == "The agreement,\nwhich is\nhere."
    assert joined_text(lines("a non-", "exclusive right")) == "a non-exclusive\nright"
    assert joined_text(lines("a mill-", "owner and the mill-owner said")) == "a mill-owner\nand the mill-owner said"
    assert joined_text(lines("pages 1-", "2 and A-", "B")) == "pages 1-\n2 and A-\nB"
    assert joined_text(lines("the last para-", "graph")) == "the last paragraph"


def test_a_missing_space_after_a_number_and_ligatures(parser: ParserProcess, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    canvas.drawString(60, 700, "2.1")
    canvas.drawString(60 + canvas.stringWidth("2.1", "Helvetica", 12) + 2, 700, "License")
    canvas.showPage()
    canvas.save()
    assert parser.parse(tmp_path / "a.pdf").pages[0].text == "2.1 License"
