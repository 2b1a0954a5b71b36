"""GPT-2 tokens: the unit in which BABILong gives lengths."""

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.decoders import ByteLevel as ByteLevelDecoder
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel

from rmt_desktop.domain.input_errors import DamagedFile, FileMissing

_PRINTABLE = (*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1))


class Gpt2Counter:
    """GPT-2's byte-pair encoding from its list of merges; ids are GPT-2's own.

    Raises:
        FileMissing: there is no such file.
        DamagedFile: it is no list of merges.
    """

    def __init__(self, merges_file: Path):
        if not merges_file.is_file():
            raise FileMissing(f"GPT-2's merges are missing at {merges_file}. Install the program again.")
        lines = merges_file.read_text(encoding="utf-8").splitlines()
        pairs = [line.split(" ") for line in lines if line and not line.startswith("#version")]
        if not pairs or any(len(pair) != 2 for pair in pairs):
            raise DamagedFile(f"{merges_file.name} is no list of merges: two symbols a line.")
        merges = [(left, right) for left, right in pairs]
        symbols = [*_byte_symbols(), *(left + right for left, right in merges)]
        self._tokenizer = Tokenizer(BPE({symbol: i for i, symbol in enumerate(symbols)}, merges))
        self._tokenizer.pre_tokenizer = ByteLevel(add_prefix_space=False)
        self._tokenizer.decoder = ByteLevelDecoder()

    def ids(self, text: str) -> list[int]:
        """GPT-2's token ids of a text."""
        return list(self._tokenizer.encode(text).ids)

    def count(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as it stands after a blank in running text."""
        return [len(encoding.ids) for encoding in self._tokenizer.encode_batch([" " + text for text in texts])]

    def truncate(self, text: str, tokens: int) -> str:
        """The first so many tokens of a text that stands after a blank; a half character at the end is left out."""
        kept: str = self._tokenizer.decode(self.ids(" " + text)[:tokens])
        return kept.replace("�", "").strip()


def _byte_symbols() -> list[str]:
    """The characters that stand for the 256 bytes, in the order of GPT-2's vocabulary."""
    others = 256 - len(_PRINTABLE)
    return [*map(chr, _PRINTABLE), *(chr(256 + i) for i in range(others))]
