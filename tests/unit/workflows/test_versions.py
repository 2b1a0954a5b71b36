"""A new version: what was asked of the old one is asked again, and each answer compared."""

from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest

from rmt_desktop.domain.answers import Answer, Evidence, Question, QuestionState, Verdict
from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.errors import QuestionError
from rmt_desktop.domain.revisions import Change
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.clauses import LONGEST, ClauseIndex, clause_around, find_words, word_differences
from rmt_desktop.workflows.events import Failure, RevisionChanged
from rmt_desktop.workflows.revision_text import summary, to_markdown, write_docx
from rmt_desktop.workflows.version_findings import compare_answers
from rmt_desktop.workflows.versions import begin_revision
from tests.rooms import Room

OLD = (
    "1. RENT\nThe rent is 48,000 pounds a year, payable in advance on the first day.\n"
    "2. LAW\nThis lease is governed by the law of England and Wales.\n"
    "3. PETS\nNo animals are kept in the premises without written consent of the Landlord.\n"
)
NEW = (
    "1. RENT\nThe rent is 52,500 pounds a year, payable in advance on the first day.\n"
    "2. LAW\nThis lease is governed by the law of England and Wales.\n"
    "3. PARKING\nTwo cars may be left in the yard at night.\n"
)


def question(text: str, page: str, quote: str | None, answer: str = "", *, number: int = 1) -> Question:
    quotes: tuple[Evidence, ...] = ()
    if quote is not None:
        start, at = page.index(quote), quote.index(answer)
        quotes = (Evidence(7, "a", 1, start, start + len(quote), quote, 1.0, 0, at, at + len(answer)),)
    found = Answer(answer if quotes else None, not quotes, 0.9, "rmt", quotes)
    asked = datetime(2026, 1, 1, tzinfo=UTC)
    return Question(number, 1, text, (7,), "rmt", asked, QuestionState.ANSWERED, found)


def finding(old: Question, new: Question, page: str = NEW):
    return compare_answers(old, new, 7, [Page(1, OLD)], ClauseIndex([Page(1, page)]))


def test_another_figure_is_a_change_with_both_clauses():
    quote = "The rent is {} pounds a year, payable in advance on the first day."
    old = question("Rent?", OLD, quote.format("48,000"), "48,000 pounds")
    found = finding(old, question("Rent?", NEW, quote.format("52,500"), "52,500 pounds"))
    assert (found.change, found.new_answer) == (Change.CHANGED, "52,500 pounds")
    (pair,) = found.clauses
    assert (pair.old_text.startswith("1. RENT"), pair.new_text.startswith("1. RENT")) == (True, True)
    before, after = word_differences(pair.old_text, pair.new_text)
    assert [piece.text.strip() for piece in before if piece.changed] == ["48,000"]
    assert [piece.text.strip() for piece in after if piece.changed] == ["52,500"]
    assert "".join(piece.text for piece in before) == pair.old_text


def test_the_same_clause_is_unchanged_also_on_other_lines():
    quote = "This lease is governed by the law of England and Wales."
    old = question("Law?", OLD, quote, "England and Wales")
    moved = NEW.replace("by the law of", "by the\nlaw of")
    new = question("Law?", moved, quote.replace("by the law", "by the\nlaw"), "England and Wales")
    assert finding(old, new, moved).change is Change.UNCHANGED
    reworded = NEW.replace("governed by", "subject to").replace("is subject", "is, as before, subject")
    new = question(
        "Law?", reworded, "This lease is, as before, subject to the law of England and Wales.", "England and Wales"
    )
    changed = finding(old, new, reworded)
    assert changed.change is Change.CHANGED
    assert changed.note.startswith("The same answer")
    longer = NEW.replace("England and Wales.", "England and Wales. No court abroad is competent.")
    around = finding(old, question("Law?", longer, quote, "England and Wales"), longer)
    assert (around.change, around.note) == (Change.UNCHANGED, "What stands around the quote differs.")


def test_a_clause_that_is_not_there_any_more_is_gone():
    old = question(
        "Pets?", OLD, "No animals are kept in the premises without written consent of the Landlord.", "No animals"
    )
    found = finding(old, question("Pets?", NEW, None))
    assert (found.change, found.new_answer) == (Change.GONE, "Not found.")
    assert found.clauses[0].new_page is None
    nowhere = question("Pets?", OLD, None)
    assert finding(nowhere, question("Pets?", NEW, None)).change is Change.UNCHANGED
    assert (
        finding(nowhere, question("Pets?", NEW, "Two cars may be left in the yard at night.", "Two")).change
        is Change.CHANGED
    )
    failed = replace(nowhere, answer=None, state=QuestionState.FAILED, reason="It burnt.")
    assert (finding(old, failed).change, finding(old, failed).note) == (Change.FAILED, "It burnt.")


