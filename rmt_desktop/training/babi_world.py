"""What is known after some facts of a bAbI story: where people and things are, and what the answer would be."""

from dataclasses import dataclass, field

PEOPLE = ("Mary", "John", "Daniel", "Sandra")
PLACES = ("bathroom", "bedroom", "garden", "hallway", "kitchen", "office")
THINGS = ("apple", "football", "milk")
UNKNOWN = len(PLACES)
"""Class of a place that the facts don't tell."""
NOBODY = len(PEOPLE)
"""Class of a thing that no one holds."""
TRACKED = len(PEOPLE) + 4
"""Values that are tracked: everyone's place, the thing's holder, its place and the one before, the answer."""
_PUT_DOWN = ("discarded", "dropped", "left", "put")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for."""

    person: str = ""
    thing: str = ""
    before: str = ""
    """The place before which the thing's place is asked for."""

    @property
    def text(self) -> str:
        """The question as bAbI words it."""
        if self.person:
            return f"Where is {self.person}?"
        return f"Where was the {self.thing} before the {self.before}?" if self.before else f"Where is the {self.thing}?"


def parse_question(text: str) -> Asked:
    """The three forms of questions of QA1, QA2 and QA3.

    >>> parse_question("Where was the milk before the garden?")
    Asked(person='', thing='milk', before='garden')
    """
    words = text.rstrip("?").split()
    if words[:2] == ["Where", "was"]:
        return Asked(thing=words[3], before=words[6])
    return Asked(thing=words[3]) if words[2] == "the" else Asked(person=words[2])


def parse_fact(text: str) -> tuple[str, str, str]:
    """Person, first word of the action, place or thing.

    >>> parse_fact("John picked up the milk there.")
    ('John', 'picked', 'milk')
    """
    words = text.rstrip(".").removesuffix(" there").split()
    return words[0], words[1], words[-1]


def concerning(facts: list[str], thing: str) -> list[str]:
    """The facts that decide where a thing is: who takes and leaves it, and where its holders are.

    >>> told = ["Mary went to the office.", "John went to the garden.", "Mary got the milk.", "Mary got the apple."]
    >>> concerning(told, "milk")
    ['Mary went to the office.', 'Mary got the milk.']
    """
    kept: set[int] = set()
    moved: dict[str, int] = {}
    holder = ""
    for i, fact in enumerate(facts):
        person, action, what = parse_fact(fact)
        if what == thing:
            holder = "" if action in _PUT_DOWN else person
            kept |= {i, moved.get(person, i)}
        elif what not in THINGS:
            moved[person] = i
            if person == holder:
                kept.add(i)
    return [facts[i] for i in sorted(kept)]


@dataclass(slots=True)
class World:
    """The state of a story, told fact by fact."""

    places: dict[str, str] = field(default_factory=dict)
    holders: dict[str, str] = field(default_factory=dict)
    paths: dict[str, list[str]] = field(default_factory=dict)
    """The places each thing is known to have been at, in order, without repetition."""

    def tell(self, fact: str) -> None:
        """Take in a fact such as ``Mary went back to the office.`` or ``John got the milk there.``"""
        person, action, what = parse_fact(fact)
        if what in THINGS:
            if action in _PUT_DOWN:
                self.holders.pop(what, None)
            else:
                self.holders[what] = person
        else:
            self.places[person] = what
        for thing, holder in self.holders.items():
            path = self.paths.setdefault(thing, [])
            if holder in self.places and path[-1:] != [self.places[holder]]:
                path.append(self.places[holder])

    def answer(self, asked: Asked) -> str | None:
        """The answer by the facts so far; None = they don't tell."""
        if asked.person:
            return self.places.get(asked.person)
        path = self.paths.get(asked.thing, [])
        if not asked.before:
            return path[-1] if path else None
        for i in range(len(path) - 1, 0, -1):
            if path[i] == asked.before:
                return path[i - 1]
        return None

    def tracked(self, asked: Asked) -> list[int]:
        """Classes of the :data:`TRACKED` values; -1 for those of a thing where none is asked for."""
        people = [_place(self.places.get(person)) for person in PEOPLE]
        if not asked.thing:
            return [*people, -1, -1, -1, _place(self.answer(asked))]
        holder = self.holders.get(asked.thing)
        before, place = [None, None, *self.paths.get(asked.thing, [])][-2:]
        holding = PEOPLE.index(holder) if holder else NOBODY
        return [*people, holding, _place(place), _place(before), _place(self.answer(asked))]


def _place(name: str | None) -> int:
    return UNKNOWN if name is None else PLACES.index(name)
