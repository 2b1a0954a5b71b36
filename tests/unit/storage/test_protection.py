"""A library protected with a passphrase: unreadable on the disk, whole in the program, untouched without its key."""

import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from rmt_desktop.domain.store_errors import PassphraseRefused, StoreError, StoreLocked, WrongPassphrase
from rmt_desktop.storage import connecting, key_file, vault
from rmt_desktop.storage.aside import kept_aside
from rmt_desktop.storage.backups import Backups
from rmt_desktop.storage.copying import copy_database
from rmt_desktop.storage.engine import Durability
from rmt_desktop.storage.left_over import check_derived, check_precious, left_over
from rmt_desktop.storage.library import Library
from rmt_desktop.storage.migrations import PRECIOUS_SCHEMA
from rmt_desktop.storage.protection import change_passphrase, protect_folder, rests, unprotect_folder
from rmt_desktop.storage.recovery import restore
from rmt_desktop.storage.schema import Schema, migrate
from rmt_desktop.storage.store import Store
from tests.unit.storage.storage_samples import add, answer, read_document

PASSPHRASE = "correct horse battery"
SECRETS = (b"Confidential chat", b"Text of page 2", b"Rent is due on the first", b"lease.pdf")
HEADER = b"SQLite format 3\x00"


@pytest.fixture(autouse=True)
def _quick_guesses(monkeypatch):
    monkeypatch.setattr(key_file, "COST", 2**10)


@pytest.fixture
def filled(folder: Path) -> Path:
    with Library.open(folder) as library:
        document = read_document(library)
        question = library.ask(library.add_chat("Confidential chat", [document.id]).id, "Rent?", [document.id], "rmt")
        library.store_answer(question.id, answer(document))
        library.back_up()
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def databases(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in files(folder).items() if name.endswith(".db")}


def content(folder: Path) -> tuple[object, ...]:
    with Library.open(folder) as library:
        (chat,) = library.chats()
        pages = [page.text for page in library.pages(1)]
        return library.notices, chat, library.questions(chat.id), library.documents(), pages, library.find_words("page")


def test_nothing_can_be_read_on_the_disk(filled: Path) -> None:
    before = content(filled)
    assert all(any(secret in text for text in files(filled).values()) for secret in SECRETS)
    protect_folder(filled, PASSPHRASE)
    assert content(filled) == before
    with Library.open(filled) as library:
        library.add_chat("Confidential chat", [])  # into the write-ahead log
        found = files(filled)
        assert any(name.endswith("library.db-wal") and len(text) > 1000 for name, text in found.items())
        assert not [name for name, text in found.items() for secret in SECRETS if secret in text]
    assert len(databases(filled)) == 3
    assert not [name for name, text in databases(filled).items() if text.startswith(HEADER)]
    with pytest.raises(sqlite3.DatabaseError), closing(sqlite3.connect(filled / "library.db")) as plain:
        plain.execute("SELECT * FROM chats")


def test_the_way_back(filled: Path) -> None:
    before = content(filled)
    protect_folder(filled, PASSPHRASE)
    unprotect_folder(filled, PASSPHRASE)
    assert all(text.startswith(HEADER) for text in databases(filled).values())
    assert not list(filled.rglob(key_file.KEY_NAME))
    assert content(filled) == before


def test_without_its_passphrase_it_is_left_alone(filled: Path) -> None:
    protect_folder(filled, PASSPHRASE)
    vault.let_go(filled)
    before = files(filled)
    for _ in range(2):
        with pytest.raises(StoreLocked, match="passphrase"):
            Library.open(filled)
    for look in (check_precious, check_derived, left_over):
        with pytest.raises(StoreLocked):
            look(filled)
    with pytest.raises(WrongPassphrase):
        vault.unlock(filled, "incorrect horse battery")
    with pytest.raises(WrongPassphrase):
        unprotect_folder(filled, "incorrect horse battery")
    assert files(filled) == before
    vault.unlock(filled, PASSPHRASE)
    assert content(filled)[0] == ()


