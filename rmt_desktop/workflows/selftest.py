"""Is this installation whole? Native parts, data folder, database, model, and one question answered."""

import platform
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rmt_desktop.domain.answers import Answer
from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.models.catalogue import MINILM, minilm_folder, verify_minilm
from rmt_desktop.paths import resource
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows import selftest_parts as parts
from rmt_desktop.workflows.models import load_default_model
from rmt_desktop.workflows.onetime import ask_files

SAMPLE = ("samples", "sample-lease.pdf")
_QUESTION = "Which law governs this lease?"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    good: bool
    detail: str


def examine(folder: Path, more: Mapping[str, Callable[[], str]]) -> list[Check]:
    """All checks; none stops the others. The user's library is opened by none of them.

    Args:
        folder: the data folder.
        more: name → check of what lies above the workflows; a check gives a detail or raises.
    """
    packages = parts.required_packages() or (parts.DISTRIBUTION,)  # without metadata, that is what is missing
    return [
        _check("program", parts.program),
        Check("python", True, f"{platform.python_version()} on {platform.platform()}"),
        Check("sqlite", True, sqlite3.sqlite_version),
        *(_check(package, lambda package=package: version(package)) for package in packages),  # type: ignore[misc]
        _check("native parts", parts.native_parts),
        _check("data folder", lambda: _writable(folder)),
        _check("database", parts.database),
        _check("formats", parts.formats),
        _check("model", _model),
        _check("sample question", _sample_question),
        *(_check(name, look) for name, look in more.items()),
        _check("modules", parts.modules),
    ]


def _check(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except PackageNotFoundError:
        return Check(name, False, "not installed")
    except Exception as error:  # a self-test reports whatever is wrong
        return Check(name, False, f"{type(error).__name__}: {error}")


def _writable(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder):
        free = shutil.disk_usage(folder).free
    return f"{folder}, {free / 2**30:.1f} GiB free"


def _model() -> str:
    verify_minilm(minilm_folder())
    return f"{MINILM.name}, SHA-256 {MINILM.sha256[:12]}… as catalogued"


def _sample_question() -> str:
    with tempfile.TemporaryDirectory() as name, Library.open(Path(name)) as library:
        answer = ask_files(
            library, lambda: load_default_model(Path(name)), [resource(*SAMPLE)], _QUESTION, "rmt", PlainContext()
        )
        return _verified(library, answer)


def _verified(library: Library, answer: Answer) -> str:
    """The answer, once its quote was found at its place in the stored text."""
    if not answer.evidence:
        raise ValueError("the sample question was not answered")
    first = answer.evidence[0]
    if library.page(first.document_id, first.page).text[first.start : first.end] != first.quote:
        raise ValueError("the quote is not at its place")
    return f"“{answer.text}”, page {first.page}"
