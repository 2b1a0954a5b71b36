from collections.abc import Iterator

import pytest

from rmt_desktop.ingest import ParserProcess


@pytest.fixture(scope="module")
def parser() -> Iterator[ParserProcess]:
    """One warm child for all tests of a module, as the program keeps one."""
    with ParserProcess() as process:
        yield process
