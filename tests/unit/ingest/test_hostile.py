"""Damaged files of every format, a few here; thousands with ``rmt-desktop bench fuzz``."""

import random
from pathlib import Path

from rmt_desktop.ingest.mutations import mutated
from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.workflows.fuzzing import _read, run_fuzz
from tests.unit.ingest.format_samples import SAMPLES, sample
from tests.unit.ingest.ingest_samples import text_pdf


def test_damaged_files_are_read_or_refused_with_a_reason(tmp_path: Path) -> None:
    for kind in SAMPLES:
        sample(tmp_path, kind)
    text_pdf(tmp_path / "lease.pdf", ["The rent is 100 pounds."] * 3)
    found = run_fuzz([tmp_path], 76, seed=3, keep=None, context=PlainContext())
    assert found["failures"] == []
    assert set(found["outcomes"]) == {path.suffix for path in tmp_path.iterdir()}
    assert sum(sum(ends.values()) for ends in found["outcomes"].values()) == 76
    ends = {end for each in found["outcomes"].values() for end in each}
    assert {"read", "Damaged file"} <= ends


def test_damage_is_the_same_for_the_same_seed_and_changes_the_file() -> None:
    for name, make in SAMPLES.values():
        data = make()
        copies = [mutated(data, random.Random(f"{name} {number}")) for number in range(20)]
        assert copies == [mutated(data, random.Random(f"{name} {number}")) for number in range(20)]
        assert sum(copy != data for copy in copies) >= 15


def test_a_crash_and_a_missing_reason_are_failures(tmp_path: Path) -> None:
    from rmt_desktop.domain.documents import ParsedDocument
    from rmt_desktop.domain.input_errors import DamagedFile, InputError

    class Parser:
        def __init__(self, outcome: InputError | ParsedDocument) -> None:
            self.outcome = outcome

        def parse(self, path: Path) -> ParsedDocument:
            if isinstance(self.outcome, InputError):
                raise self.outcome
            return self.outcome

    def ends(outcome: InputError | ParsedDocument) -> tuple[str, str | None]:
        return _read(Parser(outcome), tmp_path)  # type: ignore[arg-type]

    crash = DamagedFile("The file made the helper process that reads it crash after page 2 (signal 11).")
    assert ends(crash)[0] == "crash"
    assert ends(crash)[1] is not None
    assert ends(DamagedFile("no"))[1] is not None
    assert ends(ParsedDocument("text", (), "x"))[1] is not None
    assert ends(DamagedFile("The file is no document of any kind."))[1] is None
