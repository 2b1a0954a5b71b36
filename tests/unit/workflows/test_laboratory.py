"""Arms and runs of the laboratory, with a tiny reader."""

import json

import pytest

from rmt_desktop.answering.language_model import LanguageModels
from rmt_desktop.domain.answers import Answer, Finished, Timings
from rmt_desktop.domain.errors import ArmError, Cancelled, EndpointError, QuestionError, TooLongForModel
from rmt_desktop.domain.model_errors import ModelMissing
from rmt_desktop.evaluation.bertscore import TokenVectors
from rmt_desktop.evaluation.results import summary
from rmt_desktop.ingest.questions import GoldSpan, QuestionRow
from rmt_desktop.jobs.context import CancelToken, PlainContext, Progress
from rmt_desktop.memory.decoder_checkpoint import new_decoder, save_decoder
from rmt_desktop.models.store import ModelStore
from rmt_desktop.workflows.arm_process import ArmSetting, run_arm
from rmt_desktop.workflows.arms import ArmFacts, measure_arm, prepare_engine
from rmt_desktop.workflows.benchmarking import Laboratory, run_qa
from rmt_desktop.workflows.installing import keep_imported
from rmt_desktop.workflows.passage_vectors import HeldVectors
from rmt_desktop.workflows.question_file import QuestionFile
from rmt_desktop.workflows.writing import WRITING_ENGINES
from tests.dying import die
from tests.tiny import lease_pages, tiny_model
from tests.tiny_models import install_tiny
from tests.unit.answering.test_rag import WordEmbedder

TEXT = "\f".join(page.text for page in lease_pages(5))
RENT = TEXT.index("48,000 pounds")


def rows():
    answered = QuestionRow("How high is the rent?", TEXT, (GoldSpan(RENT, RENT + 13),), "lease")
    return [answered, QuestionRow("Who is the king?", TEXT, (), "lease")]


def embedder():
    return HeldVectors(WordEmbedder())


@pytest.mark.parametrize("name", ["rmt", "deep", "rag-bm25", "rag-dense", "rag-hybrid", "passage"])
def test_every_engine_is_measured(name):
    model = tiny_model()
    engine = prepare_engine(name, model, True, embedder)
    first, second = measure_arm(engine, model, rows(), PlainContext())
    assert (first.answerable, second.answerable) == (True, False)
    assert first.gold == "48,000 pounds"
    assert first.seconds >= first.read > 0
    assert first.retrieve + first.read <= first.seconds
    assert second.ingest == 0.0
    assert first.ingest > 0.0
    assert first.tokens == second.tokens > 100
    assert first.tokens_read > 0
    assert first.memory_mb > 50
    assert first.risk == pytest.approx(1 - first.f1)  # nothing was abstained from
    assert second.risk == 1.0


@pytest.fixture(scope="module")
def writing(tmp_path_factory):
    """A reader with a tiny language model and a tiny decoder with memory installed."""
    store = ModelStore(tmp_path_factory.mktemp("writing") / "data")
    backbone = install_tiny(store, positions=4096)
    memory = store.folder.parent / "memory"
    save_decoder(new_decoder(backbone.folder, memory_vectors=2, segment_tokens=64), memory)
    keep_imported(store.folder.parent, "Memory", memory, backbone.name)
    model = tiny_model()
    model.language = LanguageModels(store)
    return model


@pytest.mark.parametrize("name", WRITING_ENGINES)
def test_every_engine_that_writes_is_measured(name, writing):
    engine = prepare_engine(name, writing, True)
    first, second = measure_arm(engine, writing, rows(), PlainContext())
    assert (first.refused, second.refused) == ("", "")
    assert first.prefill > 0
    assert first.generate > 0
    assert first.read == second.read == 0.0
    assert first.seconds >= first.prefill + first.generate
    assert first.tokens_read > first.tokens > 100  # bytes, and words
    assert (second.tokens_read * 2 < first.tokens_read) == (name in ("cag", "xl", "compressive"))  # these keep a cache


def test_an_answer_in_the_right_place_counts_as_found():
    model = tiny_model()
    (found,) = measure_arm(prepare_engine("rag-bm25", model, True), model, rows()[:1], PlainContext())
    assert found.coverage == found.passage
    assert found.page >= found.passage


class Choosy:
    """Takes no long document."""

    name = "cag"

    def answer(self, question, documents, context):
        if question.startswith("How"):
            raise TooLongForModel("5 tokens too many")
        yield Finished(Answer("the king", False, 0.9, self.name, timings=Timings(read=0.3, generate=0.2)))


def test_a_document_that_an_engine_cannot_take_counts_as_not_found():
    first, second = measure_arm(Choosy(), tiny_model(), rows(), PlainContext())
    assert (first.refused, first.abstained, first.f1, first.risk) == ("5 tokens too many", True, 0.0, 1.0)
    assert (second.refused, second.abstained) == ("", False)
    assert (second.prefill, second.read, second.generate) == (0.3, 0.0, 0.2)  # what it reads, it reads into its cache
    figures = summary([first, second], 1.0)
    assert (figures["refused"], figures["refused_why"]) == (1, "5 tokens too many")


