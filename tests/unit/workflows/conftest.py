from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.rooms import Room
from tests.tiny import tiny_model


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Callable[..., Room]]:
    """Makes rooms over one folder, and closes them in the end."""
    made: list[Room] = []

    def make(load: Callable[[], Any] = tiny_model) -> Room:
        made.append(Room(tmp_path / "data", load))
        return made[-1]

    yield make
    for room in made:
        room.close()


@pytest.fixture
def room(rooms: Callable[..., Room]) -> Room:
    return rooms()
