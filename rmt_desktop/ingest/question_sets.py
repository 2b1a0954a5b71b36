"""Published question sets in their own formats: HotpotQA and TriviaQA (SQuAD and CUAD: ``question_files``)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeGuard

from rmt_desktop.domain.input_errors import FileMissing, InputError
from rmt_desktop.ingest.encoding import decode
from rmt_desktop.ingest.questions import GoldSpan, QuestionRow
from rmt_desktop.ingest.source import opened

_MOST_PLACES = 20
"""Places of an answer that are looked for in a text."""
_SHORTEST_ALIAS = 2


def is_hotpot(content: Any) -> TypeGuard[Sequence[Any]]:
    """Whether parsed JSON is a HotpotQA file."""
    return (
        isinstance(content, list)
        and bool(content)
        and isinstance(content[0], Mapping)
        and ("supporting_facts" in content[0])
    )


def is_trivia(content: Any) -> TypeGuard[Mapping[str, Any]]:
    """Whether parsed JSON is a TriviaQA file."""
    return isinstance(content, Mapping) and isinstance(content.get("Data"), list)


def read_hotpot(name: str, content: Sequence[Any]) -> Iterator[QuestionRow]:
    """``[{question, answer, context: [[title, [sentence]]], supporting_facts: [[title, sentence number]]}]``.

    The paragraphs, title first, make one context; the supporting sentences are the evidence (Yang et al.,
    arXiv 1809.09600, section 2). The answer is looked for in them first; "yes" and "no" stand nowhere.

    Raises:
        InputError: a row is not of this form; says which.
    """
    for number, row in enumerate(content, 1):
        try:
            yield _hotpot_row(row)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            reason = f"{type(error).__name__}: {error}"
            raise InputError(f"{name}, row {number}: not a question of HotpotQA ({reason}).") from None


def _hotpot_row(row: Mapping[str, Any]) -> QuestionRow:
    wanted = {(str(title), int(index)) for title, index in row["supporting_facts"]}
    parts: list[str] = []
    evidence: list[GoldSpan] = []
    at = 0
    for title, sentences in row["context"]:
        for piece, key in [(f"{title}\n", None), *((str(s), (str(title), i)) for i, s in enumerate(sentences))]:
            stripped = piece.strip()
            if key in wanted and stripped:
                start = at + piece.index(stripped)
                evidence.append(GoldSpan(start, start + len(stripped)))
            parts.append(piece)
            at += len(piece)
        parts.append("\n\n")
        at += 2
    context, answer = "".join(parts), str(row["answer"]).strip()
    if not answer:
        raise ValueError("the answer is empty")
    spans = [] if answer.lower() in ("yes", "no") else _within(context, answer, evidence)
    return QuestionRow(
        str(row["question"]), context, tuple(spans), str(row.get("_id") or context[:80]), (answer,), tuple(evidence)
    )


def _within(context: str, answer: str, evidence: Sequence[GoldSpan]) -> list[GoldSpan]:
    """The answer's first place in the supporting sentences or, if it is in none, in the context."""
    for span in evidence:
        found = context.find(answer, span.start, span.end)
        if found >= 0:
            return [GoldSpan(found, found + len(answer))]
    found = context.find(answer)
    return [GoldSpan(found, found + len(answer))] if found >= 0 else []


def read_trivia(name: str, content: Mapping[str, Any], documents: Path | None) -> Iterator[QuestionRow]:
    """``{Data: [{Question, Answer: {Value, Aliases}, EntityPages: [{Filename}], SearchResults: [{Filename}]}]}``.

    A question's documents, read from the folders ``wikipedia`` and ``web`` of the evidence, make one context; all
    aliases count as the answer (Joshi et al., arXiv 1705.03551, section 3), wherever they stand.

    Raises:
        InputError: no folder was given, or a row is not of this form.
        FileMissing: none of a question's documents is there.
    """
    if documents is None or not documents.is_dir():
        raise InputError(f"{name} is a file of TriviaQA: give the folder of its documents, too (--documents DIR).")
    for number, row in enumerate(content["Data"], 1):
        try:
            question, answer = str(row["Question"]), row["Answer"]
            aliases = dict.fromkeys([str(answer["Value"]), *map(str, answer.get("Aliases", []))])
            names = [
                (kind, str(page["Filename"]))
                for field, kind in (("EntityPages", "wikipedia"), ("SearchResults", "web"))
                for page in row.get(field) or []
            ]
            group = str(row.get("QuestionId") or question)
        except (KeyError, TypeError) as error:
            raise InputError(f"{name}, row {number}: not a question of TriviaQA ({error}).") from None
        context = _evidence_text(documents, names, f"{name}, row {number}")
        spans = [span for alias in aliases if len(alias) >= _SHORTEST_ALIAS for span in _places(context, alias)]
        unique = tuple(sorted(set(spans), key=lambda span: (span.start, span.end)))
        yield QuestionRow(question, context, unique, group, tuple(aliases))


def _evidence_text(folder: Path, names: Sequence[tuple[str, str]], place: str) -> str:
    texts = []
    for kind, name in names:
        for path in (folder / kind / name, folder / name):
            if path.resolve().is_relative_to(folder.resolve()) and path.is_file():
                with opened(path) as stream:
                    texts.append(decode(stream.read())[0].replace("\r\n", "\n").strip())
                break
    if not texts:
        raise FileMissing(f"{place}: none of its {len(names)} documents lies in {folder} or its folders.")
    return "\f".join(texts)


def _places(context: str, alias: str) -> Iterator[GoldSpan]:
    """Where an alias stands as whole words, whatever its case."""
    text, wanted = context.lower(), alias.lower()
    if len(text) != len(context):  # some letters change their length
        text, wanted = context, alias

    def found() -> Iterator[GoldSpan]:
        at = text.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                yield GoldSpan(at, end)
            at = text.find(wanted, end)

    return islice(found(), _MOST_PLACES)
