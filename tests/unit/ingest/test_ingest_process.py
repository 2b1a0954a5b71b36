import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.domain.input_errors import DamagedFile, FileMissing, FileTooLarge, InputError
from rmt_desktop.ingest import ParseLimits, ParserProcess, parse_file
from rmt_desktop.ingest.messages import Refused, decode, encode
from rmt_desktop.ingest.process import _refusal
from rmt_desktop.ingest.watch import ProcessWatch
from tests.unit.ingest.ingest_samples import content_pdf, endless_words, stream, text_pdf

GOOD = "The rent is 100 pounds."


def child_of(parser: ParserProcess) -> psutil.Process:
    assert parser._worker is not None
    return psutil.Process(parser._worker.process_id)


def test_one_file_without_keeping_a_process(tmp_path: Path) -> None:
    before = _children()
    assert parse_file(text_pdf(tmp_path / "a.pdf")).pages[0].text == GOOD
    assert _children() <= before


def test_a_child_serves_many_files(tmp_path: Path) -> None:
    with ParserProcess() as parser:
        parser.start()
        first = child_of(parser)
        for number in range(5):
            parser.parse(text_pdf(tmp_path / f"{number}.pdf"))
        assert child_of(parser) == first
    assert not first.is_running()


def test_a_refused_file_does_not_cost_the_child(parser: ParserProcess, tmp_path: Path) -> None:
    parser.start()
    child = child_of(parser)
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7 nonsense")
    with pytest.raises(DamagedFile):
        parser.parse(path)
    assert child_of(parser) == child


def test_a_child_that_is_killed(tmp_path: Path) -> None:
    path = text_pdf(tmp_path / "a.pdf", [GOOD] * 300)
    with ParserProcess() as parser:

        def kill(done: int, total: int) -> None:
            if done == 1:
                child_of(parser).kill()

        with pytest.raises(DamagedFile, match="crash"):
            parser.parse(path, on_page=kill)
        assert len(parser.parse(path).pages) == 300


def test_a_child_that_died_between_two_files(tmp_path: Path) -> None:
    path = text_pdf(tmp_path / "a.pdf")
    with ParserProcess() as parser:
        parser.parse(path)
        child = child_of(parser)
        child.kill()
        psutil.wait_procs([child], timeout=5)
        assert parser.parse(path).pages[0].text == GOOD


def test_the_time_limit(tmp_path: Path) -> None:
    path = content_pdf(tmp_path / "a.pdf", [endless_words()])
    with ParserProcess(ParseLimits(seconds=0.5, seconds_per_page=0)) as parser:
        parser.start()
        began = time.monotonic()
        with pytest.raises(FileTooLarge, match="longer than"):
            parser.parse(path)
        assert time.monotonic() - began < 20
        assert parser.parse(text_pdf(tmp_path / "b.pdf")).pages[0].text == GOOD


def test_the_memory_limit(tmp_path: Path) -> None:
    greedy = tmp_path / "a.txt"
    greedy.write_bytes(b"Words and more words.\n" * 2_000_000)
    with ParserProcess(ParseLimits(memory_mb=60)) as parser:
        with pytest.raises(FileTooLarge, match="60 MB of memory"):
            parser.parse(greedy)
        assert parser.parse(text_pdf(tmp_path / "b.pdf")).pages[0].text == GOOD


def test_a_stream_that_unpacks_to_a_giant(tmp_path: Path) -> None:
    import zlib

    packed = zlib.compress(b"BT (a) Tj ET\n" + b" " * 70_000_000, 9)
    path = content_pdf(tmp_path / "a.pdf", [stream(packed, b"/Filter /FlateDecode")])
    with ParserProcess(ParseLimits(memory_mb=40)) as parser, pytest.raises(FileTooLarge, match="40 MB of memory"):
        parser.parse(path)


def test_the_parent_watches_memory_where_the_system_does_not() -> None:
    watch = ProcessWatch(psutil.Process().pid, ParseLimits(memory_mb=50), None)
    watch.check()
    ballast = bytearray(b"x") * 120_000_000
    time.sleep(0.25)
    with pytest.raises(FileTooLarge, match="50 MB of memory"):
        watch.check()
    assert ballast


