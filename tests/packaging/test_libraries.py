"""The machine that freezes has what the window's libraries ask for."""

import shutil
from pathlib import Path

import pytest
from bundling import libraries


@pytest.fixture
def asked(monkeypatch, tmp_path) -> Path:
    """``a`` asks for ``b`` beside it, which asks for what the system has and what it lacks."""
    monkeypatch.setattr(libraries, "_library_cache", lambda: {"libc.so.6": Path("/lib/libc.so.6")})
    wanted = {"a.so": ("b.so", "libc.so.6"), "b.so": ("a.so", "libxcb-keysyms.so.1", "libxcb-icccm.so.4")}
    monkeypatch.setattr(libraries, "_dump", lambda path: "".join(f"  NEEDED   {name}\n" for name in wanted[path.name]))
    for name in wanted:
        (tmp_path / name).touch()
    return tmp_path


def test_all_that_is_missing_is_named_at_once(asked, monkeypatch):
    with pytest.raises(libraries.UnresolvedLibrary, match=r"lacks libxcb-icccm\.so\.4, libxcb-keysyms\.so\.1\. "):
        libraries.require_libraries(asked / "a.so", asked)
    names = ("libc.so.6", "libxcb-keysyms.so.1", "libxcb-icccm.so.4")
    monkeypatch.setattr(libraries, "_library_cache", lambda: dict.fromkeys(names, Path("/lib")))
    libraries.require_libraries(asked / "a.so", asked)


@pytest.mark.skipif(shutil.which("objdump") is None, reason="needs binutils")
def test_what_a_real_library_asks_for_is_read(tmp_path):
    import numpy

    (library,) = (path for path in Path(numpy.__file__).parent.rglob("_multiarray_umath*.so"))
    assert "libc.so.6" in libraries._NEEDED.findall(libraries._dump(library))
