"""What a repository of a model hub holds, with the sizes and hashes that the hub itself names."""

import json
import os
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from rmt_desktop.domain.model_errors import DownloadFailed
from rmt_desktop.models.download import RemoteFile, read_text
from rmt_desktop.models.entries import HubRepository

ENDPOINT_VARIABLE, TOKEN_VARIABLE = "HF_ENDPOINT", "HF_TOKEN"
_ENDPOINT = "https://huggingface.co"
_TEXTS = frozenset({
    "config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json",
    "chat_template.jinja", "model.safetensors.index.json", "adapter_config.json",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of one revision that running the model takes."""

    commit: str
    """The revision's own name, which never changes."""
    files: tuple[tuple[str, RemoteFile], ...]
    """By their names."""


def list_files(source: HubRepository, endpoint: str | None = None) -> Listing:
    """Weights as safetensors (else as ``torch.save`` wrote them), configuration and tokenizer.

    Raises:
        DownloadFailed: no connection, no such repository, or none of its files are weights.
    """
    root = (endpoint or os.environ.get(ENDPOINT_VARIABLE, "").strip() or _ENDPOINT).rstrip("/")
    token = os.environ.get(TOKEN_VARIABLE, "").strip()
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    page = f"{root}/api/models/{source.repository}/revision/{quote(source.revision, safe='')}?blobs=true"
    text, _ = read_text(RemoteFile(page, headers=headers))
    try:
        told = json.loads(text)
        commit, found = str(told["sha"]), {str(file["rfilename"]): file for file in told["siblings"]}
        chosen = [(name, _size(found[name]), _sha256(found[name])) for name in _choose(list(found))]
    except (ValueError, KeyError, TypeError) as error:
        raise DownloadFailed(f"{root} does not answer as a model hub ({error}).") from error
    if not any(name.endswith((".safetensors", ".bin")) for name, *_ in chosen):
        raise DownloadFailed(f"{source.repository} has no weights that this program can read.")
    base = f"{root}/{source.repository}/resolve/{commit}"
    files = tuple((name, RemoteFile(f"{base}/{quote(name)}", size, sha, headers)) for name, size, sha in chosen)
    return Listing(commit, files)


def _choose(names: list[str]) -> list[str]:
    """Files of the top folder; weights in one format only."""
    top = [name for name in names if "/" not in name and "\\" not in name]
    safe = [name for name in top if name.startswith("model") and name.endswith(".safetensors")]
    weights = safe or [name for name in top if name == "pytorch_model.bin"]
    return [name for name in top if name in _TEXTS] + weights


def _size(file: dict[str, Any]) -> int | None:
    size = file.get("size")
    return None if size is None else int(size)


def _sha256(file: dict[str, Any]) -> str:
    return str((file.get("lfs") or {}).get("sha256", ""))
