"""A file that brings down the process that reads it, or the program, is not tried for ever."""

import multiprocessing
from pathlib import Path

import pytest

from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.domain.input_errors import ParserCrashed, Quarantined
from rmt_desktop.ingest import ParserProcess
from rmt_desktop.jobs.context import PlainContext, Progress
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.importing import parse_document, register
from tests.rooms import Room, write_text


def kill_children(_: Progress) -> None:
    for child in multiprocessing.active_children():
        child.kill()


def test_two_crashes_put_a_file_in_quarantine(tmp_path: Path) -> None:
    with Library.open(tmp_path / "data") as library, ParserProcess() as parser:
        document = register(library, write_text(tmp_path / "bad.txt", clauses=20_000)).document
        with pytest.raises(Quarantined, match="quarantine"):
            parse_document(library, parser, document.id, PlainContext(kill_children))
        found = library.document(document.id)
        assert (found.state, found.crashes, found.quarantined) == (DocumentState.FAILED, 2, True)
        assert found.reason is not None
        assert "crash" in found.reason
        parse_document(library, parser, document.id, PlainContext())
        assert library.document(document.id).crashes == 0, "the user said so, and it went well"


def test_one_crash_is_forgiven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(tmp_path / "data") as library, ParserProcess() as parser:
        document = register(library, write_text(tmp_path / "good.txt")).document
        parse, tried = parser.parse, []

        def crash_once(*arguments: object, **options: object) -> object:
            tried.append(1)
            if len(tried) == 1:
                raise ParserCrashed("It crashed.")
            return parse(*arguments, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(parser, "parse", crash_once)
        assert parse_document(library, parser, document.id, PlainContext()).state is DocumentState.QUEUED
        assert (len(tried), library.document(document.id).crashes) == (2, 0)


def test_a_file_during_which_the_program_ended_twice_is_not_tried_at_the_next_start(tmp_path: Path) -> None:
    bad, folder = write_text(tmp_path / "bad.txt"), tmp_path / "data"
    with Library.open(folder) as library:
        document_id = register(library, bad).document.id
    for ends, state in ((1, DocumentState.QUEUED), (2, DocumentState.FAILED)):
        with Library.open(folder) as library:
            library.set_state(document_id, DocumentState.PARSING)
        with Library.open(folder) as library:
            found = library.document(document_id)
            assert (found.state, found.crashes) == (state, ends)
    room = Room(folder)
    try:
        room.desk.start()
        room.desk.add_paths([tmp_path])
        room.wait(lambda: not room.desk.busy())
        assert room.states() == ["failed"], "neither at the start nor with its folder"
        assert "quarantine" in (room.desk.documents()[0].reason or "")
        room.desk.resume(document_id)
        room.wait(lambda: room.states() == ["read"])
    finally:
        room.close()
