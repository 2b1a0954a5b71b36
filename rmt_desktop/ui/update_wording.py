"""What is said about versions and updates. No Qt."""

from collections.abc import Sequence

from rmt_desktop import __version__
from rmt_desktop.domain.language import marked, told, tr
from rmt_desktop.domain.releases import ReleaseNotes
from rmt_desktop.workflows.events import UpdateChecked

EXPLAINED = marked(
    "Asks the feed below for the newest version, once a day at most, and tells when there is one. Nothing about you, "
    "your documents or this machine is sent, and nothing is downloaded or installed."
)
ASKING = marked("Asking …")


def update_words(outcome: UpdateChecked) -> str:
    """How a look for a new version ended.

    >>> update_words(UpdateChecked(None, "Could not look for a new version: offline"))
    'Could not look for a new version: offline'
    """
    if outcome.error:
        return told(outcome.error)
    if outcome.found is None:
        return tr("This is the newest version, {version}.", version=__version__)
    return tr("RMT Desktop {new} is out; this is {version}.", new=outcome.found.version, version=__version__)


def updated_words(notes: Sequence[ReleaseNotes]) -> str:
    """After an update."""
    return tr("RMT Desktop was updated to {version}.", version=notes[0].version)


def notes_title(notes: ReleaseNotes) -> str:
    """``0.2.0, 2027-01-05``, or the version alone.

    >>> notes_title(ReleaseNotes("0.2.0", "2027-01-05", ()))
    '0.2.0, 2027-01-05'
    """
    return ", ".join(part for part in (notes.version, notes.date) if part)
