"""Reading on a real cluster of two workers, and through a real PostgreSQL, where they are installed."""

import json

import pytest

from rmt_desktop.__main__ import main
from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.storage.library import Library
from rmt_desktop.storage.shared import SharedReadings
from rmt_desktop.workflows.bulk_reading import ReadJob, read_in_bulk
from rmt_desktop.workflows.cluster import LOCAL, RayReaders
from tests.postgres import running_postgres
from tests.tiny import lease_pages, tiny_model
from tests.unit.storage.test_shared import check_store
from tests.unit.workflows.test_bulk_reading import Here


def lease_files(folder, count):
    folder.mkdir()
    for number in range(1, count + 1):
        (folder / f"{number}.txt").write_text("\f".join(page.text for page in lease_pages(number)))
    return sorted(folder.iterdir())


def test_libraries_share_readings_through_postgresql(tmp_path):
    jobs = [ReadJob(path) for path in lease_files(tmp_path / "files", 2)]
    weights = tiny_model().fingerprint
    with running_postgres() as url:
        check_store(url)
        shared = SharedReadings(url)
        for name, asked in (("first", 2), ("second", 0)):
            with Library.open(tmp_path / name) as library:
                readers = Here()
                outcomes = read_in_bulk(library, readers, weights, jobs, PlainContext(), shared)
                assert len(readers.asked) == asked
                assert [outcome.document.state for outcome in outcomes] == [DocumentState.READ] * 2
        shared.close()


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # Ray's own
def test_two_workers_read_and_one_writer_stores(tmp_path):
    pytest.importorskip("ray", reason="Ray is not installed: pip install rmt-desktop[cluster]")
    files = lease_files(tmp_path / "files", 4)
    (tmp_path / "files" / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    bad = tmp_path / "files" / "bad.pdf"
    with Library.open(tmp_path / "data") as library:
        readers = RayReaders(LOCAL, 2, tiny_model)
        jobs = [ReadJob(path) for path in [*files, bad]]
        outcomes = read_in_bulk(library, readers, tiny_model().fingerprint, jobs, PlainContext())
        assert [outcome.error is None for outcome in outcomes] == [True] * 4 + [False]
        assert {outcome.document.state for outcome in outcomes[:4]} == {DocumentState.READ}
        assert [outcome.document.segments_read for outcome in outcomes[:4]] == [
            outcome.document.segment_count for outcome in outcomes[:4]
        ]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_the_command_line_reads_a_folder_on_a_cluster(tmp_path, capsys):
    pytest.importorskip("ray", reason="Ray is not installed: pip install rmt-desktop[cluster]")
    lease_files(tmp_path / "files", 2)
    command = ["--data-dir", str(tmp_path / "home"), "--json", "read", "--cluster", LOCAL, "--workers", "1"]
    assert main([*command, str(tmp_path / "files")]) == 0
    assert [found["error"] for found in json.loads(capsys.readouterr().out)] == [None, None]
