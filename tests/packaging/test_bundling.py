"""What goes into the bundle, what is left out, and what the packages say about the program."""

import json
import os
import plistlib
import struct
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from importlib.metadata import distribution
from pathlib import Path

import pytest
from bundling import cold_start, collect, contents, icons, licences, macos, mime, project, sbom, smoke, whole, windows
from bundling.dependencies import WEIGHTS_ONLY, import_names, needs, unneeded_modules
from bundling.linux import write_share
from bundling.sizes import check_package, report
from bundling.stripping import load_segments_align
from bundling.trim import EXCLUDED_MODULES, keeps, keeps_family

from rmt_desktop import __version__
from rmt_desktop.ingest.registry import SUFFIXES


def test_the_closure_follows_the_metadata_but_not_of_weights():
    found = needs()
    assert {"torch", "transformers", "pypdf", "cryptography", "tokenizers"} <= set(found.all)
    assert "pytest" not in found.all
    assert set(found.direct) >= WEIGHTS_ONLY
    assert "sentence-transformers" not in found.all
    assert {"pytest", "sklearn", "mypy"} <= set(unneeded_modules(found.all))
    assert not {"torch", "numpy", "rmt_desktop"} & set(unneeded_modules(found.all))
    assert import_names("SQLAlchemy") == ("sqlalchemy",)


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("torch/lib/libtorch_cpu.so", True),
        ("torch\\bin\\test_api.exe", False),
        ("torch/include/ATen/ATen.h", False),
        ("PySide6/Qt/lib/libQt6Pdf.so.6", True),
        ("PySide6/Qt/lib/libQt6Qml.so.6", False),
        ("PySide6/Qt/lib/libQt6WebEngineCore.so.6", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6/Qt/translations/qt_de.qm", False),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6\\translations\\qtbase_de.qm", True),
        ("resources/translations/rmt_desktop_de.qm", True),
        ("libstdc++.so.6", False),
        ("resources/models/reader/reader.safetensors", True),
    ],
)
def test_what_is_left_out(path, kept):
    assert keeps(path) is kept


def test_modules_that_are_imported_by_name_are_all_named():
    found = set(collect.hidden_imports())
    assert {"rmt_desktop.ingest.pdf", "rmt_desktop.workflows.selftest_parts", "json.decoder", "sqlite3.dbapi2"} <= found
    assert not {"readline", "curses", "tkinter", "test.support", "rmt_desktop.__main__"} & found


def test_libraries_are_taken_whole():
    modules, datas, binaries = whole.entries(("numpy", "markupsafe", "setuptools"), frozenset())
    named = {name for name, _, _ in modules}
    assert {"markupsafe", "markupsafe._native", "numpy.linalg"} <= named
    assert not {name for name in named if name.startswith("setuptools")}
    assert not {name for name, _, _ in datas if name.endswith((".py", ".pyi"))}
    assert any(name.startswith("markupsafe/_speedups") for name, _, _ in binaries)
    assert {Path(name).name for name, _, _ in whole.metadata("markupsafe")} == {"METADATA"}


LOADS = """
import json, sys
import Bio.SeqIO, Bio.Medline, accelerate, bm25s, docx, gguf, keyring, peft, pypdf, pypdfium2, sqlalchemy.orm
import torch._dynamo  # at the first step of a training
from transformers import BertModel, LlamaForCausalLM
print(json.dumps({name: getattr(module, "__file__", None) for name, module in sys.modules.items()}))
"""


def test_nothing_that_is_loaded_is_left_out():
    bundled = set(whole.copied_modules(needs().all)) | set(EXCLUDED_MODULES)
    bundled.discard("_distutils_hack")  # every Python with setuptools beside it loads this; the bundle has none
    asked = subprocess.run([sys.executable, "-c", LOADS], capture_output=True, text=True, check=True)
    loaded = {name: file for name, file in json.loads(asked.stdout.splitlines()[-1]).items() if file}
    ours = {name: Path(file).name for name, file in loaded.items() if name.partition(".")[0] in bundled}
    inside = {name: "/".join((*name.split(".")[: None if file.startswith("__init__.") else -1], file))
              for name, file in ours.items()}  # fmt: skip
    assert len(inside) > 1000
    assert not [name for name, path in inside.items() if not keeps(path)]


