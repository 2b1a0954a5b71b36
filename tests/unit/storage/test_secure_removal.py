"""What is removed is nowhere on the disk any more."""

from pathlib import Path

from rmt_desktop.domain.documents import Page, ParsedDocument
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.removing import forget_document, what_may_remain
from tests.unit.storage.storage_samples import add, headings, segments, snapshot

SECRET = "the merger of Alder and Birch"
WORDS = (SECRET, "secret-plan.pdf", "hash of the plan")


def with_secret(library: Library) -> int:
    document = add(library, "secret-plan.pdf", "hash of the plan")
    pages = tuple(Page(number, f"Page {number}: {SECRET}. " * 30) for number in range(1, 40))
    library.store_parsed(document.id, ParsedDocument("pdf", pages, "pypdf 6"))
    library.begin_reading(document.id, "weights", segments(3), headings())
    library.add_snapshot(document.id, snapshot(0))
    for name in ("indexes", "caches"):
        (library.folder / name).mkdir(exist_ok=True)
    (library.folder / "indexes" / f"{document.id}-weights").mkdir()
    (library.folder / "indexes" / f"{document.id}-weights" / "words").write_text(SECRET)
    return document.id


def found(folder: Path) -> set[str]:
    """Files in which one of the words stands."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.name for path in files if any(word.encode() in path.read_bytes() for word in WORDS)}


def test_a_removed_document_leaves_no_trace_in_the_open_library_and_its_backups(folder: Path) -> None:
    with Library.open(folder) as library:
        kept = add(library, "kept.pdf")
        document_id = with_secret(library)
        chat = library.add_chat("Both", [kept.id, document_id])
        old = [library.back_up() for _ in range(2)]
        assert {"library.db-wal", "derived.db-wal", "words", old[0].path.name} <= found(folder)
        forget_document(library, document_id)
        assert found(folder) == {"library.db"} | {backup.path.name for backup in old}, "only the note of its removal"
        newest = library.back_up()
        assert found(folder) == set()
        index = (folder / "derived.db").read_bytes() + (folder / "derived.db-wal").read_bytes()
        assert b"lder" not in index, "a word that the index of words had"
        for backup in (*old, newest):
            library.backups.check(backup)
        assert library.chats()[0].document_ids == (kept.id,)
    assert found(folder) == set()
    for backup in old:
        with Library.open(folder.parent / backup.path.stem) as other:
            target = other.folder / "library.db"
        target.write_bytes(backup.path.read_bytes())
        with Library.open(target.parent) as other:
            assert other.documents() == [kept]
            assert [(c.id, c.document_ids) for c in other.chats()] == [(chat.id, (kept.id,))]


def test_a_document_that_comes_back_stays_in_the_backups(folder: Path) -> None:
    with Library.open(folder) as library:
        first = with_secret(library)
        library.back_up()
        forget_document(library, first)
        again = add(library, "secret-plan.pdf", "hash of the plan")
        assert again.id != first
        library.back_up()
        assert sum("library-" in name for name in found(folder)) == 2


def test_a_damaged_backup_keeps_nobody_from_making_the_next(folder: Path) -> None:
    with Library.open(folder) as library:
        document_id = with_secret(library)
        damaged = library.back_up()
        damaged.path.write_bytes(damaged.path.read_bytes()[:4096])
        forget_document(library, document_id)
        newest = library.back_up()
        library.backups.check(newest)
        assert not any(word.encode() in newest.path.read_bytes() for word in WORDS)


def test_damaged_files_that_were_kept_are_named(folder: Path) -> None:
    with Library.open(folder) as library:
        with_secret(library)
    (folder / "derived.db").write_bytes(b"damaged")
    with Library.open(folder) as library:
        forget_document(library, 1)
        assert "derived.db.damaged-" in what_may_remain(library)
