from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from rmt_desktop.domain.answers import QuestionState
from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.workflows.events import DocumentChanged, Failure, ReadingProgress
from tests.pretended_ocr import PretendedOcr, pretended_ocr, scan, seen_on
from tests.rooms import Room
from tests.tiny import CLAUSES

__all__ = ["pretended_ocr"]

Rooms = Callable[..., Room]


def ask(room: Room, text: str) -> int:
    chat = room.desk.new_chat([1], "Rent")
    return room.desk.ask(chat.id, text, [1]).id


def answered(room: Room, question_id: int) -> Callable[[], bool]:
    return lambda: room.library.question(question_id).state is QuestionState.ANSWERED


def pages(room: Room) -> list[str]:
    return [page.text for page in room.library.pages(1)]


def recognising(room: Room) -> list[tuple[int, int]]:
    return [(e.done, e.total) for e in room.told(ReadingProgress) if e.stage == "recognising"]


def test_a_document_is_read_and_asked_while_its_pictures_are_recognised(
    room: Room, pretended_ocr: PretendedOcr, tmp_path: Path
) -> None:
    pretended_ocr.hold()
    room.desk.add_paths([scan(tmp_path / "a.pdf", *CLAUSES[:3], 4, 5)])
    room.wait(lambda: room.states() == ["read"] and bool(recognising(room)))
    assert pages(room) == [clause.strip() for clause in CLAUSES[:3]] + ["", ""]
    assert recognising(room) == [(0, 2)]
    progress = room.desk.progress(1)
    assert progress is not None
    assert (progress.stage, progress.done, progress.total) == ("recognising", 0, 2)
    early = ask(room, "What is the rent?")
    room.wait(answered(room, early))
    assert room.desk.busy()
    pretended_ocr.release()
    room.wait(lambda: not room.desk.busy() and room.states() == ["read"])
    assert recognising(room) == [(0, 2), (1, 2), (2, 2)]
    assert pages(room)[3:] == [seen_on(4), seen_on(5)]
    assert room.desk.progress(1) is None
    late = ask(room, "What is the deposit of flat 5?")
    room.wait(answered(room, late))
    answer = room.library.question(late).answer
    assert answer is not None
    assert {quote.page for quote in answer.evidence} & {4, 5}
    for quote in answer.evidence:
        assert room.library.page(1, quote.page).text[quote.start : quote.end] == quote.quote


def test_each_page_is_told_as_it_is_recognised(room: Room, pretended_ocr: PretendedOcr, tmp_path: Path) -> None:
    room.read(scan(tmp_path / "a.pdf", "A text.", 1, 2, 3))
    missing = [event.document.pages_without_text for event in room.told(DocumentChanged)]
    assert list(dict.fromkeys(missing)) == [(), (2, 3, 4), (3, 4), (4,)]
    assert room.desk.document(1).pages_without_text == ()


def test_files_do_not_wait_for_the_recognition_of_others(
    room: Room, pretended_ocr: PretendedOcr, tmp_path: Path
) -> None:
    pretended_ocr.hold()
    room.desk.add_paths([scan(tmp_path / "a.pdf", 1, 2)])
    room.wait(lambda: bool(recognising(room)))
    assert room.states() == ["queued"]
    room.desk.add_paths([scan(tmp_path / "b.pdf", "A text.")])
    room.wait(lambda: room.states() == ["queued", "read"])
    pretended_ocr.release()
    room.wait(lambda: room.states() == ["read", "read"])


def test_recognition_pauses_and_goes_on(room: Room, pretended_ocr: PretendedOcr, tmp_path: Path) -> None:
    pretended_ocr.hold()
    room.desk.add_paths([scan(tmp_path / "a.pdf", "A text.", 1, 2)])
    room.wait(lambda: room.states() == ["read"] and bool(recognising(room)))
    room.desk.pause(1)
    room.wait(lambda: room.states() == ["paused"] and not room.desk.busy())
    assert room.desk.progress(1) is None
    question = ask(room, "What is it?")
    room.wait(answered(room, question))
    room.wait(lambda: not room.desk.busy())
    assert room.states() == ["paused"]
    assert room.library.unrecognised(1) == [2, 3]
    pretended_ocr.release()
    room.desk.resume(1)
    room.wait(lambda: room.states() == ["read"] and not room.desk.busy())
    assert pages(room) == ["A text.", seen_on(1), seen_on(2)]


@pytest.mark.parametrize("paused", [False, True])
def test_recognition_goes_on_after_a_restart_unless_it_was_paused(
    rooms: Rooms, pretended_ocr: PretendedOcr, tmp_path: Path, paused: bool
) -> None:
    room = rooms()
    pretended_ocr.hold()
    room.desk.add_paths([scan(tmp_path / "a.pdf", "A text.", 1)])
    room.wait(lambda: room.states() == ["read"] and bool(recognising(room)))
    if paused:
        room.desk.pause(1)
        room.wait(lambda: room.states() == ["paused"])
    room.close()
    pretended_ocr.release()
    room = rooms()
    assert room.states() == ["paused" if paused else "read"]
    room.desk.start()
    room.wait(lambda: not room.desk.busy())
    assert room.states() == ["paused" if paused else "read"]
    assert pages(room) == ["A text.", "" if paused else seen_on(1)]
    assert room.library.document(1).crashes == 0


