"""Made-up names of what an encyclopedia has entries on, for generated lessons."""

import random

from rmt_desktop.training import names
from rmt_desktop.training.encyclopedia import ADJECTIVES, PRIZES, SCHOOLS, THINGS


def word(rng: random.Random) -> str:
    """A name of one word."""
    return names.word(rng, rng.choice([1, 2, 2])).capitalize()


def title(rng: random.Random) -> str:
    """Of a film, book or song."""
    named = f"{rng.choice(ADJECTIVES)} {rng.choice(THINGS)}"
    return rng.choice([f"The {named}", named, f"The {rng.choice(THINGS)} of {word(rng)}", word(rng)])


def group(rng: random.Random) -> str:
    """Of a band."""
    return rng.choice(["The {}s", "{}", "{} and the Tides", "Kid {}"]).format(word(rng))


def school(rng: random.Random) -> str:
    """Of a university or academy."""
    return rng.choice(SCHOOLS).format(word(rng))


def prize(rng: random.Random) -> str:
    """Of an award."""
    return rng.choice(PRIZES).format(word(rng))


def magazine(rng: random.Random) -> str:
    """Of a periodical."""
    return rng.choice(["{}", "{} Review", "The {} Quarterly", "{} Today", "{} Weekly"]).format(word(rng))


def case(rng: random.Random) -> str:
    """Of a court's decision."""
    return f"{word(rng)} v. {rng.choice([word, word, names.company])(rng)}"


def building(rng: random.Random) -> str:
    """Of a tower, hall or bridge."""
    return rng.choice(["{} Tower", "{} Hall", "{} Bridge", "the {} Building", "{} Park"]).format(word(rng))


def genus(rng: random.Random) -> str:
    """Of plants."""
    return word(rng) + rng.choice(["a", "um", "is", "ia", "us"])
