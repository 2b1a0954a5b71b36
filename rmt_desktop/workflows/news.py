"""What is new: the shipped list of changes, and what of it the user has not seen."""

import re

from packaging.version import InvalidVersion, Version

from rmt_desktop import __version__
from rmt_desktop.domain.releases import ReleaseNotes
from rmt_desktop.paths import resource
from rmt_desktop.storage.library import Library

_SEEN = "news/version"
_HEADING = re.compile(r"## (\S+)(?: \((\d{4}-\d{2}-\d{2})\))?\s*")


def release_notes() -> list[ReleaseNotes]:
    """All versions that the shipped list tells of, newest first.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    return parse_changes(resource("CHANGELOG.md").read_text(encoding="utf-8"))


def parse_changes(text: str) -> list[ReleaseNotes]:
    """A heading a version, a list item a change; an item may run over several lines.

    >>> parse_changes("# News\\n\\n## 0.2.0 (2027-01-05)\\n\\n- Reads\\n  faster.\\n")
    [ReleaseNotes(version='0.2.0', date='2027-01-05', changes=('Reads faster.',))]
    """
    found: list[ReleaseNotes] = []
    for part in re.split(r"^(?=## )", text, flags=re.MULTILINE):
        heading, _, body = part.partition("\n")
        if named := _HEADING.fullmatch(heading):
            items = re.split(r"^- ", body, flags=re.MULTILINE)[1:]
            found.append(ReleaseNotes(named[1], named[2] or "", tuple(" ".join(item.split()) for item in items)))
    return found


def unseen_news(library: Library, running: str = __version__) -> list[ReleaseNotes]:
    """What came with the versions since the one that ran before; from now on it counts as seen.

    Nothing at the very first start: to a newcomer everything is new. Nothing after going back to an older version.
    """
    before = library.setting(_SEEN)
    if before == running:
        return []
    library.set_setting(_SEEN, running)
    last = _version(before)
    if last is None:
        return []
    return [notes for notes in release_notes() if _between(last, notes.version, running)]


def _between(last: Version, asked: str, running: str) -> bool:
    version, newest = _version(asked), _version(running)
    return version is not None and newest is not None and last < version <= newest


def _version(text: str | None) -> Version | None:
    try:
        return Version(text or "")
    except InvalidVersion:
        return None
