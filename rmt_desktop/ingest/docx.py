"""Word documents (ECMA-376): body, lists with their numbers, tables, notes; tracked changes as if accepted."""

import posixpath
from xml.etree.ElementTree import Element

from rmt_desktop.domain.input_errors import DamagedFile
from rmt_desktop.ingest.content import Content, Stretch, pages_of
from rmt_desktop.ingest.docx_body import Body
from rmt_desktop.ingest.docx_styles import read_numbering, read_styles
from rmt_desktop.ingest.markup import attribute, child, children, descendants, parse_xml, words
from rmt_desktop.ingest.package import Package

PARSER = "rmt-docx 1"

_MAIN = "word/document.xml"


def read(package: Package) -> Content:
    """Read a Word document.

    Where Word has noted its page breaks, pages are Word's; otherwise they are of a readable length and named
    after their heading.

    Raises:
        InputError: one of its kinds.
    """
    warnings: list[str] = []
    main = _main_part(package)
    tree = parse_xml(package.read(main))
    if tree.warning:
        warnings.append(tree.warning)
    folder = posixpath.dirname(main)
    body = child(tree.root, "body")
    if body is None:
        raise DamagedFile("The Word document has no body. Get the file again.")
    reader = Body(
        read_styles(_part(package, f"{folder}/styles.xml", warnings)),
        read_numbering(_part(package, f"{folder}/numbering.xml", warnings)),
        {
            "footnoteReference": _notes(_part(package, f"{folder}/footnotes.xml", warnings), "footnote"),
            "endnoteReference": _notes(_part(package, f"{folder}/endnotes.xml", warnings), "endnote"),
        },
    )
    reader.read(body)
    warnings.extend(reader.remarks())
    title = reader.title or _core_title(_part(package, "docProps/core.xml", warnings))
    return Content("docx", PARSER, pages_of([Stretch(reader.flow.text())]), title, tuple(warnings))


def _main_part(package: Package) -> str:
    """The part that the package names as its document."""
    if package.has("_rels/.rels"):
        for relation in descendants(parse_xml(package.read("_rels/.rels")).root, "Relationship"):
            target = (attribute(relation, "Target") or "").lstrip("/")
            if (attribute(relation, "Type") or "").endswith("/officeDocument") and package.has(target):
                return target
    return _MAIN


def _part(package: Package, name: str, warnings: list[str]) -> Element | None:
    """An optional part; if it is damaged, the document is read without it."""
    if not package.has(name):
        return None
    try:
        return parse_xml(package.read(name)).root
    except DamagedFile as error:
        warnings.append(f"The part {name} could not be read: {error}")
    return None


def _notes(root: Element | None, name: str) -> dict[str, Element]:
    """Notes by their id, without the separators that Word keeps among them."""
    return {
        attribute(note, "id") or "": note
        for note in children(root, name)
        if attribute(note, "type") not in ("separator", "continuationSeparator", "continuationNotice")
    }


def _core_title(root: Element | None) -> str | None:
    return words(child(root, "title")) or None
