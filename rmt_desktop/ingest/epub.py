"""EPUB books: chapters in the order of the spine, each named after its heading."""

import posixpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from rmt_desktop.domain.input_errors import DamagedFile, InputError, UnknownFormat
from rmt_desktop.ingest import html
from rmt_desktop.ingest.content import Content, Stretch, pages_of
from rmt_desktop.ingest.markup import attribute, child, children, descendants, parse_xml, words
from rmt_desktop.ingest.package import Package

PARSER = "rmt-epub 1"

_TEXT_TYPES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_FONT_SCRAMBLING = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


def read(package: Package) -> Content:
    """Read a book without digital restrictions.

    Raises:
        InputError: one of its kinds.
    """
    _require_open(package)
    place = _book_file(package)
    tree = parse_xml(package.read(place))
    warnings = [tree.warning] if tree.warning else []
    sections = []
    for name in _spine(tree.root, posixpath.dirname(place)):
        try:
            data = package.read(name)
        except DamagedFile as error:
            warnings.append(f"A chapter was not read: {error}")
            continue
        markup, doubt = html.decode_markup(data)
        flow = html.flow_of(markup)
        warnings.extend([*([doubt] if doubt else []), *flow.remarks()])
        sections.append(Stretch(flow.text(), None))
    if not sections:
        raise DamagedFile("The book's list of chapters leads to none that can be read. Get the file again.")
    title = words(child(child(tree.root, "metadata"), "title")) or None
    return Content("epub", PARSER, pages_of(sections), title, tuple(dict.fromkeys(warnings)))


def _require_open(package: Package) -> None:
    """Refuse what is encrypted, save for fonts."""
    if package.has("META-INF/rights.xml"):
        raise UnknownFormat("The book is protected against copying (DRM) and can only be read in its seller's program.")
    if package.has("META-INF/encryption.xml"):
        root = parse_xml(package.read("META-INF/encryption.xml")).root
        methods = {attribute(method, "Algorithm") for method in descendants(root, "EncryptionMethod")}
        if methods - set(_FONT_SCRAMBLING):
            raise UnknownFormat(
                "The book is protected against copying (DRM) and can only be read in its seller's program."
            )


def _book_file(package: Package) -> str:
    try:
        root = parse_xml(package.read("META-INF/container.xml")).root
        for found in descendants(root, "rootfile"):
            path = posixpath.normpath(unquote(attribute(found, "full-path") or ""))
            if package.has(path):
                return path
    except InputError:
        pass  # the file that it would name is looked for below
    named = next((name for name in package.names() if name.endswith(".opf")), None)
    if named is None:
        raise DamagedFile("The EPUB does not say where its book is. Get the file again.")
    return named


def _spine(book: Element, folder: str) -> list[str]:
    """Names of the chapters' members in reading order."""
    items = {
        attribute(item, "id"): posixpath.normpath(posixpath.join(folder, unquote(attribute(item, "href") or "")))
        for item in children(child(book, "manifest"), "item")
        if (attribute(item, "media-type") or "").lower() in _TEXT_TYPES
    }
    order = [attribute(item, "idref") for item in children(child(book, "spine"), "itemref")]
    return list(dict.fromkeys(items[name] for name in order if name in items)) or list(items.values())
