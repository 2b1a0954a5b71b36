"""What every format of question files is brought to: a raw row, then a checked one or the reason why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rmt_desktop.ingest.questions import GoldSpan, QuestionRow

_SHOWN = 40
"""Characters of a text that a reason quotes."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One question as a file has it."""

    place: str
    """Where it stands: "rows.csv, line 3"."""
    fields: Mapping[str, Any] | None
    """``question``, ``context``, ``answers``, perhaps ``title``; None if the file is broken here."""
    reason: str = ""
    """What is broken."""


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A usable question, and what had to be decided to make it usable."""

    row: QuestionRow
    note: str = ""


def check_row(raw: RawRow) -> CheckedRow:
    """A row whose answers are spans of its context.

    Args:
        raw: answers are ``[{text, answer_start}]``, or ``{text: [...], answer_start: [...]}`` as data set libraries
            write them; without ``answer_start`` the first occurrence is taken, and noted if there are more.

    Raises:
        ValueError: why the row cannot be used.
    """
    if raw.fields is None:
        raise ValueError(raw.reason)
    question, context = (_text(raw.fields, name) for name in ("question", "context"))
    notes: list[str] = []
    spans = [_span(text, start, context, notes) for text, start in _answers(raw.fields)]
    title = raw.fields.get("title") or raw.fields.get("document") or context[:80]
    unique = tuple(sorted(set(spans), key=lambda span: (span.start, span.end)))
    return CheckedRow(QuestionRow(question, context, unique, str(title)), "; ".join(notes))


def _text(fields: Mapping[str, Any], name: str) -> str:
    if name not in fields:
        raise ValueError(f"it has no “{name}”")
    value = fields[name]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"its {name} is empty or no text")
    return value


def _answers(fields: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    """Texts and starts; a start of None is to be found."""
    if "answers" not in fields:
        raise ValueError("it has no “answers” (an empty list says that the text does not answer the question)")
    answers = fields["answers"]
    if isinstance(answers, Mapping):
        texts = answers.get("text", ())
        starts = answers.get("answer_start", [None] * len(texts))
        if len(texts) != len(starts):
            raise ValueError(f"it has {len(texts)} answers but {len(starts)} starts")
        return list(zip(texts, starts, strict=True))
    if not isinstance(answers, Sequence) or isinstance(answers, str):
        raise ValueError("its “answers” are no list")
    if not all(isinstance(answer, Mapping) and "text" in answer for answer in answers):
        raise ValueError("an answer has no “text”")
    return [(answer["text"], answer.get("answer_start")) for answer in answers]


def _span(text: Any, start: Any, context: str, notes: list[str]) -> GoldSpan:
    if not isinstance(text, str) or not text.strip():
        raise ValueError("an answer is empty or no text")
    if start is None:
        return _find(text.strip(), context, notes)
    if isinstance(start, bool) or not isinstance(start, int):
        raise ValueError(f"the start {start!r} is no whole number")
    if start < 0 or context[start : start + len(text)] != text:
        found = context.find(text)
        hint = f"; it stands at {found}" if found >= 0 else "; it stands nowhere in it"
        there = context[max(0, start) : max(0, start) + len(text)]
        raise ValueError(f"at {start} the context reads {_quoted(there)}, not the answer {_quoted(text)}{hint}")
    return GoldSpan(start, start + len(text))


def _find(text: str, context: str, notes: list[str]) -> GoldSpan:
    start = context.find(text)
    if start < 0:
        lower = context.lower().find(text.lower())
        hint = f" (but {_quoted(context[lower : lower + len(text)])} does)" if lower >= 0 else ""
        raise ValueError(f"the answer {_quoted(text)} does not stand in the context{hint}")
    if (count := context.count(text)) > 1:
        notes.append(f"the answer {_quoted(text)} stands {count} times in the context; the first place is taken")
    return GoldSpan(start, start + len(text))


def _quoted(text: str) -> str:
    return f"“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”"
