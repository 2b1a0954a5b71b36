from pathlib import Path

import pytest

from rmt_desktop.domain.documents import ParsedDocument
from rmt_desktop.domain.input_errors import (
    DamagedFile,
    EmptyFile,
    FileTooLarge,
    InputError,
    PasswordNeeded,
    UnknownFormat,
)
from rmt_desktop.ingest import SUFFIXES, ParserProcess, medline
from rmt_desktop.ingest.registry import FORMATS, recognise
from tests.unit.ingest.format_samples import GENBANK, SAID, SAMPLES, docx, package, paragraph, sample


def parsed(parser: ParserProcess, folder: Path, kind: str) -> ParsedDocument:
    return parser.parse(sample(folder, kind))


def written(parser: ParserProcess, folder: Path, name: str, content: bytes) -> ParsedDocument:
    path = folder / name
    path.write_bytes(content)
    return parser.parse(path)


def whole(document: ParsedDocument) -> str:
    return "\n".join(page.text for page in document.pages)


@pytest.mark.parametrize("kind", SAMPLES)
def test_each_format_is_recognised_read_and_says_where(parser: ParserProcess, tmp_path: Path, kind: str) -> None:
    path = sample(tmp_path, kind)
    assert recognise(path).kind == kind
    document = parser.parse(path)
    assert document.kind == kind
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
    place = next(page for page in document.pages if SAID.split()[-1] in page.text)
    assert SAID in place.text or kind == "gff"
    assert place.label
    assert "\r" not in whole(document)
    assert "\f" not in whole(document)


@pytest.mark.parametrize("kind", [kind for kind in SAMPLES if kind not in ("csv", "fasta")])
def test_content_decides_whatever_the_name(tmp_path: Path, kind: str) -> None:
    path = tmp_path / ("file" if kind in ("eml", "mhtml") else "file.txt" if kind != "zip" else "file.bin")
    path.write_bytes(SAMPLES[kind][1]())
    assert recognise(path).kind == kind


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_file_that_is_cut_off_is_read_in_part_or_refused(parser: ParserProcess, tmp_path: Path, kind: str) -> None:
    name, make = SAMPLES[kind]
    data = make()
    for share in (0.2, 0.5, 0.9):
        try:
            assert written(parser, tmp_path, name, data[: int(len(data) * share)]).pages
        except InputError as error:
            assert len(str(error)) > 20


def test_all_suffixes_are_known_and_in_lower_case() -> None:
    assert {".docx", ".odt", ".epub", ".html", ".eml", ".nxml", ".gb", ".vcf", ".csv", ".zip", ".pdf"} <= SUFFIXES
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in SUFFIXES)
    assert len({known.kind for known in FORMATS}) == len(FORMATS)


def test_word_numbers_notes_tables_and_changes(parser: ParserProcess, tmp_path: Path) -> None:
    document = parsed(parser, tmp_path, "docx")
    first, second = document.pages
    assert document.title == "Lease of 4 Mill Lane"
    assert "# 1. Rent\n\n1.1 The Tenant" in first.text
    assert "Payment is due on 1 March [note 1]\n\nNote 1: Or the next working day." in first.text
    assert first.text.endswith("# 2. Repairs")
    assert second.text == "The Landlord repairs the roof.\n\nYear | Fee\n2021 | 90"
    assert second.label == "2. Repairs"
    told = " ".join(document.warnings)
    assert "2 tracked changes" in told
    assert "hidden" in told
    assert "April" not in whole(document)
    assert "secret" not in whole(document)


