"""Sections, paragraphs, captions, tables and references of a JATS article."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from rmt_desktop.ingest.flow import Flow
from rmt_desktop.ingest.markup import attribute, child, children, descendants, local, words

_LEFT_OUT = frozenset({
    "tex-math", "object-id", "permissions", "graphic", "media", "inline-graphic", "sec-meta", "alternatives-hidden",
    "alt-text", "long-desc",
})  # fmt: skip
_CAPTIONED = {"fig": "Figure", "table-wrap": "Table", "boxed-text": "Box", "supplementary-material": "Supplement"}
_HEADED = frozenset({"sec", "ack", "app", "notes", "glossary", "bio", "fn-group", "app-group"})
_NAMES = {"ack": "Acknowledgements", "fn-group": "Notes", "glossary": "Glossary", "notes": "Notes"}
_ITEMS = frozenset({"list", "def-list"})
_DEEPEST_LEVEL = 6


class Body:
    """Writes parts of an article into a :class:`Flow`."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    def read(self, parent: Element, level: int) -> None:
        """Write the blocks of an element; sections in it are headings below ``level``."""
        for element in parent:
            name = local(element)
            if name in ("title", "label") or name in _LEFT_OUT or not name:
                continue  # a section's own title is written with the section
            if name in _HEADED:
                self._section(element, name, level)
            elif name in ("ref-list",):
                self._references(element, level)
            elif name in _CAPTIONED:
                self._captioned(element, _CAPTIONED[name], level)
            elif name == "table":
                self._table(element)
            elif name in _ITEMS:
                self._list(element, level)
            elif name == "p" or not _has_blocks(element):
                self._paragraph(element, level)
            else:
                self.read(element, level)

    def _section(self, section: Element, name: str, level: int) -> None:
        title = " ".join(part for part in (words(child(section, "label")), words(child(section, "title"))) if part)
        self.flow.write(title or _NAMES.get(name, ""))
        self.flow.end_block(level=min(level + 1, _DEEPEST_LEVEL))
        self.read(section, level + 1)

    def _paragraph(self, paragraph: Element, level: int) -> None:
        """A paragraph; tables, figures and lists inside of it come after its words."""
        inner: list[Element] = []
        self._inline(paragraph, inner)
        self.flow.end_block()
        for element in inner:
            if local(element) in _ITEMS:
                self._list(element, level)
            else:
                self._captioned(element, _CAPTIONED[local(element)], level)

    def _inline(self, parent: Element, inner: list[Element]) -> None:
        self.flow.write(parent.text or "")
        for element in parent:
            name = local(element)
            if name in _CAPTIONED or name in _ITEMS:
                inner.append(element)
            elif name == "break":
                self.flow.break_line()
            elif name and name not in _LEFT_OUT:
                self._inline(element, inner)
            self.flow.write(element.tail or "")

    def _captioned(self, element: Element, kind: str, level: int) -> None:
        label = words(child(element, "label")) or kind
        caption = child(element, "caption")
        text = " ".join(words(part) for part in caption) if caption is not None else ""
        self.flow.write(f"{label}: {text}" if text else label)
        self.flow.end_block()
        for table in descendants(element, "table"):
            self._table(table)
        for note in descendants(child(element, "table-wrap-foot"), "p"):
            self.flow.write(words(note))
            self.flow.end_block()
        if kind == "Box":
            self.read(element, level)

    def _table(self, table: Element) -> None:
        first = True
        for row in descendants(table, "tr"):
            self.flow.row([words(cell) for cell in row if local(cell) in ("td", "th")], joined=not first)
            first = False

    def _list(self, element: Element, level: int) -> None:
        ordered = (attribute(element, "list-type") or "") in ("order", "alpha-lower", "roman-lower")
        for number, item in enumerate(_items(element), 1):
            if local(item) == "def-item":
                text = f"{words(child(item, 'term'))}: {words(child(item, 'def'))}"
                label = ""
            else:
                label = words(child(item, "label")) or (f"{number}." if ordered else "•")
                text = " ".join(words(part) for part in item if local(part) != "label")
            self.flow.write(f"{label} {text}".strip())
            self.flow.end_block(joined=number > 1)

    def _references(self, element: Element, level: int) -> None:
        self.flow.write(words(child(element, "title")) or "References")
        self.flow.end_block(level=level + 1)
        for reference in children(element, "ref"):
            label = words(child(reference, "label"))
            text = " ".join(_spaced(part) for part in reference if local(part) != "label")
            self.flow.write(f"{label} {text}".strip())
            self.flow.end_block()
        for inner in children(element, "ref-list"):
            self._references(inner, level + 1)


def _spaced(element: Element) -> str:
    """Words of a reference; where the markup leaves punctuation to the printer, parts are kept apart."""
    return " ".join(" ".join(element.itertext()).split()).replace(" ,", ",").replace(" .", ".").replace(" ;", ";")


def _items(element: Element) -> Iterator[Element]:
    return (item for item in element if local(item) in ("list-item", "def-item"))


def _has_blocks(element: Element) -> bool:
    blocks = {"p", "sec", "fn", "fig", "table-wrap", "list", "def-list", "title", "disp-quote", "ref-list", "table"}
    return any(local(part) in blocks for part in element)
