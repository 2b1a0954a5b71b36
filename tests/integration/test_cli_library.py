"""``rmt-desktop library`` from end to end, over documents whose text is stored."""

import json

import pytest

from rmt_desktop.__main__ import main
from rmt_desktop.domain.documents import Page, ParsedDocument
from rmt_desktop.storage.library import Library


@pytest.fixture
def run(tmp_path, capsys):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(["--data-dir", str(tmp_path / "data"), "library", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    with Library.open(tmp_path / "data") as library:
        for name, text in (("lease.pdf", "The rent is due."), ("契約書.pdf", "本契約は日本法に準拠する。 rent")):
            document = library.add_document(content_hash=name, name=name, path=f"/{name}", kind="pdf", size=1)
            pages = (Page(1, "Cover"), Page(2, text))
            library.store_parsed(document.id, ParsedDocument("pdf", pages, "text 1"))
    return call


def test_search_says_the_page(run):
    code, out, _ = run("search", "契約", "--json")
    found = json.loads(out)
    assert code == 0
    assert (found["pages"], found["documents"]) == (1, 1)
    assert [(page["id"], page["page"], page["start"], page["end"]) for page in found["found"]] == [(2, 2, 1, 3)]
    assert "lease.pdf, page 2: The rent is due." in run("search", "RENT")[1]
    code, out, _ = run("search", "hovercraft")
    assert (code, out.strip()) == (3, "No page has these words.")


def test_collections_and_tags_narrow_lists_and_searches(run):
    assert run("collect", "Law", "2")[0] == 0
    assert "2  Law" in run("collect", "LAW", "1", "2")[1]
    run("uncollect", "law", "1")
    assert "[urgent]" in run("tag", "1", "urgent")[1]
    for narrowed, expected in ((("--collection", "law"), [2]), (("--tag", "URGENT"), [1])):
        assert [document["id"] for document in json.loads(run("list", *narrowed, "--json")[1])] == expected
        assert [page["id"] for page in json.loads(run("search", "rent", *narrowed, "--json")[1])["found"]] == expected
    assert json.loads(run("list", "--collection", "law", "--tag", "urgent", "--json")[1]) == []
    run("untag", "1", "Urgent")
    assert json.loads(run("--json")[1])[1]["tags"] == []
    assert json.loads(run("uncollect", "Law", "2", "--json")[1]) == []


def test_documents_are_renamed_and_removed(run):
    assert "Lease 2024.pdf" in run("rename", "1", "Lease 2024")[1]
    _, out, _ = run("remove", "1")
    assert "Lease" not in out
    assert "契約書.pdf" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("remove", "9"), "no document 9"),
        (("tag", "9", "x"), "no document 9"),
        (("list", "--collection", "None"), "no collection “None”"),
        (("rename", "1", " "), "at least one character"),
        (("collect", "", "1"), "at least one character"),
        (("watch", "/none/such"), "cannot be watched"),
    ],
)
def test_what_cannot_be_done_is_said(run, arguments, said):
    code, out, error = run(*arguments)
    assert (code, out) == (1, "")
    assert said in error


def test_folders_are_watched_and_left_alone(run, tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    assert run("watch", str(inbox))[1].strip() == str(inbox)
    assert json.loads(run("watched", "--json")[1]) == [str(inbox)]
    assert run("unwatch", str(inbox))[1].strip() == "No folder is watched."


def test_names_where_numbers_are_asked_for_and_a_search_for_nothing_are_told(run):
    for arguments in (("rename", "lease.pdf", "Lease"), ("remove", "lease.pdf"), ("tag", "-1", "x")):
        code, _, told = run(*arguments)
        assert code == 2
        assert "invalid int value" not in told
    assert "“lease.pdf” is no number; “rmt-desktop library” lists" in run("remove", "lease.pdf")[2]
    assert run("search", " ") == (1, "", "Cannot ask this question: There are no words to search for.\n")
