"""Web pages saved as one file (RFC 2557): the page itself, without pictures and style sheets."""

from rmt_desktop.domain.input_errors import DamagedFile
from rmt_desktop.ingest import html
from rmt_desktop.ingest.content import Content, Stretch, pages_of
from rmt_desktop.ingest.mail import charset_of, header, message_of, part_bytes

PARSER = "rmt-mhtml 1"


def read(data: bytes) -> Content:
    """Read a saved page and the frames in it.

    Raises:
        DamagedFile: there is no web page in it.
        EmptyFile: it shows no text.
    """
    message = message_of(data)
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise DamagedFile("The saved web page (MHTML) holds no page. Save it again in your browser.")
    sections, warnings = [], []
    title = header(message, "Subject")
    for part in pages:
        markup, doubt = html.decode_markup(part_bytes(part), charset_of(part))
        flow = html.flow_of(markup)
        sections.append(Stretch(flow.text()))
        warnings.extend([*([doubt] if doubt else []), *flow.remarks()])
        title = title or flow.title
    return Content("mhtml", PARSER, pages_of(sections), title, tuple(dict.fromkeys(warnings)))