def test_word_deleted_paragraph_mark_and_text_boxes(parser: ParserProcess, tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    joined = paragraph("One ", "<w:rPr><w:del/></w:rPr>") + paragraph("sentence.")
    body = joined + f"<w:p><w:r><w:t>Beside.</w:t><w:pict><w:p>{box}</w:p></w:pict></w:r></w:p>"
    assert whole(written(parser, tmp_path, "a.docx", docx(body))) == "One sentence.\n\nBeside.\n\nIn a box."


def test_word_lists_restart_below_and_letters(parser: ParserProcess, tmp_path: Path) -> None:
    level = '<w:lvl w:ilvl="{0}"><w:start w:val="{3}"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/></w:lvl>'
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level.format(0, "upperRoman", "%1.", 4)
        + level.format(1, "lowerLetter", "(%2)", 1)
        + '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    )
    item = '<w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="5"/></w:numPr>'
    body = "".join(paragraph(f"p{n}", item.format(level)) for n, level in enumerate([0, 1, 1, 0, 1]))
    text = whole(written(parser, tmp_path, "a.docx", docx(body, numbering=numbering)))
    assert text.split("\n\n") == ["IV. p0", "(a) p1", "(b) p2", "V. p3", "(a) p4"]


def test_opendocument(parser: ParserProcess, tmp_path: Path) -> None:
    document = parsed(parser, tmp_path, "odt")
    text = whole(document)
    assert text.startswith(
        f"# 1. Rent\n\n{SAID} [note 1].\n\nNote 1: In advance.\n(a) by post\n(b) by hand\n\nYear | Fee"
    )
    assert text.endswith("# 2. Repairs\n\nNone.")
    assert "old words" not in text
    assert "tracked changes" in document.warnings[0]


def test_epub_follows_the_spine(parser: ParserProcess, tmp_path: Path) -> None:
    document = parsed(parser, tmp_path, "epub")
    assert document.title == "The Mill"
    assert [page.label for page in document.pages] == ["Chapter 1", "Chapter 2"]
    assert f"{SAID}, said\u00a0she." in document.pages[0].text


def test_an_epub_with_digital_restrictions(parser: ParserProcess, tmp_path: Path) -> None:
    locked = {"META-INF/container.xml": "<container/>", "META-INF/rights.xml": "<rights/>"}
    with pytest.raises(UnknownFormat, match="DRM"):
        written(parser, tmp_path, "a.epub", package(locked))


def test_html_shows_what_a_browser_shows(parser: ParserProcess, tmp_path: Path) -> None:
    document = parsed(parser, tmp_path, "html")
    assert document.title == "Lease"
    assert whole(document) == (
        f"# Lease\n\n## Rent\n\n{SAID}\u00a0– in advance.\na. by post\nb. by hand\n\nYear | Fee\n2021 | 90"
    )


def test_a_page_in_another_encoding(parser: ParserProcess, tmp_path: Path) -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Договор</p></body></html>'
    assert whole(written(parser, tmp_path, "a.html", page.encode("cp1251"))) == "Договор"


def test_rtf(parser: ParserProcess, tmp_path: Path) -> None:
    document = parsed(parser, tmp_path, "rtf")
    assert document.title == "The lease"
    first, second = document.pages
    assert first.text == (f"# Rent\n\n{SAID} [note 1], € 90 in „cash“.\n\nNote 1: In advance.\n\nПри\n\nYear | Fee")
    assert second.text == "The end."
    assert "tracked" in document.warnings[0]


def test_a_message_and_its_attachment(parser: ParserProcess, tmp_path: Path) -> None:
    document = parsed(parser, tmp_path, "eml")
    assert document.title == "The léase"
    assert document.pages[0].text.startswith("# The léase\n\nFrom: Ann <ann@example.org>\nTo: bob@example.org")
    assert document.pages[-1].label == "fees.csv · row 1"
    assert document.pages[-1].text == "Row 1. year: 2021; fee: 90"


def test_an_article(parser: ParserProcess, tmp_path: Path) -> None:
    text = whole(parsed(parser, tmp_path, "jats"))
    assert text.startswith(
        "# Rents in mills\n\nJournal: Journal of Rents\nAuthors: Ann Miller\nDOI: 10.1/x\n\n## Abstract"
    )
    assert f"## 1 Methods\n\n{SAID} [1].\n\nFigure 1: A mill.\n\nTable 1: Fees.\n\nYear | Fee\n2021 | 90" in text
    assert text.endswith("## References\n\n1 Miller A. On mills.")


def test_citations(parser: ParserProcess, tmp_path: Path) -> None:
    for kind in ("pubmed", "medline"):
        page = parsed(parser, tmp_path, kind).pages[0]
        assert page.label == "PMID 77"
        assert "On rents" in page.text
        assert "Subjects: Housing" in page.text


def test_lines_that_belong_to_no_field_of_a_citation_are_left_out_and_counted() -> None:
    content = medline.read(
        b"      no field\n\nPMID- 77\nTI  - On rents\n      in mills\n\n      astray\n      too\nPMID- 78\n"
    )
    assert [page.label for page in content.pages] == ["PMID 77", "PMID 78"]
    assert content.title == "2 citations of MEDLINE"
    assert "On rents in mills" in content.pages[0].text
    assert content.warnings == ("Lines that belong to no field of a record were left out: 3.",)


def test_sequences_are_told_of_and_never_shown(parser: ParserProcess, tmp_path: Path) -> None:
    genbank = whole(parsed(parser, tmp_path, "genbank"))
    feature = "CDS, location 31..90 on the complementary strand: gene rntA; product rent binding protein"
    assert f"{feature}; translation of 20 letters." in genbank
    assert "gene, location 3..18: gene rntA." in whole(parsed(parser, tmp_path, "embl"))
    fasta = whole(parsed(parser, tmp_path, "fasta"))
    assert "protein sequence of 33 amino acids; composition E 24.2 %" in fasta
    assert "nucleotide sequence of 26 bases; GC content 54.5 %" in fasta
    table = whole(parsed(parser, tmp_path, "csv"))
    assert "sequence of 160 letters" in table
    for text in (genbank, fasta, table):
        assert "MSEQ" not in text
        assert "acgtacgt" not in text.lower()


def test_a_damaged_record_does_not_cost_the_others(parser: ParserProcess, tmp_path: Path) -> None:
    broken = GENBANK.replace("     CDS             comp", "     CDS comp").replace("AB000001", "AB000002")
    document = written(parser, tmp_path, "a.gb", (broken + GENBANK).encode())
    assert [page.label for page in document.pages][-1] == "AB000001.1 · features 1–2"
    assert "Record 1 is damaged" in document.warnings[0]
    assert "acgtacgt" not in whole(document)


def test_variants_and_annotations(parser: ParserProcess, tmp_path: Path) -> None:
    variants = whole(parsed(parser, tmp_path, "vcf"))
    assert f"INFO DP: {SAID}" in variants
    assert "Record 1. CHROM 20; POS 14370; ID rs6054257; REF G; ALT A, 50 bases; QUAL 29" in variants
    assert "sample ann: GT 0|1, GQ 48" in variants
    features = whole(parsed(parser, tmp_path, "gff"))
    assert "Feature 1. gene on chr1, 120..560, - strand, source mill: ID g1; Name rntA; Note The Tenant" in features
    assert "gene_id g1; transcript_id t1" in features


def test_a_table_names_its_columns_and_rows(parser: ParserProcess, tmp_path: Path) -> None:
    rows = "\n".join(f"{n},word {n},{n * n}" for n in range(1, 400))
    document = written(parser, tmp_path, "a.csv", f"number,word,square\n{rows}".encode())
    assert document.pages[0].text == "# Table of 399 rows\n\nColumns: number | word | square"
    page = next(page for page in document.pages if "Row 300. " in page.text)
    assert "Row 300. number: 300; word: word 300; square: 90000" in page.text
    first, last = (page.label or "").removeprefix("rows ").split("–")
    assert int(first) <= 300 <= int(last)


def test_an_archive_names_its_members(parser: ParserProcess, tmp_path: Path) -> None:
    document = parsed(parser, tmp_path, "zip")
    labels = [page.label or "" for page in document.pages]
    assert labels[0] == "lease.docx · Lease of 4 Mill Lane"
    assert any(label.startswith("mail/note.eml · fees.csv") for label in labels)
    assert any(label.startswith("etc/evil.txt") for label in labels)
    assert "“picture.png”" in " ".join(document.warnings)
    assert {path.name for path in tmp_path.iterdir()} == {"all.zip"}


def test_bombs_and_nested_archives(parser: ParserProcess, tmp_path: Path) -> None:
    many = package({f"{number}.txt": b"words" for number in range(5_001)})
    with pytest.raises(FileTooLarge, match="5,001 files"):
        written(parser, tmp_path, "many.zip", many)
    bomb = package({"a.txt": bytes(300 * 1024 * 1024)})
    with pytest.raises(FileTooLarge, match="unpacks to more"):
        written(parser, tmp_path, "bomb.zip", bomb)
    nested = b"words"
    for depth in range(6):
        nested = package({f"{depth}.zip" if depth else "a.txt": nested})
    with pytest.raises(FileTooLarge, match="nested"):
        written(parser, tmp_path, "nested.zip", nested)


def test_entities_are_refused(parser: ParserProcess, tmp_path: Path) -> None:
    laughs = (
        '<!DOCTYPE article [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
        '<article article-type="x"><front><article-meta/></front><body><p>&b;</p></body></article>'
    )
    with pytest.raises(DamagedFile, match="entities"):
        written(parser, tmp_path, "a.nxml", laughs.encode())
    outside = laughs.replace('<!ENTITY b "&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/passwd">')
    with pytest.raises(DamagedFile, match="entities"):
        written(parser, tmp_path, "b.nxml", outside.encode())


def test_deep_nesting_ends(parser: ParserProcess, tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 300
    with pytest.raises(DamagedFile, match="nests"):
        written(parser, tmp_path, "a.docx", docx(deep))
    assert written(parser, tmp_path, "a.html", b"<html>" + b"<div><ul><li>" * 20_000 + b"words").pages
    with pytest.raises(DamagedFile, match="nests"):
        written(parser, tmp_path, "a.rtf", b"{\\rtf1 " + b"{" * 5_000 + b"words")


def test_what_is_in_a_package_decides(parser: ParserProcess, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="Excel"):
        written(parser, tmp_path, "a.docx", package({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}))
    renamed = tmp_path / "renamed.zip"
    renamed.write_bytes(SAMPLES["docx"][1]())
    assert parser.parse(renamed).kind == "docx"
    with pytest.raises(DamagedFile, match=r"named \.docx but holds plain text"):
        written(parser, tmp_path, "b.docx", b"plain words")
    with pytest.raises(EmptyFile, match="no files"):
        written(parser, tmp_path, "empty.zip", package({}))
    with pytest.raises(UnknownFormat, match=r"None of the files.*“a\.bin”"):
        written(parser, tmp_path, "a.zip", package({"a.bin": bytes(range(256)) * 9}))


def test_an_encrypted_archive_asks_for_its_password(parser: ParserProcess, tmp_path: Path) -> None:
    data = bytearray(package({"a.txt": "words"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(PasswordNeeded, match="password"):
        written(parser, tmp_path, "a.zip", bytes(data))
