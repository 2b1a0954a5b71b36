"""Sentences of real text that hold a value of the kind asked for: what an answer must be told from."""

import re

from rmt_desktop.training.names import MONTHS

_NUMBER = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|hundred|thousand)"
MONTH = rf"(?:{'|'.join(MONTHS)})"
_NAME = r"[A-Z][a-z]{2,}"
_FULL_NAME = re.compile(rf"{_NAME}(?: [A-Z]\.)? {_NAME}")
_PATTERNS = {
    "money": re.compile(rf"[$£€] ?\d|{_NUMBER} (?:\w+ )?(?:dollars|pounds|francs|shillings|cents|guineas)"),
    "period": re.compile(rf"{_NUMBER}\W{{1,3}}(?:\w+\W{{1,3}})?(?:minutes|hours|days?|weeks?|months?|years?)\b", re.I),
    "percent": re.compile(r"\d ?%|per ?cent", re.I),
    "date": re.compile(rf"{MONTH} \d|\b\d{{1,2}} {MONTH}|\bof {MONTH}|\b1[5-9]\d\d\b|\b20[0-2]\d\b"),
    "place": re.compile(rf"\b(?:in|at|to|from|near) {_NAME}"),
    "person": re.compile(rf"\b(?:Mr|Mrs|Miss|Dr|Sir|Lord|Lady|Captain)\.? {_NAME}|(?<=\w ){_NAME} {_NAME}"),
    "dose": re.compile(r"\d ?(?:mg|kg|grams?|ounces|pounds|grains|ml)\b|\b(?:dose|tons?|spoonful)", re.I),
    "length": re.compile(rf"{_NUMBER} (?:\w+ )?(?:miles?|feet|foot|yards?|inches|metres|meters|leagues)\b", re.I),
    "fold": re.compile(rf"{_NUMBER}[- ](?:fold|times)|\b(?:twice|double|doubled|half)\b", re.I),
    "count": re.compile(rf"\b{_NUMBER}\b"),
}
"""By the kind of value, as the facts name it."""


def holds(kind: str, sentence: str) -> bool:
    """Whether a sentence has something that could be taken for a value of the kind.

    >>> holds("money", "He paid two pounds."), holds("money", "He paid."), holds("period", "within thirty (30) days")
    (True, False, True)
    """
    return kind in _PATTERNS and _PATTERNS[kind].search(sentence) is not None


def kind_of(answer: str) -> str:
    """The kind of an answer; of several, the narrowest; empty for other words.

    >>> kind_of("$3 a day"), kind_of("thirty (30) days"), kind_of("in 1849"), kind_of("Jane Austen"), kind_of("rain")
    ('money', 'period', 'date', 'person', '')
    """
    named = _FULL_NAME.fullmatch(answer) is not None
    return "person" if named else next((kind for kind in _PATTERNS if holds(kind, answer)), "")
