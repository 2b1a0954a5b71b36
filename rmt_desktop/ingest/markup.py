"""XML that may be hostile or cut off: no external entities, no entity bombs, read as far as it goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from rmt_desktop.domain.input_errors import DamagedFile

_CHUNK = 65_536
_DEEPEST = 400


@dataclass(frozen=True, slots=True)
class Tree:
    """The root of a document, and what was wrong with it."""

    root: Element
    warning: str | None


def parse_xml(data: bytes) -> Tree:
    """Parse XML; what is well-formed before the first error is kept.

    Raises:
        DamagedFile: nothing of it can be read, it declares entities, or it is nested beyond all reason.
    """
    builder = _Builder()
    parser = DefusedXMLParser(target=builder, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    problem: str | None = None
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
        parser.close()
    except DefusedXmlException:
        raise DamagedFile(
            "The file declares XML entities, with which a small file can grow without end or reach for other "
            "files. It is not read; save it again without them."
        ) from None
    except (ParseError, ValueError, LookupError) as error:
        problem = str(error)
    root = builder.finish()
    if root is None:
        raise DamagedFile(f"The file is no well-formed XML ({problem or 'no element'}). Get it again.")
    return Tree(root, f"The file is damaged and was read as far as it goes ({problem})." if problem else None)


class _Builder(TreeBuilder):
    """A tree builder that can be asked for the tree before its end."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._root: Element | None = None

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        """Open an element."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise DamagedFile(f"The file nests more than {_DEEPEST} elements in each other and is not read.")
        element = super().start(tag, attrs)
        if self._root is None:
            self._root = element
        return element

    def end(self, tag: str) -> Element:
        """Close an element."""
        self._depth -= 1
        return super().end(tag)

    def finish(self) -> Element | None:
        """The root, with every element in it that was opened."""
        if self._root is not None:
            super().close()  # writes out text that is still held back
        return self._root


def local(element: Element) -> str:
    """An element's name without its namespace, empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def child(element: Element | None, name: str) -> Element | None:
    """The first child of a name without namespace."""
    return next(children(element, name), None)


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of a name without namespace."""
    if element is not None:
        yield from (part for part in element if local(part) == name)


def descendants(element: Element | None, name: str) -> Iterator[Element]:
    """All elements of a name below an element."""
    if element is not None:
        yield from (part for part in element.iter() if local(part) == name)


def words(element: Element | None) -> str:
    """All text below an element on one line."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
