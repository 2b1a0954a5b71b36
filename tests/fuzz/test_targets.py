"""The fuzz targets themselves, without atheris: good files, what fuzzing has found, and noise."""

import random
import zipfile
from io import BytesIO

import pytest

from rmt_desktop.domain.input_errors import InputError
from tests.fuzz.targets import TARGETS, run_target, seeds


def nameless_member() -> bytes:
    """An archive whose only file has an empty name."""
    nameless = zipfile.ZipInfo("x")
    nameless.filename = ""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(nameless, b"Rent")
    return buffer.getvalue()


FOUND = {
    "embl": [b"", b"no record\n//\n"],
    "genbank": [b"", b"no LOCUS at all\n//\n"],
    "medline": [b"      text of no field\n"],
    "zip": [nameless_member()],
}
"""Inputs with which fuzzing broke a parser."""


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_a_target_takes_good_files_and_noise(name: str):
    good = list(seeds(name))
    assert good
    for data in good:
        TARGETS[name](data)
    chance = random.Random(name)
    for data in (b"", chance.randbytes(300), good[0][: len(good[0]) // 2], good[0].replace(b"e", b"\xff")):
        run_target(name, data)


@pytest.mark.parametrize("name", sorted(FOUND))
def test_what_was_found_is_refused_with_a_reason(name: str):
    for data in FOUND[name]:
        with pytest.raises(InputError, match=r"\w+ \w+"):
            TARGETS[name](data)
