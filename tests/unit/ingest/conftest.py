from collections.abc import Iterator

import pytest

from rmt_desktop.ingest import ParseLimits, ParserProcess


@pytest.fixture(scope="module")
def parser() -> Iterator[ParserProcess]:
    """One warm child for all tests of a module, as the program keeps one; without text recognition, which is slow."""
    with ParserProcess(ParseLimits(recognise=False)) as process:
        yield process