def test_a_picture_that_crashes_the_helper_leaves_the_document_readable(
    room: Room, pretended_ocr: PretendedOcr, tmp_path: Path
) -> None:
    pretended_ocr.crash_on(1)
    room.read(scan(tmp_path / "a.pdf", "A text.", 1, 2))
    assert pages(room) == ["A text.", "", seen_on(2)]
    assert room.desk.document(1).pages_without_text == (2,)
    assert not room.desk.document(1).quarantined


def test_a_document_without_any_words_fails_with_the_reason(
    room: Room, pretended_ocr: PretendedOcr, tmp_path: Path
) -> None:
    pretended_ocr.see_nothing_on(1)
    room.desk.add_paths([scan(tmp_path / "a.pdf", 1)])
    room.wait(lambda: room.states() == ["failed"] and not room.desk.busy())
    assert "no words" in (room.desk.document(1).reason or "")


def test_a_file_that_is_gone_pauses_its_recognition_with_the_reason(
    rooms: Rooms, pretended_ocr: PretendedOcr, tmp_path: Path
) -> None:
    room = rooms()
    pretended_ocr.hold()
    path = scan(tmp_path / "a.pdf", "A text.", 1)
    room.desk.add_paths([path])
    room.wait(lambda: room.states() == ["read"] and bool(recognising(room)))
    room.close()
    pretended_ocr.release()
    path.rename(tmp_path / "elsewhere.pdf")
    room = rooms()
    room.desk.start()
    room.wait(lambda: room.states() == ["paused"] and bool(room.told(Failure)) and not room.desk.busy())
    assert "cannot be read again" in (room.desk.document(1).reason or "")
    assert room.told(Failure)
    (tmp_path / "elsewhere.pdf").rename(path)
    room.desk.resume(1)
    room.wait(lambda: room.states() == ["read"] and not room.desk.busy())
    assert pages(room) == ["A text.", seen_on(1)]


def test_an_encrypted_scan_asks_for_its_password_again_after_a_restart(
    rooms: Rooms, pretended_ocr: PretendedOcr, tmp_path: Path
) -> None:
    writer = PdfWriter(clone_from=PdfReader(scan(tmp_path / "plain.pdf", "A text.", 1)))
    writer.encrypt("Geheim", algorithm="AES-256")
    writer.write(tmp_path / "a.pdf")
    room = rooms()
    pretended_ocr.hold()
    room.desk.add_paths([tmp_path / "a.pdf"])
    room.wait(lambda: room.states() == ["password needed"])
    room.desk.give_password(1, "Geheim")
    room.wait(lambda: room.states() == ["read"] and bool(recognising(room)))
    room.close()
    pretended_ocr.release()
    room = rooms()
    room.desk.start()
    room.wait(lambda: room.states() == ["password needed"] and not room.desk.busy())
    room.desk.give_password(1, "Geheim")
    room.wait(lambda: room.states() == ["read"] and not room.desk.busy())
    assert pages(room) == ["A text.", seen_on(1)]


def test_reading_again_and_removing_end_recognition(room: Room, pretended_ocr: PretendedOcr, tmp_path: Path) -> None:
    pretended_ocr.hold()
    room.desk.add_paths([scan(tmp_path / "a.pdf", "A text.", 1)])
    room.wait(lambda: room.states() == ["read"] and bool(recognising(room)))
    room.desk.read_again(1)
    room.wait(lambda: room.states() == ["read"] and recognising(room) == [(0, 1), (0, 1)])
    room.desk.remove(1)
    room.wait(lambda: not room.desk.documents() and not room.desk.busy())
    pretended_ocr.release()


def test_the_questions_of_a_new_version_wait_until_it_is_recognised(
    room: Room, pretended_ocr: PretendedOcr, tmp_path: Path
) -> None:
    room.read(scan(tmp_path / "old.pdf", seen_on(3)))
    question = ask(room, "What is the deposit of flat 3?")
    room.wait(answered(room, question))
    pretended_ocr.hold()
    room.desk.versions.add(1, scan(tmp_path / "new.pdf", "A cover.", 3))
    room.wait(lambda: bool(room.library.revisions()))
    room.wait(lambda: room.states() == ["read", "read"])
    (item,) = room.library.revisions()[0].items
    assert item.question is not None
    assert room.library.question(item.question).state is QuestionState.WAITING
    pretended_ocr.release()
    room.wait(answered(room, item.question))
    answer = room.library.question(item.question).answer
    assert answer is not None
    assert 2 in {quote.page for quote in answer.evidence}
    room.wait(lambda: not room.desk.busy())
    assert room.library.document(2).state is DocumentState.READ
