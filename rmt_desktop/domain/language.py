"""The language of what people read: sentences are written in English and looked up when they are shown.

The window installs a dictionary (see ``ui/translation.py``); without one, as on the command line, everything stays
as it is written here. ``lupdate`` collects the texts from the calls of :func:`tr` and :func:`marked`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from string import Formatter
from typing import Any

Lookup = Callable[[str, str, int | None], str]
"""Gives the translation of a text, told apart by a comment, in the form that goes with a number."""

_PLURAL = re.compile(r"\(s\)")
_PLACE = re.compile(r"\{(\w+)[^}]*\}")
_SENTENCE_END = re.compile(r"(?<=[.?!]) ")
_COMMA_FOR_POINT = str.maketrans(",.", ".,")


def _as_written(text: str, comment: str, number: int | None) -> str:
    return text if number is None else _PLURAL.sub("" if number == 1 else "s", text).replace("%Ln", f"{number:,}")


class _Language(Formatter):
    """The dictionary in use; formats numbers as its language writes them."""

    lookup: Lookup = staticmethod(_as_written)
    decimal_comma = False
    messages: Sequence[str] = ()

    def format_field(self, value: Any, format_spec: str) -> str:
        written = format(value, format_spec)
        return (
            written.translate(_COMMA_FOR_POINT) if self.decimal_comma and isinstance(value, (int, float)) else written
        )


_language = _Language()


def use_language(lookup: Lookup | None = None, decimal_comma: bool = False, messages: Sequence[str] = ()) -> None:
    """Look texts up from now on, and recognise these messages in :func:`told`; without a lookup, stay in English."""
    _language.lookup = lookup or _as_written
    _language.decimal_comma = decimal_comma
    _language.messages = messages if lookup else ()
    told.cache_clear()
    _patterns.cache_clear()


def tr(text: str, comment: str = "", number: int | None = None, **values: object) -> str:
    """The text in the language chosen, with values in the places of their ``{names}``.

    ``%Ln`` is the place of ``number``, and a ``(s)`` after a word its English plural; the comment tells apart equal
    texts that are not said the same way everywhere, and is shown to translators.

    >>> tr("%Ln page(s) of {name}", "", 1200, name="a.pdf"), tr("%Ln page(s)", "", 1)
    ('1,200 pages of a.pdf', '1 page')
    """
    found = _language.lookup(text, comment, number)
    return _language.vformat(found, (), values) if values else found


def marked(text: str) -> str:
    """The text itself, collected for translation; whoever shows it calls ``tr(it)``."""
    return text


def numeral(value: float, spec: str = ",") -> str:
    """A number as the language writes it.

    >>> numeral(1200), numeral(0.25, ".1f")
    ('1,200', '0.2')
    """
    return _language.format_field(value, spec)


@lru_cache(maxsize=512)
def told(message: str) -> str:
    """A message that was made earlier, in another process or in another language's time, in the language chosen.

    Errors and remarks are stored and sent in English. Their patterns are known (``ui/messages.py``): a message that
    fits one, or whose sentences do, is said in the pattern's translation, with what stood in its places. Any other
    is left as it is.
    """
    if not _language.messages or not message:
        return message
    known = _recognised(message)
    if known is not None:
        return known
    if "\n" in message:
        return "\n".join(told(line) for line in message.split("\n"))
    for end in reversed([found.start() for found in _SENTENCE_END.finditer(message)]):
        known = _recognised(message[:end])
        if known is not None:
            return f"{known} {told(message[end + 1 :])}"
    subject, colon, rest = message.partition(": ")
    return f"{told(subject)}: {told(rest)}" if colon else message


def _recognised(message: str) -> str | None:
    for pattern, written in _patterns():
        found = pattern.fullmatch(message)
        if found is not None:
            return _filled(_language.lookup(written, "", None), found)
    return None


def _filled(text: str, found: re.Match[str]) -> str:
    return _PLACE.sub(lambda place: told(found[place[1]]), text)


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Messages with more text of their own first: they fit less."""
    exact = sorted(_language.messages, key=lambda message: -len(_PLACE.sub("", message)))
    return [(re.compile("".join(_pieces(message)), re.DOTALL), message) for message in exact]


def _pieces(message: str) -> Iterator[str]:
    """The literal parts, escaped, and a named group for each place."""
    at = 0
    for place in _PLACE.finditer(message):
        yield f"{re.escape(message[at : place.start()])}(?P<{place[1]}>.+?)"
        at = place.end()
    yield re.escape(message[at:])
