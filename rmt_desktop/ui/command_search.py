"""Which commands fit what was typed into the palette. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something the window can do."""

    title: str
    hint: str
    """Its keys, or what kind of thing it opens."""
    run: Callable[[], object]


def fitting(commands: Sequence[Command], typed: str, most: int = 50) -> list[Command]:
    """Commands that have every word typed, those whose words begin so first, otherwise in their order.

    >>> made = [Command(t, "", str) for t in ("New chat", "Next page", "Open notes.pdf")]
    >>> [command.title for command in fitting(made, "ne")]
    ['New chat', 'Next page']
    >>> [command.title for command in fitting(made, "pdf open")]
    ['Open notes.pdf']
    """
    words = typed.lower().split()
    scored = [(_misfit(command.title.lower(), words), command) for command in commands]
    found = [(score, command) for score, command in scored if score is not None]
    return [command for _, command in sorted(found, key=lambda one: one[0])[:most]]


def _misfit(title: str, words: Sequence[str]) -> int | None:
    """How many words typed begin no word of the title; None if one is not in it."""
    if any(word not in title for word in words):
        return None
    beginnings = title.split()
    return sum(not any(part.startswith(word) for part in beginnings) for word in words)
