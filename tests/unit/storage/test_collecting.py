"""Collections and tags survive a restart, go with their documents, and never show the same name twice."""

from pathlib import Path

import pytest

from rmt_desktop.domain.errors import NameRefused
from rmt_desktop.domain.shelving import FileStamp
from rmt_desktop.storage.library import Library
from tests.unit.storage.storage_samples import add


def test_a_document_may_be_in_several_collections(library: Library, folder: Path) -> None:
    a, b = add(library, "a.pdf").id, add(library, "b.pdf").id
    leases, law = library.add_collection("Leases", [a, b, a]), library.add_collection(" English \n law ", [a])
    library.collect(law.id, [b, b])
    library.uncollect(leases.id, [a])
    library.close()
    with Library.open(folder) as again:
        found = {c.name: set(c.document_ids) for c in again.collections()}
        assert found == {"English law": {a, b}, "Leases": {b}}
        again.remove_document(b)
        assert [set(c.document_ids) for c in again.collections()] == [{a}, set()]
        again.remove_collection(law.id)
        assert [c.name for c in again.collections()] == ["Leases"]
        assert again.document(a)


def test_two_collections_never_look_the_same(library: Library) -> None:
    first = library.add_collection("Verträge")
    other = library.add_collection("Law")
    for name in ("VERTRÄGE", "vertra\u0308ge", " Verträge "):
        with pytest.raises(NameRefused, match="already"):
            library.add_collection(name)
        with pytest.raises(NameRefused, match="already"):
            library.rename_collection(other.id, name)
    library.rename_collection(first.id, "VERTRÄGE")
    assert [c.name for c in library.collections()] == ["Law", "VERTRÄGE"]


@pytest.mark.parametrize("name", ["", " \n\t", "\u200b", "x" * 81])
def test_names_that_say_nothing_or_too_much(library: Library, name: str) -> None:
    document = add(library)
    with pytest.raises(NameRefused):
        library.add_collection(name)
    with pytest.raises(NameRefused):
        library.set_tags(document.id, [name])
    assert library.collections() == []
    assert library.tags() == {}


def test_what_is_gone_cannot_be_collected_or_tagged(library: Library) -> None:
    with pytest.raises(KeyError):
        library.add_collection("Leases", [1])
    assert library.collections() == []
    with pytest.raises(KeyError):
        library.collect(1, [add(library).id])
    with pytest.raises(KeyError):
        library.set_tags(99, ["urgent"])


def test_tags_are_written_one_way(library: Library, folder: Path) -> None:
    a, b = add(library, "a.pdf").id, add(library, "b.pdf").id
    assert library.set_tags(a, ["Urgent", "urgent", "契約"]) == ("urgent", "契約")
    assert library.set_tags(b, ["URGENT"]) == ("urgent",)
    library.set_tags(a, ["契約"])
    library.close()
    with Library.open(folder) as again:
        assert again.tags() == {a: ("契約",), b: ("urgent",)}
        again.set_tags(a, [])
        again.remove_document(b)
        assert again.tags() == {}


def test_watched_folders_remember_what_they_have_seen(library: Library, folder: Path) -> None:
    one, two = FileStamp(Path("/in/a.pdf"), 10, 1), FileStamp(Path("/in/\udcff.pdf"), 20, 2)
    watched = library.watch_folder(Path("/in"), [one])
    assert library.watch_folder(Path("/in"), [two]) == watched
    library.see_files(watched.id, [two])
    library.close()
    with Library.open(folder) as again:
        assert again.watched_folders() == [watched]
        assert again.seen_files(watched.id) == {one.path: one, two.path: two}
        changed = FileStamp(one.path, 11, 3)
        again.see_files(watched.id, [changed])
        assert again.seen_files(watched.id)[one.path] == changed
        again.unwatch_folder(watched.id)
        again.see_files(watched.id, [one])
        assert again.watched_folders() == []
        assert again.seen_files(watched.id) == {}
