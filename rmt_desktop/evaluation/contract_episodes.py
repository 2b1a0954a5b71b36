"""Defined terms in real contracts: who must do what, asked by name where the clause says the term only."""

import json
import random
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.evaluation.contract_parties import Clause, Party, find_clauses, find_parties
from rmt_desktop.evaluation.filler import EVALUATION_AGREEMENTS, clean
from rmt_desktop.evaluation.invented import NAMES, distinct
from rmt_desktop.memory.segmenter import cut_segments
from rmt_desktop.memory.tokens import TextTokenizer

NEAREST = 3
"""Segments from the last definition to the first clause, at least."""
_OF_EACH, _FILLER = 2, 8


def contract_texts(data: Path) -> list[str]:
    """Development contracts of CUAD and the agreements that training doesn't see; those of the files that exist."""
    texts = []
    contracts = data / "cuad" / "contracts.jsonl"
    if contracts.is_file():
        with contracts.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        texts += [str(row["text"]) for row in rows if row["split"] == "dev"]
    paths = [data / "agreements" / f"{number:03}.txt" for number in EVALUATION_AGREEMENTS]
    texts += [path.read_text(encoding="utf-8", errors="replace") for path in paths if path.is_file()]
    return [clean(text) for text in texts]


def contract_episodes(
    texts: Sequence[str], tokenizer: TextTokenizer, seed: int, renamed: bool, segment_tokens: int = 192
) -> list[Episode]:
    """All questions the rules find, at most one per party and action; the same for the same arguments.

    An episode holds, in the contract's order: the segments with the definitions; clauses of the asked party and as
    many look-alike clauses (same action) of another; other segments of the contract without that verb. Questions are
    left out where the term and the verb stand together in a sentence that the rules don't take for a clause.

    Args:
        texts: contracts.
        tokenizer: of the reader.
        seed: of what is drawn: names, look-alikes and the other segments.
        renamed: True puts an invented name in the place of the party's in its definition, so that no term resembles a
            name; False leaves contracts as they are and takes only parties whose term can't be guessed.
        segment_tokens: length of segments.
    """
    found = []
    for number, text in enumerate(texts):
        contract = _Contract.read(text, tokenizer, segment_tokens)
        rng = random.Random(f"contracts-{seed}-{renamed}-{number}")
        found += list(contract.episodes(rng, renamed))
    return found


@dataclass(frozen=True, slots=True)
class _Contract:
    """A contract cut into segments ``text[starts[i]:ends[i]]``."""

    text: str
    starts: list[int]
    ends: list[int]
    parties: list[Party]
    clauses: list[Clause]

    @classmethod
    def read(cls, text: str, tokenizer: TextTokenizer, segment_tokens: int) -> "_Contract":
        room = segment_tokens * 9 // 10  # invented names may be longer than what they replace
        pieces = [segment.pieces[0] for segment in cut_segments([Page(1, text)], tokenizer, room)]
        parties = find_parties(text)
        clauses = [clause for party in parties for clause in find_clauses(text, party)]
        return cls(text, [p.start for p in pieces], [p.end for p in pieces], parties, clauses)

    def episodes(self, rng: random.Random, renamed: bool) -> Iterator[Episode]:
        """Questions on every pair of parties and every action both have a clause on."""
        for party in self.parties:
            asked: set[str] = set()
            for rival in self.parties:
                if rival is party:
                    continue
                both = {c.action for c in self._usable(party, rival)} & {c.action for c in self._usable(rival, party)}
                for action in sorted(both - asked):
                    if (episode := self._episode(rng, (party, rival), action, renamed)) is not None:
                        asked.add(action)
                        yield episode

    def _episode(self, rng: random.Random, pair: tuple[Party, Party], action: str, renamed: bool) -> Episode | None:
        mine, others = ([c for c in self._usable(p, q) if c.action == action] for p, q in (pair, pair[::-1]))
        count = min(len(mine), len(others), _OF_EACH)
        chosen = {self._at(c.start) for c in (*rng.sample(mine, count), *rng.sample(others, count))}
        definitions = self._definitions(pair)
        filler = self._filler(rng, action, max(definitions), min(chosen), max(chosen))
        if filler is None or not (renamed or all(party.independent for party in pair)):
            return None
        order = sorted(definitions | chosen | filler)
        segments = {i: self.text[self.starts[i] : self.ends[i]] for i in order}
        names = [party.name for party in pair]
        if renamed:
            names = distinct(rng, NAMES["company"], 2)
            segments |= self._rename(segments, pair, names)
        elif any(_holds(segments[i], party) for i in chosen | filler for party in pair):
            return None
        places = tuple(
            AnswerPlace(order.index(i), c.start - self.starts[i], min(c.end, self.ends[i]) - self.starts[i])
            for c in mine
            if (i := self._at(c.start)) in chosen
        )
        name = " ".join(names[0].split())
        if self._loose(pair[0].term, action, chosen) > len(places):
            return None
        return Episode(f"What {action.format(name)}?", tuple(segments[i] for i in order), places)

    def _usable(self, party: Party, rival: Party) -> list[Clause]:
        """The party's clauses that lie in one segment, far enough behind both definitions."""
        last = max(self._definitions((party, rival)))
        return [
            clause
            for clause in self.clauses
            if clause.term == party.term
            and self._at(clause.begin) == (i := self._at(clause.start))
            and i >= last + NEAREST
        ]

    def _definitions(self, pair: Sequence[Party]) -> set[int]:
        return {i for party in pair for i in range(self._at(party.start), self._at(party.end - 1) + 1)}

    def _filler(self, rng: random.Random, action: str, last: int, low: int, high: int) -> set[int] | None:
        """Other segments, :data:`NEAREST` - 1 of them between definitions and clauses; None if there aren't enough."""
        verb = re.compile(rf"\b{_verb(action)}")
        quiet = [i for i in range(last + 1, high) if not verb.search(self.text, self.starts[i], self.ends[i])]
        between = [i for i in quiet if i < low]
        if len(between) < NEAREST - 1:
            return None
        needed = set(rng.sample(between, NEAREST - 1))
        rest = [i for i in quiet if i not in needed]
        return needed | set(rng.sample(rest, min(len(rest), _FILLER - len(needed))))

    def _loose(self, term: str, action: str, segments: set[int]) -> int:
        """How often the term and the verb stand in one sentence of these segments as if they were a clause."""
        pattern = re.compile(rf"\b{term}\s(?:shall|will|must|may|agrees)\b[^.;]{{0,60}}?\b{_verb(action)}\b")
        return sum(len(pattern.findall(self.text, self.starts[i], self.ends[i])) for i in segments)

    def _rename(self, segments: dict[int, str], pair: Sequence[Party], names: Sequence[str]) -> dict[int, str]:
        """The segments with the names of the pair replaced wherever they stand."""
        changed = dict(segments)
        for party, name in zip(pair, names, strict=True):
            pattern = re.compile(r"\s+".join(map(re.escape, party.name.split())), re.IGNORECASE)
            changed = {i: pattern.sub(name, text) for i, text in changed.items()}
        return {i: text for i, text in changed.items() if i in self._definitions(pair)}

    def _at(self, character: int) -> int:
        return max(0, bisect_right(self.starts, character) - 1)


def _verb(action: str) -> str:
    return re.sub(r"^\w+ \{\} (?:not )?", "", action)


def _holds(text: str, party: Party) -> bool:
    words = set(re.findall(r"[a-z]{3,}", text.lower()))
    return bool(words & party.telling)
