"""The sections of a stored document, and the one a quote stands in."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.domain.sections import Section, path_to, section_name
from rmt_desktop.domain.segments import Heading
from rmt_desktop.storage.library import Library


def document_sections(library: Library, document_id: int) -> list[Section]:
    """The document's outline: the file's own, or else the headings that reading found in the text.

    Empty for a document that has neither, or is not read yet.
    """
    return library.sections(document_id) or [_as_section(heading) for heading in library.headings(document_id)]


@dataclass(slots=True)
class SectionPaths:
    """Looks up the sections of quotes, the outline of each document once."""

    library: Library
    _outlines: dict[int, list[Section]] = field(default_factory=dict)

    def of(self, evidence: Evidence) -> tuple[Section, ...]:
        """The sections a quote stands in, outermost first; empty where none is known."""
        outline = self._outlines.get(evidence.document_id)
        if outline is None:
            outline = self._outlines[evidence.document_id] = document_sections(self.library, evidence.document_id)
        return path_to(outline, evidence.page, evidence.start)


def place_words(evidence: Evidence, path: Sequence[Section]) -> str:
    """Section and page of a quote: ``§ 7.2 Termination · page 31``."""
    return " · ".join(filter(None, (section_name(path), f"page {evidence.page:,}")))


def _as_section(heading: Heading) -> Section:
    return Section(heading.text.lstrip("# "), heading.level, heading.passage.page, heading.passage.start)
