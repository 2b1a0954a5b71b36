from dataclasses import replace
from datetime import UTC, datetime

from rmt_desktop.domain.answers import Answer, Evidence, Question, QuestionState, Timings, Verdict
from rmt_desktop.ui.verify_sheet import Support, VerifySheet, support_words
from rmt_desktop.workflows.phrases import verdict_summary

ACCEPTED, REJECTED, OPEN = Verdict.ACCEPTED, Verdict.REJECTED, Verdict.OPEN


def question(*verdicts: Verdict, quotes: int = 3) -> Question:
    found = tuple(Evidence(1, "a.pdf", 3 + i, 0, 13, f"due on day\n {i}.", 0.9, i, 7, 13) for i in range(quotes))
    answer = Answer("day 0", False, 0.9, "rmt", evidence=found)
    when = datetime.now(UTC)
    return Question(1, 1, "When?", (1,), "rmt", when, QuestionState.ANSWERED, answer, verdicts=verdicts)


def test_each_quote_is_an_item_with_its_own_words_as_statement() -> None:
    sheet = VerifySheet(question(OPEN, REJECTED))
    assert [item.statement for item in sheet.items] == ["day 0", "day 1", "day 2"]
    assert [item.verdict for item in sheet.items] == [OPEN, REJECTED, OPEN]


def test_steps_go_round() -> None:
    sheet = VerifySheet(question())
    sheet.step(-1)
    assert sheet.current == 2
    sheet.step(1)
    assert sheet.current == 0


def test_the_next_open_item_may_be_an_earlier_one() -> None:
    sheet = VerifySheet(question(OPEN, ACCEPTED, REJECTED))
    sheet.select(1)
    assert sheet.step_to_open()
    assert sheet.current == 0
    sheet.update(question(ACCEPTED, ACCEPTED, REJECTED))
    assert not sheet.step_to_open()
    assert sheet.current == 0


def test_an_answer_without_quotes_has_nothing_to_verify() -> None:
    sheet = VerifySheet(question(quotes=0))
    sheet.step(1)
    assert sheet.item() is None
    assert not sheet.step_to_open()


def test_verdicts_add_up() -> None:
    assert verdict_summary(question()) == ""
    assert verdict_summary(question(ACCEPTED)) == "1 of 3 quotes confirmed (page 3)"
    assert verdict_summary(question(ACCEPTED, ACCEPTED, REJECTED)) == "2 of 3 quotes confirmed (pages 3–4), 1 rejected"
    assert verdict_summary(question(OPEN, REJECTED)) == "0 of 3 quotes confirmed, 1 rejected"


def test_support_is_kept_when_verdicts_change() -> None:
    sheet = VerifySheet(question())
    sheet.find_support(1, Support.NOT_ON_PAGE)
    sheet.update(question(ACCEPTED))
    assert sheet.items[1].support is Support.NOT_ON_PAGE
    assert "page 4" in support_words(sheet.items[1].support, sheet.items[1].evidence.page)
    assert support_words(Support.EXACT, 1) == ""


def test_what_a_language_model_wrote_is_verified_sentence_by_sentence() -> None:
    quotes = tuple(
        Evidence(1, "a.pdf", page, 0, len(text), text, 0.9, 0)
        for page, text in enumerate(
            ("The rent is 48,000 pounds a year.", "Notice is given in writing.", "Fees apply."), 1
        )
    )
    text = "The rent is 48,000 pounds a year. The deposit is 900 pounds. Notice is given in writing."
    written = replace(
        question(ACCEPTED),
        text="What is agreed?",
        answer=Answer(text, False, 0.5, "full", quotes, timings=Timings(generate=1.0)),
    )
    sheet = VerifySheet(written)
    assert [(item.statement, item.quote) for item in sheet.items] == [
        ("The rent is 48,000 pounds a year.", 0),
        ("The deposit is 900 pounds.", None),
        ("Notice is given in writing.", 1),
        ("Fees apply.", 2),
    ]
    assert [item.verdict for item in sheet.items] == [ACCEPTED, OPEN, OPEN, OPEN]
    assert sheet.items[1].support is Support.NO_QUOTE
    assert "no quote backs" in support_words(Support.NO_QUOTE, 0)
    assert sheet.step_to_open()
    assert sheet.current == 2
    sheet.update(replace(written, verdicts=(OPEN, REJECTED, ACCEPTED)))
    assert sheet.step_to_open()
    assert sheet.current == 0
