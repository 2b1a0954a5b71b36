"""The list of changes is whole, and what of it is new is shown once."""

import pytest
from packaging.version import Version

from rmt_desktop import __version__
from rmt_desktop.domain.releases import ReleaseNotes
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows import news


def test_the_shipped_list_tells_of_this_version_first_and_of_all_in_order() -> None:
    told = news.release_notes()
    versions = [Version(notes.version) for notes in told]
    assert str(versions[0]) == __version__
    assert versions == sorted(set(versions), reverse=True)
    assert all(notes.changes for notes in told)


@pytest.mark.parametrize(
    ("before", "running", "told"),
    [
        (None, "0.3.0", []),  # the first start
        ("0.3.0", "0.3.0", []),
        ("0.2.0", "0.3.0", ["0.3.0"]),
        ("0.1.0", "0.3.0", ["0.3.0", "0.2.0"]),
        ("0.1.0", "0.2.0", ["0.2.0"]),
        ("0.3.0", "0.2.0", []),  # back to an older one
        ("nonsense", "0.3.0", []),
    ],
)
def test_news_of_versions_since_the_last_are_told_once(tmp_path, monkeypatch, before, running, told) -> None:
    listed = [ReleaseNotes(version, "", ("Better.",)) for version in ("0.3.0", "0.2.0", "0.1.0")]
    monkeypatch.setattr(news, "release_notes", lambda: listed)
    with Library.open(tmp_path) as library:
        if before is not None:
            news.unseen_news(library, "0.0.1")
            library.set_setting("news/version", before)
        assert [notes.version for notes in news.unseen_news(library, running)] == told
        assert news.unseen_news(library, running) == []
