"""Find the parties of real contracts, their defined terms, and clauses about one of them.

Rules, all automatic:

- A definition is ``(the "Term")``, ``("Term")``, ``(hereinafter called "Term")`` in the contract's first fifth (at
  least 12,000 characters). Its name is the first run of two to nine capitalised words, followed by a comma or
  bracket, after ``between``, ``among``, ``by``, ``with`` or ``and`` in the at most 400 characters since the definition
  or the ``between`` before, with no quotation mark up to the term. Terms that don't name a party (Agreement, Date,
  Products, …) or that name two are left out.
- A clause begins, at the start of a sentence or item or after a comma, with the term, then ``shall``, ``will``,
  ``must``, ``agrees to`` (a duty; with ``not`` a ban) or ``may`` (a right), at most one adverb, and a verb; its object
  runs to the next full stop or semicolon.
"""

import re
from dataclasses import dataclass

_ANCHOR = r"(?:between|among|amongst|with|and|by|BETWEEN|AND|AMONG)[:\s]\s*(?:\(?[\divxa-c]{1,3}[.)]\s*)?(?:the )?"
_WORD = r"[A-Z0-9][\w.&’'\-/]*"
_BETWEEN = re.compile(r"(?i)\b(?:between|among)\b")
_NAME = re.compile(
    rf"\b{_ANCHOR}({_WORD}(?:,?\s(?:{_WORD}|&|(?:of|and|de)\s{_WORD})){{1,8}}?)"
    r"(?=,?\s*\(|,\s+[a-z]|\s+\(|\s+having|\s+with )"
)
_TERM = re.compile(
    r"\(\s*(?:each,? |together,? )?(?:herein(?:after|)? |hereafter )?"
    r"(?:called |referred to (?:herein |hereinafter |)?as |being )?[\"“'‘]?(?:[Tt]he )?"
    r"[\"“'‘]\s*(?:[Tt]he )?([a-z]?[A-Z][A-Za-z\-]+(?: [A-Z][A-Za-z\-]+)?)\s*[\"”'’]\s*\)"
)
_NO_PARTY = re.compile(
    r"(?i)agreement|date|term|parties|party|products?|services?|act|note|plan|site|property|technology|territory|"
    r"amendment|exhibit|stock|shares|loan|facility|license|program|business|closing|commission|code|premises|project"
)
_NO_QUESTION = (
    "also", "and", "at", "be", "become", "comply", "continue", "do", "have", "if", "in", "not", "now", "only",
    "participate", "respond", "then", "to", "upon", "use", "with",
)  # fmt: skip
"""What follows ``shall`` without making a question "What shall … ?"."""
_PLAIN = frozenset("the and company corporation bank trust inc llc ltd limited for incorporated".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Party:
    """A company with its defined term; the definition stands at ``text[start:end]``."""

    name: str
    term: str
    start: int
    end: int

    @property
    def telling(self) -> frozenset[str]:
        """Words of the name that tell it from others, in lower case."""
        words = re.findall(r"[A-Za-z]{3,}", self.name.lower())
        return frozenset(words) - _PLAIN

    @property
    def independent(self) -> bool:
        """Whether the term can't be guessed from the name: no common word, no initials."""
        name = self.name.lower().replace(".", "")
        if not self.telling or any(word in name for word in re.findall(r"[a-z]{3,}", self.term.lower())):
            return False
        return not (self.term.isupper() and self.term[0].lower() == name[0])


@dataclass(frozen=True, slots=True)
class Clause:
    """``text[start:end]`` is the object of what a party shall, may or shall not do; the clause begins at ``begin``."""

    term: str
    action: str
    """What is asked for, with a gap for the party: ``shall {} pay``."""
    begin: int
    start: int
    end: int


def find_parties(text: str) -> list[Party]:
    """Parties by the rules above, in order of definition; each term and each name once.

    >>> text = 'between Acme Tools, Inc., a Delaware corporation (the "Supplier"), and Bolt Company ("Buyer").'
    >>> [(party.name, party.term, text[party.start : party.end]) for party in find_parties(text)][1]
    ('Bolt Company', 'Buyer', 'Bolt Company ("Buyer")')
    """
    opening = text[: max(12_000, len(text) // 5)]
    found: list[Party] = []
    previous = 0
    for match in _TERM.finditer(opening):
        low = max(previous, match.start() - 400)
        low = max((m.start() for m in _BETWEEN.finditer(opening, low, match.start())), default=low)
        previous = match.end()
        name = _NAME.search(opening, low, match.start() + 1)
        if name is None or re.search(r"[\"“”]", opening[name.end() : match.start()]):
            continue
        if _NO_PARTY.search(match[1]) or _NO_PARTY.search(name[1]):
            continue
        found.append(Party(name[1], match[1], name.start(1), match.end()))
    return [
        party
        for i, party in enumerate(found)
        if not any(party.name == other.name or party.term == other.term for other in found[:i])
        and not any(party.term == other.term and party.name != other.name for other in found)
    ]


def find_clauses(text: str, party: Party) -> list[Clause]:
    """Clauses of which the party's term is the subject, after its definition.

    >>> party = Party("Acme Inc.", "Supplier", 0, 2)
    >>> text = "1. The Supplier shall promptly pay all taxes. Supplier must not sell its shares."
    >>> [(c.action, text[c.start : c.end]) for c in find_clauses(text, party)]
    [('shall {} pay', 'all taxes'), ('shall {} not sell', 'its shares')]
    """
    pattern = re.compile(
        rf"(?:(?<=[.;:),])|(?<=\n)|^)\s*(?:\(?\w{{1,4}}[.)]\s+)?((?:[Tt]he )?{re.escape(party.term)})\s"
        rf"(shall|will|must|may|agrees\sto)(\snot)?(?:\s\w+ly)?\s([a-z]{{3,}}(?:\swith)?)\s([^.;]{{8,500}})[.;]"
    )
    return [
        Clause(party.term, _action(*match.group(2, 3, 4)), match.start(1), match.start(5), match.end(5))
        for match in pattern.finditer(text, party.end)
        if match[4] not in _NO_QUESTION
    ]


def _action(modal: str, negation: str | None, verb: str) -> str:
    own = "may" if modal == "may" and not negation else "shall"
    return f"{own} {{}} {'not ' if negation else ''}{' '.join(verb.split())}"
