"""Looks of the self-test at what the program is made of: packages, native parts, modules, formats, database."""

import importlib
import pkgutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import rmt_desktop
from rmt_desktop.ingest import SUFFIXES, ParserProcess
from rmt_desktop.ingest.registry import FORMATS
from rmt_desktop.paths import resource
from rmt_desktop.storage.connecting import connect
from rmt_desktop.storage.library import Library
from rmt_desktop.storage.vault import is_plain

DISTRIBUTION = "rmt-desktop"


def program() -> str:
    """The program's version, and whether it runs frozen."""
    how = "frozen" if getattr(sys, "frozen", False) else "unfrozen"
    return f"RMT Desktop {rmt_desktop.__version__}, {how}, {sys.executable}"


def required_packages() -> tuple[str, ...]:
    """Names of the packages that the program's metadata asks for on this system; empty if it has none.

    >>> {"torch", "SQLAlchemy"} <= set(required_packages()), "pytest" in required_packages()
    (True, False)
    """
    from packaging.requirements import Requirement

    try:
        lines = requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        return ()
    asked = map(Requirement, lines)
    names = (r.name for r in asked if r.marker is None or r.marker.evaluate({"extra": ""}))
    return tuple(dict.fromkeys(names))


def native_parts() -> str:
    """Versions of what is no Python: also that torch computes and the tokenizer's library loads."""
    import ssl

    import safetensors
    import tokenizers
    import torch

    if float(torch.ones(3) @ torch.arange(3.0)) != 3.0:
        raise ValueError("torch computes wrongly")
    parts = {
        "torch": f"{torch.__version__} ({torch.backends.cpu.get_cpu_capability()}, {torch.get_num_threads()} threads)",
        "tokenizers": tokenizers.__version__,
        "safetensors": safetensors.__version__,
        "SQLite": sqlite3.sqlite_version,
        "SQLCipher": _cipher_version(),
        "TLS": ssl.OPENSSL_VERSION,
    }
    return ", ".join(f"{name} {version}" for name, version in parts.items())


def _cipher_version() -> str:
    """Of the library that encrypts, once it has encrypted a database that Python's own cannot read."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "encrypted.db"
        with closing(connect(path, key=bytes(32))) as connection:
            connection.execute("CREATE TABLE words (word)")
            version = str(connection.execute("PRAGMA cipher_version").fetchone()[0])
        if is_plain(path) or not path.stat().st_size:
            raise ValueError("SQLCipher does not encrypt")
    return version


def modules() -> str:
    """Every module of the program can be imported, and with it everything that it asks for."""
    found = [each.name for each in pkgutil.walk_packages(rmt_desktop.__path__, "rmt_desktop.")]
    for name in found:
        importlib.import_module(name)
    return f"{len(found)} imported"


def formats() -> str:
    """The child process starts and reads every sample document."""
    samples = [path for path in sorted(resource("samples").iterdir()) if path.suffix in SUFFIXES and _is_document(path)]
    with ParserProcess() as parser:
        read = [parser.parse(path) for path in samples]
    empty = [path.name for path, document in zip(samples, read, strict=True) if not any(p.text for p in document.pages)]
    if empty or not read:
        raise ValueError(f"no text was read from {', '.join(empty) or 'any sample'}")
    return f"{', '.join(known.kind for known in FORMATS)}; {len(read)} samples read"


def database() -> str:
    """A library is made, written, closed, and read again."""
    with tempfile.TemporaryDirectory() as name:
        with Library.open(Path(name)) as library:
            library.set_setting("selftest", "Grüße, 契約")
        with Library.open(Path(name)) as library:
            if library.setting("selftest") != "Grüße, 契約":
                raise ValueError("what was written was not read again")
    return "written and read again"


def _is_document(path: Path) -> bool:
    return path.name != "README.md"
