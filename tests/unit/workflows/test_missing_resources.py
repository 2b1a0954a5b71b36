"""An incomplete installation says what is missing."""

from typing import NoReturn

import pytest

from rmt_desktop.domain.model_errors import ModelMissing
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows import desk, models
from rmt_desktop.workflows.events import Failure
from tests.tiny import tiny_model


def missing(*parts: str) -> NoReturn:
    raise FileNotFoundError(f"{'/'.join(parts)} is missing from this installation. Install the program again.")


def test_a_missing_sample_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(desk, "resource", missing)
    library = Library.open(tmp_path)
    events = []
    made = desk.Desk(library, tiny_model)
    made.listen(events.append)
    made.add_sample()
    assert made.close(timeout=10)
    (event,) = events
    assert isinstance(event, Failure)
    assert "Install the program again" in event.message


def test_a_missing_reader_is_a_missing_model(monkeypatch):
    monkeypatch.setattr(models, "resource", missing)
    with pytest.raises(ModelMissing, match="Install the program again"):
        models.reader_folder()