def test_one_can_change_it(filled: Path) -> None:
    protect_folder(filled, PASSPHRASE)
    with Library.open(filled):
        change_passphrase(filled, PASSPHRASE, "über die Brücke")
    vault.let_go(filled)
    with pytest.raises(WrongPassphrase):
        vault.unlock(filled, PASSPHRASE)
    vault.unlock(filled, "u\u0308ber die Bru\u0308cke")  # as another keyboard composes it
    assert content(filled)[0] == ()


def test_what_cannot_be_is_refused(filled: Path) -> None:
    before = databases(filled)
    with pytest.raises(PassphraseRefused, match="8 characters"):
        protect_folder(filled, "short")
    with pytest.raises(PassphraseRefused, match="no passphrase"):
        unprotect_folder(filled, PASSPHRASE)
    with pytest.raises(PassphraseRefused, match="no passphrase"):
        change_passphrase(filled, PASSPHRASE, PASSPHRASE)
    assert databases(filled) == before
    protect_folder(filled, PASSPHRASE)
    with pytest.raises(PassphraseRefused, match="already"):
        protect_folder(filled, PASSPHRASE)


def test_a_lost_or_foreign_key_file_loses_nothing(filled: Path, tmp_path: Path) -> None:
    protect_folder(filled, PASSPHRASE)
    key, copy = filled / key_file.KEY_NAME, filled / "backups" / key_file.KEY_NAME
    right = key.read_bytes()
    for spoil in (lambda path: path.unlink(), lambda path: path.write_bytes(right[:100])):
        spoil(key)
        assert content(filled)[0] == ()
        assert key.read_bytes() == right
    key.write_bytes(right.replace(b'"salt": "', b'"salt": "0'))
    copy.write_bytes(b"{}")
    before = databases(filled)
    with pytest.raises(StoreLocked, match="is damaged"):
        Library.open(filled)
    key.unlink()
    copy.unlink()
    with pytest.raises(StoreLocked, match="key file is missing"):
        Library.open(filled)
    with Library.open(tmp_path / "other"):
        pass
    protect_folder(tmp_path / "other", PASSPHRASE)
    key.write_bytes((tmp_path / "other" / key_file.KEY_NAME).read_bytes())
    with pytest.raises(StoreLocked, match="of another library"):
        Library.open(filled)
    assert databases(filled) == before
    key.write_bytes(right)
    assert content(filled)[0] == ()


def test_damage_is_recovered_from_an_encrypted_backup(filled: Path) -> None:
    protect_folder(filled, PASSPHRASE)
    path = filled / "library.db"
    path.write_bytes(path.read_bytes()[:4096] + bytes(100) + path.read_bytes()[4196:])
    notices, chat, *_ = content(filled)
    assert "backup of" in str(notices)
    assert chat.title == "Confidential chat"
    assert len(kept_aside(filled)) == 1
    assert not path.read_bytes().startswith(HEADER)


def test_backups_migrations_and_purges_stay_encrypted(filled: Path) -> None:
    protect_folder(filled, PASSPHRASE)
    with Library.open(filled) as library:
        made = library.back_up()
        library.remove_document(1)
        library.back_up()
    restore(filled / "library.db", PRECIOUS_SCHEMA, made.path, keep=False)
    (filled / "library.db").unlink()
    with closing(Store(filled / "library.db", Durability("FULL"))) as store:
        migrate(store, Schema(PRECIOUS_SCHEMA.application_id, PRECIOUS_SCHEMA.migrations[:1]))
        with store.write() as connection:
            connection.exec_driver_sql("INSERT INTO chats VALUES (1, 'Confidential chat', 0)")
    with Library.open(filled) as library:
        assert [chat.title for chat in library.chats()] == ["Confidential chat"]
    backups = Backups(filled, PRECIOUS_SCHEMA)
    for backup in backups.all():
        backups.check(backup)
    assert len(backups.all()) == 3  # one of them by the migration
    assert not [name for name, text in databases(filled).items() if text.startswith(HEADER)]
    assert left_over(filled) == []


