"""Made-up names and values for generated lessons."""

import random
from collections.abc import Callable

Value = Callable[[random.Random], str]

_ONSETS = ["b", "br", "c", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "k", "l", "m", "n", "p", "pl", "qu", "r", "s",
           "st", "t", "tr", "v", "w", "z"]  # fmt: skip
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "io", "ou"]
_CODAS = ["", "l", "m", "n", "r", "s", "x", "ck", "nd", "rt", "st", "th"]
_COMPANY_ENDS = ["Holdings", "Holdings, Inc.", "Inc.", "LLC", "Ltd.", "GmbH", "Corporation", "Partners LP", "Group",
                 "Industries", "Logistics", "Technologies, Inc.", "Pharma AG", "Capital LLC", "Systems", "& Sons",
                 "Energy Co.", "Foods plc", "Bank, N.A.", "Media Inc."]  # fmt: skip
_FIRST = ["Anna", "Boris", "Clara", "David", "Elena", "Frank", "Grace", "Henry", "Irina", "James", "Karen", "Louis",
          "Maria", "Nadia", "Oscar", "Paula", "Quentin", "Rosa", "Samuel", "Tara", "Victor", "Wendy"]  # fmt: skip
_DRUG_ENDS = ["mab", "nib", "pril", "statin", "cillin", "azole", "tide", "vir"]
_ESTATES = ["{} Farm", "the {} Building", "Unit 7, {} Park", "{} Place", "{} Gardens", "Plot {}", "{} Tower"]
_PROJECTS = ["{}", "{}", "{}", "{}", "Project {}", "the {} scheme", "Operation {}", "the {} study", "the {} Bridge",
             "the {} Festival"]  # fmt: skip
_PLANTS = ["{} Works", "the {} mine", "{} Power Station", "the {} refinery", "Plant {}", "the {} quarry", "{} Brewery"]
_VESSELS = ["MV {}", "the schooner {}", "the {}", "SS {}", "the ferry {}", "the airship {}"]
_FUNDS = ["{} Fund", "the {} Trust", "{} Growth Fund II", "{} Pension Scheme", "the {} Foundation"]
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
_STREETS = ["Street", "Road", "Avenue", "Lane", "Square"]


def word(rng: random.Random, syllables: int = 2) -> str:
    """A pronounceable word nobody has read before.

    >>> word(random.Random(1)).isalpha()
    True
    """
    return "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(syllables)) + rng.choice(_CODAS)


def company(rng: random.Random) -> str:
    """A company with its legal form."""
    core = word(rng, rng.choice([1, 2, 2, 3])).capitalize()
    if rng.random() < 0.3:
        core += " " + word(rng, 1).capitalize()
    return f"{core} {rng.choice(_COMPANY_ENDS)}"


def person(rng: random.Random) -> str:
    """First and last name."""
    return f"{rng.choice(_FIRST)} {word(rng).capitalize()}"


def drug(rng: random.Random) -> str:
    """A drug's generic name."""
    return word(rng, rng.choice([1, 2])) + rng.choice(_DRUG_ENDS)


def gene(rng: random.Random) -> str:
    """A gene's symbol."""
    letters = "".join(rng.choice("ABCDEFGHKLMNPRSTXZ") for _ in range(rng.choice([2, 3, 3, 4])))
    return f"{letters}{rng.randint(1, 29)}"


def _named(forms: list[str], rng: random.Random) -> str:
    return rng.choice(forms).format(word(rng, rng.choice([1, 2, 2, 3])).capitalize())


def estate(rng: random.Random) -> str:
    """An address, or premises by their name."""
    if rng.random() < 0.4:
        return _named(_ESTATES, rng)
    return f"{rng.randint(2, 240)} {word(rng).capitalize()} {rng.choice(_STREETS)}"


def project(rng: random.Random) -> str:
    """A project, product or place, most often by its bare name."""
    return _named(_PROJECTS, rng)


def plant(rng: random.Random) -> str:
    """A factory, mine or power station."""
    return _named(_PLANTS, rng)


def vessel(rng: random.Random) -> str:
    """A ship or an aircraft."""
    return _named(_VESSELS, rng)


def fund(rng: random.Random) -> str:
    """A fund or trust."""
    return _named(_FUNDS, rng)


def dose(rng: random.Random) -> str:
    """An amount of a drug."""
    return f"{rng.choice([1, 2, 5, 10, 25, 50]) * rng.randint(1, 40)} {rng.choice(['mg', 'mg', 'g', 'ml', 'units'])}"


def length(rng: random.Random) -> str:
    """A distance."""
    return f"{rng.randint(3, 900)} {rng.choice(['metres', 'feet', 'km', 'm', 'miles', 'yards'])}"


def fold(rng: random.Random) -> str:
    """A factor."""
    return rng.choice(["{}-fold", "{} times", "by a factor of {}"]).format(f"{rng.randint(12, 99) / 10:.1f}")


def number(rng: random.Random, low: int, high: int) -> str:
    """A number with thousands separators."""
    return f"{rng.randint(low, high):,}"


def money(rng: random.Random) -> str:
    """An amount."""
    amount = number(rng, 2, 990) + rng.choice(["", ",000", ",500", ",000,000"])
    return rng.choice([f"${amount}", f"{amount} dollars", f"EUR {amount}", f"US${amount}"])


def period(rng: random.Random) -> str:
    """A length of time."""
    count = rng.randint(2, 95)
    return f"{count} {rng.choice(['days', 'months', 'business days', 'weeks', 'years', 'hours'])}"


def percent(rng: random.Random) -> str:
    """A percentage."""
    return (
        f"{rng.randint(1, 98)}{rng.choice(['', '.5', '.25', '.75'])}{rng.choice(['%', '%', ' percent', ' per cent'])}"
    )


def date(rng: random.Random) -> str:
    """A day."""
    month = rng.choice(MONTHS)
    day, year = rng.randint(1, 28), rng.randint(1896, 2036)
    return rng.choice([f"{month} {day}, {year}", f"{month} {day}, {year}", f"{day} {month} {year}"])


def place(rng: random.Random) -> str:
    """A town."""
    return word(rng).capitalize() + rng.choice(["", "", "ville", " City", "burg", "ton", " Falls"])


VALUES: dict[str, Value] = {
    "money": money,
    "period": period,
    "percent": percent,
    "date": date,
    "place": place,
    "person": person,
    "count": lambda rng: number(rng, 2, 9000),
    "few": lambda rng: number(rng, 2, 60),
    "dose": dose,
    "length": length,
    "fold": fold,
}
"""By the kind of value, as facts and clauses name it."""


def distinct(make: Value, count: int, rng: random.Random) -> list[str]:
    """So many of a kind, none of which is a part of another."""
    found: list[str] = []
    while len(found) < count:
        value = make(rng)
        if not any(value in other or other in value for other in found):
            found.append(value)
    return found
