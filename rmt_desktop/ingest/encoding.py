"""From bytes to text without asking the user for an encoding."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536
_MOST_CONTROLS = 0.01


def looks_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding that :func:`decode` knows."""
    sample = data[:_SAMPLE]
    if _marked_encoding(sample) or _unmarked_utf16(sample):
        return False
    return len(_CONTROLS.findall(sample)) > _MOST_CONTROLS * len(sample)


def decode(data: bytes) -> tuple[str, str | None]:
    """Return the text and, where characters may have been misread, a sentence about it.

    Tried in this order: byte order mark, UTF-16 without one, UTF-8, UTF-8 with a few broken bytes,
    Windows-1252.
    """
    encoding = _marked_encoding(data) or _unmarked_utf16(data[:_SAMPLE])
    if encoding is not None:
        text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
        return text, _broken(text.count("\ufffd"))
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return _decode_mixed(data)


def _decode_mixed(data: bytes) -> tuple[str, str | None]:
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore")) - broken
    if beyond_ascii >= 4 * broken:
        return text, _broken(broken)
    return (
        data.decode("cp1252", errors="replace"),
        "The file does not say its encoding; it was read as Windows-1252. Accented letters may be wrong.",
    )


def _broken(count: int) -> str | None:
    return f"{count:,} characters could not be decoded and are shown as “\ufffd”." if count else None


def _marked_encoding(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)


def _unmarked_utf16(sample: bytes) -> str | None:
    """Recognise UTF-16 of Western text by its zero bytes: every second one, always on the same side."""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None
