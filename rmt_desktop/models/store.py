"""The models that a user has installed: a folder each, with a record of its files and their hashes."""

import hashlib
import json
import math
import os
import shutil
import struct
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rmt_desktop.domain.model_errors import ModelAltered, ModelMissing
from rmt_desktop.models.catalogue import list_entries
from rmt_desktop.models.download import sha256_of
from rmt_desktop.models.entries import Kind

RECORD = "installed.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of an installed model as it was when it was installed."""

    name: str
    size: int
    sha256: str
    changed_ns: int
    """Its time of change: a file with the same size and time is not hashed again before it is loaded."""


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model in the store."""

    name: str
    kind: Kind
    family: str
    """``model_type`` of its configuration."""
    parameters: int
    context_tokens: int
    source: str
    """Where it came from, as the user can read it."""
    revision: str
    """The hub's name of the revision; empty where there is none."""
    backbone: str
    """Of a memory: the installed model that it is wrapped around."""
    order: int
    """The last one installed has the highest."""
    files: tuple[StoredFile, ...]
    folder: Path

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that change with its weights."""
        hashes = "".join(file.sha256 for file in self.files if file.name.endswith(".safetensors"))
        return hashlib.sha256(hashes.encode()).hexdigest()[:16]


class ModelStore:
    """The folder ``models`` inside the data folder."""

    def __init__(self, data_folder: Path):
        self.folder = data_folder / "models"
        self.caches = data_folder / "caches"
        """Where documents that a model has read are kept for its next question."""

    def installed(self) -> list[InstalledModel]:
        """Every installed model, the one installed last first."""
        records = [_read(path) for path in self.folder.glob(f"*/{RECORD}")]
        return sorted((record for record in records if record), key=lambda record: -record.order)

    def find(self, name: str) -> InstalledModel:
        """An installed model by its name, whatever its case.

        Raises:
            ModelMissing: it is not installed.
        """
        for model in self.installed():
            if model.name.lower() == name.lower():
                return model
        raise ModelMissing(f"{name} is not installed. {how_to_install(name)}")

    def verify(self, model: InstalledModel, check: Callable[[], None] = lambda: None) -> None:
        """Hash every file.

        Raises:
            ModelAltered: a file is missing or has other content.
        """
        for file in model.files:
            path = model.folder / file.name
            check()
            if not path.is_file() or sha256_of(path, check) != file.sha256:
                raise _altered(model, file)

    def trust(self, model: InstalledModel) -> None:
        """Look before loading: files that have not been touched since the install are not hashed again.

        Raises:
            ModelAltered: a file is missing or has other content.
        """
        for file in model.files:
            path = model.folder / file.name
            status = path.stat() if path.is_file() else None
            if status and (status.st_size, status.st_mtime_ns) == (file.size, file.changed_ns):
                continue
            if status is None or sha256_of(path) != file.sha256:
                raise _altered(model, file)

    def remove(self, name: str) -> str:
        """Delete a model's files, also of one that is half installed; its name.

        Raises:
            ModelMissing: there is nothing of it.
        """
        halves = [path for path in self.folder.glob(".*.part") if path.name[1:-5].lower() == name.lower()]
        for staged in halves:
            shutil.rmtree(staged, ignore_errors=True)
        try:
            model = self.find(name)
        except ModelMissing:
            if halves:
                return halves[0].name[1:-5]
            raise
        self._clear(model)
        for path in self.caches.glob(f"*.{model.fingerprint}.*"):
            path.unlink(missing_ok=True)
        return model.name

    def drop_caches(self, document_id: int) -> None:
        """Remove what models keep of a document."""
        for path in self.caches.glob("*.safetensors"):
            if str(document_id) in path.name.partition(".")[0].split("-"):
                path.unlink(missing_ok=True)

    def staging(self, name: str) -> Path:
        """Where a model's files are gathered before it is installed."""
        return self.folder / f".{name}.part"

    def settle(self, staged: Path, model: InstalledModel) -> InstalledModel:
        """Write the record and put the staged folder in place of what was there."""
        record = asdict(model) | {"version": _VERSION}
        del record["folder"]
        (staged / RECORD).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
        self._clear(model)
        staged.replace(model.folder)
        return model

    def _clear(self, model: InstalledModel) -> None:
        """In one step it is not installed any more, whatever becomes of its files."""
        if model.folder.exists():
            leaving = self.folder / f".{model.name}.removed"
            shutil.rmtree(leaving, ignore_errors=True)
            model.folder.replace(leaving)
            shutil.rmtree(leaving, ignore_errors=True)


def describe(
    staged: Path, name: str, source: str, store: ModelStore, revision: str = "", backbone: str = ""
) -> InstalledModel:
    """What the record of a gathered model says: its files are hashed, its sizes read from them."""
    about = _json(staged / "decoder.json") or _json(staged / "config.json")
    names = sorted(path.name for path in staged.iterdir() if path.is_file() and path.name != RECORD)
    context = int(about.get("max_position_embeddings") or about.get("n_positions") or about.get("max_positions") or 0)
    return InstalledModel(
        name=name,
        kind=Kind.MEMORY if (staged / "decoder.json").exists() else Kind.LANGUAGE_MODEL,
        family=str(about.get("model_type") or about.get("family") or "unknown"),
        parameters=sum(_count(staged / file) for file in names if file.endswith(".safetensors")),
        context_tokens=context,
        source=source,
        revision=revision,
        backbone=backbone,
        order=max((model.order for model in store.installed()), default=0) + 1,
        files=tuple(_stored(staged / file) for file in names),
        folder=store.folder / name,
    )


def how_to_install(name: str = "") -> str:
    """The sentence that tells a user what to do about a model that is not installed."""
    known = [entry.name for entry in list_entries() if entry.kind is not Kind.ENCODER]
    wanted = next((own for own in known if own.lower() == name.lower()), known[0])
    return f"Install it with: rmt-desktop models install {wanted} (“rmt-desktop models list” shows what there is)."


def _altered(model: InstalledModel, file: StoredFile) -> ModelAltered:
    return ModelAltered(
        f"{file.name} of {model.name} is not as it was installed, so the model is not used. Install it again with: "
        f"rmt-desktop models install {model.name}"
    )


def _read(path: Path) -> InstalledModel | None:
    """None where the record is damaged: the model then counts as not installed."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content.pop("version") != _VERSION:
            return None
        files = tuple(StoredFile(**file) for file in content.pop("files"))
        return InstalledModel(**content | {"kind": Kind(content["kind"])}, files=files, folder=path.parent)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _stored(path: Path) -> StoredFile:
    status = path.stat()
    return StoredFile(path.name, status.st_size, sha256_of(path), status.st_mtime_ns)


def _json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _count(path: Path) -> int:
    """Numbers in a safetensors file, read off its header."""
    try:
        with path.open("rb") as stream:
            (length,) = struct.unpack("<Q", stream.read(8))
            header = json.loads(stream.read(min(length, 100 << 20)))
    except (OSError, ValueError, struct.error):
        return 0
    return sum(math.prod(tensor["shape"]) for name, tensor in header.items() if name != "__metadata__")


def disk_used(model: InstalledModel) -> int:
    """Bytes of its files."""
    return sum(os.path.getsize(model.folder / file.name) for file in model.files if (model.folder / file.name).exists())
