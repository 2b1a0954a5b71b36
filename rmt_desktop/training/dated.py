"""Real paragraphs that say when somebody was born or something came out, told again with other years and names."""

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass

from rmt_desktop.domain.words import exchange, places
from rmt_desktop.ingest.questions import GoldSpan
from rmt_desktop.training.aspects import CALLINGS
from rmt_desktop.training.chains import excerpt
from rmt_desktop.training.lures import MONTH

_WORD = r"[A-Z][\w'’.-]*"
_YEAR = r"(1[0-9]\d\d|20[01]\d)"
_BORN = re.compile(
    rf"(?<![\w'’.-] )(?P<name>{_WORD}(?: (?:{_WORD}|de|von|van)){{1,3}}) ?"
    rf"\( ?(?:[^()]{{0,40}}; )?(?:born |b\. )?(?:{MONTH} \d{{1,2}} ?, |\d{{1,2}} {MONTH} (?:, )?){_YEAR}\b"
)
_MADE = re.compile(
    rf"(?:^|(?<=[.!?] )|(?<=\n))(?P<name>{_WORD}(?: (?:{_WORD}|\d+|of|the|and|in|a|to|for|with|on))*) "
    rf"is an? {_YEAR} [\w, -]*?(?:film|novel|song|album|series|game|musical|book|opera|play)\b"
)
_ANY_YEAR = re.compile(rf"(?<![\w,.$£€-]){_YEAR}(?![\w,]*\d|%)")
_EARLIEST, _LATEST = 1100, 2024


@dataclass(frozen=True, slots=True)
class Dated:
    """A paragraph on somebody or something."""

    born: bool
    """A person's birth; False: when a work came out."""
    name: str
    context: str
    at: GoldSpan
    """Where the name stands before its year."""
    year: int


def dated(contexts: Iterable[str]) -> list[Dated]:
    """The first of each paragraph that says one.

    >>> [(one.born, one.name, one.year) for one in dated(["Ann Osk (born May 3, 1950) sings.", "Up is a 2009 film."])]
    [(True, 'Ann Osk', 1950), (False, 'Up', 2009)]
    """
    found: dict[str, Dated] = {}
    for context in contexts:
        born, made = _BORN.search(context), _MADE.search(context)
        match = born or made
        if match is not None:
            name = match["name"]
            span = GoldSpan(match.start("name"), match.end("name"))
            found.setdefault(name, Dated(born is not None, name, context, span, int(match[2])))
    return list(found.values())


def retold(entry: Dated, name: str, shift: int, characters: int, rng: random.Random) -> str | None:
    """Sentences around the year, all years of them moved by ``shift``; None if one would be in no possible time.

    ``name`` stands wherever the entry's own did, a person's last name wherever that did.
    """
    end = entry.context.find(str(entry.year), entry.at.end) + 4
    text, _ = excerpt(entry.context, [GoldSpan(entry.at.start, end)], characters, rng)
    years = [int(year) for year in _ANY_YEAR.findall(text)]
    if not years or min(years) + shift < _EARLIEST or max(years) + shift > _LATEST:
        return None
    text = _ANY_YEAR.sub(lambda match: str(int(match[1]) + shift), text)
    own, new = entry.name.split()[-1], name.split()[-1]
    last = {own: new} if entry.born and len(own) > 3 else {}
    return exchange(text, last | {entry.name: name})


def callings(entry: Dated) -> list[str]:
    """What is said of a person behind the year of birth, as far as the sentence goes.

    >>> callings(dated(["Ann Osk (born May 3, 1950) is a Danish poet and film critic."])[0])
    ['poet', 'critic']
    """
    said = entry.context[entry.at.start :].split(str(entry.year), 1)[1].split(". ")[0]
    return [word for word in CALLINGS if places(said, [word])]
