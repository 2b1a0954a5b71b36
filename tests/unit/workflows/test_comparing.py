import json

import pytest

from rmt_desktop.__main__ import main
from rmt_desktop.domain.answers import Finished
from rmt_desktop.domain.errors import Cancelled, EndpointError, QuestionError
from rmt_desktop.jobs.context import CancelToken, PlainContext, Progress
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.comparing import compare, compare_files
from tests.tiny import lease_pages, tiny_model

ENGINES = ("rmt", "deep", "rag-bm25", "passage")
QUESTION = "Which law governs this lease?"


@pytest.fixture
def library(tmp_path):
    with Library.open(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def files(tmp_path):
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path, count in zip(paths, (4, 2), strict=True):
        path.write_text("\f".join(page.text for page in lease_pages(count)))
    return paths


def test_the_same_question_goes_through_every_engine(library, files):
    reported: list[Progress] = []
    found = list(
        compare_files(library, tiny_model, files, f"  {QUESTION} ", [*ENGINES, "rmt"], PlainContext(reported.append))
    )
    assert [one.engine for one in found] == list(ENGINES)
    for one in found:
        assert one.error is None
        assert one.answer is not None
        assert one.answer.engine == one.engine
        assert one.seconds > 0
        assert one.memory_mb > 50
        assert one.memory_mb == one.answer.peak_memory_mb
        assert one.added_memory_mb >= 0
    assert found[0].agrees
    assert not library.chats()
    assert reported[-1] == Progress(4, 4, "passage")


def test_events_are_told_with_their_engine_and_answers_come_one_by_one(library, files):
    told: list[tuple[str, type]] = []
    model = tiny_model()
    list(compare_files(library, lambda: model, files, QUESTION, ["rmt"], PlainContext()))
    ids = [document.id for document in library.documents()]
    answers = compare(
        library, model, QUESTION, ids, ["rag-bm25", "rmt"], PlainContext(), lambda e, x: told.append((e, type(x)))
    )
    next(answers)
    assert {engine for engine, _ in told} == {"rag-bm25"}
    next(answers)
    assert [engine for engine, kind in told if kind is Finished] == ["rag-bm25", "rmt"]


def test_as_of_a_page(library, files):
    model = tiny_model()
    list(compare_files(library, lambda: model, files, QUESTION, ["rmt"], PlainContext()))
    ids = [document.id for document in library.documents()]
    for one in compare(library, model, QUESTION, ids, ["rmt", "rag-bm25"], PlainContext(), as_of_page=1):
        assert one.answer is not None
        assert {evidence.page for evidence in one.answer.evidence} == {1}


def test_an_engine_that_fails_does_not_stop_the_others(library, files, monkeypatch):
    def down(library):
        raise EndpointError("down")

    monkeypatch.setattr("rmt_desktop.workflows.comparing.stored_vectors", down)
    failed, good = compare_files(library, tiny_model, files, QUESTION, ["rag-dense", "rag-bm25"], PlainContext())
    assert (failed.answer, str(failed.error), failed.agrees) == (None, "down", False)
    assert good.answer is not None
    assert not good.agrees


def test_bad_questions_and_engines_are_refused(library, files):
    model = tiny_model()
    for question, engines in ((" ", ENGINES), (QUESTION, ["magic"]), (QUESTION, [])):
        with pytest.raises(QuestionError):
            list(compare_files(library, lambda: model, files, question, engines, PlainContext()))
    with pytest.raises(QuestionError, match="no longer"):
        list(compare(library, model, QUESTION, [99], ["rmt"], PlainContext()))


def test_a_stop_ends_it(library, files):
    token = CancelToken()

    def stop(progress: Progress) -> None:
        if progress.label == "deep":
            token.cancel()

    model = tiny_model()
    answers = compare_files(library, lambda: model, files, QUESTION, ["rmt", "deep"], PlainContext(stop, token))
    assert next(answers).engine == "rmt"
    with pytest.raises(Cancelled):
        next(answers)


def test_the_command_line_prints_both_ways(files, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("rmt_desktop.workflows.models.load_default_model", lambda folder, **_: tiny_model())
    command = [
        "--data-dir",
        str(tmp_path / "home"),
        "compare",
        str(files[0]),
        "-q",
        QUESTION,
        "--engines",
        "rmt,rag-bm25",
    ]
    assert main([*command, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert [one["engine"] for one in shown["answers"]] == ["rmt", "rag-bm25"]
    assert set(shown["answers"][1]) >= {"answer", "seconds", "preparing_seconds", "memory_mb", "agrees_with_first"}
    assert main(command) == 0
    text = capsys.readouterr().out
    assert "rmt: " in text
    assert "one.txt, page" in text
    assert main([*command[:-1], "magic"]) == 1
