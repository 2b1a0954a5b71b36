"""Configurations that are kept as JSON beside their weights."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, ClassVar, Self

from rmt_desktop.domain.model_errors import CheckpointMismatch
from rmt_desktop.memory.lora import lora_from_json


class StoredConfig:
    """What a dataclass of sizes needs to be written and read; it says which format it is."""

    __slots__ = ()
    FORMAT: ClassVar[str]
    VERSION: ClassVar[int] = 1

    def save(self, path: Path) -> None:
        """Write the sizes as JSON."""
        content = {"format": self.FORMAT, "version": self.VERSION, **asdict(self)}  # type: ignore[call-overload]
        path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the sizes from JSON.

        Raises:
            CheckpointMismatch: the file is missing, damaged, or of another kind of model.
        """
        content = _content(path, cls.FORMAT, cls.VERSION)
        try:
            return cls(**content | {"lora": lora_from_json(content.get("lora"))})
        except (ValueError, TypeError) as error:
            raise CheckpointMismatch(f"{path} is not a readable model configuration ({error}).") from error


def _content(path: Path, name: str, version: int) -> dict[str, Any]:
    """The content of a configuration file, without format and version."""
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if content.pop("format") == name and content.pop("version") == version:
            return content
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise CheckpointMismatch(f"{path} is not a readable model configuration ({error}).") from error
    raise CheckpointMismatch(f"{path.name} describes another kind of model than this program reads.")
