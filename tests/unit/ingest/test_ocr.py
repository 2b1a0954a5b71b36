from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab import __file__ as reportlab_file
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from rmt_desktop.domain.documents import PageState, ParsedDocument
from rmt_desktop.domain.input_errors import NoText
from rmt_desktop.domain.seen import sureness
from rmt_desktop.evaluation.word_order import common_words, words_of
from rmt_desktop.ingest import ParseLimits, ParserProcess, ocr
from tests.unit.ingest.ingest_samples import image_pdf

pytest.importorskip("rapidocr")
pytest.importorskip("onnxruntime")

SHOWN = (
    "LEASE OF 4 MILL LANE",
    "The Tenant shall pay 5,400 pounds each year.",
    "Notices go to the Landlord in writing.",
)


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page that is a picture of words, and one with a text layer."""
    font = ImageFont.truetype(str(Path(reportlab_file).parent / "fonts" / "Vera.ttf"), 28)
    picture = Image.new("RGB", (900, 260), "white")
    for row, line in enumerate(SHOWN):
        ImageDraw.Draw(picture).text((40, 30 + 60 * row), line, "black", font)
    path = tmp_path_factory.mktemp("scan") / "scan.pdf"
    canvas = Canvas(str(path), pagesize=(320, 100), invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 0, 320, 92)
    canvas.showPage()
    canvas.drawString(60, 50, "A page with its own text.")
    canvas.showPage()
    canvas.drawImage(ImageReader(picture.resize((1800, 520))), 0, 0, 320, 92)
    canvas.drawString(5, 94, "Filed 1/2/24")
    canvas.showPage()
    canvas.save()
    return path


@pytest.fixture(scope="module")
def document(scan: Path) -> ParsedDocument:
    with ParserProcess() as parser:
        return parser.parse(scan)


def test_a_scanned_page_is_recognised_and_says_so(document: ParsedDocument) -> None:
    first, second, stamped = document.pages
    shown = words_of(" ".join(SHOWN))
    assert common_words(shown, words_of(first.text)) >= 0.9 * len(shown)
    assert first.state is PageState.TEXT
    assert "(OCR)" in (first.reason or "")
    assert (first.reason or "").endswith("% sure")
    assert (second.text, second.reason) == ("A page with its own text.", None)
    assert stamped.text.startswith("Filed 1/2/24\n")
    assert "5,400" in stamped.text
    assert "pages 1, 3." in document.warnings[0]


def test_recognised_words_stand_at_their_characters_and_places(document: ParsedDocument) -> None:
    first, second, stamped = document.pages
    assert second.seen is None
    font = ImageFont.truetype(str(Path(reportlab_file).parent / "fonts" / "Vera.ttf"), 28)
    for page in (first, stamped):
        assert page.seen is not None
        start = page.text.index("5,400")
        (word,) = page.seen.within(start + 1, start + 3)
        assert page.text[word.start : word.end] == "5,400"
        assert 0.5 < word.sureness <= 1
        left = (40 + font.getlength(SHOWN[1][: SHOWN[1].index("5,400")])) * 320 / 900
        assert word.left == pytest.approx(left, abs=3)
        assert word.top < 8 + (30 + 60 + 16) * 92 / 260 < word.bottom
        covered = {page.text[word.start : word.end] for word in page.seen}
        assert len(covered) >= 15
        assert sureness(page.seen.within(0, len(page.text))) > 0.9


def test_pages_recognised_afterwards_are_those_recognised_at_once(scan: Path, document: ParsedDocument) -> None:
    with ParserProcess(ParseLimits(recognise_later=True)) as parser:
        pages = parser.parse(scan).pages
        assert [page.unrecognised for page in pages] == [True, False, True]
        assert tuple(parser.recognise(scan, page) if page.unrecognised else page for page in pages) == document.pages


def test_without_recognition_the_page_is_marked(scan: Path) -> None:
    with ParserProcess(ParseLimits(recognise=False)) as parser:
        assert [page.state for page in parser.parse(scan).pages] == [PageState.NO_TEXT, *[PageState.TEXT] * 2]


def test_a_picture_without_words_stays_without_text(tmp_path: Path) -> None:
    with ParserProcess() as parser, pytest.raises(NoText):
        parser.parse(image_pdf(tmp_path / "a.pdf", 1))


def test_the_models_are_the_packages_own() -> None:
    assert ocr.available()
    assert {len(list(ocr._model_folder().glob(name))) for name in ocr._MODELS.values()} == {1}
