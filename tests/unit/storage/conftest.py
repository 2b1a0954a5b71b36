from collections.abc import Iterator
from pathlib import Path

import pytest

from rmt_desktop.storage.library import Library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that does not exist yet, with a name that is not plain ASCII."""
    return tmp_path / "Bücher & Verträge 100%"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with Library.open(folder) as opened:
        yield opened
