import struct
import zlib

from rmt_desktop.evaluation.charts import Chart, Line, render
from rmt_desktop.evaluation.writing import write_png


def pixels(png):
    """Rows of an eight-bit picture without palette or interlacing, and the bytes of a pixel."""
    width, height, _, kind = struct.unpack(">IIBB", png[16:26])
    each = {2: 3, 6: 4}[kind]
    data, at = b"", 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        data += png[at + 8 : at + 8 + size] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += size + 12
    return width, height, each, zlib.decompress(data)


def test_a_chart_becomes_a_picture_on_white_twice_as_large(tmp_path):
    svg = render([Chart("Loss", "step", "loss", (Line("reading", ((0.0, 2.0), (10.0, 1.0))),))])
    write_png(tmp_path / "loss.png", svg)
    assert [path.name for path in tmp_path.iterdir()] == ["loss.png"]
    width, height, each, data = pixels((tmp_path / "loss.png").read_bytes())
    assert (width, height) == (1440, 600)
    assert len(data) == height * (1 + width * each)
    assert data[1 : 1 + each] == b"\xff" * each  # of the first row, whatever its filter
    rows = [data[row * (1 + width * each) + 1 :][: width * each] for row in range(height)]
    assert any(row.strip(b"\x00\xff") for row in rows[100:500])  # lines
    assert any(row.strip(b"\x00\xff") for row in rows[20:50])  # the title, in letters
