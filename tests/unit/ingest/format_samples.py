"""A small real file of every format, made here; every one of them says who pays what."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

SAID = "The Tenant shall pay 5,400 pounds each year"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def package(members: dict[str, str | bytes], stored: str | None = None) -> bytes:
    """A ZIP file; the member ``stored`` comes first and is not compressed."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        if stored is not None:
            archive.writestr(stored, members[stored], zipfile.ZIP_STORED)
        for name, content in members.items():
            if name != stored:
                archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word document with a body and more parts: ``numbering``, ``footnotes``, ``styles``."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }
    for name, content in parts.items():
        members[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{W}">{content}</w:{name}>'
    return package(members)


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def lease_docx() -> bytes:
    """Headings, clause numbers, a table, a footnote, tracked changes, hidden text and a page break of Word's."""
    numbered = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    body = "".join([
        paragraph("Lease of 4 Mill Lane", '<w:pStyle w:val="Title"/>'),
        paragraph("Rent", '<w:pStyle w:val="Heading1"/>' + numbered.format(level=0)),
        paragraph(f"{SAID}.", numbered.format(level=1)),
        "<w:p><w:r><w:t>Payment is due on </w:t></w:r><w:ins><w:r><w:t>1 March</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>2 April</w:delText></w:r></w:del>"
        '<w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>",
        paragraph("Repairs", '<w:pStyle w:val="Heading1"/>' + numbered.format(level=0)),
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>The Landlord repairs the roof.</w:t></w:r></w:p>",
        "<w:tbl><w:tr><w:tc>" + paragraph("Year") + "</w:tc><w:tc>" + paragraph("Fee") + "</w:tc></w:tr>"
        "<w:tr><w:tc>" + paragraph("2021") + "</w:tc><w:tc>" + paragraph("90") + "</w:tc></w:tr></w:tbl>",
    ])  # fmt: skip
    level = '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{1}"/></w:lvl>'
    return docx(
        body,
        styles='<w:style w:styleId="Title"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
        numbering='<w:abstractNum w:abstractNumId="7">'
        + level.format(0, "%1.")
        + level.format(1, "%1.%2")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>',
        footnotes='<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        '<w:footnote w:id="2">' + paragraph("Or the next working day.") + "</w:footnote>",
    )


def odt() -> bytes:
    """Numbered headings, a list, a table, a note and a tracked deletion."""
    spaces = " ".join(f'xmlns:{name}="{OFFICE}{name}:1.0"' for name in ("office", "text", "table", "style"))
    styles = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
        '</text:outline-style><text:list-style style:name="L1">'
        '<text:list-level-style-number text:level="1" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
        "</text:list-style>"
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>old words</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="1">Rent</text:h>'
        f"<text:p>{SAID}<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>In advance.</text:p></text:note-body></text:note>.</text:p>"
        '<text:list text:style-name="L1"><text:list-item><text:p>by<text:s/>post</text:p></text:list-item>'
        "<text:list-item><text:p>by hand</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>"
        "<table:table-cell><text:p>Fee</text:p></table:table-cell></table:table-row></table:table>"
        '<text:h text:outline-level="1">Repairs</text:h><text:p>None.</text:p>'
    )
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        },
        "mimetype",
    )


def epub() -> bytes:
    """Two chapters; the spine has them in another order than the manifest."""
    page = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body><h1>{0}</h1><p>{1}</p></body></html>"
    return package(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
            "OPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            "<metadata><dc:title>The Mill</dc:title></metadata><manifest>"
            '<item id="b" href="two.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
            "OPS/one.xhtml": page.format("Chapter 1", f"{SAID}, said&nbsp;she."),
            "OPS/two.xhtml": page.format("Chapter 2", "Nobody answered."),
        },
        "mimetype",
    )


HTML = f"""<!DOCTYPE html><html><head><title>Lease</title><style>p {{}}</style></head><body><h1>Lease</h1>
<h2>Rent</h2><p>{SAID}&nbsp;&ndash; in advance.<ol type="a"><li>by post<li>by hand</ol>
<table><tr><th>Year<th>Fee<tr><td>2021<td><p>90</p></table>
<div style="display: none">hidden words</div><script>if (a < b) alert("never")</script></body></html>"""

RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}}{\info{\title The lease}}"
    r"\pard\outlinelevel0 Rent\par\pard " + SAID + r"{\footnote In advance.}, \'80 90 in \u8222 ?cash\ldblquote .\par"
    r"{\f1 \'cf\'f0\'e8}\par\trowd\pard\intbl Year\cell Fee\cell\row\pard{\deleted gone}\page The end.\par}"
)

EML = (
    "From: Ann <ann@example.org>\r\nTo: bob@example.org\r\nSubject: =?utf-8?q?The_l=C3=A9ase?=\r\n"
    "Date: Mon, 1 Jan 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/mixed; boundary="B"\r\n\r\n--B\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
    f"Dear Bob,\r\n\r\n{SAID}.\r\n--B\r\nContent-Type: text/csv\r\n"
    'Content-Disposition: attachment; filename="../fees.csv"\r\n\r\nyear,fee\r\n2021,90\r\n--B--\r\n'
)

MHTML = (
    "From: <Saved by a browser>\r\nSubject: Lease\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\n'
    "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    f"<html><body><h1>Rent</h1><p>{SAID} =E2=80=93 in advance.</p></body></html>\r\n--B--\r\n"
)

