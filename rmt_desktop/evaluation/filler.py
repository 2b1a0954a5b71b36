"""Real text between the sentences that matter, in pieces of whole sentences."""

import random
import re
from collections.abc import Sequence
from pathlib import Path

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.memory.segmenter import cut_segments
from rmt_desktop.memory.tokens import TextTokenizer

EVALUATION_AGREEMENTS = range(70, 100)
"""Numbers of the agreements that only measurements read; training has the others."""
_PIECE_TOKENS = 32
_CHARACTERS = 150_000
_TAG = re.compile(r"<[^>\n]{1,40}>[ \t]*\d*|[.\-_=*]{4,}|(?:\. ){3,}")


def evaluation_texts(data: Path) -> list[Path]:
    """The files that filler is cut from: agreements 070–099 and the development books.

    Raises:
        InputError: the folder holds none of them.
    """
    agreements = [data / "agreements" / f"{number:03}.txt" for number in EVALUATION_AGREEMENTS]
    found = [path for path in [*agreements, *sorted((data / "books" / "dev").glob("*.txt"))] if path.is_file()]
    if not found:
        raise InputError(f"{data} holds neither agreements/070.txt … 099.txt nor books/dev/*.txt.")
    return found


def clean(text: str) -> str:
    """Text without page tags, leaders, rules and runs of white space; paragraphs stay apart.

    >>> clean("<PAGE>   2\\nThe  rent . . . . . 7\\n\\n\\n\\n---------\\nis due")
    'The rent 7\\n\\nis due'
    """
    lines = [" ".join(line.split()) for line in _TAG.sub(" ", text).splitlines()]
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip()


class Filler:
    """Texts cut into pieces of at most 32 tokens, each text when it is first needed."""

    def __init__(self, tokenizer: TextTokenizer, files: Sequence[Path]):
        self.tokenizer = tokenizer
        self._files = list(files)
        self._texts: dict[Path, tuple[str, list[tuple[int, int, int]]]] = {}

    def cursor(self, rng: random.Random) -> "FillerCursor":
        """A place in a text, both drawn at random, to read filler from."""
        return FillerCursor(self, rng)

    def count(self, text: str) -> int:
        """Tokens of a text."""
        return len(self.tokenizer.encode(text))

    def draw(self, rng: random.Random) -> tuple[str, list[tuple[int, int, int]]]:
        """A text and its pieces: first character, last character + 1, tokens."""
        path = rng.choice(self._files)
        if path not in self._texts:
            text = clean(path.read_text(encoding="utf-8", errors="replace")[:_CHARACTERS])
            segments = cut_segments([Page(1, text)], self.tokenizer, _PIECE_TOKENS)
            pieces = [(s.pieces[0].start, s.pieces[0].end, s.tokens) for s in segments]
            if not pieces:
                raise InputError(f"{path} has no text.")
            self._texts[path] = text, pieces
        return self._texts[path]


class FillerCursor:
    """Reads filler piece after piece; at a text's end it goes on in another one."""

    def __init__(self, filler: Filler, rng: random.Random):
        self._filler, self._rng = filler, rng
        self._text, self._pieces = filler.draw(rng)
        self._next = rng.randrange(len(self._pieces))

    def take(self, limit: int) -> str:
        """The next run of text of at most ``limit`` tokens; empty if not even the next piece fits."""
        start = end = None
        while True:
            if self._next == len(self._pieces):
                if end is not None:
                    break
                self._text, self._pieces = self._filler.draw(self._rng)
                self._next = 0
            first, last, tokens = self._pieces[self._next]
            if tokens > limit:
                break
            start = first if start is None else start
            end, limit, self._next = last, limit - tokens, self._next + 1
        return "" if start is None else self._text[start:end]
