"""Column types for values SQLite has no word for."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Dialect, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class AnyText(TypeDecorator[str]):
    """Text kept character for character, whatever a file or a file name holds.

    Lone surrogates (broken fonts in PDFs, file names that are not UTF-8) have no UTF-8 form that SQLite
    takes as text; a value with one is stored as bytes instead.
    """

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], object]:
        """Text as it is, unless it has no UTF-8 form."""
        return _encode

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[object], str | None]:
        """The text that was stored."""
        return _decode


def _encode(value: str | None) -> object:
    if value is None or value.isascii():
        return value
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogatepass")
    return value


def _decode(value: object) -> str | None:
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogatepass")
    return value if isinstance(value, str) else None


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, as whole microseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Microseconds of an aware datetime."""
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """An aware datetime in UTC."""
        return None if value is None else _EPOCH + timedelta(microseconds=value)


class Numbers(TypeDecorator[tuple[int, ...]]):
    """A short list of whole numbers, as JSON."""

    impl: type[TypeEngine[str]] = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> str | None:
        """``[1, 2]``."""
        return None if value is None else json.dumps(list(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[int, ...] | None:
        """``(1, 2)``."""
        return None if value is None else tuple(json.loads(value))


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)
