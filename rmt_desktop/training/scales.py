"""Numbers of a kind that lie beside each other, and how they are written: for lessons. Training only."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from rmt_desktop.training.names import MONTHS

_DAYS_OF_YEAR, _DAYS_OF_MONTH = 372, 31
"""Days are counted as if every month had 31: enough to tell which is earlier."""


def _plain(number: int, rng: random.Random) -> str:
    """With thousands separators."""
    return f"{number:,}"


Draw = Callable[[random.Random, int | None, bool], int]
"""Draws a number, or another one beside the one that is given; True: far from it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Draws and writes numbers of a kind."""

    draw: Draw
    written: Callable[[int, random.Random], str] = _plain


def _grown(least: float, most: float) -> Draw:
    """Draws numbers evenly on a logarithmic scale."""

    def draw(rng: random.Random, beside: int | None, far: bool) -> int:
        if beside is None:
            return round(least * math.pow(most / least, rng.random()))
        ratio = 3.0 * 10 ** rng.random() if far else 1.03 * 30 ** (rng.random() ** 1.5)
        return max(1, round(beside * ratio if rng.random() < 0.5 else beside / ratio))

    return draw


def _years(rng: random.Random, beside: int | None, far: bool) -> int:
    if beside is None:
        return rng.randint(1780, 2015)
    gap = rng.randint(20, 150) if far else rng.randint(1, 120)
    return beside + (gap if rng.random() < 0.5 and beside + gap < 2025 else -gap)


def _days(rng: random.Random, beside: int | None, far: bool) -> int:
    year = _years(rng, None if beside is None else beside // _DAYS_OF_YEAR, far)
    return year * _DAYS_OF_YEAR + rng.randrange(12) * _DAYS_OF_MONTH + rng.randrange(28)


def day(number: int, rng: random.Random) -> str:
    """A day, counted from the year 0, as it is written.

    >>> day(1956 * 372 + 4 * 31 + 11, random.Random(1))
    '12 May 1956'
    """
    year, rest = divmod(number, _DAYS_OF_YEAR)
    month, date = MONTHS[rest // _DAYS_OF_MONTH], rest % _DAYS_OF_MONTH + 1
    return f"{date} {month} {year}" if rng.random() < 0.5 else f"{month} {date}, {year}"


def day_in(year: int, rng: random.Random) -> str:
    """Any day of a year, as it is written."""
    return day(year * _DAYS_OF_YEAR + rng.randrange(370), rng)


def year_of(scale: str, number: int) -> int | None:
    """The year of a number of a scale; None if it is no time."""
    return {"year": number, "date": number // _DAYS_OF_YEAR}.get(scale)


def _months(number: int, rng: random.Random) -> str:
    """A time in months, or mostly, where it can be, in years."""
    if number % 12 == 0 and rng.random() < 0.7:
        return "1 year" if number == 12 else f"{number // 12} years"
    return "1 month" if number == 1 else f"{number} months"


SCALES = {
    "year": Scale(_years, lambda number, rng: str(number)),
    "date": Scale(_days, day),
    "tiny": Scale(_grown(2, 12)),
    "few": Scale(_grown(3, 400)),
    "floors": Scale(_grown(2, 90)),
    "minutes": Scale(_grown(40, 220)),
    "height": Scale(_grown(30, 5000)),
    "length": Scale(_grown(5, 2500)),
    "dose": Scale(_grown(2, 900)),
    "count": Scale(_grown(100, 2_000_000)),
    "money": Scale(_grown(500, 9_000_000), lambda number, rng: f"${number:,}"),
    "percent": Scale(_grown(2, 60), lambda number, rng: f"{min(99, number)}%"),
    "period": Scale(_grown(1, 120), _months),
}
"""By the kind of value, as the aspects name it."""
TIMES = ("year", "date")
"""Scales of moments: asked for is mostly the earlier one."""
AMOUNTS = tuple(scale for scale in SCALES if scale not in TIMES)
"""The others: asked for is mostly the larger one."""


def beside(scale: Scale, count: int, rng: random.Random, far: bool = False) -> list[int]:
    """A number and others beside or far from it; none is written like the first, the second is not among the rest."""
    numbers = [scale.draw(rng, None, far)]
    while len(numbers) < count:
        number = scale.draw(rng, numbers[0], far)
        if number not in numbers[:2] and _alike(scale, number) != _alike(scale, numbers[0]):
            numbers.append(number)
    return numbers


def _alike(scale: Scale, number: int) -> str:
    return scale.written(number, random.Random(0))
