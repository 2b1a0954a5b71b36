"""Rich text (RTF 1.9): the words, lists with their numbers, tables row by row, notes; deletions left out."""

from rmt_desktop.domain.input_errors import DamagedFile
from rmt_desktop.ingest.content import Content, Stretch, pages_of
from rmt_desktop.ingest.rtf_flow import RtfFlow
from rmt_desktop.ingest.rtf_tokens import tokens

PARSER = "rmt-rtf 1"


def read(data: bytes) -> Content:
    """Read a rich text document.

    Raises:
        DamagedFile: it is none.
        EmptyFile: it holds no text.
    """
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if not start.startswith(b"{\\rtf"):
        raise DamagedFile("The file does not begin as a rich text (RTF) document. Get it again.")
    flow = RtfFlow()
    for token in tokens(start):
        flow.take(token)
    return Content("rtf", PARSER, pages_of([Stretch(flow.text())]), flow.title, tuple(flow.remarks()))
