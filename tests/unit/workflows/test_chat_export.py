from dataclasses import replace
from pathlib import Path

import docx
import pytest

from rmt_desktop.domain.answers import Answer, Chat, Evidence, QuestionState, Verdict
from rmt_desktop.domain.documents import Page, ParsedDocument
from rmt_desktop.domain.errors import ExportError
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.chat_docx import write_docx
from rmt_desktop.workflows.chat_markdown import to_markdown
from rmt_desktop.workflows.chat_record import UNSUPPORTED, chat_record
from rmt_desktop.workflows.exporting import write_whole

TEXT = "Rent is *due* on the\nfirst day. Notice is in writing."


@pytest.fixture
def library(tmp_path: Path):
    with Library.open(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def chat(library: Library) -> Chat:
    document = library.add_document(content_hash="h", name="le_ase.pdf", path=Path("l.pdf"), kind="pdf", size=1)
    library.store_parsed(document.id, ParsedDocument("pdf", (Page(1, TEXT),), "p"))
    made = library.add_chat("Rent & notice", [document.id])
    quote = Evidence(document.id, document.name, 1, 0, 31, TEXT[:31], 0.9, 0, 17, 30)
    lost = replace(quote, quote="Rent is never due.", answer_start=0, answer_end=4)
    asked = library.ask(made.id, "When is <rent> due?", [document.id], "rmt", as_of_page=1)
    library.store_answer(asked.id, Answer("the first day", False, 0.91, "rmt", evidence=(quote, lost)))
    library.judge(asked.id, 0, Verdict.ACCEPTED)
    absent = library.ask(made.id, "Which vaccine?", [document.id], "deep")
    library.store_answer(absent.id, Answer(None, True, 0.1, "deep", nearest=(quote,)))
    stopped = library.ask(made.id, "And then?", [document.id], "rmt")
    library.set_question_state(stopped.id, QuestionState.FAILED, "No memory left.")
    return made


def test_the_record_holds_questions_answers_quotes_pages_and_verdicts(library: Library, chat: Chat) -> None:
    answered, absent, failed = chat_record(library, chat).entries
    assert (answered.answer, answered.found) == ("the first day", True)
    assert answered.facts == "confidence 91 %, engine rmt, as of page 1"
    assert answered.verdicts == "1 of 2 quotes confirmed (page 1)"
    first, second = answered.quotes
    assert (first.before, first.answer, first.after) == ("Rent is *due* on", "the first day", ".")
    assert (first.page, first.standing) == (1, "accepted")
    assert second.standing == f"not verified; {UNSUPPORTED}"
    assert (absent.answer, absent.found, absent.quotes) == ("Not found in the document.", False, ())
    assert absent.nearest[0].standing == "nearest passage"
    assert failed.answer == "Not answered (failed: No memory left.)."


def test_quotes_of_a_removed_document_are_handed_over_too(library: Library, chat: Chat) -> None:
    library.remove_document(1)
    answered = chat_record(library, chat).entries[0]
    assert answered.documents == ("a document no longer in the library",)
    assert answered.quotes[0].document == "le_ase.pdf"
    assert answered.quotes[0].standing == "accepted"


def test_markdown_reads_as_it_was_typed(library: Library, chat: Chat) -> None:
    text = to_markdown(chat_record(library, chat))
    assert text.startswith("# Rent & notice\n")
    assert "3 questions, 2 quotes." in text
    assert r"## When is \<rent\> due?" in text
    assert r"> “Rent is \*due\* on **the first day** .”" in text
    assert r"> — le\_ase.pdf, page 1 (accepted)" in text
    assert "1 of 2 quotes confirmed (page 1)." in text


def test_word_gets_headings_quotes_and_verdicts(library: Library, chat: Chat, tmp_path: Path) -> None:
    chat = library.rename_chat(chat.id, "Rent\x00 \ud83d")
    write_docx(chat_record(library, chat), tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    styles = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    assert styles[0][0] == "Title"
    assert [text for style, text in styles if style == "Heading 1"] == [
        "When is <rent> due?", "Which vaccine?", "And then?",
    ]  # fmt: skip
    assert ("Quote", "“Rent is *due* on the first day .”") in styles
    assert ("List Bullet", "le_ase.pdf, page 1 (accepted)") in styles
    bold = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.bold]
    assert "the first day" in bold


def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("before")

    def fail(target: Path) -> None:
        target.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(ExportError, match="No space left"):
        write_whole(path, fail)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(ExportError, match="nowhere"):
        write_whole(tmp_path / "nowhere" / "a.md", fail)


def test_a_written_file_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("before")
    assert write_whole(path, lambda target: target.write_text("after")) == path
    assert path.read_text() == "after"
    assert list(tmp_path.iterdir()) == [path]
