"""OpenDocument texts (ISO/IEC 26300): body, numbered headings and lists, tables, notes, changes as if accepted."""

from xml.etree.ElementTree import Element

from rmt_desktop.domain.input_errors import DamagedFile
from rmt_desktop.ingest.content import Content, Stretch, pages_of
from rmt_desktop.ingest.markup import child, children, parse_xml, words
from rmt_desktop.ingest.odt_body import Body
from rmt_desktop.ingest.odt_numbering import Numbering
from rmt_desktop.ingest.package import Package

PARSER = "rmt-odt 1"


def read(package: Package) -> Content:
    """Read an OpenDocument text.

    Raises:
        InputError: one of its kinds.
    """
    if package.has("META-INF/manifest.xml") and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise DamagedFile("The document is encrypted with a password. Save it without one and add that.")
    tree = parse_xml(package.read("content.xml"))
    warnings = [tree.warning] if tree.warning else []
    text = child(child(tree.root, "body"), "text")
    if text is None:
        raise DamagedFile("The document has no text part. Get the file again.")
    roots = [tree.root]
    if package.has("styles.xml"):
        try:
            roots.append(parse_xml(package.read("styles.xml")).root)
        except DamagedFile as error:
            warnings.append(f"The document's styles could not be read, so numbers may be missing: {error}")
    body = Body(Numbering(roots))
    body.read(text)
    warnings.extend(body.remarks())
    return Content("odt", PARSER, pages_of([Stretch(body.flow.text())]), body.title or _title(package), tuple(warnings))


def _title(package: Package) -> str | None:
    if not package.has("meta.xml"):
        return None
    try:
        root: Element = parse_xml(package.read("meta.xml")).root
    except DamagedFile:
        return None  # the title is a comfort
    return next((words(title) for meta in children(root, "meta") for title in children(meta, "title")), None) or None
