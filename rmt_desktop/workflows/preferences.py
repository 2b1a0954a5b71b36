"""What the user chose about answering and computing, kept in the library's settings."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rmt_desktop.domain.model_errors import ModelMissing
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.models import load_default_model

ENGINES = ("rmt", "deep")
DEVICES = ("auto", "cpu")
MOST_THREADS = 64
READERS = "readers"
"""Folder in the data folder, for readers that the user trains."""
_PREFIX = "preferences/"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Choices with their defaults."""

    engine: str = "rmt"
    """For questions that want one answer."""
    threshold: float | None = None
    """Confidence (0–1) below which an answer is "not found"; None: as the reader was calibrated."""
    device: str = "auto"
    """``auto`` or ``cpu``; counts from the next start."""
    threads: int = 0
    """Of the processor; 0: as many as torch thinks best. Counts from the next start."""
    reader: str = ""
    """Folder of a reader the user has trained; empty: the shipped one. Counts from the next start."""


def load_preferences(library: Library) -> Preferences:
    """The choices stored; defaults where none, or nonsense, is stored."""
    engine = library.setting(_PREFIX + "engine") or ""
    device = library.setting(_PREFIX + "device") or ""
    threads = library.setting(_PREFIX + "threads") or ""
    default = Preferences()
    return Preferences(
        engine if engine in ENGINES else default.engine,
        _share(library.setting(_PREFIX + "threshold")),
        device if device in DEVICES else default.device,
        min(int(threads), MOST_THREADS) if threads.isascii() and threads.isdigit() else default.threads,
        _inside(library, library.setting(_PREFIX + "reader") or ""),
    )


def store_preferences(library: Library, chosen: Preferences) -> None:
    """Keep the choices."""
    values = {
        "engine": chosen.engine,
        "threshold": "" if chosen.threshold is None else f"{chosen.threshold:.3f}",
        "device": chosen.device,
        "threads": str(chosen.threads),
        "reader": relative_to_library(library, chosen.reader),
    }
    for name, value in values.items():
        if library.setting(_PREFIX + name) != value:
            library.set_setting(_PREFIX + name, value)


def load_preferred_model(library: Library) -> Any:
    """The shipped reader on the device and with the threads chosen; imports torch.

    Raises:
        ModelError: weights are missing, altered or damaged.
    """
    chosen = load_preferences(library)
    reader = Path(chosen.reader) if chosen.reader else None
    if reader is not None and not is_reader(reader):
        raise ModelMissing(
            f"The reader chosen in the settings is not in {reader} any more. Choose another one under Settings, "
            "Computing, and start the program again."
        )
    model = load_default_model(Path(library.folder), chosen.device, reader)
    if chosen.threads:
        import torch

        torch.set_num_threads(chosen.threads)
    return model


def is_reader(folder: Path) -> bool:
    """Whether a folder holds a trained reader."""
    return all((folder / name).is_file() for name in ("reader.json", "reader.safetensors"))


def trained_readers(library: Library) -> list[Path]:
    """The readers trained into the data folder, and the one chosen, wherever it lies."""
    found = sorted(path for path in (Path(library.folder) / READERS).glob("*") if is_reader(path))
    chosen = load_preferences(library).reader
    return found if not chosen or Path(chosen) in found else [*found, Path(chosen)]


def relative_to_library(library: Library, path: str) -> str:
    """A path below the data folder without that folder, so that it holds when the folder is moved."""
    folder = Path(library.folder)
    return str(Path(path).relative_to(folder)) if path and Path(path).is_relative_to(folder) else path


def _inside(library: Library, stored: str) -> str:
    return str(Path(library.folder) / stored) if stored else ""


def _share(stored: str | None) -> float | None:
    try:
        value = float(stored or "")
    except ValueError:
        return None
    return value if 0.0 < value < 1.0 else None
