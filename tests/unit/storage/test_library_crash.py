"""What a killed process had acknowledged is there afterwards, and its lock is gone."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from rmt_desktop.domain.answers import QuestionState
from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.domain.store_errors import StoreInUse
from rmt_desktop.storage.library import Library
from tests.unit.storage.storage_samples import FINGERPRINT, headings, read_document, segments, snapshot

SAMPLES = str(Path(__file__).parent)
READ = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from storage_samples import snapshot
from rmt_desktop.storage.library import Library
library = Library.open(Path(sys.argv[1]))
document = library.documents()[0]
for segment in range(document.segments_read, document.segment_count):
    library.add_snapshot(document.id, snapshot(segment))
    print(segment, flush=True)
"""
ASK = """
import sys
from pathlib import Path
from rmt_desktop.domain.answers import QuestionState
from rmt_desktop.storage.library import Library
library = Library.open(Path(sys.argv[1]))
chat = library.add_chat("Lease", [])
while True:
    question = library.ask(chat.id, "When?", [], "rmt")
    print(question.id, flush=True)
    library.set_question_state(question.id, QuestionState.RUNNING)
"""
HOLD = """
import sys, time
from pathlib import Path
from rmt_desktop.storage.library import Library
library = Library.open(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
library.close()
print("released", flush=True)
"""


def start(script: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, str(folder), SAMPLES],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def kill_after(process: subprocess.Popen[str], lines: int) -> int:
    """Kill the process once it has printed so many lines; the last number it acknowledged."""
    assert process.stdout is not None
    for _ in range(lines):
        assert process.stdout.readline()
    process.kill()
    rest = process.communicate()[0].splitlines()
    return int(rest[-1]) if rest and rest[-1].isdigit() else lines - 1


def test_a_killed_reading_goes_on_where_it_stopped(folder: Path) -> None:
    total = 2_000
    with Library.open(folder) as library:
        document = read_document(library, count=total, read=0)
        library.set_state(document.id, DocumentState.READING)
    done = 0
    for lines in (7, 60, 25):
        process = start(READ, folder)
        assert process.stdout is not None
        assert int(process.stdout.readline()) == done
        acknowledged = max(done, kill_after(process, lines) + 1)
        with Library.open(folder) as library:
            found = library.document(document.id)
            assert found.state is DocumentState.QUEUED
            assert acknowledged <= found.segments_read <= total
            done = library.begin_reading(document.id, FINGERPRINT, segments(total), headings())
            assert done == found.segments_read
            expected = [snapshot(segment) for segment in range(done)]
            assert [library.snapshot(document.id, segment) for segment in range(done)] == expected
            assert library.vectors(document.id)[1] == b"".join(one.vector for one in expected)
            assert library.snapshot(document.id, done) is None
            library.set_state(document.id, DocumentState.READING)


def test_every_acknowledged_question_survives_and_is_marked_interrupted(folder: Path) -> None:
    acknowledged = kill_after(start(ASK, folder), 12)
    with Library.open(folder) as library:
        (chat,) = library.chats()
        questions = library.questions(chat.id)
    assert len(questions) >= acknowledged
    assert {question.state for question in questions} == {QuestionState.INTERRUPTED}


def test_a_second_process_is_refused_and_can_wait(folder: Path) -> None:
    process = start(HOLD, folder)
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == "held\n"
    with pytest.raises(StoreInUse, match="another window"):
        Library.open(folder)
    begun = time.monotonic()
    with pytest.raises(StoreInUse):
        Library.open(folder, wait=0.2)
    assert time.monotonic() - begun >= 0.2
    process.stdin.write("\n")
    process.stdin.flush()
    Library.open(folder, wait=30).close()
    assert process.communicate()[0] == "released\n"


def test_the_lock_ends_with_a_killed_process(folder: Path) -> None:
    process = start(HOLD, folder)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    process.kill()
    process.communicate()
    Library.open(folder).close()
