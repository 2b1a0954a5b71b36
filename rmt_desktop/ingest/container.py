"""ZIP packages: Word, OpenDocument and EPUB documents, and archives of documents of any format."""

from pathlib import PurePosixPath

from rmt_desktop.domain.input_errors import EmptyFile, InputError, UnknownFormat
from rmt_desktop.ingest.content import Content
from rmt_desktop.ingest.package import Package
from rmt_desktop.ingest.parts import Parts

PARSER = "rmt-zip 1"

_TYPES = {
    b"application/epub+zip": "epub",
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.text-template": "odt",
}
_OTHER_OFFICE = (
    ("xl/workbook.xml", "an Excel workbook", "Save its sheets as CSV and add those."),
    ("ppt/presentation.xml", "a PowerPoint presentation", "Save it as PDF and add that."),
)


def read(kind: str, data: bytes, parts: Parts) -> Content:
    """Read a package; its members decide what it is, ``kind`` where they leave a choice.

    Raises:
        InputError: one of its kinds.
    """
    with Package(data, parts.request.password, parts.bytes_left) as package:
        found = _kind(package, kind)
        if found == "docx":
            from rmt_desktop.ingest import docx

            content = docx.read(package)
        elif found == "odt":
            from rmt_desktop.ingest import odt

            content = odt.read(package)
        elif found == "epub":
            from rmt_desktop.ingest import epub

            content = epub.read(package)
        else:
            content = _read_archive(package, parts)
        parts.bytes_left = package.bytes_left
        return content


def _kind(package: Package, claimed: str) -> str:
    for name, what, advice in _OTHER_OFFICE:
        if package.has(name):
            raise UnknownFormat(f"This is {what}. {advice}")
    if package.has("word/document.xml"):
        return "docx"
    if package.has("mimetype"):
        media_type = package.read("mimetype").strip()
        if media_type in _TYPES:
            return _TYPES[media_type]
        if media_type.startswith(b"application/vnd.oasis.opendocument"):
            raise UnknownFormat("This is an OpenDocument file that is no text. Save it as PDF and add that.")
    if package.has("META-INF/container.xml"):
        return "epub"
    if claimed == "docx" and not package.has("[Content_Types].xml"):
        return "zip"
    return claimed


def _read_archive(package: Package, parts: Parts) -> Content:
    names = [name for name in package.names() if not _hidden(name)]
    for name in names:
        try:
            data = package.read(name)
        except InputError as error:
            if package.bytes_left < 0 or len(names) == 1:
                raise
            parts.fail(name, error)
            continue
        parts.bytes_left = package.bytes_left
        parts.add(name, data)
        package.charge(package.bytes_left - parts.bytes_left)
    if not parts.pages:
        raise _nothing_read(parts, len(names))
    parser, sections = " ".join([PARSER, *sorted(parts.parsers)]), tuple(parts.sections)
    return Content("zip", parser, tuple(parts.pages), warnings=parts.told(), sections=sections)


def _nothing_read(parts: Parts, count: int) -> InputError:
    if len(parts.failures) == 1 == count:
        return parts.failures[0]
    if parts.failures:
        first = parts.failures[0]
        return type(first)(f"None of the {count:,} files in the archive can be read. {parts.warnings[0]}")
    if count:
        return UnknownFormat("None of the files in the archive is of a format that is read. " + " ".join(parts.told()))
    return EmptyFile("The archive holds no files.")


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any((part.startswith((".", "~$")) and part != "..") or part == "__MACOSX" for part in parts)
