"""Documents inside of another file: members of an archive, attachments of a message."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.input_errors import FileTooLarge, InputError, NoText, UnknownFormat
from rmt_desktop.domain.sections import Section
from rmt_desktop.ingest.content import Content, renumbered
from rmt_desktop.ingest.guard import PageClock
from rmt_desktop.ingest.messages import Message, PageRead, ParseRequest
from rmt_desktop.ingest.normalise import clean
from rmt_desktop.ingest.outline import inside_part
from rmt_desktop.ingest.package import MOST_BYTES
from rmt_desktop.ingest.registry import HEAD, recognise_head

_DEEPEST = 3
_NAMED = 5


@dataclass(slots=True)
class Parts:
    """Reads one part after the other; what cannot be read is told and does not keep the rest from being read."""

    request: ParseRequest
    clock: PageClock
    depth: int = 0
    bytes_left: int = MOST_BYTES
    """How much the packages may still unpack to, all of them together."""
    pages: list[Page] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    parsers: set[str] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)
    failures: list[InputError] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def inside(self) -> "Parts":
        """For what is inside of the next part.

        Raises:
            FileTooLarge: archives are nested deeper than any honest one.
        """
        if self.depth >= _DEEPEST:
            raise FileTooLarge(f"More than {_DEEPEST} archives are nested in each other. Unpack them.")
        return Parts(self.request, self.clock, self.depth + 1, self.bytes_left)

    def add(self, name: str, data: bytes) -> None:
        """Read a part and append its pages, labelled with its name.

        Raises:
            FileTooLarge: the whole has too many pages.
        """
        shown = _shown(name)
        try:
            content = self._read(name, data)
        except UnknownFormat:
            self.skipped.append(shown)
            return
        except InputError as error:
            self.fail(name, error)
            return
        self.kinds.append(content.kind)
        self.parsers.add(content.parser)
        self.sections.extend(inside_part(content.sections, len(self.pages), shown))
        self.pages.extend(renumbered(content.pages, len(self.pages) + 1, shown))
        self.warnings.extend(f"“{shown}”: {warning}" for warning in content.warnings)
        if len(self.pages) > self.request.max_pages:
            raise FileTooLarge(f"The files in it have more than {self.request.max_pages:,} pages together.")

    def fail(self, name: str, error: InputError) -> None:
        """Take note that a part cannot be read."""
        self.failures.append(error)
        self.warnings.append(f"“{_shown(name)}” was not read: {error}")

    def told(self) -> tuple[str, ...]:
        """What to tell about parts that were not read, or only in part."""
        if not self.skipped:
            return tuple(self.warnings)
        names = ", ".join(f"“{name}”" for name in self.skipped[:_NAMED]) + (" …" if len(self.skipped) > _NAMED else "")
        return (*self.warnings, f"Of formats that are not read and left out: {names}.")

    def _read(self, name: str, data: bytes) -> Content:
        from rmt_desktop.ingest import formats, pdf

        if not data:
            raise UnknownFormat("It is empty.")
        kind = recognise_head(data[:HEAD], PurePosixPath(name).suffix.lower()).kind
        if kind != "pdf":
            inner = self.inside()
            try:
                return formats.read(kind, data, inner)
            finally:
                self.bytes_left = inner.bytes_left
        pages: list[Page] = []

        def keep(message: Message) -> None:
            if isinstance(message, PageRead):
                pages.append(message.page)

        try:
            parsed = pdf.parse_data(data, self.request, keep, self.clock)
        except NoText as error:  # its pages are there all the same, each with its reason
            return Content("pdf", pdf.PARSER, tuple(pages), warnings=(str(error),))
        return Content("pdf", parsed.parser, tuple(pages), parsed.title, parsed.warnings, parsed.sections)


def _shown(name: str) -> str:
    """A member's name as people should see it: no drive, no way up."""
    parts = [part for part in clean(name).replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts)[-60:] or "without name"
