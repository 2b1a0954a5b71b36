"""``kill -9`` at random moments: no acknowledged row is lost, and the resumed result equals the uninterrupted one."""

import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rmt_desktop.domain.answers import QuestionState
from rmt_desktop.storage.library import Library
from rmt_desktop.storage.migrations import PRECIOUS_SCHEMA
from tests.soak.forks import Run, run
from tests.soak.work import (
    CHATS,
    TEXT,
    Templates,
    Work,
    ask,
    back_up,
    essence,
    found,
    integrity,
    read,
    reading_digest,
    upgrade,
)

_ATTEMPTS = 50

Check = Callable[[Templates, Path, Run], list[str]]


def kinds_of_work(templates: Templates) -> list[tuple[str, Work, Path, Check]]:
    """Name, work, folder to begin with, and what must hold after it was cut short."""
    return [
        ("read", read, templates.unread, _check_read),
        ("ask", ask, templates.whole, _check_asked),
        ("migrate", upgrade, templates.old, _check_upgraded),
        ("backup", back_up, templates.whole, _check_backed_up),
    ]


def run_kills(
    templates: Templates, where: Path, count: int, seed: int, tell: Callable[[str], None] = lambda line: None
) -> dict[str, Any]:
    """Kill reading, asking, migrating and backing up in turns, ``count`` times in all."""
    chance = random.Random(seed)
    kinds = kinds_of_work(templates)[-count:]
    whole = {}
    for name, work, template, _ in kinds:
        done = run(work, templates.copy(template, where / "run"))
        if done.error or done.bug:
            raise AssertionError(done)
        whole[name] = done.seconds
    killed: Counter[str] = Counter()
    failures: list[str] = []
    reached: Counter[str] = Counter()
    began = time.monotonic()
    for number in range(count):
        name, work, template, check = kinds[number % len(kinds)]
        folder, victim = _kill(work, template, templates, where, chance.uniform, whole[name])
        killed[name] += victim.killed
        told = victim.acknowledged[-1].split()[0] if victim.acknowledged else "nothing yet"
        reached[f"{name}: {told}"] += 1
        wrong = what_is_wrong(check, templates, folder, victim)
        failures += [f"{number} {name} after {victim.seconds:.3f} s: {each}" for each in wrong]
        tell(f"{number + 1}/{count} {name} {victim.acknowledged[-1:]} {wrong or 'ok'}")
    return {
        "kills": count,
        "killed_before_their_end": dict(killed),
        "seed": seed,
        "uninterrupted_seconds": {name: round(seconds, 2) for name, seconds in whole.items()},
        "last_acknowledged": dict(sorted(reached.items())),
        "failures": failures,
        "seconds": round(time.monotonic() - began),
    }


def _kill(
    work: Work,
    template: Path,
    templates: Templates,
    where: Path,
    uniform: Callable[[float, float], float],
    seconds: float,
) -> tuple[Path, Run]:
    """Kill at a random moment; a victim that was done before that does not count, another follows."""
    for _ in range(_ATTEMPTS):
        folder = templates.copy(template, where / "run")
        victim = run(work, folder, kill_after=uniform(0, seconds))
        if victim.killed or victim.bug or victim.error:
            break
    return folder, victim


def what_is_wrong(check: Check, templates: Templates, folder: Path, victim: Run) -> list[str]:
    if victim.bug or victim.error:
        return [victim.bug or victim.error]
    try:
        return check(templates, folder, victim) + integrity(folder)
    except Exception as error:  # a proof reports whatever is wrong
        return [f"{type(error).__name__}: {error}"]


def _numbers(victim: Run, kind: str) -> list[int]:
    return [int(line.split()[1]) for line in victim.acknowledged if line.split()[0] == kind]


def _check_read(templates: Templates, folder: Path, victim: Run) -> list[str]:
    wrong = []
    with Library.open(folder) as library:
        wrong += library.notices
        documents = {document.id: document for document in library.documents()}
        for number in _numbers(victim, "document"):
            if number not in documents:
                wrong.append(f"document {number} is lost")
            elif documents[number].segments_read < max(_numbers(victim, "segments"), default=0):
                wrong.append(f"{documents[number].segments_read} segments are left of {victim.acknowledged[-1]}")
            elif len(library.pages(number)) < max(_numbers(victim, "pages"), default=0):
                wrong.append("pages are lost")
    resumed = run(read, folder)
    if resumed.error or resumed.bug:
        return [*wrong, resumed.error or resumed.bug]
    with Library.open(folder) as library:
        (document,) = library.documents()
        if reading_digest(library, document) != templates.digest:
            wrong.append("the resumed reading differs")
        question = library.ask(library.add_chat("After", [document.id]).id, TEXT, [document.id], "rmt")
        if essence(found(library, question)) != templates.answer:
            wrong.append("the answer after a resumed reading differs")
    return wrong


def _check_asked(templates: Templates, folder: Path, victim: Run) -> list[str]:
    with Library.open(folder) as library:
        wrong = list(library.notices)
        chats = library.chats()
        questions = {question.id: question for chat in chats for question in library.questions(chat.id)}
        wrong += [f"chat {n} is lost" for n in _numbers(victim, "chat") if n not in {chat.id for chat in chats}]
        wrong += [f"question {n} is lost" for n in _numbers(victim, "question") if n not in questions]
        for number in _numbers(victim, "answer"):
            kept = questions[number].answer if number in questions else None
            if kept is None or essence(kept) != templates.answer:
                wrong.append(f"answer {number} is lost or differs")
        for question in questions.values():
            if question.answer is None and question.state is not QuestionState.INTERRUPTED:
                wrong.append(f"question {question.id} is {question.state.value}")
            elif question.answer is None and essence(found(library, question)) != templates.answer:
                wrong.append(f"the resumed answer {question.id} differs")
    return wrong


def _check_upgraded(templates: Templates, folder: Path, victim: Run) -> list[str]:
    with Library.open(folder) as library:
        wrong = list(library.notices)
        titles = [chat.title.split(" x")[0] for chat in reversed(library.chats())]
        if titles != [f"Chat {number}" for number in range(1, CHATS + 1)]:
            wrong.append(f"{len(titles)} chats of {CHATS}")
        for backup in library.backups.all():
            library.backups.check(backup)
        with library._precious.read() as connection:
            if connection.exec_driver_sql("PRAGMA user_version").scalar_one() != PRECIOUS_SCHEMA.version:
                wrong.append("not migrated")
    return wrong


def _check_backed_up(templates: Templates, folder: Path, victim: Run) -> list[str]:
    with Library.open(folder) as library:
        wrong = list(library.notices)
        there = {chat.id for chat in library.chats()}
        wrong += [f"chat {number} is lost" for number in _numbers(victim, "chat") if number not in there]
        backups = library.backups.all()
        if _numbers(victim, "backup") and backups[0].number < _numbers(victim, "backup")[-1]:
            wrong.append(f"backup {_numbers(victim, 'backup')[-1]} is lost")
        for backup in backups:
            library.backups.check(backup)
        if _numbers(victim, "removed") and library.documents():
            wrong.append("the removed document is back")
        library.back_up()
    return wrong
