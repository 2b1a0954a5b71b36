"""Numbers of headings and list items in an OpenDocument text."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from rmt_desktop.ingest.docx_styles import whole
from rmt_desktop.ingest.markup import attribute, descendants, local
from rmt_desktop.ingest.numerals import numeral

_LEVELS = 10


@dataclass(frozen=True, slots=True)
class Level:
    """How a level is numbered; without ``form`` it is not."""

    form: str = ""
    before: str = ""
    after: str = ""
    shown: int = 1
    """How many levels the number has: 2 for ``4.1``."""
    start: int = 1
    bullet: bool = False


class Numbering:
    """List styles of a document, and its counters."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[str, dict[int, Level]] = {}
        self._outline: dict[int, Level] = {}
        self._headings = [0] * (_LEVELS + 1)
        for root in roots:
            for style in descendants(root, "list-style"):
                self._styles.setdefault(attribute(style, "name") or "", _levels(style))
            for style in descendants(root, "outline-style"):
                self._outline = _levels(style)

    def heading(self, level: int) -> str:
        """The next number of a heading, as printed."""
        return _advance(self._headings, self._outline, level)

    def item(self, counters: list[int], style: str, level: int) -> str:
        """The next number of a list item; ``counters`` are the list's own, made by :meth:`counters`."""
        levels = self._styles.get(style, {})
        if levels.get(level, Level()).bullet:
            return "• "
        return _advance(counters, levels, level)

    @staticmethod
    def counters() -> list[int]:
        """Counters of a list that starts."""
        return [0] * (_LEVELS + 1)


def _advance(counters: list[int], levels: dict[int, Level], level: int) -> str:
    if not 1 <= level <= _LEVELS:
        return ""
    own = levels.get(level, Level())
    counters[level] = counters[level] + 1 if counters[level] else own.start
    counters[level + 1 :] = [0] * (_LEVELS - level)
    if not own.form:
        return ""
    first = max(1, level - own.shown + 1)
    numbers = [
        numeral(counters[index] or 1, levels.get(index, own).form or "1") for index in range(first, level + 1)
    ]  # fmt: skip
    return f"{own.before}{'.'.join(numbers)}{own.after} "


def _levels(style: Element) -> dict[int, Level]:
    found = {}
    for element in style:
        number = whole(attribute(element, "level"))
        found[number] = Level(
            form=attribute(element, "num-format") or "",
            before=attribute(element, "num-prefix") or "",
            after=attribute(element, "num-suffix") or "",
            shown=whole(attribute(element, "display-levels"), 1),
            start=whole(attribute(element, "start-value"), 1),
            bullet=local(element) in ("list-level-style-bullet", "list-level-style-image"),
        )
    return found
