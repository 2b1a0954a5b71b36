"""The command line from end to end, with the shipped reader and real files."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from rmt_desktop.__main__ import main
from rmt_desktop.console import print_json
from rmt_desktop.domain.model_errors import ModelMissing
from rmt_desktop.paths import resource
from rmt_desktop.storage.library import Library
from rmt_desktop.ui.window import SAMPLE_QUESTIONS
from tests.tiny import tiny_model

SAMPLE = resource("samples", "sample-lease.pdf")


def make_pdf(path: Path, *pages: str, password: str = "") -> Path:
    canvas = Canvas(str(path), invariant=1)
    for text in pages:
        for i, line in enumerate(text.splitlines()):
            canvas.drawString(60, 760 - 16 * i, line)
        canvas.showPage()
    canvas.save()
    if password:
        writer = PdfWriter(clone_from=PdfReader(path))
        writer.encrypt(password, algorithm="AES-256")
        writer.write(path)
    return path


@pytest.fixture
def run(tmp_path, capsys):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(["--data-dir", str(tmp_path / "data"), *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """The sample, asked once in a process of its own."""
    data = tmp_path_factory.mktemp("asked")
    command = [sys.executable, "-m", "rmt_desktop", "ask", str(SAMPLE), "-q", "Which law governs this lease?"]
    done = subprocess.run([*command, "--json", "--data-dir", str(data)], capture_output=True, text=True)
    return data, done


def test_an_answer_comes_with_its_quote_at_its_place(asked):
    data, done = asked
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert set(answer) >= {
        "answer", "abstained", "confidence", "engine", "evidence", "timings", "tokens_read", "peak_memory_mb",
    }  # fmt: skip
    assert "England" in answer["answer"]
    assert set(answer["timings"]) == {"ingest", "retrieve", "read", "generate", "total"}
    with Library.open(data) as library:
        (document,) = library.documents()
        for evidence in answer["evidence"]:
            page = library.page(document.id, evidence["page"])
            assert page.text[evidence["start"] : evidence["end"]] == evidence["quote"]
            assert set(evidence) == {"document", "page", "start", "end", "quote", "score", "segment", "section"}
        assert answer["evidence"][0]["section"] == ["16. Disputes and governing law"]


@pytest.mark.parametrize(
    ("question", "said"),
    list(zip(SAMPLE_QUESTIONS, ("£148,500", "may end this Lease", "England and Wales"), strict=True)),
)
def test_what_the_window_suggests_asking_of_the_sample_is_answered(run, question, said):
    code, out, _ = run("ask", str(SAMPLE), "-q", question, "--json")
    assert code == 0
    assert said in json.loads(out)["answer"]


def test_question_and_answer_are_kept(asked):
    data, done = asked
    with Library.open(data) as library:
        (chat,) = library.chats()
        (question,) = library.questions(chat.id)
        assert question.text == "Which law governs this lease?"
        assert question.answer is not None
        assert question.answer.text == json.loads(done.stdout)["answer"]


def test_a_file_known_by_its_content_is_not_read_twice(run, tmp_path):
    first = make_pdf(tmp_path / "Vertrag – 契約.pdf", "The rent is 500 pounds a month.")
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(first.read_bytes())
    assert run("read", str(first), str(copy))[0] == 0
    code, out, _ = run("library", "--json")
    assert code == 0
    (document,) = json.loads(out)
    assert (document["state"], document["pages"], document["segments"]) == ("read", 1, document["segments_read"])


def test_a_password_is_asked_for_and_used(run, tmp_path):
    path = make_pdf(tmp_path / "locked.pdf", "The rent is 700 pounds.", password="secret")
    code, _, error = run("read", str(path))
    assert code == 1
    assert "Password needed" in error
    assert "Wrong password" in run("read", str(path), "--password", "wrong")[2]
    assert run("read", str(path), "--password", "secret")[0] == 0


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.pdf", b"", "Empty file"),
        ("header.pdf", b"%PDF-1.7\n", "Damaged file"),
        ("wrong.pdf", b"this is no pdf at all", ""),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), ""),
    ],
)
def test_bad_files_end_in_a_clear_message_and_the_others_are_read(run, tmp_path, name, content, words):
    bad = tmp_path / name
    bad.write_bytes(content)
    good = tmp_path / "good.txt"
    good.write_text("The notice period is three months.")
    code, out, error = run("read", str(bad), str(good))
    assert code == 1
    assert words in error
    assert error.strip()
    assert "Traceback" not in error
    assert "good.txt" in out


def test_a_pdf_with_the_wrong_suffix_is_read_as_what_it_is(run, tmp_path):
    path = make_pdf(tmp_path / "lease.txt", "The deposit is 900 pounds.")
    assert run("read", str(path))[0] == 0
    assert json.loads(run("library", "--json")[1])[0]["kind"] == "pdf"


@pytest.mark.parametrize(("question", "words"), [("", "empty"), ("   ", "empty"), ("x" * 10_000, "10,000")])
def test_questions_that_cannot_be_asked(run, tmp_path, question, words):
    path = tmp_path / "a.txt"
    path.write_text("Something.")
    code, _, error = run("ask", str(path), "-q", question)
    assert code == 1
    assert words in error


def test_missing_files_and_bad_usage(run):
    code, _, error = run("ask", "nowhere.pdf", "-q", "What?")
    assert code == 1
    assert "File not found" in error
    assert run("ask")[0] == 2
    assert run("library", "--nonsense")[0] == 2


def test_a_stored_document_answers_after_its_file_is_gone(run, tmp_path):
    path = tmp_path / "gone.txt"
    path.write_text("Notices are sent to 5 High Street, London.")
    assert run("read", str(path))[0] == 0
    path.unlink()
    code, out, error = run("ask", str(path), "-q", "Where are notices sent to?", "--json")
    assert code in (0, 3), error
    answer = json.loads(out)
    assert "5 High Street" in (answer["evidence"] or answer["nearest"])[0]["quote"]


def test_what_the_document_does_not_say_is_exit_code_3_with_the_nearest_passages(run, tmp_path, monkeypatch):
    monkeypatch.setattr("rmt_desktop.workflows.models.load_default_model", lambda *_, **__: tiny_model(threshold=1.1))
    path = tmp_path / "a.txt"
    path.write_text("Notices are sent to 5 High Street, London.")
    code, out, _ = run("ask", str(path), "-q", "How far is the moon?", "--json")
    answer = json.loads(out)
    assert code == 3
    assert (answer["answer"], answer["abstained"], answer["evidence"]) == (None, True, [])
    assert answer["nearest"][0]["quote"] == path.read_text()
    code, out, _ = run("ask", str(path), "-q", "How far is the moon?")
    assert code == 3
    assert out.startswith("Not found")


def test_the_self_test_passes_and_says_what_it_looked_at(run):
    code, out, _ = run("doctor", "--json")
    result = json.loads(out)
    checks = {check["name"]: check for check in result["checks"]}
    assert (code, result["ok"]) == (0, True), [check for check in result["checks"] if not check["ok"]]
    assert set(checks) >= {"python", "sqlite", "torch", "transformers", "pypdf", "data folder", "model", "window"}
    assert set(checks) >= {"program", "native parts", "database", "formats", "modules", "SQLAlchemy"}
    assert "pytest" not in checks
    assert "unfrozen" in checks["program"]["detail"]
    assert checks["formats"]["detail"].endswith("2 samples read")
    assert "England" in checks["sample question"]["detail"]
    assert checks["window"]["detail"].startswith("Qt 6")
    assert checks["languages"]["detail"] == "en, de"
    assert ", SQLCipher 4" in checks["native parts"]["detail"]


def test_the_self_test_fails_when_the_model_is_missing(run, monkeypatch):
    def missing() -> Path:
        raise ModelMissing("all-MiniLM-L6-v2 is not installed.")

    for module in ("selftest", "models"):
        monkeypatch.setattr(f"rmt_desktop.workflows.{module}.minilm_folder", missing)
    code, out, _ = run("doctor")
    assert code == 1
    assert "FAILED  model: ModelMissing: all-MiniLM-L6-v2 is not installed." in out
    assert "ok      sqlite" in out


def test_json_is_whole_on_an_output_that_knows_few_characters(tmp_path):
    with Library.open(tmp_path / "data") as library:
        name = "Vertrag – 契約.pdf"
        library.add_document(content_hash="0" * 64, name=name, path=tmp_path / name, kind="pdf", size=1)
    command = [sys.executable, "-m", "rmt_desktop", "--data-dir", str(tmp_path / "data"), "library"]
    few = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*command, "--json"], capture_output=True, env=few, check=True)
    assert json.loads(done.stdout)[0]["name"] == name
    done = subprocess.run(command, capture_output=True, env=few, check=True)
    assert b"Vertrag ? ??.pdf" in done.stdout


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16", "ascii"])
def test_json_is_utf_8_or_escaped(encoding, monkeypatch):
    written = io.BytesIO()  # Windows gives pipes cp1252, which has the dash in a byte that is no UTF-8
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding, write_through=True))
    print_json({"answer": "Mon – Fri"})
    shown = written.getvalue().decode(encoding)
    assert json.loads(shown) == {"answer": "Mon – Fri"}
    assert ("–" in shown) is (encoding == "utf-8")


def test_options_are_taken_before_and_after_the_command(tmp_path, capsys):
    for arguments in (
        ["--json", "--data-dir", str(tmp_path), "library"],
        ["library", "--data-dir", str(tmp_path), "--json"],
    ):
        assert main(arguments) == 0
        assert json.loads(capsys.readouterr().out) == []
    assert main(["--data-dir"]) == 2


def test_files_without_a_command_open_the_window(tmp_path, monkeypatch):
    opened: list[list[str]] = []
    monkeypatch.setattr("rmt_desktop.app.run_window", lambda arguments: opened.append(list(arguments)) or 0)
    path = tmp_path / "a.txt"
    path.write_text("Text.")
    assert main([]) == 0
    assert main(["--data-dir", str(tmp_path), str(path)]) == 0
    assert opened == [[], ["--data-dir", str(tmp_path), str(path)]]
    assert main(["raed"]) == 2


def test_two_programs_do_not_share_a_data_folder(run, tmp_path):
    with Library.open(tmp_path / "data"):
        code, _, error = run("library")
    assert code == 1
    assert "in use" in error


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")
def test_a_killed_reading_resumes_at_the_segment_where_it_stopped(tmp_path):
    path, data = tmp_path / "long.txt", tmp_path / "data"
    sentences = (f"Clause {i} says that party {i} pays {i * 7} pounds on day {i}. " for i in range(4000))
    path.write_text("".join(sentences))
    command = [sys.executable, "-m", "rmt_desktop", "read", str(path), "--data-dir", str(data)]
    reading = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    read = _wait_for_segments(data, 8)
    os.kill(reading.pid, signal.SIGKILL)
    reading.wait()
    with Library.open(data, wait=5.0) as library:
        (document,) = library.documents()
        assert read <= document.segments_read < document.segment_count
        before = [library.snapshot(document.id, i) for i in range(document.segments_read)]
    again = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _wait_for_segments(data, len(before) + 3)
    os.kill(again.pid, signal.SIGKILL)
    again.wait()
    with Library.open(data, wait=5.0) as library:
        assert library.document(document.id).segments_read >= len(before) + 3
        assert [library.snapshot(document.id, i) for i in range(len(before))] == before


def _wait_for_segments(data: Path, count: int) -> int:
    import sqlite3

    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        time.sleep(0.1)
        if not (data / "derived.db").exists():
            continue
        connection = sqlite3.connect(f"file:{data / 'derived.db'}?mode=ro", uri=True, timeout=5)
        try:
            row = connection.execute("SELECT segments_read FROM readings").fetchone()
        except sqlite3.OperationalError:
            row = None
        finally:
            connection.close()
        if row and row[0] >= count:
            return int(row[0])
    raise AssertionError("nothing was read in two minutes")


def test_folders_are_asked_by_the_documents_in_them(run, tmp_path) -> None:
    folder = tmp_path / "contracts"
    folder.mkdir()
    (folder / "lease.txt").write_text("The rent is 48,000 pounds a year.", encoding="utf-8")
    (folder / "program.exe").write_bytes(b"MZ")
    code, said, aside = run("ask", str(folder), "-q", "How much is the rent?")
    assert (code, said.splitlines()[0]) == (0, "48,000 pounds")
    assert "1 other file in the folders left out" in aside
    assert run("read", str(folder)) == (0, "lease.txt: 1 page read\n", aside)
    assert run("terms", str(folder)) == (0, "lease.txt: 0 defined terms\n", aside)


@pytest.mark.parametrize("command", [["read"], ["terms"], ["ask", "-q", "What?"], ["compare", "-q", "What?"]])
def test_a_folder_without_documents_is_told(run, tmp_path, command) -> None:
    (tmp_path / "empty").mkdir()
    code, said, aside = run(*command, str(tmp_path / "empty"))
    assert (code, said, aside) == (1, "", "File not found: There is no document to read in the folders named.\n")


def test_a_folder_that_may_not_be_opened_is_told(run, tmp_path, monkeypatch) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError

    (tmp_path / "closed").mkdir()
    monkeypatch.setattr(os, "scandir", refuse)
    code, _, aside = run("read", str(tmp_path / "closed"))
    assert code == 1
    assert f"The folder “{tmp_path / 'closed'}” may not be opened" in aside


def test_documents_of_one_name_are_told_apart_by_their_folders(run, tmp_path) -> None:
    for folder, rent in (("old", "48,000"), ("new", "52,000")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "note.txt").write_text(f"The rent is {rent} pounds a year.", encoding="utf-8")
    code, said, _ = run("ask", str(tmp_path / "old"), str(tmp_path / "new"), "-q", "How much is the rent?")
    assert code == 0
    assert f"{tmp_path / 'old' / 'note.txt'}, page 1: “The rent is 48,000" in said
    assert f"{tmp_path / 'new' / 'note.txt'}, page 1: “The rent is 52,000" in said