def test_cancelling_ends_the_child(tmp_path: Path) -> None:
    path = content_pdf(tmp_path / "a.pdf", [endless_words()])
    with ParserProcess() as parser:
        parser.start()
        child = child_of(parser)
        began = time.monotonic()
        with pytest.raises(Cancelled):
            parser.parse(path, cancelled=lambda: time.monotonic() - began > 0.5)
        assert not child.is_running()


def test_what_the_page_callback_raises_passes_through(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled("enough")

    with ParserProcess() as parser:
        with pytest.raises(Cancelled, match="enough"):
            parser.parse(text_pdf(tmp_path / "a.pdf", [GOOD] * 50), on_page=stop)
        assert len(parser.parse(text_pdf(tmp_path / "b.pdf", [GOOD] * 50)).pages) == 50


def test_a_file_that_disappears_after_it_was_recognised(
    parser: ParserProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rmt_desktop.ingest import process, registry

    path = text_pdf(tmp_path / "a.pdf")

    def recognise_and_delete(path: Path) -> registry.Format:
        found = registry.recognise(path)
        path.unlink()
        return found

    monkeypatch.setattr(process, "recognise", recognise_and_delete)
    with pytest.raises(FileMissing, match="not there"):
        parser.parse(path)


def test_the_child_ends_with_its_parent(tmp_path: Path) -> None:
    slow = content_pdf(tmp_path / "slow.pdf", [endless_words()])
    script = tmp_path / "parent.py"
    script.write_text(
        "import os, sys, threading\n"
        "from pathlib import Path\n"
        "from rmt_desktop.ingest import ParserProcess\n"
        "if __name__ == '__main__':\n"
        "    parser = ParserProcess()\n"
        "    parser.start()\n"
        "    print(parser._worker.process_id, flush=True)\n"
        "    threading.Timer(1.0, os._exit, [9]).start()\n"
        "    parser.parse(Path(sys.argv[1]))\n"
    )
    finished = subprocess.run(
        [sys.executable, str(script), str(slow)], stdout=subprocess.PIPE, text=True, timeout=60, cwd=Path.cwd()
    )
    assert finished.returncode == 9
    deadline = time.monotonic() + 10
    while psutil.pid_exists(int(finished.stdout)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not psutil.pid_exists(int(finished.stdout))


def test_the_child_loads_neither_torch_nor_qt() -> None:
    code = (
        "import sys, rmt_desktop.ingest.child, rmt_desktop.ingest.pdf, rmt_desktop.ingest.text\n"
        "print(sorted({'torch', 'transformers', 'PySide6', 'sqlalchemy', 'numpy'} & set(sys.modules)))"
    )
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert finished.stdout.strip() == "[]"


def test_the_parent_does_not_load_the_parsers() -> None:
    code = "import sys, rmt_desktop.ingest\nprint('pypdf' in sys.modules)"
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert finished.stdout.strip() == "False"


def test_messages_survive_the_pipe() -> None:
    message = Refused("DamagedFile", "ein „Grund“ \ud83d")
    assert decode(encode(message)) == message
    for garbage in (b"", b"[]", b'["Nothing", {}]', b'["Refused", {"error": "x"}]', b"\x80\x04"):
        with pytest.raises(ValueError, match="not a message"):
            decode(garbage)


@pytest.mark.parametrize("name", ["StoreError", "Exception", "no such", "__name__"])
def test_a_child_can_name_input_errors_only(name: str) -> None:
    assert type(_refusal(Refused(name, "why"))) is DamagedFile
    assert isinstance(_refusal(Refused("NoText", "why")), InputError)


def _children() -> set[int]:
    """Children of this process, save for multiprocessing's own helper."""
    found = set()
    for child in psutil.Process().children():
        try:
            if "resource_tracker" not in " ".join(child.cmdline()):
                found.add(child.pid)
        except psutil.Error:
            continue
    return found
