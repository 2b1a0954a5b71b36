"""Inline text, headings, lists and table rows, collected as a reader of some markup meets them."""

import re
from collections.abc import Sequence

_SPACE = re.compile(r"[ \t\r\n]+")
_SPACE_AT_LINE = re.compile(r" *\n *")
_DEEPEST = 6


class Flow:
    """Blocks of text in reading order, parted by empty lines; headings become Markdown headings.

    >>> flow = Flow()
    >>> flow.write("4  Term ")
    >>> flow.end_block(level=2)
    True
    >>> flow.write("The term is\\n  five years.")
    >>> flow.end_block()
    True
    >>> flow.row(["Year", "Fee"])
    >>> flow.text()
    '## 4 Term\\n\\nThe term is five years.\\n\\nYear | Fee'
    """

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._joined: list[bool] = []  # whether the block follows the one before it on the next line
        self._inline: list[str] = []

    def write(self, text: str) -> None:
        """Add running text; white space of any length is one space."""
        self._inline.append(_SPACE.sub(" ", text))

    def write_exactly(self, text: str) -> None:
        """Add text whose line ends count."""
        self._inline.append(text)

    def break_line(self) -> None:
        """Go on in the next line of the same block."""
        self._inline.append("\n")

    def break_page(self) -> None:
        """Go on on the next page, in the middle of a block too."""
        self._inline.append("\f")

    def end_block(self, level: int = 0, prefix: str = "", joined: bool = False) -> bool:
        """Finish a paragraph, or a heading of ``level`` 1–6; False for a block without text, which leaves nothing.

        Args:
            level: 0 for anything but a heading.
            prefix: a number or bullet in front of the text.
            joined: the block belongs to the one before it: a row of a table, an item of a list.
        """
        text = self.take()
        if not text.strip():
            if "\f" in text:
                self._append("\f", joined=False)
            return False
        if level:
            text = " ".join(self._fed(text).split())
            text = f"{'#' * min(level, _DEEPEST)} {prefix}{text}"
        else:
            text = prefix + text
        self._append(text, joined)
        return True

    def row(self, cells: Sequence[str], joined: bool = False) -> None:
        """Add a row of a table: its cells on one line."""
        line = " | ".join(" ".join(self._fed(cell).split()) for cell in cells).strip()
        if line.strip(" |"):
            self._append(line, joined)

    def take(self) -> str:
        """The running text that is not yet in a block; it is taken out."""
        text = _SPACE_AT_LINE.sub("\n", _collapse("".join(self._inline))).strip(" \n")
        self._inline = []
        return text

    def text(self) -> str:
        """Everything so far."""
        self.end_block()
        parts = []
        for index, (block, joined) in enumerate(zip(self._blocks, self._joined, strict=True)):
            parts.append(("\n" if joined else "\n\n") if index else "")
            parts.append(block)
        return "".join(parts)

    def _fed(self, text: str) -> str:
        """A text of one line; the page that begins in it begins before it."""
        if "\f" in text:
            self._append("\f", joined=False)
        return text.replace("\f", " ")

    def _append(self, block: str, joined: bool) -> None:
        self._joined.append(joined and bool(self._blocks))
        self._blocks.append(block)


_SPACES = re.compile(r" {2,}")


def _collapse(text: str) -> str:
    return _SPACES.sub(" ", text)
