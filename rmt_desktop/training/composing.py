"""Questions in two hops out of two questions: a name in the second one is described by what the first one asks."""

import re
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass

from rmt_desktop.ingest.questions import QuestionRow

_AUXILIARY = "is|was|are|were|has|had|have|can|could|will|would|may|might|must"
_SUPPORT = "do|does|did"
_NOUN = r"((?:[\w'’-]+ ){0,2}?[\w'’-]+)"
_PREPOSITION = "in|on|at|from|to|by|for|with|of|under|through|during|after|before"
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"{pattern}\Z", re.I), form)
    for pattern, form in (
        (rf"(?:what|which|who) (?:{_AUXILIARY}) (?:the|another) name (?:of|for) (.+)", r"\1"),
        (rf"(?:what|which|who) (?:{_AUXILIARY}) (the .+)", r"\1"),
        (rf"who (?:{_SUPPORT}) (.+)", r"the person whom \1"),
        (r"who (.+)", r"the person who \1"),
        (r"whose (.+)", r"the one whose \1"),
        (rf"where (?:{_SUPPORT}|{_AUXILIARY}) (.+)", r"the place where \1"),
        (rf"({_PREPOSITION}) (?:what|which) {_NOUN} (?:{_SUPPORT}|{_AUXILIARY}) (.+)", r"the \2 \1 which \3"),
        (rf"(?:what|which) {_NOUN} (?:{_SUPPORT}) (.+)", r"the \1 that \2"),
        (rf"(?:what|which) {_NOUN} ({_AUXILIARY}|\w+ed|led|won|made|wrote|became|took|held|built|gave) (.+)",
         r"the \1 that \2 \3"),
        (rf"(?:what|which) (?:{_SUPPORT}) (.+)", r"what \1"),
        (rf"(?:what|which) ({_AUXILIARY}|\w+ed) (.+)", r"what \1 \2"),
    )
)  # fmt: skip
"""What a question asks for, as a noun phrase."""
_FEWEST, _MOST = 4, 18
"""Words of a description: fewer describe nothing, more nobody would say."""
_NAME = re.compile(r"(?:the )?[A-Z][\w.'’-]*(?: (?:of|the|de|la|von|van|and|for|in|[A-Z0-9][\w.'’-]*))*\Z")
_NO_NAMES = frozenset(
    {
        "the", "this", "these", "those", "they", "their", "there", "that", "his", "her", "its", "who", "what",
        "when", "where", "which", "while", "with", "chapter", "section", "table", "figure", "people",
        "government", "society", "english", "french", "american",
    }
)  # fmt: skip
_LONGEST_NAME = 6
_EDGES = ".,;:!?\"'’()"
_POSSESSIVE = re.compile(r"['’]s?\Z")


@dataclass(frozen=True, slots=True)
class Hop:
    """A question that names what another question asks for."""

    name: str
    description: str
    """What the first question asks for, which stands in the second one's place of the name."""
    first: QuestionRow
    """``first.answers[0]`` is the name."""
    second: QuestionRow

    @property
    def question(self) -> str:
        """The second question with the name described."""
        return self.asked(self.description)

    def asked(self, words: str) -> str:
        """The second question with other words for the name."""
        pattern = re.compile(rf"(?:\b(?:the|an?) )?\b{re.escape(self.name)}(?!\w)", re.I)
        found = pattern.sub(lambda _: words, self.second.question, count=1).strip()
        return found[:1].upper() + found[1:] if self.second.question[:1].isupper() else found


def described(question: str) -> str:
    """What a question asks for; empty where it isn't known how to say it.

    >>> described("Who wrote Emma?"), described("In what city did Chopin live?"), described("Why?")
    ('the person who wrote Emma', 'the city in which Chopin live', '')
    """
    asked = question.strip().rstrip("? ")
    asked = asked[:1].lower() + asked[1:]
    for pattern, form in _FORMS:
        if match := pattern.match(asked):
            found = match.expand(form)
            return found if _FEWEST <= len(found.split()) <= _MOST else ""
    return ""


def hops(firsts: Sequence[QuestionRow], seconds: Sequence[QuestionRow]) -> list[list[Hop]]:
    """Pairs of rows of different contexts, of which the second question names the first one's answer; by that name.

    Like the composed questions of MuSiQue (arXiv 2108.00573, section 3), without a person's rewriting.
    """
    named: dict[str, list[tuple[str, str, QuestionRow]]] = defaultdict(list)
    for row in firsts:
        name = first_answer(row)
        if _is_name(name) and (description := described(row.question)) and not _shares(name, description):
            named[name.lower().removeprefix("the ")].append((name, description, row))
    found: dict[str, list[Hop]] = defaultdict(list)
    for row in seconds:
        answer = first_answer(row)
        if not answer or len(answer.split()) > _MOST:
            continue
        for key in _named_in(row.question, named):
            for name, description, first in named[key]:
                hop = Hop(name.removeprefix("the "), description, first, row)
                rest = hop.question.replace(description, "", 1)
                if first.context != row.context and not _shares(name, rest) and not _overlap(answer, name, description):
                    found[key].append(hop)
    return list(found.values())


def first_answer(row: QuestionRow) -> str:
    """The text of the first answer; empty where there is none."""
    return row.context[row.answers[0].start : row.answers[0].end] if row.answers else ""


def without_possessive(word: str) -> str:
    """``Chopin's`` as ``Chopin``."""
    return _POSSESSIVE.sub("", word)


def _is_name(text: str) -> bool:
    words = text.split()
    if not 4 <= len(text) <= 40 or len(words) > _LONGEST_NAME or not _NAME.match(text):
        return False
    return len(words) > 1 or (len(text) > 4 and text.lower() not in _NO_NAMES)


def _named_in(question: str, known: Container[str]) -> list[str]:
    """Names that the question holds and that are not parts of longer ones.

    A single word counts only where its capital letter isn't that of the beginning.
    """
    words = [without_possessive(word.strip(_EDGES)) for word in question.split()]
    found: list[str] = []
    for i in range(len(words)):
        for j in range(i + 1, min(i + _LONGEST_NAME, len(words)) + 1):
            key = " ".join(words[i:j]).lower()
            several, capital = j > i + 1, i > 0 and words[i][:1].isupper()
            longer = any(word[:1].isupper() for word in (*words[max(1, i - 1) : i], *words[j : j + 1]))
            if key in known and (several or capital) and not longer and key not in found:
                found.append(key)
    return found


def _shares(name: str, text: str) -> bool:
    """Whether a longer word of the name is left in the text."""
    words = {word.strip(_EDGES).lower() for word in name.split() if len(word) > 3}
    return any(without_possessive(word.strip(_EDGES)).lower() in words for word in text.split())


def _overlap(answer: str, *others: str) -> bool:
    return any(answer.lower() in other.lower() or other.lower() in answer.lower() for other in others)
