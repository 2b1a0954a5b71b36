"""Invented names and values for questions whose answer no model can have learnt by heart.

The syllables and forms here are for measuring only: training draws its names from elsewhere.
"""

import random
from collections.abc import Callable

_OPENINGS = (
    "Bra", "Cel", "Dov", "Fen", "Gri", "Hul", "Jor", "Kesh", "Lum", "Mav", "Nev", "Ost", "Pel", "Quil", "Rav", "Sib",
    "Tov", "Ulv", "Vey", "Wex", "Yar", "Zand",
)  # fmt: skip
_MIDDLES = ("a", "e", "i", "o", "u", "ar", "en", "il", "or", "un")
_ENDINGS = (
    "bek", "dran", "fost", "gast", "holm", "kett", "lund", "mire", "nath", "quist", "rell", "stad", "tham", "vik",
    "worth", "zane",
)  # fmt: skip
_COMPANIES = (
    "{} Fabrication Inc.", "{} Freight LLC", "{} Provisions plc", "{} Instruments GmbH", "{} Textiles Ltd.",
    "{} Brothers", "{} Marine S.A.", "{} Optics Corporation", "{} Timber Company", "{} Cooperative Society",
)  # fmt: skip
_PROPERTIES = ("{} House", "{} Mill", "{} Court", "the {} Estate", "{} Wharf", "{} Barns", "{} Lodge", "{} Arcade")
_FIRST_NAMES = ("Ottoline", "Caspian", "Isolde", "Leopold", "Wilhelmina", "Thaddeus", "Marguerite", "Ignatius")
_DRUG_ENDINGS = ("doprazine", "tecomab", "vuzolast", "ximenib", "rutadone", "pelocaine")
_SHIPS = ("the steamer {}", "the barque {}", "the trawler {}", "the ketch {}")
_PLACES = ("Port {}", "{} Ferry", "Upper {}", "{} Junction")
_PROJECTS = ("the {} Harbour Scheme", "the {} Viaduct Programme", "the {} Archive Initiative", "the {} Orchard Trust")
_LETTERS = "BCDFGHJKLMNPRSTVWXYZ"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def word(rng: random.Random) -> str:
    """An invented word with a capital; 3,520 can be drawn.

    >>> word(random.Random(3))
    'Keshunholm'
    """
    return rng.choice(_OPENINGS) + rng.choice(_MIDDLES) + rng.choice(_ENDINGS)


def code(rng: random.Random) -> str:
    """A gene-like symbol: three consonants and a number."""
    return "".join(rng.choice(_LETTERS) for _ in range(3)) + str(rng.randint(2, 49))


def _form(forms: tuple[str, ...]) -> Callable[[random.Random], str]:
    return lambda rng: rng.choice(forms).format(word(rng))


NAMES: dict[str, Callable[[random.Random], str]] = {
    "company": _form(_COMPANIES),
    "property": _form(_PROPERTIES),
    "person": lambda rng: f"{rng.choice(_FIRST_NAMES)} {word(rng)}",
    "drug": lambda rng: rng.choice(_OPENINGS) + rng.choice(_MIDDLES) + rng.choice(_DRUG_ENDINGS),
    "gene": code,
    "protein": lambda rng: f"{word(rng).lower()}in",
    "ship": _form(_SHIPS),
    "place": _form(_PLACES),
    "project": _form(_PROJECTS),
}
"""Makers of names by what they name."""

VALUES: dict[str, Callable[[random.Random], str]] = {
    "money": lambda rng: f"${rng.randint(11, 989) * 250:,}",
    "days": lambda rng: f"{rng.randint(4, 179)} days",
    "date": lambda rng: f"{rng.randint(1, 28)} {rng.choice(_MONTHS)} {rng.randint(1901, 2039)}",
    "percent": lambda rng: f"{rng.randint(101, 1989) / 100:.2f} per cent",
    "dose": lambda rng: f"{rng.randint(3, 190) * 5} mg",
    "fold": lambda rng: f"{rng.randint(12, 98) / 10:.1f}-fold",
    "count": lambda rng: f"{rng.randint(13, 9_800):,}",
    "length": lambda rng: f"{rng.randint(12, 480)} metres",
    "person": NAMES["person"],
    "place": NAMES["place"],
}
"""Makers of answers by their kind."""


def distinct(rng: random.Random, make: Callable[[random.Random], str], count: int) -> list[str]:
    """``count`` made texts, no two of which share a number or have words with capitals that begin alike."""
    found: list[str] = []
    while len(found) < count:
        candidate = make(rng)
        if not any(_words(candidate) & _words(other) for other in found):
            found.append(candidate)
    return found


def _words(text: str) -> set[str]:
    parts = [part.strip(".,$") for part in text.split()]
    telling = {part for part in parts if any(c.isdigit() for c in part)}
    telling |= {part[:3] for part in parts if len(part) > 3 and part[0].isupper()}
    return telling or {text[:3]}
