"""The prompt of a language model: its chat template around documents and questions, in tokens.

Documents and questions are other people's words: names of special tokens in them stay ordinary characters, so that no
document can pretend to be a turn of the conversation.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from rmt_desktop.memory.tokens import TextTokenizer, Tokens

_TEXT, _ASKED = "\ue000", "\ue001"
"""Stand for the text and the question while the template is rendered; both are of Unicode's private use."""
Render = Callable[[list[dict[str, str]]], str]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt in the parts that are cached, asked and counted apart."""

    before: list[int]
    """What stands before the text."""
    text: list[int]
    after: list[int]
    """What stands after it, the question in it."""
    starts: list[int]
    """The character of the text that each of its tokens begins with."""

    @property
    def prefix(self) -> list[int]:
        """What is the same for every question."""
        return self.before + self.text


class ChatFormat:
    """Lays out prompts for one model.

    Args:
        folder: of the model, with ``tokenizer.json``.
        render: the chat template; None for a model that knows no chat.
    """

    def __init__(self, folder: Path, render: Render | None):
        self._own, self._foreign = TextTokenizer(folder), TextTokenizer(folder, literal=True)
        self._render = render

    def prompt(self, instruction: str, text: str, question: str, label: str = "Document") -> Prompt:
        """A prompt whose part up to the end of the text does not depend on the question.

        What is wanted is said once more after a long text: small models have forgotten it by then.
        """
        told = self._frame(instruction, label)
        tokens = _tokens(self._foreign, text)
        asked = f"Answer this question about the {label.lower()} in one short sentence: {question}"
        after = self._encode(told[1]) + self._foreign.encode(asked).ids + self._encode(told[2])
        return Prompt(self._encode(told[0]), tokens.ids, after, tokens.starts)

    def ask(self, instruction: str, request: str) -> list[int]:
        """A prompt without a document."""
        before, between, after = self._frame(instruction, "")
        return self._encode(before + between) + self._foreign.encode(request).ids + self._encode(after)

    def decode(self, ids: list[int]) -> str:
        """The text of tokens; what is half a character at its end is left out."""
        return self._own.decode(ids).rstrip("\ufffd")

    def _frame(self, instruction: str, label: str) -> list[str]:
        """What stands before the text, between text and question, and after the question."""
        asked = f"{label}:\n{_TEXT}\n\n{_ASKED}" if label else f"{_TEXT}{_ASKED}"
        if self._render is None:
            whole = f"{instruction}\n\n{asked}\nAnswer:"
        else:
            whole = self._render([{"role": "system", "content": instruction}, {"role": "user", "content": asked}])
        before, rest = whole.split(_TEXT, 1)
        return [before, *rest.split(_ASKED, 1)]

    def _encode(self, text: str) -> list[int]:
        return self._own.encode(text).ids


@lru_cache(maxsize=4)
def _tokens(tokenizer: TextTokenizer, text: str) -> Tokens:
    """A document is asked more than once."""
    return tokenizer.encode(text)


def chat_format(folder: Path) -> ChatFormat:
    """The format of an installed model, with its own chat template where it has one.

    Raises:
        CheckpointMismatch: the folder holds no readable tokenizer.
    """
    templated = (folder / "chat_template.jinja").is_file() or _names_template(folder / "tokenizer_config.json")
    return ChatFormat(folder, _renderer(folder) if templated else None)


def _names_template(path: Path) -> bool:
    return path.is_file() and '"chat_template"' in path.read_text(encoding="utf-8")


def _renderer(folder: Path) -> Render:
    from transformers import AutoTokenizer

    tokenizer: Any = AutoTokenizer.from_pretrained(folder)

    def render(messages: list[dict[str, str]]) -> str:
        return str(tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True))

    return render
