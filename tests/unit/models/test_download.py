import errno
import hashlib
import shutil
import socket
from types import SimpleNamespace

import pytest

from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.domain.model_errors import DownloadFailed, ModelAltered, NotEnoughSpace
from rmt_desktop.models import download
from rmt_desktop.models.download import RemoteFile, Watch, fetch
from tests.servers import Site, serving

CONTENT = bytes(range(256)) * 4096
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def site():
    with serving(Site(files={"/model.bin": CONTENT})) as site:
        yield site


def remote(site, **more):
    return RemoteFile(f"{site.url}/model.bin", **{"size": len(CONTENT), "sha256": SHA256} | more)


def test_a_file_arrives_whole_with_its_progress(site, tmp_path):
    told = []
    fetch(remote(site), tmp_path / "deep" / "model.bin", Watch(lambda done, total: told.append((done, total))))
    assert (tmp_path / "deep" / "model.bin").read_bytes() == CONTENT
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["model.bin"]
    assert told[0] == (0, len(CONTENT))
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert told == sorted(told)


def test_a_connection_that_is_cut_is_taken_up_where_it_was_cut(site, tmp_path):
    site.cut_after = [len(CONTENT) // 2]
    fetch(remote(site), tmp_path / "model.bin", wait=0.0)
    assert (tmp_path / "model.bin").read_bytes() == CONTENT
    assert [headers.get("Range") for _, headers in site.asked] == [None, f"bytes={len(CONTENT) // 2}-"]


def test_a_server_that_cannot_go_on_sends_all_again(site, tmp_path):
    site.cut_after, site.ranges = [1000], False
    fetch(remote(site), tmp_path / "model.bin", wait=0.0)
    assert (tmp_path / "model.bin").read_bytes() == CONTENT


def test_after_the_last_attempt_what_had_come_is_kept_for_the_next_call(site, tmp_path):
    site.cut_after = [70_000] * download.ATTEMPTS
    with pytest.raises(DownloadFailed, match="are kept"):
        fetch(remote(site), tmp_path / "model.bin", wait=0.0)
    assert not (tmp_path / "model.bin").exists()
    assert (tmp_path / "model.bin.part").read_bytes() == CONTENT[: 70_000 * download.ATTEMPTS]
    site.asked.clear()
    fetch(remote(site), tmp_path / "model.bin")
    assert (tmp_path / "model.bin").read_bytes() == CONTENT
    assert site.asked[0][1]["Range"] == f"bytes={70_000 * download.ATTEMPTS}-"


def test_other_content_is_thrown_away(site, tmp_path):
    with pytest.raises(ModelAltered, match="SHA-256"):
        fetch(remote(site, sha256="0" * 64), tmp_path / "model.bin")
    assert list(tmp_path.iterdir()) == []


def test_stopping_keeps_what_had_come(site, tmp_path):
    def stop(done, total):
        stopped.append(done)

    def check():
        if stopped and stopped[-1] > 0:
            raise Cancelled("stopped")

    stopped = []
    with pytest.raises(Cancelled):
        fetch(remote(site), tmp_path / "model.bin", Watch(stop, check))
    assert 0 < (tmp_path / "model.bin.part").stat().st_size < len(CONTENT)


def test_without_a_connection_the_message_says_so(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(DownloadFailed, match="no connection to 127"):
        fetch(RemoteFile(f"http://127.0.0.1:{port}/model.bin"), tmp_path / "model.bin", wait=0.0)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("code", "words"), [(404, "does not have model.bin"), (401, "HF_TOKEN"), (403, "HF_TOKEN")])
def test_a_refusal_says_what_to_do(site, tmp_path, code, words):
    site.codes["/model.bin"] = code
    with pytest.raises(DownloadFailed, match=words):
        fetch(remote(site), tmp_path / "model.bin", wait=0.0)
    assert len(site.asked) == 1


def test_a_disk_without_room_is_told_before_anything_is_written(site, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=download.SPARE_BYTES + 1000))
    with pytest.raises(NotEnoughSpace, match="Free some space"):
        fetch(remote(site), tmp_path / "model.bin")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_is_left_as_it_was(site, tmp_path, monkeypatch):
    def full(response, stream, done, total, watch):
        stream.write(response.read1(1000))
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(download, "_copy", full)
    with pytest.raises(NotEnoughSpace, match="disk is full"):
        fetch(remote(site), tmp_path / "model.bin")
    assert list(tmp_path.iterdir()) == []


def test_a_token_is_not_handed_on_to_where_a_server_sends_us(site, tmp_path):
    with serving(Site(redirects={"/model.bin": f"{site.url}/model.bin"})) as first:
        fetch(remote(first, headers={"Authorization": "Bearer secret"}), tmp_path / "model.bin")
    assert first.asked[0][1]["Authorization"] == "Bearer secret"
    assert "Authorization" not in site.asked[0][1]


def test_the_proxy_of_the_environment_is_used(site, tmp_path, monkeypatch):
    with serving(Site(files={"http://models.invalid/model.bin": CONTENT})) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        fetch(RemoteFile("http://models.invalid/model.bin", sha256=SHA256), tmp_path / "model.bin")
    assert [path for path, _ in proxy.asked] == ["http://models.invalid/model.bin"]