def test_packages_without_a_file_of_their_own_are_named(monkeypatch):
    files = [("space/part/module.py", Path("/m.py")), ("space/part/data.json", Path("/d.json"))]
    monkeypatch.setattr(whole, "_files", lambda found: files)
    monkeypatch.setattr(whole, "copied", lambda names: names)
    modules, datas, _ = whole.entries(("numpy",), frozenset())
    assert modules == [
        ("space.part.module", "/m.py", "PYMODULE"), ("space", "-", "PYMODULE"), ("space.part", "-", "PYMODULE"),
    ]  # fmt: skip
    assert datas == [("space/part/data.json", "/d.json", "DATA")]


def test_sources_stay_where_libraries_read_them():
    modules, datas, _ = whole.entries(("transformers", "peft"), frozenset())
    assert {"transformers", "peft", "peft.tuners.lora"} <= {name for name, _, _ in modules}
    inside = {name for name, _, _ in datas}
    assert "transformers/__init__.py" in inside
    assert "peft/__init__.py" not in inside


def test_the_builder_may_name_a_release_feed(tmp_path, monkeypatch):
    monkeypatch.delenv(collect.FEED_VARIABLE, raising=False)
    assert not [source for source, _ in collect.resources(tmp_path) if source.endswith("update-feed.txt")]
    monkeypatch.setenv(collect.FEED_VARIABLE, "https://example.org/latest")
    assert (str(tmp_path / "update-feed.txt"), "resources") in collect.resources(tmp_path)
    assert (tmp_path / "update-feed.txt").read_text() == "https://example.org/latest\n"
    assert any(source.endswith("CHANGELOG.md") for source, _ in collect.resources(tmp_path))


def test_questions_of_a_file_are_grouped_by_document_and_spread(tmp_path):
    rows = [{"file": f"../pdf/{name}.pdf", "question": f"{name}{i}?"} for name in "ab" for i in range(5)]
    path = tmp_path / "questions" / "all.jsonl"
    path.parent.mkdir()
    path.write_text("\n".join(map(json.dumps, rows)) + "\n")
    asked = smoke.read_questions(path)
    assert {document: len(questions) for document, questions in asked.items()} == {
        tmp_path / "pdf" / "a.pdf": 5, tmp_path / "pdf" / "b.pdf": 5,
    }  # fmt: skip
    assert smoke.read_questions(path, tmp_path, 4) == {
        tmp_path / "a.pdf": ["a0?", "a2?"], tmp_path / "b.pdf": ["b0?", "b2?"],
    }  # fmt: skip


PROGRAM = """
import json, pathlib, sys
arguments = sys.argv[1:]
names = ["program", "native parts", "model", "sample question", "window", "languages", "database", "formats"]
details = {"program": "RMT Desktop, frozen, here", "native parts": "SQLCipher 4.6", "languages": "en, de"} | MORE
place = arguments.index("--data-dir") + 1 if "--data-dir" in arguments else 0
library = pathlib.Path(arguments[place] if place else "", "library.db")
if "--version" in arguments:
    print("RMT Desktop VERSION")
elif "doctor" in arguments:
    print(json.dumps({"ok": True, "checks": [{"name": n, "ok": True, "detail": details.get(n, "")} for n in names]}))
elif "read" in arguments or "unprotect" in arguments:
    library.write_bytes(b"SQLite format 3\\x00")
elif "protect" in arguments:
    library.write_bytes(b"noise")
elif "library" in arguments:
    print("sample-lease.pdf")
else:
    asked = [arguments[i + 1] for i, word in enumerate(arguments) if word == "-q"]
    print(json.dumps([{"question": q, "answer": ANSWER, "confidence": 0.5} for q in asked]))
"""


def program(folder: Path, name: str, answer: str = "100", **more: str) -> Path:
    path = folder / name
    text = PROGRAM.replace("VERSION", __version__).replace("ANSWER", repr(answer))
    text = text.replace("MORE", repr({key.replace("_", " "): value for key, value in more.items()}))
    path.write_text(f"#!{sys.executable}\n{text}")
    path.chmod(0o755)
    return path


def test_the_smoke_test_fails_on_another_answer(tmp_path, monkeypatch):
    asked = {tmp_path / "lease.pdf": ["How much?", "Which law?"]}
    ours = smoke._ask
    unfrozen = program(tmp_path, "unfrozen")
    monkeypatch.setattr(
        smoke, "_ask",
        lambda command, *rest: ours([str(unfrozen)] if command[0] == sys.executable else command, *rest),
    )  # fmt: skip
    assert smoke.smoke(program(tmp_path, "same"), asked) == 2
    with pytest.raises(smoke.SmokeFailure, match="How much"):
        smoke.smoke(program(tmp_path, "other", "101"), asked)


