"""Messages that the standard library's parser trips over; found by fuzzing."""

import pytest

from rmt_desktop.ingest import mhtml
from rmt_desktop.ingest.content import Content
from rmt_desktop.ingest.mail import header, message_of
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("kind", ["text/plain; charset=tf\x001", "text/plain; charset*", "text/plain; x*0*", "text"])
def test_a_message_with_a_broken_type_is_read(kind):
    data = f"From: Ann\r\nSubject: Rent\r\nContent-Type: {kind}\r\n\r\n".encode() + b"Dear Bob\xff\r\n"
    content = TARGETS["eml"](data)
    assert isinstance(content, Content)
    assert content.title == "Rent"
    assert "From: Ann" in content.pages[0].text
    assert "Dear Bob" in content.pages[0].text


def test_a_saved_page_with_a_broken_parameter_is_read():
    data = (
        b'Content-Type: multipart/related; boundary="B"\r\n\r\n'
        b"--B\r\nContent-Type: text/html; chartf-5*\r\n\r\n<p>The rent is due.</p>\r\n--B--\r\n"
    )
    assert "The rent is due." in mhtml.read(data).pages[0].text


def test_a_header_that_cannot_be_parsed_is_taken_as_it_stands():
    broken = message_of(b"Content-Type: text/html; chartf-5*\r\nSubject: =?utf-8?q?R=C3=BCckgabe?=\r\n\r\n")
    assert header(broken, "Content-Type") == "text/html; chartf-5*"
    assert header(broken, "Subject") == "Rückgabe"
    assert header(broken, "Date") is None