def test_long_clauses_are_cut_around_the_quote_and_words_are_found_over_line_ends():
    text = "word " * 2_000 + "here it is " + "word " * 2_000
    start = text.index("here")
    first, last = clause_around(text, start, start + 10)
    assert first < start < last - 10
    assert last - first <= LONGEST + 20
    assert text[first - 1] == " "
    assert find_words([Page(1, "x"), Page(2, "It  is\nhere")], "is here") is not None
    assert find_words([Page(1, "x")], "  ") is None


@pytest.fixture
def room(tmp_path):
    made = Room(tmp_path / "data")
    made.desk.start()
    yield made
    made.close()


def asked(room: Room, *texts: str) -> list[int]:
    chat = room.desk.new_chat([1], "Old")
    ids = [room.desk.ask(chat.id, text, [1]).id for text in texts]
    room.wait(lambda: all(room.library.question(one).answer is not None for one in ids))
    return ids


def compared(room: Room) -> bool:
    return (
        bool(room.desk.revisions())
        and not room.desk.revisions()[0].count(Change.WAITING)
        and bool(room.desk.revisions()[0].items)
    )


def test_questions_are_asked_of_the_new_version_and_kept(room, tmp_path):
    (tmp_path / "a.txt").write_text(OLD * 3)
    (tmp_path / "b.txt").write_text(NEW * 3)
    room.read(tmp_path / "a.txt")
    first, second = asked(room, "How much is the rent?", "Which law governs?")
    room.desk.judge(second, 0, Verdict.ACCEPTED)
    room.desk.versions.add(1, tmp_path / "b.txt")
    room.wait(lambda: compared(room) and not room.desk.busy())
    (revision,) = room.desk.revisions()
    assert (revision.old_name, revision.new_name) == ("a.txt", "b.txt")
    assert [item.old_question for item in revision.items] == [first, second]
    assert all(item.finding.clauses and item.finding.new_answer for item in revision.items)
    assert room.library.question(revision.items[0].question).document_ids == (2,)
    assert len(room.told(RevisionChanged)) == 3
    room.close()
    with Library.open(tmp_path / "data") as again:
        assert again.revisions() == [revision]
        assert len(again.questions(revision.chat_id)) == 2
        said = to_markdown(revision)
        assert summary(revision) in said
        assert "Page 1" in said
        write_docx(revision, tmp_path / "out.docx")
        assert len(docx.Document(str(tmp_path / "out.docx")).tables) == sum(
            len(i.finding.clauses) for i in revision.items
        )
        again.remove_chat(revision.chat_id)
        assert again.revisions() == []


def test_pinned_questions_alone_are_asked_and_repeats_once(room, tmp_path):
    (tmp_path / "a.txt").write_text(OLD * 3)
    (tmp_path / "b.txt").write_text(NEW * 3)
    room.read(tmp_path / "a.txt", tmp_path / "b.txt")
    ids = asked(room, "How much is the rent?", "Which law governs?", "how much is the RENT")
    new_id = next(document.id for document in room.desk.documents() if document.name == "b.txt")
    assert [again.old.id for again in begin_revision(room.library, 1, new_id)[1]] == [ids[1], ids[2]]
    room.desk.versions.pin(ids[1], True)
    assert room.desk.pinned() == {ids[1]}
    assert [again.old.id for again in begin_revision(room.library, 1, new_id)[1]] == [ids[1]]
    room.desk.versions.pin(ids[1], False)
    assert room.desk.pinned() == set()
    with pytest.raises(QuestionError, match="the same"):
        begin_revision(room.library, 1, 1)
    with pytest.raises(QuestionError, match="Nothing was asked"):
        begin_revision(room.library, new_id, 1)
    room.desk.versions.compare(new_id, 1)
    room.wait(lambda: bool(room.told(Failure)))
    assert "Nothing was asked" in room.told(Failure)[-1].message


def test_what_was_interrupted_is_asked_at_the_next_start(room, tmp_path):
    (tmp_path / "a.txt").write_text(OLD * 3)
    (tmp_path / "b.txt").write_text(NEW * 3)
    room.read(tmp_path / "a.txt", tmp_path / "b.txt")
    asked(room, "Which law governs?")
    revision, (again,) = begin_revision(room.library, 1, 2)
    from rmt_desktop.workflows.versions import note_asked

    stored = room.library.ask(revision.chat_id, again.text, again.document_ids, "rmt")
    note_asked(room.library, revision, again, stored)
    room.close()
    later = Room(tmp_path / "data")
    later.desk.start()
    later.wait(lambda: compared(later))
    assert later.library.question(stored.id).answer is not None
    later.close()
