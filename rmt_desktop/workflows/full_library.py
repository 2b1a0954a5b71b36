"""A library as full as after years of use, made at once: to measure the start with."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from rmt_desktop.storage.library import Library

_WORDS = "The Tenant must pay the Annual Rent by four equal instalments in advance on the Payment Days. "
_PER_CHAT = 100
_WHEN = 1_780_000_000_000_000
"""A moment as stored."""


def fill_library(folder: Path, documents: int, messages: int) -> None:
    """Fill an empty data folder.

    Rows are written in two transactions, not one by one as the program does: that alone would take minutes.

    Args:
        folder: a data folder; created if it is missing.
        documents: read to their end, one page each.
        messages: questions with an answer and a quote count as two; in chats of a hundred messages, the newest with
            a fifth of all.
    """
    Library.open(folder).close()
    _insert(folder / "library.db", _precious(documents, messages // 2))
    _insert(folder / "derived.db", _derived(documents))


def _precious(documents: int, questions: int) -> Iterable[tuple[str, Sequence[tuple[object, ...]]]]:
    names = [(n, f"Agreement {n:04}.txt") for n in range(1, documents + 1)]
    yield (
        "INSERT INTO documents (id, content_hash, name, path, kind, size, added, state, parser, page_count) "
        "VALUES (?, ?, ?, ?, 'text', 4000, ?, 'read', 'bench', 1)"
    ), [(n, f"hash {n}", name, f"/none/{name}", _WHEN + n) for n, name in names]  # fmt: skip
    newest = questions // 5
    chat_of = [1 + n // (_PER_CHAT // 2) for n in range(questions - newest)]
    last = max(chat_of, default=0) + 1
    chat_of += [last] * newest
    chats = [(n, f"Chat {n} about agreements", _WHEN + n) for n in range(1, last + 1)]
    yield "INSERT INTO chats (id, title, created) VALUES (?, ?, ?)", chats
    asked = [
        (n + 1, chat, f"How much is the rent of agreement {n}?", "[1]", _WHEN + n) for n, chat in enumerate(chat_of)
    ]
    yield (
        "INSERT INTO questions (id, chat_id, text, document_ids, engine, asked, state) "
        "VALUES (?, ?, ?, ?, 'rmt', ?, 'answered')"
    ), asked  # fmt: skip
    yield (
        "INSERT INTO answers VALUES (?, 'four equal instalments', 0, 0.9, 'rmt', 0, 0.1, 0.2, 0, 0.3, 900, 800)"
    ), [(row[0],) for row in asked]  # fmt: skip
    start, end = _WORDS.index("four"), _WORDS.index(" in advance")
    yield (
        "INSERT INTO evidence VALUES (?, 0, 0, 1, 'Agreement 0001.txt', 1, 0, ?, ?, 0.9, 0, ?, ?)"
    ), [(row[0], len(_WORDS.strip()), _WORDS.strip(), start, end) for row in asked]  # fmt: skip


def _derived(documents: int) -> Iterable[tuple[str, Sequence[tuple[object, ...]]]]:
    numbers = range(1, documents + 1)
    yield "INSERT INTO texts VALUES (?, ?, 'bench')", [(n, f"hash {n}") for n in numbers]
    pages = [(n, _WORDS * 40) for n in numbers]
    yield "INSERT INTO pages (document_id, number, text, state) VALUES (?, 1, ?, 'text')", pages
    yield "INSERT INTO readings VALUES (?, 'bench weights', 1, 1)", [(n,) for n in numbers]


def _insert(path: Path, statements: Iterable[tuple[str, Sequence[tuple[object, ...]]]]) -> None:
    connection = sqlite3.connect(path)
    try:
        with connection:
            for statement, rows in statements:
                connection.executemany(statement, rows)
    finally:
        connection.close()