JATS = f"""<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.0//EN" "JATS-journalpublishing1.dtd">
<article article-type="research-article"><front><journal-meta><journal-title>Journal of Rents</journal-title>
</journal-meta><article-meta><article-id pub-id-type="doi">10.1/x</article-id><title-group>
<article-title>Rents in <italic>mills</italic></article-title></title-group><contrib-group>
<contrib contrib-type="author"><name><surname>Miller</surname><given-names>Ann</given-names></name></contrib>
<contrib contrib-type="editor"><name><surname>Editor</surname></name></contrib></contrib-group>
<abstract><sec><title>Results</title><p>Rents rose.</p></sec></abstract></article-meta></front>
<body><sec><label>1</label><title>Methods</title><p>{SAID} <xref>[1]</xref>.<fig><label>Figure 1</label>
<caption><p>A mill.</p></caption></fig></p><table-wrap><label>Table 1</label><caption><p>Fees.</p></caption>
<table><tr><th>Year</th><th>Fee</th></tr><tr><td>2021</td><td>90</td></tr></table></table-wrap></sec></body>
<back><ref-list><ref><label>1</label><mixed-citation>Miller A. On mills.</mixed-citation></ref></ref-list></back>
</article>"""

PUBMED = f"""<?xml version="1.0"?>
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>77</PMID><Article><Journal><Title>Rents</Title><JournalIssue>
<Volume>3</Volume><PubDate><Year>2021</Year></PubDate></JournalIssue></Journal><ArticleTitle>On rents</ArticleTitle>
<Abstract><AbstractText Label="RESULTS">{SAID}.</AbstractText></Abstract>
<AuthorList><Author><LastName>Miller</LastName><ForeName>Ann</ForeName></Author></AuthorList></Article>
<MeshHeadingList><MeshHeading><DescriptorName>Housing</DescriptorName></MeshHeading></MeshHeadingList>
</MedlineCitation></PubmedArticle></PubmedArticleSet>"""

MEDLINE = f"""PMID- 77
TI  - On rents.
FAU - Miller, Ann
AB  - {SAID}
      in advance.
MH  - Housing
"""

GENBANK = f"""LOCUS       AB000001                 120 bp    DNA     linear   PLN 01-JAN-2020
DEFINITION  Rosa rentalis tenant gene.
ACCESSION   AB000001
VERSION     AB000001.1
SOURCE      Rosa rentalis
  ORGANISM  Rosa rentalis
            Eukaryota; Viridiplantae.
COMMENT     {SAID}.
FEATURES             Location/Qualifiers
     source          1..120
                     /organism="Rosa rentalis"
     CDS             complement(31..90)
                     /gene="rntA"
                     /product="rent binding protein"
                     /translation="MSEQVENCEQWERTYPASDF"
ORIGIN
        1 acgtacgtac gtacgtacgt acgtacgtac gtacgtacgt acgtacgtac gtacgtacgt
       61 acgtacgtac gtacgtacgt acgtacgtac gtacgtacgt acgtacgtac gtacgtacgt
//
"""

EMBL = f"""ID   AB000001; SV 1; linear; genomic DNA; STD; PLN; 20 BP.
XX
AC   AB000001;
XX
DE   Rosa rentalis tenant gene. {SAID}
XX
FH   Key             Location/Qualifiers
FT   gene            3..18
FT                   /gene="rntA"
XX
SQ   Sequence 20 BP; 5 A; 5 C; 5 G; 5 T; 0 other;
     acgtacgtac gtacgtacgt                                                    20
//
"""

FASTA = f">sp|P1|RENT_ROSA {SAID}\nMSEQVENCEQWERTYPASDFMSEQVENCE\nMSEQ\n>chr1 part\nACGTNNNNACGTACGTACGTACGTGG\n"

VCF = f"""##fileformat=VCFv4.2
##INFO=<ID=DP,Number=1,Type=Integer,Description="{SAID}">
#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tann
20\t14370\trs6054257\tG\tA,{"T" * 50}\t29\tPASS\tDP=14\tGT:GQ\t0|1:48
"""

GFF = f"""##gff-version 3
chr1\tmill\tgene\t120\t560\t.\t-\t.\tID=g1;Name=rntA;Note={SAID.replace(",", "%2C")}
chr1\tmill\texon\t120\t200\t.\t-\t0\tgene_id "g1"; transcript_id "t1";
##FASTA
>chr1
ACGT
"""

CSV = f'name;terms;sequence\nAnn;"{SAID}; in advance";{"ACGT" * 40}\nBob;none;\n'


def archive() -> bytes:
    """Some of the others, a member that wants out of its folder, a picture and a hidden file."""
    return package({
        "lease.docx": lease_docx(), "mail/note.eml": EML, "../../etc/evil.txt": "Words from outside.",
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "__MACOSX/._lease.docx": b"\0\5\x16\7",
    })  # fmt: skip


SAMPLES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "docx": ("lease.docx", lease_docx),
    "odt": ("lease.odt", odt),
    "epub": ("book.epub", epub),
    "html": ("lease.html", HTML.encode),
    "mhtml": ("lease.mhtml", MHTML.encode),
    "rtf": ("lease.rtf", RTF.encode),
    "eml": ("lease.eml", EML.encode),
    "jats": ("article.nxml", JATS.encode),
    "pubmed": ("pubmed.xml", PUBMED.encode),
    "medline": ("pubmed.nbib", MEDLINE.encode),
    "genbank": ("gene.gb", GENBANK.encode),
    "embl": ("gene.embl", EMBL.encode),
    "fasta": ("proteins.fasta", FASTA.encode),
    "vcf": ("calls.vcf", VCF.encode),
    "gff": ("genes.gff3", GFF.encode),
    "csv": ("fees.csv", CSV.encode),
    "zip": ("all.zip", archive),
}
"""Kind to a file name and the function that makes the file."""


def sample(folder: Path, kind: str) -> Path:
    """Write the sample of a kind into a folder."""
    name, make = SAMPLES[kind]
    path = folder / name
    path.write_bytes(make())
    return path
