"""Defined terms of legal texts: ``"Rent" means …``, ``Acme Inc. (the "Borrower")``, ``hereinafter called "Lessor"``."""

import re
from collections.abc import Iterator

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.terms import DefinedTerm, TermKind

_LONGEST_MEANING = 600
_LONGEST_NAME = 240
_MOST_WORDS = 8
_QUOTED = r"[\"“”]\s*([^\"“”()]{2,80}?)[,.]?\s*[\"“”]"
_MEANS = (
    r"(?:(?:shall|will)\s+)?(?:each\s+)?(?:means?\b|refers?\s+to\b|is\s+defined\s+as\b|shall\s+be\s+defined\s+as\b"
    r"|(?:has|have)\s+(?=the\s+(?:respective\s+)?meanings?\b)|includes?\b)"
)
_BESIDE = r"(?:\s*(?:,|or|and|\([^()]{0,80}\))\s*)"
_DEFINITION = re.compile(rf"{_QUOTED}(?:{_BESIDE}{{1,2}}{_QUOTED})?\s*(?:\([^()]{{0,80}}\)\s*)?,?\s*{_MEANS}:?")
_LINE_TERM = re.compile(
    r"(?:\A|\n[ \t]*\n|[.;:]\n)[ \t]*(?:\(?\w{1,4}[.)]\s+|\d+(?:\.\d+)*\.?\s+)?"
    r"(?!(?:It|This|That|What|Which|These|Those|Such|There|Here|He|She|They|We|You|I|Nothing)\b)"
    r"([A-Z][\w'’-]*(?:[ ](?:[A-Z][\w'’-]*|of|and|or|the|for|in)){0,6})[ ](?:shall[ ]means?|means)\b:?"
)
_SAID = (
    r"(?:the|this|a|an|each|such|any|all|is|are|being|together|collectively|together\s+with|jointly|individually|"
    r"respectively|sometimes|also|both|either|or|and|with|its|their|successors|assigns|permitted|affiliates|"
    r"herein|hereinafter|hereafter|hereinabove|hereunder|referred|to|as|called|known|defined|designated|"
    r"for|purposes|of|in|agreement|collective|term|terms|hereby|may|be|shall|when|used)"
)
_PARENTHESIS = re.compile(rf"\(\s*((?:(?:{_SAID}\b|{_QUOTED})[\s,;]*){{1,24}})\.?\s*\)", re.IGNORECASE)
_HEREINAFTER = re.compile(
    r"\b(?:here(?:in)?after)\b[^.;()\"“”]{0,60}?\b(?:referred\s+to|called|known|designated|defined)\b"
    rf"(?:\s+(?:as|the|a|an|collectively|individually|jointly|together|each|simply))*\s*(?:{_QUOTED}|"
    r"([A-Z][\w'’-]*(?:[ ][A-Z][\w'’-]*){0,3}))"
)
_TERMS = re.compile(_QUOTED)
_NO_END = r"(?<!\bInc)(?<!\bNo)(?<!\bCo)(?<!\bCorp)(?<!\bLtd)"
_END = re.compile(rf"\n[ \t]*\n|(?<![A-Z]\.[A-Z]){_NO_END}[.]['\"”]?(?=\s+[\"“(A-Z]|\s*$)")
_SENTENCE_START = re.compile(
    r"\n[ \t]*\n|\n[ \t]*(?=\(\w{1,3}\)[ \t])|[;:]"
    rf"|{_NO_END}(?<!\b[A-Z])(?<!\bSt)(?<!\bMr)[.](?=\s+[A-Z\"“(])"
)
_OPENS = re.compile(r".*\b(?:between|among|amongst|by\s+and\s+between)\b", re.IGNORECASE | re.DOTALL)
_MODAL = re.compile(r"[^,]*\b(?:shall|may|will|must|can|is|are|was|were|has|have|had)\b")
_NOUN = re.compile(r"\b(?:an?|the|any|each|all|such|certain|its|their|one\s+or\s+more)\s")
_LAST_WORDS = re.compile(r"(?<!\S)(?:\S+\s+){0,14}\S+\s*\Z")
_LEADING = re.compile(
    r"^(?:[\s,.;:)\]]+|\(\w{1,3}\)\s|(?:and|or|by|with|that|to|from|in|of|on|for|AND|WITH|BETWEEN)\b\s*)+"
)


