"""Paragraph styles and list numbers of a Word document."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from rmt_desktop.ingest.markup import attribute, child, children
from rmt_desktop.ingest.numerals import numeral

_LEVELS = 9
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph takes over from its style."""

    heading: int = 0
    """Outline level 1–9; 0 for body text."""
    list_id: str | None = None
    list_level: int | None = None
    title: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered."""

    form: str = "decimal"
    text: str = ""
    """``%1.%2`` stands for the numbers of levels 1 and 2."""
    start: int = 1
    all_decimal: bool = False
    """Legal numbering: the numbers of the levels above are decimal, whatever their own form."""
    restart: int | None = None
    """Starts anew after this level (1-based) only; 0 never; None after any level above."""


def read_styles(root: Element | None) -> dict[str, Style]:
    """Styles by their id; each with what it inherits."""
    elements = {attribute(style, "styleId") or "": style for style in children(root, "style")}
    return {name: _style(name, elements) for name in elements}


def _style(name: str, elements: dict[str, Element]) -> Style:
    heading, title = 0, False
    list_id: str | None = None
    list_level: int | None = None
    seen: set[str] = set()
    current: str | None = name
    while current in elements and current not in seen:
        seen.add(current)
        element = elements[current]
        properties = child(element, "pPr")
        words = (value(element, "name") or "").lower()
        outline = value(properties, "outlineLvl")
        heading = heading or _outline(outline) or _heading_number(words)
        title = title or words == "title"
        numbering = child(properties, "numPr")
        list_id = list_id or value(numbering, "numId")
        if list_level is None and (level := value(numbering, "ilvl")) is not None:
            list_level = whole(level)
        current = value(element, "basedOn")
    return Style(heading, list_id, list_level, title)


def _outline(level: str | None) -> int:
    number = whole(level, -1)
    return number + 1 if 0 <= number < _LEVELS else 0


def _heading_number(name: str) -> int:
    return whole(name.removeprefix("heading ")) if name.startswith("heading ") else 0


def value(element: Element | None, name: str) -> str | None:
    """The ``w:val`` of a child element."""
    found = child(element, name)
    return attribute(found, "val") if found is not None else None


def whole(text: str | None, default: int = 0) -> int:
    """A whole number as XML writes it; the default for anything else."""
    digits = (text or "").strip()
    return int(digits) if digits.lstrip("-").isdecimal() and len(digits) < 10 and digits.count("-") < 2 else default


@dataclass(slots=True)
class Numbering:
    """Counts the items of all lists of a document, in reading order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    """List id to the list whose counters it continues."""
    _counters: dict[str, list[int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)
    overrides: dict[tuple[str, int], int] = field(default_factory=dict)

    def number(self, list_id: str, level: int) -> str:
        """The next number at a level, as printed: ``4.1 ``, ``(a) ``, ``• ``; empty if the list has none."""
        levels = self.levels.get(list_id)
        if levels is None or not 0 <= level < _LEVELS:
            return ""
        counters = self._counters.setdefault(self.shared.get(list_id, list_id), [0] * _LEVELS)
        self._advance(counters, levels, list_id, level)
        form = levels.get(level, Level())
        if form.form == "bullet":
            return f"{_BULLET} "
        if form.form == "none" and "%" not in form.text:
            return f"{form.text} " if form.text else ""
        text = form.text
        for index in range(level + 1):
            above = levels.get(index, Level())
            kind = "decimal" if form.all_decimal else above.form
            text = text.replace(f"%{index + 1}", numeral(counters[index] or above.start, kind))
        return f"{text} " if text.strip() else ""

    def _advance(self, counters: list[int], levels: dict[int, Level], list_id: str, level: int) -> None:
        start = levels.get(level, Level()).start
        override = self.overrides.get((list_id, level))
        if override is not None and (list_id, level) not in self._begun:
            counters[level] = override
        else:
            counters[level] = counters[level] + 1 if counters[level] else start
        self._begun.add((list_id, level))
        for deeper in range(level + 1, _LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                counters[deeper] = 0


def read_numbering(root: Element | None) -> Numbering:
    """Lists of ``word/numbering.xml``."""
    found = Numbering()
    abstract = {attribute(item, "abstractNumId") or "": _levels(item) for item in children(root, "abstractNum")}
    for item in children(root, "num"):
        list_id, shared = attribute(item, "numId") or "", value(item, "abstractNumId") or ""
        levels = dict(abstract.get(shared, {}))
        for override in children(item, "lvlOverride"):
            level = whole(attribute(override, "ilvl"))
            own = child(override, "lvl")
            if own is not None:
                levels[level] = _level(own)
            if (start := value(override, "startOverride")) is not None:
                found.overrides[list_id, level] = whole(start, 1)
        found.levels[list_id] = levels
        found.shared[list_id] = f"abstract {shared}"
    return found


def _levels(item: Element) -> dict[int, Level]:
    return {whole(attribute(level, "ilvl")): _level(level) for level in children(item, "lvl")}


def _level(element: Element) -> Level:
    restart = value(element, "lvlRestart")
    return Level(
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=whole(value(element, "start"), 1),
        all_decimal=child(element, "isLgl") is not None,
        restart=whole(restart) if restart is not None else None,
    )