@pytest.mark.parametrize(
    ("name", "detail"), [("program", "unfrozen"), ("native_parts", "SQLite 3.4"), ("languages", "en")]
)
def test_the_smoke_test_fails_where_the_self_test_says_less(tmp_path, name, detail):
    with pytest.raises(smoke.SmokeFailure, match=f"not said of {name.replace('_', ' ')}: {detail}"):
        smoke.smoke(program(tmp_path, "poorer", **{name: detail}), {})


def test_the_smoke_test_fails_where_nothing_is_encrypted(tmp_path):
    path = program(tmp_path, "open")
    path.write_text(path.read_text().replace('b"noise"', r'b"SQLite format 3\x00"'))
    with pytest.raises(smoke.SmokeFailure, match="protect: the library is not encrypted"):
        smoke.smoke(path, {})


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="the system drops nothing from its cache when asked")
def test_files_are_forgotten(tmp_path):
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "a").write_bytes(b"a")
    (tmp_path / "link").symlink_to("inside/a")
    assert cold_start.forget([tmp_path]) == 1


def test_a_slow_or_missing_window_fails(monkeypatch, qapp):
    taken = {"frozen": 3.0, "unfrozen": 2.5}
    monkeypatch.setattr(cold_start, "forget", lambda folders: 0)
    monkeypatch.setattr(
        cold_start, "start_seconds", lambda program, _: taken["unfrozen" if sys.executable in program else "frozen"]
    )
    assert cold_start.compare_starts(Path("/opt/rmt-desktop/rmt-desktop")) == pytest.approx(1.2)
    taken["frozen"] = 4.0
    with pytest.raises(smoke.SmokeFailure, match=r"1\.60 times"):
        cold_start.compare_starts(Path("/opt/rmt-desktop/rmt-desktop"))
    monkeypatch.undo()
    with pytest.raises(smoke.SmokeFailure, match="no window"):
        cold_start.start_seconds([sys.executable, "-c", "", "--"], os.environ)


def test_what_has_a_forbidden_licence_is_never_followed():
    assert {"readline", "_gdbm"} <= set(EXCLUDED_MODULES)
    origins = contents.Origins({}, {"libreadline8": ()}, ())
    with pytest.raises(SystemExit, match="libreadline8"):
        licences.check(origins)
    with pytest.raises(SystemExit, match="nowhere"):
        licences.check(contents.Origins({}, {}, (contents.Entry("a.so", Path("/nowhere/a.so")),)))


def test_families_that_cannot_be_a_backbone_are_left_out():
    kept = frozenset({"bert"})
    assert keeps_family("transformers/models/bert/modeling_bert.py", kept)
    assert keeps_family("transformers.models.auto.modeling_auto", kept)
    assert not keeps_family("transformers/models/sam/modeling_sam.py", kept)
    assert not keeps_family("transformers/models/bert/convert_bert_checkpoint.py", kept)


def test_contents_are_sorted_by_where_they_come_from(tmp_path):
    torch = distribution("torch").locate_file("torch/__init__.py")
    listed = [["torch", str(torch), "PYMODULE"], ["json", json.__file__, "PYMODULE"], ["link.so", "", "SYMLINK"]]
    listed.append(["odd.so", str(tmp_path / "odd.so"), "BINARY"])
    (tmp_path / "contents.json").write_text(json.dumps(listed))
    found = contents.origins(contents.read_contents(tmp_path / "contents.json"))
    assert list(found.distributions) == ["torch"]
    assert [entry.inside for entry in found.unknown] == ["odd.so"]


def test_what_comes_with_python_and_from_microsoft_is_known(tmp_path, monkeypatch):
    prefix, system = tmp_path / "Python311", tmp_path / "System32"
    monkeypatch.setattr(sys, "base_prefix", str(prefix))
    sources = [prefix / "vcruntime140.dll", prefix / "DLLs" / "libcrypto-3.dll", prefix / "Resources" / "Info.plist"]
    sources += [system / "msvcp140_1.dll", system / "MSVCP140.dll", system / "opengl32.dll"]
    found = contents.origins(contents.Entry(source.name, source) for source in sources)
    assert [entry.inside for entry in found.unknown] == ["opengl32.dll"]
    assert [path.name for path in found.system[contents.MICROSOFT]] == ["MSVCP140.dll", "msvcp140_1.dll"]
    known = contents.Origins({}, found.system, ())
    licences.check(known)
    assert "Distributable code of Microsoft" in licences._system_texts(contents.MICROSOFT)[0]
    assert contents.MICROSOFT in {part["name"] for part in json.loads(sbom.bill(known))["components"]}


