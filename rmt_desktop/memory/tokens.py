"""Text to token ids with character offsets, by the backbone's own tokenizer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tokenizers import Tokenizer

from rmt_desktop.domain.model_errors import CheckpointMismatch
from rmt_desktop.memory.layout import SpecialTokens


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: ``text[starts[i]:ends[i]]`` is what ``ids[i]`` stands for."""

    ids: list[int]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.ids)


class TextTokenizer:
    """A fast tokenizer without special tokens, truncation or padding.

    Args:
        folder: of the model.
        literal: names of special tokens in a text are read as ordinary characters, so that no document can end a
            turn of a chat.

    Raises:
        CheckpointMismatch: the folder holds no readable ``tokenizer.json``.
    """

    def __init__(self, folder: Path, literal: bool = False):
        try:
            self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # the library raises bare Exception
            raise CheckpointMismatch(f"No readable tokenizer in {folder} ({error}).") from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._tokenizer.encode_special_tokens = literal

    @cached_property
    def special(self) -> SpecialTokens:
        """The special tokens of an encoder, as BERT or as RoBERTa and MPNet name them.

        Raises:
            CheckpointMismatch: there are none; the tokenizer belongs to a decoder.
        """
        return SpecialTokens(self._id("[CLS]", "<s>"), self._id("[SEP]", "</s>"), self._id("[PAD]", "<pad>"))

    def encode(self, text: str) -> Tokens:
        """Tokens of a text, in order."""
        return self.encode_many([text])[0]

    def encode_many(self, texts: list[str]) -> list[Tokens]:
        """Tokens of several texts."""
        encodings = self._tokenizer.encode_batch(texts, add_special_tokens=False)
        return [
            Tokens(list(e.ids), [start for start, _ in e.offsets], [end for _, end in e.offsets]) for e in encodings
        ]

    def decode(self, ids: Sequence[int]) -> str:
        """The text of tokens, special ones left out."""
        return str(self._tokenizer.decode(list(ids), skip_special_tokens=True))

    def word(self, token_id: int) -> str:
        """The piece of a word that an id stands for."""
        return str(self._tokenizer.id_to_token(token_id))

    def _id(self, *names: str) -> int:
        for name in names:
            found: int | None = self._tokenizer.token_to_id(name)
            if found is not None:
                return found
        raise CheckpointMismatch(f"The tokenizer has no {names[0]} token; this backbone is not of the BERT family.")