def flat(text):
    import numpy as np

    return TokenVectors(np.ones((1, 1), dtype=np.float32), np.ones(1, dtype=np.bool_))


def lab(failing=(), stop_at=None, token=None):
    model = tiny_model()

    def run(name, asked, context):
        if name in failing:
            raise EndpointError("down")
        for number, found in enumerate(measure_arm(prepare_engine(name, model, True, embedder), model, asked, context)):
            if (name, number) == stop_at:
                token.cancel()
                context.raise_if_cancelled()
            yield found
        yield ArmFacts(700.0, 500.0, 1.5)

    return Laboratory(run, flat, {"memory": "on", "reader": "tiny", "embeddings": "words", "bertscore": "flat"})


@pytest.fixture
def questions(tmp_path):
    path = tmp_path / "q.jsonl"
    lines = [
        {"title": row.group, "question": row.question, "context": row.context,
         "answers": [{"text": row.context[a.start : a.end], "answer_start": a.start} for a in row.answers]}
        for row in rows()
    ]  # fmt: skip
    path.write_text("\n".join(map(json.dumps, lines)))
    return QuestionFile(path)


CHARTS = ("quality-by-length", "cost-by-length", "quality-by-latency", "risk-by-coverage")


def test_a_run_leaves_results_charts_and_a_report(questions, tmp_path):
    reported: list[Progress] = []
    out = tmp_path / "out"
    results = run_qa(lab(), questions, ["rmt", "rag-bm25", "rmt"], out, PlainContext(reported.append), "the command")
    assert json.loads((out / "results.json").read_text()) == results
    assert list(results["engines"]) == ["rmt", "rag-bm25"]
    for figures in results["engines"].values():
        assert {"n", "f1", "em", "evidence_recall", "auroc", "bertscore", "seconds_median", "peak_memory_mb"} <= set(
            figures
        )
        assert (figures["n"], figures["peak_memory_mb"], figures["loaded_memory_mb"]) == (2, 700.0, 500.0)
        assert figures["bertscore"] == pytest.approx(1.0)
    assert (results["failed"], results["command"], results["documents"]) == ({}, "the command", 1)
    assert {path.name for path in out.iterdir()} == {
        "results.json", "results.csv", "report.html",
        *(f"{chart}.{kind}" for chart in CHARTS for kind in ("svg", "png")),
    }  # fmt: skip
    assert reported[-1] == Progress(2, 2, "rag-bm25")


def test_an_engine_that_fails_keeps_no_other_from_being_measured(questions, tmp_path):
    results = run_qa(lab(failing=["rag-dense"]), questions, ["rag-dense", "rag-bm25"], tmp_path, PlainContext())
    assert list(results["engines"]) == ["rag-bm25"]
    assert results["failed"] == {"rag-dense": "The service on the network fails: down"}
    with pytest.raises(EndpointError):
        run_qa(lab(failing=["rag-dense"]), questions, ["rag-dense"], tmp_path, PlainContext())


def test_what_was_measured_before_a_stop_is_kept(questions, tmp_path):
    token = CancelToken()
    with pytest.raises(Cancelled):
        run_qa(
            lab(stop_at=("rag-bm25", 1), token=token),
            questions,
            ["rmt", "rag-bm25"],
            tmp_path,
            PlainContext(token=token),
        )
    results = json.loads((tmp_path / "results.json").read_text())
    assert {name: figures["n"] for name, figures in results["engines"].items()} == {"rmt": 2, "rag-bm25": 1}
    assert results["failed"] == {"rag-bm25": "stopped by the user"}
    assert (tmp_path / "report.html").exists()


def test_unknown_engines_are_refused_before_anything_runs(questions, tmp_path):
    for engines in (["rmt", "magic"], [" "]):
        with pytest.raises(QuestionError, match="Engines: rmt"):
            run_qa(lab(), questions, engines, tmp_path / "out", PlainContext())
    assert not (tmp_path / "out").exists()


def test_an_error_in_the_process_of_an_arm_arrives_as_it_is(tmp_path):
    setting = ArmSetting(tmp_path, reader=tmp_path / "no-reader")
    with pytest.raises(ModelMissing, match="no-reader"):
        list(run_arm(setting, "rmt", rows(), PlainContext()))


def test_an_arm_that_is_stopped_or_dies_leaves_no_process(tmp_path, monkeypatch):
    import psutil

    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        list(run_arm(ArmSetting(tmp_path), "rmt", rows(), PlainContext(token=token)))
    monkeypatch.setattr("rmt_desktop.workflows.arm_process._serve", die)
    with pytest.raises(ArmError, match="exit code 7"):
        list(run_arm(ArmSetting(tmp_path), "rmt", rows(), PlainContext()))
    names = [" ".join(child.cmdline()) for child in psutil.Process().children()]
    assert not [name for name in names if "spawn_main" in name]
