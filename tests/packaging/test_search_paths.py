"""Libraries of the bundle look for others beside themselves only."""

import shutil
import struct
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from bundling.elf import is_elf, native_parts, segments
from bundling.search_paths import drop_foreign_search_paths, search_paths

NEEDED, STRINGS, SONAME, RPATH, RUNPATH = 1, 5, 14, 15, 29
BASE = 0x1000  # of the addresses, so that they are not the places in the file


def library(path, *entries):
    """Write an ELF file whose dynamic table has the given tags, each with a string, in order."""
    strings, rows = b"\0", []
    for tag, text in entries:
        rows.append((tag, len(strings)))
        strings += text.encode() + b"\0"
    at = 64 + 2 * 56
    table = [*rows, (STRINGS, BASE + at), (0, 0)]
    place = at + len(strings)
    size = place + 16 * len(table)
    head = struct.pack("<16sHHIQQQIHHHHHH", b"\x7fELF\x02\x01\x01", 3, 62, 1, 0, 64, 0, 0, 64, 56, 2, 0, 0, 0)
    load = struct.pack("<IIQQQQQQ", 1, 5, 0, BASE, BASE, size, size, 0x1000)
    dynamic = struct.pack("<IIQQQQQQ", 2, 6, place, BASE + place, BASE + place, 16 * len(table), 16 * len(table), 8)
    path.write_bytes(head + load + dynamic + strings + b"".join(struct.pack("<qQ", *row) for row in table))
    return path


def tags(path):
    """The tags of the dynamic table up to its end."""
    part = next(part for part in segments(path) if part.kind == 2)
    rows = struct.iter_unpack("<qQ", path.read_bytes()[part.offset : part.offset + part.size])
    found = [tag for tag, _ in rows]
    return found[: found.index(0)]


@pytest.mark.parametrize("tag", [RPATH, RUNPATH])
def test_a_folder_of_the_build_machine_is_dropped_and_the_rest_stays(tmp_path, tag):
    path = library(tmp_path / "a.so", (NEEDED, "libb.so"), (tag, "/opt/python/lib:/usr/local/lib"), (SONAME, "a.so"))
    path.chmod(0o444)
    before = path.read_bytes()
    assert search_paths(path) == ["/opt/python/lib", "/usr/local/lib"]
    assert drop_foreign_search_paths(tmp_path) == 1
    assert search_paths(path) == []
    assert tags(path) == [NEEDED, SONAME, STRINGS]
    after = path.read_bytes()
    place = next(part.offset for part in segments(path) if part.kind == 2)
    assert (len(after), after[:place]) == (len(before), before[:place])
    assert drop_foreign_search_paths(tmp_path) == 0


@pytest.mark.parametrize("kept", ["$ORIGIN", "${ORIGIN}/../lib", "$ORIGIN/:$ORIGIN/Qt/lib"])
def test_folders_beside_the_library_stay(tmp_path, kept):
    path = library(tmp_path / "a.so", (RUNPATH, kept))
    before = path.read_bytes()
    assert drop_foreign_search_paths(tmp_path) == 0
    assert path.read_bytes() == before
    assert search_paths(path) == kept.split(":")


def test_other_files_and_links_are_left_alone(tmp_path):
    (tmp_path / "inside").mkdir()
    target = library(tmp_path / "inside" / "a.so", (RUNPATH, "/opt/lib"))
    (tmp_path / "link.so").symlink_to("inside/a.so")
    (tmp_path / "notes.txt").write_text("x" * 100)
    (tmp_path / "short").write_bytes(b"\x7fELF")
    wide = bytearray(target.read_bytes())
    wide[5] = 2  # big-endian
    (tmp_path / "other.so").write_bytes(wide)
    assert native_parts(tmp_path) == [target]
    assert drop_foreign_search_paths(tmp_path) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other libraries")
def test_python_loads_a_module_without_its_search_path(tmp_path):
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        pytest.skip("no C compiler")
    (tmp_path / "a.c").write_text(
        '#include <Python.h>\nstatic struct PyModuleDef d = {PyModuleDef_HEAD_INIT, "a", 0, -1};\n'
        "PyMODINIT_FUNC PyInit_a(void) { return PyModule_Create(&d); }\n"
    )
    made, include = tmp_path / f"a{sysconfig.get_config_var('EXT_SUFFIX')}", sysconfig.get_paths()["include"]
    if not (Path(include) / "Python.h").is_file():
        pytest.skip("no headers of Python")
    options = ["-shared", "-fPIC", f"-I{include}", "-Wl,-rpath,/nowhere/lib", "-o", str(made)]
    subprocess.run([compiler, str(tmp_path / "a.c"), *options], check=True)
    assert is_elf(made)
    assert search_paths(made) == ["/nowhere/lib"]
    assert drop_foreign_search_paths(tmp_path) == 1
    asked = [sys.executable, "-c", "import a; print(a.__name__)"]
    loaded = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert loaded.stdout == "a\n"