def test_a_plain_backup_put_there_is_encrypted(filled: Path) -> None:
    (plain,) = (filled / "backups").glob("*.db")
    kept = plain.read_bytes()
    protect_folder(filled, PASSPHRASE)
    plain.write_bytes(kept)
    assert content(filled)[0] == ()
    assert not plain.read_bytes().startswith(HEADER)


def test_what_is_damaged_stays_and_is_told(filled: Path) -> None:
    (plain,) = (filled / "backups").glob("*.db")
    plain.write_bytes(plain.read_bytes()[:20_000])
    protect_folder(filled, PASSPHRASE)
    assert plain.name in str(content(filled)[0])


def test_a_copy_is_encrypted_with_the_same_key(filled: Path, tmp_path: Path) -> None:
    protect_folder(filled, PASSPHRASE)
    there = tmp_path / "there"
    there.mkdir()
    for name in ("library.db", "derived.db"):
        copy_database(filled / name, there / name, lambda: None)
    (there / key_file.KEY_NAME).write_bytes((filled / key_file.KEY_NAME).read_bytes())
    assert content(there) == content(filled)


def test_a_new_library_is_encrypted_from_its_first_page(folder: Path) -> None:
    protect_folder(folder, PASSPHRASE)
    with Library.open(folder) as library:
        add(library)
    assert {name: text.startswith(HEADER) for name, text in databases(folder).items()}["library.db"] is False


@pytest.mark.skipif(sys.platform == "win32", reason="fork")
def test_kill_9_while_it_is_open_loses_nothing_that_was_stored(filled: Path) -> None:
    protect_folder(filled, PASSPHRASE)
    child = os.fork()
    if child == 0:
        Library.open(filled).add_chat("Stored right before the end", [])
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert (filled / "library.db-wal").stat().st_size > 0
    with Library.open(filled) as library:
        assert library.notices == ()
        assert "Stored right before the end" in [chat.title for chat in library.chats()]


_STEPS = ("os.rename", "os.link", "os.remove", "os.truncate", "shutil.rmtree")


def _killed_at(step: int, work: Callable[[], object]) -> bool:
    """Whether the child that did the work was killed right before its step-th change of a name on the disk."""
    child = os.fork()
    if child == 0:
        left = [step]

        def count(event: str, _arguments: object) -> None:
            if event in _STEPS:
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.addaudithook(count)
            work()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.skipif(sys.platform == "win32", reason="fork")
@pytest.mark.parametrize("leaving", [False, True])
def test_kill_9_in_the_middle_of_a_conversion(filled: Path, tmp_path: Path, leaving: bool) -> None:
    before = content(filled)
    if leaving:
        protect_folder(filled, PASSPHRASE)
    change = unprotect_folder if leaving else protect_folder
    steps = (1, 5, 9, 13, 18, 1000)
    states = set()
    for step in steps:
        folder = Path(shutil.copytree(filled, tmp_path / str(step)))
        assert _killed_at(step, lambda folder=folder: change(folder, PASSPHRASE)) is (step < 1000)
        states.add(tuple(text.startswith(HEADER) for _, text in sorted(databases(folder).items())))
        if vault.is_protected(folder):
            vault.unlock(folder, PASSPHRASE)  # the key was made in the child
        assert content(folder) == before
        assert not list(rests(folder))
        headers = {text.startswith(HEADER) for text in databases(folder).values()}
        assert headers == {not vault.is_protected(folder)}
    assert vault.is_protected(folder) is not leaving  # the last one was not interrupted
    assert len(states) >= 3  # one database after the other


def test_without_sqlcipher_nothing_is_changed_and_it_is_said(filled, monkeypatch):
    before = files(filled)
    connecting.cipher.cache_clear()
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    with pytest.raises(StoreError, match=r"SQLCipher, which cannot be loaded on this system .* Nothing was changed\."):
        protect_folder(filled, PASSPHRASE)
    assert files(filled) == before
    assert content(filled)
    monkeypatch.undo()
    protect_folder(filled, PASSPHRASE)
    connecting.cipher.cache_clear()
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    with pytest.raises(StoreError, match="SQLCipher"):
        Library.open(filled)
