"""torch and its libraries, loaded so that the window goes on meanwhile."""

import contextlib
import ctypes
import gc
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

_LIBRARIES = ("libtorch_global_deps", "libtorch_cpu", "libtorch", "libtorch_python")
_SUFFIX = {"linux": ".so", "darwin": ".dylib"}


def preload_torch() -> list[Path]:
    """Load the native libraries of torch before it is imported; those loaded.

    ``import torch`` holds Python's global lock while the system loads and links 400 MB of them, and the window's
    thread waits for that lock; ctypes lets it go. On Windows torch is imported before the window opens, and nothing
    is done here.
    """
    found = importlib.util.find_spec("torch") if "torch" not in sys.modules else None
    if found is None or found.origin is None or sys.platform not in _SUFFIX:
        return []
    loaded: list[Path] = []
    for name in _LIBRARIES:
        path = Path(found.origin).parent / "lib" / (name + _SUFFIX[sys.platform])
        mode = ctypes.RTLD_GLOBAL if name.endswith("global_deps") else ctypes.RTLD_LOCAL  # as torch does
        with contextlib.suppress(OSError):  # what cannot be loaded so, importing torch loads, or says why not
            if path.is_file():
                ctypes.CDLL(str(path), mode=mode)
                loaded.append(path)
    return loaded


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Nothing is collected meanwhile, and what is there at the end is never looked at again.

    Importing torch and transformers makes a million objects that stay to the end. Python's collector walks over all of
    them again and again with the global lock held, a tenth of a second each time, in which the window stands still.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()
