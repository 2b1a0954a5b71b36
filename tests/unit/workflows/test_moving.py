"""The data folder is copied, verified and switched; every other outcome leaves the old one in use."""

import os

import pytest

from rmt_desktop import paths
from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.domain.model_errors import NotEnoughSpace
from rmt_desktop.domain.store_errors import StoreError
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows import moving
from rmt_desktop.workflows.moving import check_target, move_data, old_folder, remove_old_folder
from rmt_desktop.workflows.preferences import Preferences, load_preferences, store_preferences


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setattr(paths, "user_data_path", lambda *_, **__: tmp_path / "standard")
    return tmp_path / "standard"


@pytest.fixture
def library(folder):
    with Library.open(folder) as opened:
        opened.add_chat("Rent?", [])
        model = folder / "models" / "tiny" / "weights.bin"
        model.parent.mkdir(parents=True)
        model.write_bytes(os.urandom(5000))
        store_preferences(opened, Preferences(reader=str(folder / "readers" / "mine")))
        yield opened


def test_everything_is_at_the_new_place_and_the_old_stays_until_it_is_removed(library, folder, tmp_path):
    target = tmp_path / "new" / "place"
    (folder / "notes of others.txt").write_text("kept out of nothing")
    move_data(folder, target, PlainContext())
    assert paths.data_folder() == target
    assert (target / "models/tiny/weights.bin").read_bytes() == (folder / "models/tiny/weights.bin").read_bytes()
    library.close()
    with Library.open(paths.data_folder()) as moved:
        assert [chat.title for chat in moved.chats()] == ["Rent?"]
        assert load_preferences(moved).reader == str(target / "readers" / "mine")
    old = old_folder(target)
    assert old is not None
    assert old.folder == folder
    (folder / "came later.txt").write_text("stays")
    assert remove_old_folder(target) == old.size > 5000
    assert {path.name for path in folder.iterdir()} == {"came later.txt", paths.MOVED}
    assert old_folder(target) is None
    assert paths.data_folder() == target


def test_places_that_cannot_be_used_are_refused(library, folder, tmp_path, monkeypatch):
    full = tmp_path / "full"
    full.mkdir()
    (full / "x").write_text("x")
    for target, reason in ((full, "not empty"), (folder / "inside", "inside"), (folder, "inside"),
                           (tmp_path, "around"), (full / "x" / "y", "cannot be written")):  # fmt: skip
        with pytest.raises(StoreError, match=reason):
            check_target(folder, target)
    monkeypatch.setattr(moving.shutil, "disk_usage", lambda _: moving.shutil._ntuple_diskusage(10, 5, 5))
    with pytest.raises(NotEnoughSpace):
        check_target(folder, tmp_path / "small")
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "elsewhere"))
    with pytest.raises(StoreError, match="RMT_DESKTOP_HOME"):
        check_target(folder, tmp_path / "other")
    assert not (folder / paths.MOVED).exists()


def test_a_stop_a_damaged_copy_and_a_change_leave_the_old_folder_in_use(library, folder, tmp_path, monkeypatch):
    target = tmp_path / "new"
    token = CancelToken()
    with pytest.raises(Cancelled):
        move_data(folder, target, PlainContext(lambda progress: progress.done and token.cancel(), token))
    assert not list(target.iterdir())

    def damaged(path, copy):
        copy.write_bytes(path.read_bytes()[:-1] + b"?")

    with monkeypatch.context() as patch:
        patch.setattr(moving.shutil, "copy2", damaged)
        with pytest.raises(StoreError, match="differs"):
            move_data(folder, target, PlainContext())
    with pytest.raises(StoreError, match="written while"):
        move_data(folder, target, PlainContext(lambda progress: library.set_setting("x", str(progress.done))))
    assert not list(target.iterdir())
    assert paths.data_folder() == folder


def test_a_moved_folder_that_is_gone_is_no_empty_library(folder, tmp_path):
    paths.move_data_folder(tmp_path / "unplugged")
    with pytest.raises(StoreError, match="Connect its disk"):
        Library.open(paths.data_folder())
    assert not (tmp_path / "unplugged").exists()
