"""Questions that lean on the one before ("and who is the other party?") as questions that stand by themselves.

By rules, so that the same chat is always understood in the same way, at once and without a language model. A question
that stands by itself is never changed.
"""

import re

_LEAD = re.compile(r"^(?:(?:and|but|so|also|then|okay|ok)\b[\s,]*)+", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:what|how)\s+about\s+(?P<topic>.+?)\s*\?*$", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:the\s+others?|(?:who|what|anyone|anything)\s+else|another)\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(?P<owner>its|their|his)\b|\b(?P<thing>it|they|them|he|she|him)\b"
    r"|\b(?P<pointer>this|that|these|those)(?=\s*(?:\?|$|is\b|are\b|was\b|were\b|be\b|end\b|mean\b|apply\b|happen))",
    re.IGNORECASE,
)
_PERSON = frozenset(["he", "she", "him", "his", "they", "them", "their"])
_EMPTY_IT = re.compile(
    r"\bit\s+(?:(?:be|is|was)\s+)?(?:possible|allowed|permitted|necessary|required|forbidden|legal|true|take|takes)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\b(?:the|this|that|these|those|a|an|any|each|every|no|one|either|neither|both)\s+(?!other\b)[a-z]"
    r"|(?<=\s)[A-Z][\w’'-]*"
)
_TOPIC = re.compile(
    r"\b(?:the|this|that|a|an|any)\s+(?:[\w’'-]+\s*){1,6}?(?=\?|$|,|\b(?:is|are|was|were|be|been|does|do|did|will|shall|"
    r"may|must|can|has|have|had|to|by|for|in|on|at|under|from|with|if|when|who|which|that|and|or|due|payable)\b)",
    re.IGNORECASE,
)
_PART = re.compile(r"^(?P<stem>.+\b(?:for|of|to|by|in|on|from|with|does|do|is|are|can|may|must|shall)\s+)(?P<last>"
                   r"(?:(?:the|this|a|an|any)\s+)?[\w’'-]+(?P<verb>\s+(?:have|owe|pay|get|do|need|give|keep|use))?)\?*$",
                   re.IGNORECASE)  # fmt: skip
_FRAGMENT = re.compile(
    r"^(?:(?:since|until|till|by|for|from|to|at|in|on|under|with)\s+)?"
    r"(?:who|whom|what|when|where|why|how|which|whose|how\s+(?:much|many|long|often|far))\s*\?*$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:who|whom|what|when|where|why|how|which|whose|is|are|was|were|do|does|did|can|may|must|shall|will|should|could|"
    r"has|have|had|tell|list|show|name|give|find)\b",
    re.IGNORECASE,
)
"""What a whole question begins with."""
_SHORT = 12
"""Words of an answer that can stand in for a pronoun."""


def resolve(question: str, before: str, answer: str | None) -> str:
    """A question as it is to be understood after another one; unchanged if it stands by itself.

    Args:
        question: as it was typed.
        before: the question before it, as it was understood.
        answer: what was answered to that, if anything was found.

    >>> resolve("and who is the other party?", "Who is the landlord?", "Acme Ltd")
    'Who is the other party besides Acme Ltd?'
    >>> resolve("What about the tenant?", "What is the notice period for the landlord?", "three months")
    'What is the notice period for the tenant?'
    >>> resolve("When is it payable?", "What is the yearly rent?", "48,000 pounds")
    'When is the yearly rent payable?'
    >>> resolve("Which law governs this lease?", "Who is the landlord?", "Acme Ltd")
    'Which law governs this lease?'
    """
    text = " ".join(question.split())
    bare = _LEAD.sub("", text) or text
    if (about := _ABOUT.match(bare)) is not None:
        return _moved(about["topic"], before)
    if _FRAGMENT.match(bare):
        return f"{_capital(bare.rstrip('? '))}: {_open(before)}?"
    if bare != text and not _has_verb(bare):
        return _moved(bare.rstrip("? "), before)
    if (other := _OTHER.search(bare)) is not None and not _NOUN.search(bare, 0, other.start()):
        return _besides(bare, answer) if answer and len(answer.split()) <= _SHORT else _capital(bare)
    return _capital(_without_pronoun(bare, before, answer)) if bare != text or _PRONOUN.search(bare) else text


def _moved(topic: str, before: str) -> str:
    """The question before, asked of something else."""
    part = _PART.match(before.strip())
    if part is None or len(topic.split()) > 5:
        return f"{_open(before)}, {topic}?"
    return f"{part['stem']}{topic}{part['verb'] or ''}?"


def _besides(bare: str, answer: str) -> str:
    return f"{_capital(bare.rstrip('? '))} besides {answer.rstrip('.')}?"


def _without_pronoun(bare: str, before: str, answer: str | None) -> str:
    """The first pronoun that nothing in its own question explains, replaced by what it stands for."""
    pronoun = _PRONOUN.search(bare)
    if pronoun is None or _NOUN.search(bare, 0, pronoun.start()) or _EMPTY_IT.match(bare, pronoun.start()):
        return bare
    word = pronoun[0].lower()
    person = word in _PERSON and before.lower().startswith(("who", "whom", "which party", "what company"))
    meant = answer.rstrip(".") if person and answer and len(answer.split()) <= _SHORT else _topic(before)
    if not meant:
        return bare
    owned = f"{meant}’s" if pronoun["owner"] else meant
    return f"{bare[: pronoun.start()]}{owned}{bare[pronoun.end() :]}"


def _topic(question: str) -> str:
    """What a question is about: the first thing that it names."""
    found = _TOPIC.search(question)
    return found[0].strip() if found else ""


def _has_verb(text: str) -> bool:
    return _OPENING.match(text) is not None


def _open(question: str) -> str:
    return question.strip().rstrip("? ")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
