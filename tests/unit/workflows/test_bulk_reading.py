import json
import sys
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from rmt_desktop.__main__ import main
from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.domain.errors import Cancelled, ClusterError
from rmt_desktop.domain.input_errors import EmptyFile, FileChanged
from rmt_desktop.domain.store_errors import StoreError
from rmt_desktop.jobs.context import CancelToken, PlainContext, Progress
from rmt_desktop.memory import checkpoint
from rmt_desktop.storage.library import Library
from rmt_desktop.storage.shared import SharedReadings
from rmt_desktop.workflows import cluster
from rmt_desktop.workflows.bulk_reading import DATABASE, LocalReaders, ReadJob, read_in_bulk, shared_readings
from rmt_desktop.workflows.cluster import RayReaders
from rmt_desktop.workflows.onetime import read_files
from tests.tiny import lease_pages, tiny_model

WEIGHTS = tiny_model().fingerprint


class Here:
    """A reader of this process that begins with the last job; ``asked`` are the names of the files it was given."""

    def __init__(self):
        self.asked = []

    def read(self, jobs, context):
        self.asked += [job.path.name for job in reversed(jobs)]
        last = len(jobs) - 1
        for index, found in LocalReaders(tiny_model).read(jobs[::-1], context):
            yield last - index, found


@pytest.fixture
def files(tmp_path):
    paths = [tmp_path / name for name in ("one.txt", "same.txt", "two.txt", "empty.txt")]
    texts = ["\f".join(page.text for page in lease_pages(count)) for count in (2, 2, 1)]
    for path, content in zip(paths, [*texts, ""], strict=True):
        path.write_text(content)
    return paths


@contextmanager
def library(folder):
    with Library.open(folder) as opened:
        yield opened


def everything(library, document_id):
    segments = library.segments(document_id)
    return (
        library.pages(document_id), segments, library.headings(document_id), library.vectors(document_id),
        library.reading_fingerprint(document_id), [library.snapshot(document_id, s.index) for s in segments],
    )  # fmt: skip


def test_the_library_holds_what_reading_here_would_have_left(files, tmp_path):
    told: list[Progress] = []
    with library(tmp_path / "bulk") as bulk, library(tmp_path / "plain") as plain:
        readers = Here()
        outcomes = read_in_bulk(bulk, readers, WEIGHTS, [ReadJob(path) for path in files], PlainContext(told.append))
        expected = read_files(plain, tiny_model, files, PlainContext())
        assert readers.asked == ["two.txt", "one.txt"]
        assert [outcome.path for outcome in outcomes] == files
        assert [type(outcome.error) for outcome in outcomes] == [type(None)] * 3 + [EmptyFile]
        assert outcomes[0].document == outcomes[1].document
        for ours, theirs in zip(outcomes[:3], expected[:3], strict=True):
            assert ours.document.state is DocumentState.READ
            assert everything(bulk, ours.document.id) == everything(plain, theirs.document.id)
        assert told[-1] == Progress(4, 4, "one.txt")
        again = Here()
        read_in_bulk(bulk, again, WEIGHTS, [ReadJob(path) for path in files[:3]], PlainContext())
        assert again.asked == []


def test_what_one_library_has_read_another_takes_from_the_shared_store(files, tmp_path):
    shared = SharedReadings(f"sqlite:///{tmp_path / 'shared.db'}")
    jobs = [ReadJob(path) for path in files[:3]]
    with library(tmp_path / "first") as first, library(tmp_path / "second") as second:
        read_in_bulk(first, Here(), WEIGHTS, jobs, PlainContext(), shared)
        readers = Here()
        outcomes = read_in_bulk(second, readers, WEIGHTS, jobs, PlainContext(), shared)
        assert readers.asked == []
        assert all(outcome.document.state is DocumentState.READ for outcome in outcomes)
        for outcome in outcomes:
            twin = first.find(outcome.document.content_hash)
            assert everything(second, outcome.document.id) == everything(first, twin.id)
    shared.close()


def test_a_machine_with_other_weights_is_not_believed(files, tmp_path):
    with library(tmp_path / "data") as opened:
        (outcome,) = read_in_bulk(opened, Here(), "other weights", [ReadJob(files[0])], PlainContext())
        assert isinstance(outcome.error, ClusterError)
        assert outcome.document.state is DocumentState.FAILED
        assert opened.segments(outcome.document.id) == []


def test_what_was_read_before_a_stop_is_kept(files, tmp_path):
    token = CancelToken()
    with library(tmp_path / "data") as opened:
        context = PlainContext(lambda progress: token.cancel(), token)
        with pytest.raises(Cancelled):
            read_in_bulk(opened, Here(), WEIGHTS, [ReadJob(path) for path in files], context)
        states = {document.name: document.state for document in opened.documents()}
        assert (states["two.txt"], states["one.txt"]) == (DocumentState.READ, DocumentState.QUEUED)


def test_without_ray_or_a_cluster_the_message_says_what_to_do(files, monkeypatch):
    jobs = [ReadJob(files[0])]
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ClusterError, match=r"pip install rmt-desktop\[cluster\]"):
        next(RayReaders("auto", 1, tiny_model).read(jobs, PlainContext()))

    def init(**named):
        raise ConnectionError("no cluster")

    monkeypatch.setitem(sys.modules, "ray", SimpleNamespace(init=init))
    with pytest.raises(ClusterError, match="ray start --head"):
        next(RayReaders("auto", 1, tiny_model).read(jobs, PlainContext()))
    assert list(RayReaders("auto", 1, tiny_model).read([], PlainContext())) == []  # nothing to do: nobody is called


def test_the_shared_store_is_the_one_that_the_environment_names(tmp_path, monkeypatch):
    monkeypatch.delenv(DATABASE, raising=False)
    with shared_readings() as found:
        assert found is None
    monkeypatch.setenv(DATABASE, f"sqlite:///{tmp_path / 'shared.db'}")
    with shared_readings() as found:
        assert found.find("x", "y") is None
    monkeypatch.setenv(DATABASE, "nonsense")
    with pytest.raises(StoreError), shared_readings():
        pass


def test_the_command_line_shares_what_it_reads(files, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(cluster, "load_default_model", lambda folder, reader: tiny_model())
    monkeypatch.setattr(checkpoint, "fingerprint", lambda folder: WEIGHTS)
    monkeypatch.setenv(DATABASE, f"sqlite:///{tmp_path / 'shared.db'}")
    for home in ("first", "second"):
        assert main(["--data-dir", str(tmp_path / home), "--json", "read", str(files[0])]) == 0
        assert [found["error"] for found in json.loads(capsys.readouterr().out)] == [None]
        monkeypatch.setattr(cluster, "LocalReaders", lambda load: SimpleNamespace(read=nobody))


def nobody(jobs, context):
    assert jobs == []  # the other has read it
    yield from ()


def test_a_file_that_changes_before_its_turn_is_not_read_as_what_it_was(files, tmp_path):
    (tmp_path / "new.txt").write_text("old")
    job = ReadJob(tmp_path / "new.txt", content_hash="0" * 64)
    ((_, found),) = LocalReaders(tiny_model).read([job], PlainContext())
    assert isinstance(found, FileChanged)


def test_a_file_that_is_gone_when_its_turn_comes_is_named(tmp_path):
    ((index, found),) = LocalReaders(tiny_model).read([ReadJob(tmp_path / "gone.txt")], PlainContext())
    assert index == 0
    assert "gone.txt" in str(found)
