"""Real files of every kind, good and bad."""

import zlib
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8


def text_pdf(path: Path, pages: Sequence[str] = ("The rent is 100 pounds.",), password: str | None = None) -> Path:
    """A PDF with one line per line of each page; an empty page is blank."""
    canvas = Canvas(str(path), encrypt=password, invariant=1)
    for page in pages:
        for row, line in enumerate(page.splitlines()):
            canvas.drawString(50, 780 - 14 * row, line)
        canvas.showPage()
    canvas.save()
    return path


def image_pdf(path: Path, pages: int = 2, stamp: str = "") -> Path:
    """A scan: a large picture on each page, with a stamped line where one is wanted."""
    canvas = Canvas(str(path), invariant=1)
    for number in range(pages):
        picture = ImageReader(Image.new("L", (900, 1200), 200 + number % 50))
        canvas.drawImage(picture, 0, 0, 595, 842)
        canvas.drawString(50, 800, stamp) if stamp else None
        canvas.showPage()
    canvas.save()
    return path


def raw_pdf(path: Path, objects: Sequence[bytes], trailer: bytes = b"") -> Path:
    """A PDF of hand-written objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d /Root 1 0 R %b>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    path.write_bytes(bytes(out))
    return path


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d %b>>\nstream\n%b\nendstream" % (len(data), entries, data)


def content_pdf(path: Path, contents: Sequence[bytes], catalogue: bytes = b"") -> Path:
    """A PDF with one page for each content stream object given."""
    first = 4
    kids = b" ".join(b"%d 0 R" % (first + 2 * index) for index in range(len(contents)))
    objects = [
        b"<</Type /Catalog /Pages 2 0 R %b>>" % catalogue,
        b"<</Type /Pages /Count %d /Kids [%b]>>" % (len(contents), kids),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    ]
    for index, content in enumerate(contents):
        objects.append(
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F1 3 0 R>>>> "
            b"/Contents %d 0 R>>" % (first + 2 * index + 1)
        )
        objects.append(content)
    return raw_pdf(path, objects)


def words(text: bytes) -> bytes:
    """A content stream that shows a line."""
    return stream(b"BT /F1 12 Tf 50 700 Td (%b) Tj ET" % text)


def endless_words(count: int = 1_000_000) -> bytes:
    """A content stream of words all over the page, which takes many seconds to read."""
    places = b"".join(b"BT /F1 2 Tf %d %d Td (a) Tj ET\n" % (i % 199 * 3, i // 199 % 260 * 3) for i in range(199 * 260))
    return stream(zlib.compress(places * (count // (199 * 260)), 1), b"/Filter /FlateDecode")


def broken_words() -> bytes:
    """A content stream that cannot be decoded."""
    return stream(b"zzzz not hexadecimal zzzz>", b"/Filter /ASCIIHexDecode")
