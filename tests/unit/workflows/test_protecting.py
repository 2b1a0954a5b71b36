"""The passphrase from the environment, the keyring and the command line."""

import io
import json

import pytest

from rmt_desktop.__main__ import main
from rmt_desktop.domain.errors import KeyringError
from rmt_desktop.domain.store_errors import PassphraseRefused, StoreLocked, WrongPassphrase
from rmt_desktop.storage import key_file, vault
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows import protecting
from tests.memory_keyring import own_keyring

PASSPHRASE = "correct horse battery"


@pytest.fixture(autouse=True)
def kept(monkeypatch):
    """A keyring of the test's own."""
    monkeypatch.setattr(key_file, "COST", 2**10)
    monkeypatch.delenv(protecting.VARIABLE, raising=False)
    with own_keyring() as mine:
        yield mine


@pytest.fixture
def folder(tmp_path):
    with Library.open(tmp_path / "data") as library:
        library.add_chat("Confidential", [])
    return tmp_path / "data"


def titles(folder) -> list[str]:
    with Library.open(folder) as library:
        return [chat.title for chat in library.chats()]


def test_the_keyring_opens_it_unasked(folder, kept) -> None:
    protecting.protect(folder, PASSPHRASE, in_keyring=True)
    assert protecting.is_remembered(folder)
    vault.let_go(folder)
    assert protecting.unlock_unasked(folder)
    protecting.change(folder, PASSPHRASE, "another passphrase")
    assert list(kept.kept.values()) == ["another passphrase"]
    vault.let_go(folder)
    assert protecting.unlock_unasked(folder)
    protecting.forget(folder)
    vault.let_go(folder)
    assert not kept.kept
    assert not protecting.unlock_unasked(folder)
    with pytest.raises(WrongPassphrase):
        protecting.remember(folder, PASSPHRASE)
    protecting.remember(folder, "another passphrase")
    protecting.unprotect(folder, "another passphrase")
    assert not kept.kept
    assert titles(folder) == ["Confidential"]


def test_a_keyring_that_is_locked_or_wrong_leaves_the_question(folder, kept) -> None:
    protecting.protect(folder, PASSPHRASE, in_keyring=True)
    vault.let_go(folder)
    kept.kept = dict.fromkeys(kept.kept, "of long ago")
    assert not protecting.unlock_unasked(folder)
    kept.locked = True
    assert not protecting.unlock_unasked(folder)
    with pytest.raises(KeyringError):
        protecting.forget(folder)
    vault.unlock(folder, PASSPHRASE)
    assert titles(folder) == ["Confidential"]


def test_the_environment_is_read_once(folder, monkeypatch) -> None:
    protecting.protect(folder, PASSPHRASE)
    vault.let_go(folder)
    monkeypatch.setenv(protecting.VARIABLE, "wrong one here")
    with pytest.raises(WrongPassphrase):
        protecting.unlock_unasked(folder)
    monkeypatch.setenv(protecting.VARIABLE, PASSPHRASE)
    assert protecting.unlock_unasked(folder)
    assert protecting.VARIABLE not in protecting.os.environ
    with pytest.raises(PassphraseRefused):
        protecting.protect(folder, PASSPHRASE)


def test_the_command_line(folder, monkeypatch, capsys) -> None:
    def run(*arguments: str, **passphrases: str) -> tuple[int, str, str]:
        vault.let_go(folder)
        for name, value in passphrases.items():
            monkeypatch.setenv(name, value)
        code = main(["--data-dir", str(folder), *arguments])
        return code, *capsys.readouterr()

    monkeypatch.setattr("sys.stdin", io.StringIO())  # no terminal
    old, new = {protecting.VARIABLE: PASSPHRASE}, {protecting.VARIABLE: "another passphrase"}
    code, _, err = run("protect")
    assert (code, vault.is_protected(folder)) == (1, False)
    assert "no terminal" in err
    code, out, _ = run("protect", "--json", **old)
    assert (code, json.loads(out)) == (0, {"protected": True})
    assert b"Confidential" not in (folder / "library.db").read_bytes()
    before = (folder / "library.db").read_bytes()
    for command in (["library"], ["backups", "list"], ["backups", "restore", "newest"], ["unprotect"]):
        assert run(*command)[0] == 1
        code, _, err = run(*command, **new)
        assert code == 1
        assert err.startswith("Wrong passphrase")
    assert (folder / "library.db").read_bytes() == before
    assert run("library", **old)[:2] == (0, "The library is empty. Add documents with: rmt-desktop read FILE\n")
    assert run("protect", "--change", **old, **{protecting.NEW_VARIABLE: "another passphrase"})[0] == 0
    assert run("backups", "now", **old)[0] == 1
    assert run("backups", "now", **new)[0] == 0
    assert run("protect", "--keyring", **new)[0] == 0
    assert run("backups", "list")[0] == 0
    assert run("protect", "--no-keyring")[0] == 0
    vault.let_go(folder)
    with pytest.raises(StoreLocked):
        Library.open(folder)
    assert run("unprotect", **new)[0] == 0
    assert titles(folder) == ["Confidential"]
    assert run("unprotect", **new)[0] == 1


def test_a_typed_passphrase_is_asked_for_twice(folder, monkeypatch) -> None:
    typed = iter([PASSPHRASE, "something else", PASSPHRASE, PASSPHRASE, PASSPHRASE])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    assert main(["--data-dir", str(folder), "protect"]) == 1
    assert not vault.is_protected(folder)
    assert main(["--data-dir", str(folder), "protect"]) == 0
    vault.let_go(folder)
    assert main(["--data-dir", str(folder), "library"]) == 0


def test_nothing_of_a_document_is_written_beside_the_databases(folder, tmp_path) -> None:
    from rmt_desktop.answering.document_caches import DocumentCaches
    from rmt_desktop.jobs.context import PlainContext
    from rmt_desktop.workflows.onetime import read_files
    from rmt_desktop.workflows.sources import from_library
    from tests.rooms import write_text
    from tests.tiny import tiny_model

    protecting.protect(folder, PASSPHRASE)
    model = tiny_model()
    with Library.open(folder) as library:
        write_text(tmp_path / "lease.txt", 3)
        (outcome,) = read_files(library, lambda: model, [tmp_path / "lease.txt"], PlainContext())
        read = from_library(library, model, outcome.document.id)
        assert read.lexical.size == len(read.segments) > 0
        text = read.pages[0].text[:40].encode()
        assert not [path for path in folder.rglob("*") if path.is_file() and text in path.read_bytes()]
    assert not (folder / "indexes").exists()
    assert not DocumentCaches(folder / "caches", on_disk=False).folder.exists()
