"""Each look of the self-test fails where what it looks at is broken."""

import pytest

from rmt_desktop.storage.library import Library
from rmt_desktop.workflows import selftest_parts as parts


def test_a_module_that_cannot_be_imported_is_named(monkeypatch):
    monkeypatch.setattr(parts.pkgutil, "walk_packages", lambda *_: [type("Found", (), {"name": "rmt_desktop.nowhere"})])
    with pytest.raises(ModuleNotFoundError, match=r"rmt_desktop\.nowhere"):
        parts.modules()


def test_samples_without_text_are_named(monkeypatch, tmp_path):
    monkeypatch.setattr(parts, "resource", lambda *_: tmp_path)
    with pytest.raises(ValueError, match="any sample"):
        parts.formats()


def test_a_database_that_forgets_is_noticed(monkeypatch):
    monkeypatch.setattr(Library, "set_setting", lambda *_: None)
    with pytest.raises(ValueError, match="not read again"):
        parts.database()


def test_without_metadata_there_are_no_requirements(monkeypatch):
    monkeypatch.setattr(parts, "DISTRIBUTION", "no-such-distribution")
    assert parts.required_packages() == ()