def test_licences_and_bill_name_every_distribution_with_its_text():
    names = ("numpy", "pypdf", "tokenizers", "pyside6-essentials", "sqlcipher3")
    origins = contents.Origins({name: distribution(name) for name in names}, {}, ())
    licences.check(origins)
    inside = [text for _, _, texts in licences._inside("sqlcipher3") for text in texts]
    assert any("ZETETIC" in text for text in inside)
    assert any("Apache License" in text for text in inside)
    assert [title for title, _, _ in licences._inside("cryptography")] == ["OpenSSL (in cryptography)"]
    bill = json.loads(sbom.bill(origins))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    references = {part["bom-ref"] for part in bill["components"]}
    assert {f"pkg:pypi/pypdf@{distribution('pypdf').version}", "model:reader"} <= references
    assert set(bill["dependencies"][0]["dependsOn"]) == references
    assert json.loads(sbom.bill(origins))["serialNumber"] == bill["serialNumber"]


def test_mime_types_cover_what_the_reader_takes():
    kinds = mime.mime_types(mime.suffixes())
    assert kinds[0] == "application/pdf"
    assert {"text/plain", "text/markdown"} <= set(kinds)
    without = {suffix for suffix in SUFFIXES if mime.mime_type(suffix) is None}
    assert not without, f"name the MIME types of {without} in packaging/bundling/mime.py"
    package = ElementTree.fromstring(mime.mime_package((".gb", ".pdf")))
    types = [
        part.attrib["type"] for part in package.iter("{http://www.freedesktop.org/standards/shared-mime-info}mime-type")
    ]
    assert types == ["chemical/seq-na-genbank"]
    assert mime.mime_package((".pdf",)) == ""


def test_linux_desktop_files_are_whole(tmp_path, qapp):
    write_share(tmp_path, "rmt-desktop")
    entry = (tmp_path / "applications/rmt-desktop.desktop").read_text()
    assert "Exec=rmt-desktop %F" in entry
    assert "MimeType=application/pdf;" in entry
    for size in icons.PNG_SIZES:
        picture = (tmp_path / f"icons/hicolor/{size}x{size}/apps/rmt-desktop.png").read_bytes()
        assert struct.unpack(">II", picture[16:24]) == (size, size)
    metadata = ElementTree.parse(tmp_path / f"metainfo/{project.IDENTIFIER}.metainfo.xml").getroot()
    assert metadata.findtext("launchable") == "rmt-desktop.desktop"
    assert metadata.find("releases/release").attrib["version"] == __version__
    assert (tmp_path / "man/man1/rmt-desktop-cli.1.gz").resolve().name == "rmt-desktop.1.gz"
    assert "@" not in entry.replace("%F", "")


def test_icons_of_windows_and_macos_hold_all_sizes(qapp):
    ico = icons.ico()
    count = struct.unpack_from("<HHH", ico)[2]
    offsets = [struct.unpack_from("<II", ico, 6 + 16 * i + 8) for i in range(count)]
    assert all(ico[start : start + 4] == b"\x89PNG" for _, start in offsets)
    assert sum(offsets[-1]) == len(ico)
    icns = icons.icns()
    assert icns[:4] == b"icns"
    assert struct.unpack(">I", icns[4:8])[0] == len(icns)


def test_the_plist_opens_documents_and_follows_the_dark():
    plist = plistlib.loads(macos.info_plist())
    assert plist["CFBundleShortVersionString"] == __version__
    assert plist["NSRequiresAquaSystemAppearance"] is False
    assert plist["NSHighResolutionCapable"] is True
    assert ["com.adobe.pdf"] in [kind.get("LSItemContentTypes") for kind in plist["CFBundleDocumentTypes"]]
    entitlements = plistlib.loads((project.PACKAGING / "macos/entitlements.plist").read_bytes())
    assert all(value is True for value in entitlements.values())


