"""Flipped bits in the databases and their write-ahead logs: the program works, with the last backup or better."""

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rmt_desktop.domain.answers import Question
from rmt_desktop.storage.library import Library
from tests.soak.forks import run
from tests.soak.work import TEXT, Templates

LATER = "Asked after the backup"
FILES = ("clean library.db", "unclean library.db", "unclean library.db-wal", "clean derived.db", "unclean derived.db",
         "unclean derived.db-wal")  # fmt: skip


def run_flips(
    templates: Templates, where: Path, count: int, seed: int, tell: Callable[[str], None] = lambda line: None
) -> dict[str, Any]:
    """Flip one bit ``count`` times: in closed databases, and in those of a program that was killed."""
    chance = random.Random(seed)
    before = _questions(templates.whole)
    clean, unclean = _later(templates, where)
    outcomes: Counter[str] = Counter()
    failures: list[str] = []
    for number in range(count):
        state, name = FILES[number % len(FILES)].split()
        folder = templates.copy(clean if state == "clean" else unclean, where / "run")
        place = _flip(folder / name, chance)
        opened = run(lambda folder, tell: _use(folder, before, tell), folder)
        label = f"{state} {name}: {opened.acknowledged[-1] if opened.acknowledged else 'failed'}"
        outcomes[label] += 1
        if opened.bug or opened.error or not opened.acknowledged or opened.acknowledged[-1].startswith("LOST"):
            failures.append(f"{number} {label} (bit {place}): {opened.bug or opened.error}")
        tell(f"{number + 1}/{count} {label} {opened.bug or opened.error}")
    return {"flips": count, "seed": seed, "outcomes": dict(sorted(outcomes.items())), "failures": failures}


def _later(templates: Templates, where: Path) -> tuple[Path, Path]:
    """The library with one more question than its backup: closed, and as a killed program leaves it."""
    clean, unclean = templates.copy(templates.whole, where / "clean"), where / "unclean"
    with Library.open(clean) as library:
        chat = library.add_chat(LATER, [library.documents()[0].id])
        library.ask(chat.id, TEXT, [library.documents()[0].id], "rmt")
        library.begin_question_read(library.documents()[0].id, b"key", "weights", [b"prefix"])
        shutil.copytree(clean, unclean)
    assert (unclean / "library.db-wal").stat().st_size
    assert (unclean / "derived.db-wal").stat().st_size
    return clean, unclean


def _flip(path: Path, chance: random.Random) -> int:
    """One bit, as a failing disk does it: the file's time stays as it is."""
    status, data = path.stat(), bytearray(path.read_bytes())
    bit = chance.randrange(8 * len(data))
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    return bit


def _questions(folder: Path) -> list[Question]:
    with Library.open(folder) as library:
        return [question for chat in library.chats() for question in library.questions(chat.id)]


def _use(folder: Path, before: list[Question], tell: Callable[[str], None]) -> None:
    """Open it, look at everything, go on working, open it again."""
    with Library.open(folder) as library:
        repaired = " and said so" if library.notices else ""
        for document in library.documents():
            pages = library.pages(document.id)
            _ = [library.snapshot(document.id, segment) for segment in range(len(library.segments(document.id)))]
            assert pages or document.state.value == "queued", "a document without pages that nobody reads again"
        chats = {chat.title: chat for chat in library.chats()}
        kept = [question for chat in chats.values() for question in library.questions(chat.id)]
        library.add_chat("And on it goes", [])
    with Library.open(folder) as library:
        assert any(chat.title == "And on it goes" for chat in library.chats())
    if not all(question in kept for question in before):
        tell("LOST what the backup holds")
    else:
        tell(("everything" if len(kept) > len(before) else "what the backup holds") + repaired)
