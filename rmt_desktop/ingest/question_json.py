"""Questions in JSON: nested as SQuAD has them, a list of rows, or a row a line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from rmt_desktop.ingest.question_rows import RawRow


def read_squad(name: str, content: Mapping[str, Any]) -> Iterator[RawRow]:
    """``{data: [{title, paragraphs: [{context, qas: [{question, answers}]}]}]}`` (arXiv 1606.05250)."""
    articles = content["data"]
    if not isinstance(articles, list):
        yield RawRow(name, None, "its “data” is no list of articles")
        return
    for number, article in enumerate(articles, 1):
        place = f"{name}, article {number}"
        paragraphs = article.get("paragraphs") if isinstance(article, Mapping) else None
        if not isinstance(paragraphs, list):
            yield RawRow(place, None, "it has no list of “paragraphs”")
            continue
        for index, paragraph in enumerate(paragraphs, 1):
            yield from _paragraph(f"{place}, paragraph {index}", article.get("title"), paragraph)


def _paragraph(place: str, title: Any, paragraph: Any) -> Iterator[RawRow]:
    questions = paragraph.get("qas") if isinstance(paragraph, Mapping) else None
    if not isinstance(questions, list):
        yield RawRow(place, None, "it has no list of questions (“qas”)")
        return
    for number, question in enumerate(questions, 1):
        here = f"{place}, question {number}"
        if not isinstance(question, Mapping):
            yield RawRow(here, None, "it is no object")
            continue
        fields = {"title": title, "answers": [], **question}
        if "answers" not in question and not question.get("is_impossible"):
            del fields["answers"]
        if "context" in paragraph:
            fields["context"] = paragraph["context"]
        yield RawRow(here, fields)


def read_list(name: str, rows: list[Any]) -> Iterator[RawRow]:
    """``[{title, context, question, answers}, ...]``."""
    for number, row in enumerate(rows, 1):
        yield _raw(f"{name}, row {number}", row)


def read_lines(name: str, text: str) -> Iterator[RawRow]:
    """``{title, context, question, answers}`` a line."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{name}, line {number}"
        try:
            yield _raw(place, json.loads(line))
        except (ValueError, RecursionError) as error:
            yield RawRow(place, None, f"it is not JSON ({error})")


def _raw(place: str, row: Any) -> RawRow:
    return RawRow(place, row) if isinstance(row, Mapping) else RawRow(place, None, "it is no object with fields")