def test_the_plist_asks_for_the_system_that_every_wheel_asks_for(monkeypatch):
    wheels = {
        "pure": "Tag: py3-none-any\n",
        "both": "Tag: cp311-cp311-macosx_10_9_x86_64\nTag: cp311-cp311-macosx_15_0_arm64\n",
        "torch": "Tag: cp311-none-macosx_14_0_arm64\n",
        "built here": None,
    }
    monkeypatch.setattr(macos, "distribution", lambda name: type("Found", (), {"read_text": lambda *_: wheels[name]})())
    assert macos.minimum_system(["pure", "both", "built here"]) == "13.0"
    assert macos.minimum_system(wheels) == "14.0"


def test_windows_registers_and_takes_back_the_same_suffixes():
    macros = windows.associations((".pdf", ".txt"))
    added, _, removed = macros.partition("!macro Dissociate")
    assert r"Classes\.pdf\OpenWithProgids" in added
    assert r"Classes\.pdf\OpenWithProgids" in removed
    assert r"Classes\.txt\OpenWithProgids" not in macros
    assert 'SupportedTypes" ".txt"' in added
    assert __version__ in windows.version_resource()
    assert "@" not in windows.version_resource()


def test_a_template_that_names_what_is_not_given_is_a_mistake(tmp_path):
    template = tmp_path / "a.in"
    template.write_text("@NAME@ @OTHER@")
    assert project.fill(template, name="a", other="b") == "a b"
    with pytest.raises(KeyError, match="other"):
        project.fill(template, name="a")


def test_sizes_are_reported_and_limited(tmp_path, monkeypatch, capsys):
    (tmp_path / "_internal" / "torch").mkdir(parents=True)
    (tmp_path / "_internal" / "torch" / "a.so").write_bytes(bytes(2_000_000))
    assert report(tmp_path) == {"total": 2.0, "torch": 2.0}
    monkeypatch.setattr("bundling.sizes.LIMIT_MB", 1)
    with pytest.raises(SystemExit, match="1 are allowed"):
        report(tmp_path)
    with pytest.raises(SystemExit, match="takes 2 MB"):
        check_package(tmp_path / "_internal" / "torch" / "a.so", 1.5)


def test_misaligned_load_segments_are_seen(tmp_path):
    library = bytearray(Path("/proc/self/exe").read_bytes()) if Path("/proc/self/exe").exists() else None
    if library is None:
        pytest.skip("no ELF file at hand")
    path = tmp_path / "a.so"
    path.write_bytes(library)
    assert load_segments_align(path)
    start, size, count = *struct.unpack_from("<Q", library, 32), *struct.unpack_from("<HH", library, 54)
    loads = [start + size * i for i in range(count) if struct.unpack_from("<I", library, start + size * i)[0] == 1]
    struct.pack_into("<Q", library, loads[-1] + 8, struct.unpack_from("<Q", library, loads[-1] + 8)[0] + 8)
    path.write_bytes(library)
    assert not load_segments_align(path)


def test_the_user_install_is_put_in_place_and_taken_back(tmp_path, qapp):
    bundle, prefix = tmp_path / "bundle", tmp_path / "a user's & home"
    (bundle / "program").mkdir(parents=True)
    for name in ("rmt-desktop", "rmt-desktop-cli"):
        (bundle / "program" / name).write_text("#!/bin/sh\necho started\n")
        (bundle / "program" / name).chmod(0o755)
    write_share(bundle / "share", "rmt-desktop")
    for script in ("install.sh", "uninstall.sh"):
        (bundle / script).write_bytes((project.PACKAGING / "linux" / script).read_bytes())
    for _ in range(2):  # the second is an upgrade
        subprocess.run(["sh", str(bundle / "install.sh"), str(prefix)], check=True, capture_output=True)
    kept = prefix / "share" / "rmt-desktop"
    kept.mkdir()
    (kept / "library.db").write_text("the user's")
    started = subprocess.run([prefix / "bin" / "rmt-desktop"], capture_output=True, text=True, check=True)
    assert started.stdout == "started\n"
    entry = (prefix / "share/applications/rmt-desktop.desktop").read_text()
    assert f'Exec="{prefix}/lib/rmt-desktop/rmt-desktop" %F' in entry
    subprocess.run(["sh", str(prefix / "lib/rmt-desktop/uninstall.sh")], check=True, capture_output=True)
    left = [path for path in prefix.rglob("*") if not path.is_dir() and not path.name.endswith((".cache", ".list"))]
    mime_database = prefix / "share" / "mime"
    assert [path for path in left if mime_database not in path.parents] == [kept / "library.db"]
    refused = subprocess.run(["sh", str(bundle / "uninstall.sh")], capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "nothing was removed" in refused.stderr