def find_defined_terms(page: Page) -> Iterator[DefinedTerm]:
    """Definitions on a page, in no order; the same one may be found in two ways.

    >>> text = 'between Acme Inc., a Delaware corporation (the "Borrower"), and Beta. "Rent" means 5 pounds.'
    >>> [(found.term, found.definition) for found in find_defined_terms(Page(1, text))]
    [('Rent', '5 pounds'), ('Borrower', 'Acme Inc., a Delaware corporation')]
    """
    yield from _meanings(page, _DEFINITION)
    yield from _meanings(page, _LINE_TERM)
    yield from _parentheses(page)
    yield from _hereinafter(page)


def _meanings(page: Page, pattern: re.Pattern[str]) -> Iterator[DefinedTerm]:
    for found in pattern.finditer(page.text):
        end = _sentence_end(page.text, found.end())
        meaning = _line(page.text[found.end() : end]).strip(" .;,-–—")
        for name in filter(None, found.groups()):
            if is_term(name) and meaning:
                start = found.start(1) - (pattern is _DEFINITION)
                yield DefinedTerm(_line(name), meaning, TermKind.MEANS, page.number, start, end)


def _parentheses(page: Page) -> Iterator[DefinedTerm]:
    last = 0
    for found in _PARENTHESIS.finditer(page.text):
        names = [name for name in _TERMS.findall(found[1]) if is_term(name)]
        yield from _named(page, found.start(), found.end(), names, last)
        last = found.end() if names else last


def _hereinafter(page: Page) -> Iterator[DefinedTerm]:
    for found in _HEREINAFTER.finditer(page.text):
        name = found[1] or found[2]
        before = page.text[: found.start()].rstrip(" \n(,")
        yield from _named(page, len(before), found.end(), [name] if is_term(name) else [])


def _named(page: Page, before: int, end: int, names: list[str], earliest: int = 0) -> Iterator[DefinedTerm]:
    """Terms for what stands before them, as far as it doesn't belong to the term before."""
    start = _name_start(page.text, before, earliest)
    name = _line(page.text[start:before]).strip(" ,;")
    for term in names if any(letter.isalnum() for letter in name) else ():
        yield DefinedTerm(_line(term), name, TermKind.NAMED, page.number, start, end)


def is_term(name: str) -> bool:
    """Whether this may be a term: short, and written as a name."""
    words = name.split()
    return bool(words) and len(words) <= _MOST_WORDS and (words[0][0].isupper() or words[0][0].isdigit())


def _sentence_end(text: str, start: int) -> int:
    end = _END.search(text, start, min(len(text), start + _LONGEST_MEANING))
    if end is None:
        cut = text.rfind(" ", start, start + _LONGEST_MEANING)
        return len(text) if len(text) <= start + _LONGEST_MEANING else max(cut, start)
    return end.start() if text[end.start()].isspace() else end.end()


def _name_start(text: str, before: int, earliest: int) -> int:
    """Where the name begins that ends before a parenthesis: after the sentence's start, or the term named last.

    In a whole sentence, what is named is near its end: then it is taken from among the last words.
    """
    earliest = max(earliest, before - _LONGEST_NAME)
    start = earliest
    for mark in _SENTENCE_START.finditer(text, earliest, max(earliest, before - 1)):
        start = mark.end()
    if opens := _OPENS.match(text, start, before):
        start = opens.end()
    if leading := _LEADING.match(text[start:before]):
        start += leading.end()
    last = _LAST_WORDS.search(text, start, before)
    sentence = start == before - _LONGEST_NAME or _MODAL.match(text, start, before)
    if last is not None and last.start() > start and sentence:
        noun = _NOUN.search(text, last.start(), before)
        start = noun.start() if noun else last.start()
    return start


def _line(text: str) -> str:
    return " ".join(text.split())
