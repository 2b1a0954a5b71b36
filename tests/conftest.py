"""Every test runs without a screen, without the network, and leaves no thread of the program behind."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TRANSFORMERS_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"

import pytest
import tqdm

tqdm.tqdm.monitor_interval = 0  # its monitor is a thread that outlives every test

_ROOT = Path(__file__).parent.parent
_CACHES = {".pytest_cache", ".mypy_cache", ".ruff_cache"}
_LOCAL = {"localhost", "127.0.0.1", "::1"}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anywhere but this machine fails the test that tries it."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in _LOCAL:
            pytest.fail(f"A test tried to reach {address!r}; tests need nothing outside of the repository.")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", local_only)
    monkeypatch.setattr(socket.socket, "connect_ex", local_only)


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A home and a working directory of its own for every test; what appears in the repository's root fails it.

    Processes that a test starts find the repository all the same.
    """
    before = set(os.listdir(_ROOT))
    home = tmp_path_factory.mktemp("home")
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(home))
    monkeypatch.chdir(tmp_path_factory.mktemp("here"))
    monkeypatch.setenv("PYTHONPATH", str(_ROOT), prepend=os.pathsep)
    yield
    assert not (left := set(os.listdir(_ROOT)) - before - _CACHES), f"left in the repository: {sorted(left)}"


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Threads of Python that a test starts must end with it."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 2
    while (left := _new_threads(before)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not left, f"threads left running: {[thread.name for thread in left]}"


def _new_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    ours = [thread for thread in threading.enumerate() if thread not in before and thread.is_alive()]
    return [thread for thread in ours if not isinstance(thread, threading._DummyThread)]
