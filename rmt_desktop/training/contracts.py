"""Lessons from real contracts: parties are defined at the start, clauses further on say "Supplier shall …"."""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rmt_desktop.memory.sentences import sentence_bounds
from rmt_desktop.training.episodes import Lesson, Shape, held_from
from rmt_desktop.training.placing import Piece, lesson_of
from rmt_desktop.training.text_pool import TextPool

_OPENING = 6_000
"""Characters at the start of a contract where its parties stand."""
_FORMS = (
    "Inc|INC|LLC|L\\.L\\.C|Corp|CORP|Corporation|CORPORATION|Company|COMPANY|Co|Ltd|LTD|Limited|LIMITED|LP|L\\.P|"
    "N\\.A|Trust|TRUST|Bank|BANK|GmbH|AG|plc|PLC|Partners|Partnership|University|Institute|Foundation"
)
_DEFINED = re.compile(
    rf"(?P<name>(?:[A-Z&][\w&'’.-]*,? ){{1,6}}(?:{_FORMS})\b\.?)[^()“”\"]{{0,160}}"
    r"\(\s*(?:hereinafter )?(?:called |referred to as )?(?:the )?[“\"](?:the )?"
    r"(?P<term>[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)[”\"]"
)
_NOT_PARTIES = frozenset(
    ["Agreement", "Parties", "Party", "Effective Date", "Contract", "Term", "Products", "Services"]
)
_QUESTIONS = (
    "What must {name} do?", "What shall {name} do?", "What is {name} obliged to do?", "Which duty does {name} have?",
    "What does {name} agree to do?",
)  # fmt: skip
_LONGEST_CLAUSE = 320


@dataclass(frozen=True, slots=True)
class Party:
    """A party with its full name, its defined term, and clauses that name it by the term only."""

    name: str
    term: str
    clauses: tuple[tuple[str, str], ...]
    """Sentence, and the part of it that says what the party must do."""


@dataclass(frozen=True, slots=True)
class Contract:
    """Two or more parties that are defined in one passage."""

    definition: str
    parties: tuple[Party, ...]


class ContractLessons:
    """``NAME, a Delaware corporation (the "Supplier")`` … ``Supplier shall …``: the question gives the full name."""

    def __init__(self, texts: Iterable[str], pool: TextPool):
        self.contracts = [contract for text in texts if (contract := find_contract(text)) is not None]
        self._pool = pool
        if not self.contracts:
            raise ValueError("no contract that defines two parties with duties of their own")

    def draw(self, shape: Shape, rng: random.Random) -> Lesson:
        """The definitions, then a duty of each of two parties."""
        contract = rng.choice(self.contracts)
        asked, other = rng.sample(contract.parties, 2)
        clauses = [Piece(*rng.choice(asked.clauses)), Piece(rng.choice(other.clauses)[0])]
        rng.shuffle(clauses)
        positions = [0, *sorted(rng.randrange(shape.segments) for _ in clauses)]
        pieces = [Piece(contract.definition), *clauses]
        question = rng.choice(_QUESTIONS).format(name=asked.name)
        lesson = lesson_of(question, pieces, positions, shape, self._pool, rng)
        return Lesson(lesson.episode, held_from(0, asked.term, shape.segments))


def find_contract(text: str) -> Contract | None:
    """The parties of a contract and their duties; None if there are not two of them."""
    opening = " ".join(text[:_OPENING].split())
    found: dict[str, re.Match[str]] = {}
    for match in _DEFINED.finditer(opening):
        if match["term"] not in _NOT_PARTIES and match["term"] not in found and len(match["name"]) >= 5:
            found[match["term"]] = match
    if len(found) < 2:
        return None
    sentences = [" ".join(text[a:b].split()) for a, b in sentence_bounds(text)]
    parties = [Party(m["name"], term, tuple(_duties(sentences, term, list(found)))) for term, m in found.items()]
    kept = tuple(party for party in parties if party.clauses)
    if len(kept) < 2:
        return None
    spans = [found[party.term].span() for party in kept[:3]]
    definition = opening[min(a for a, _ in spans) : max(b for _, b in spans) + 1]
    return Contract(definition, kept[:3]) if len(definition) <= 600 else None


def _duties(sentences: Sequence[str], term: str, terms: Sequence[str]) -> list[tuple[str, str]]:
    pattern = re.compile(
        rf"\b(?:The |the )?{re.escape(term)} (?:shall|agrees to|must|will) (?P<duty>[^.;:()]{{20,200}})"
    )
    others = [other for other in terms if other != term]
    duties = []
    for sentence in sentences:
        match = pattern.search(sentence)
        if match and len(sentence) <= _LONGEST_CLAUSE and not any(f"{o} shall" in sentence for o in others):
            duties.append((sentence, match["duty"].strip()))
    return duties
