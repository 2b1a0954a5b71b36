import csv
import json

import pytest

from rmt_desktop.answering.hops import Hops
from rmt_desktop.domain.errors import QuestionError
from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.evaluation import scope_episodes
from rmt_desktop.evaluation.comparison_episodes import COMPARISON_KINDS
from rmt_desktop.evaluation.term_episodes import TERM_KINDS
from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.workflows.memory_bench import run_memory
from rmt_desktop.workflows.memory_sets import ORDERS, SETS
from tests.tiny import tiny_model
from tests.unit.evaluation.measuring import data_folder

CONDITIONS = {
    "scope": ["1", "4", "all"],
    "terms": [*TERM_KINDS, "all"],
    "comparisons": [*COMPARISON_KINDS, "all"],
    "contracts": ["own names", "invented names", "all"],
    "hotpot": ["dev"],
    "hotpot-twice": ["dev"],
    "snapshots": ["cuad"],
    "harm": ["squad_train_part", "new_wiki", "all"],
    "articles": ["reddit", "bioasq", "policyqa", "all"],
    "articles-twice": ["reddit", "bioasq", "policyqa", "all"],
}


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return data_folder(tmp_path_factory.mktemp("data"))


@pytest.mark.parametrize("name", SETS)
def test_a_set_is_measured_with_memory_and_without(data, tmp_path, name, monkeypatch):
    monkeypatch.setattr(scope_episodes, "DISTANCES", (1, 4))
    results = run_memory(tiny_model, data, tmp_path, [name], 1, 7, PlainContext())
    assert json.loads((tmp_path / "results.json").read_text()) == results
    (conditions,) = results["sets"].values()
    assert list(conditions) == CONDITIONS[name]
    for condition, figures in conditions.items():
        assert figures["n"] == (len(conditions) - 1 if condition == "all" else 1)
        assert {"on", "off", "accuracy_difference", "f1_difference_interval_95"} <= figures.keys()
        assert ("alone" in figures) == (name == "harm")
    with (tmp_path / "results.csv").open(newline="", encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    orders = ORDERS if name.startswith("hotpot") else 1
    assert [line["condition"] for line in lines] == [c for c in conditions if c != "all" for _ in range(orders)]
    assert all(line["gold"] and line["answer_on"] and line["answer_off"] for line in lines)


def test_sets_are_gathered_in_one_file(data, tmp_path):
    results = run_memory(tiny_model, data, tmp_path, ["hotpot", "snapshots"], 1, 7, PlainContext())
    assert list(results["sets"]) == ["hotpot", "snapshots"]
    with (tmp_path / "results.csv").open(newline="", encoding="utf-8") as file:
        assert [(line["set"], line["condition"]) for line in csv.DictReader(file)] == [
            *[("hotpot", "dev")] * ORDERS,
            ("snapshots", "cuad"),
        ]


def test_questions_are_read_in_several_orders_with_memory_and_once_without(data, tmp_path):
    run_memory(tiny_model, data, tmp_path, ["hotpot"], 1, 7, PlainContext())
    with (tmp_path / "results.csv").open(newline="", encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == ORDERS
    assert len({(line["question"], line["answer_off"], line["f1_off"]) for line in lines}) == 1
    assert [line["case"] for line in lines] == ["0"] * ORDERS


@pytest.mark.parametrize(("hops", "followed"), [("none", []), ("memory", [True]), ("both", [False, True])])
def test_names_are_followed_with_memory_only_or_without_it_too(data, tmp_path, monkeypatch, hops, followed):
    asked = []

    def follow(self, context):
        asked.append(self._by_memory)
        return iter(())

    monkeypatch.setattr(Hops, "follow", follow)
    results = run_memory(tiny_model, data, tmp_path, ["terms"], 1, 7, PlainContext(), hops)
    assert results["hops"] == hops
    assert asked == followed * len(TERM_KINDS)
    run_memory(tiny_model, data, tmp_path, ["articles-twice"], 1, 7, PlainContext(), hops)
    assert asked == followed * len(TERM_KINDS)


def test_missing_files_and_unknown_sets_are_named(tmp_path):
    known = "scope, terms, comparisons, contracts, hotpot, hotpot-twice, snapshots, harm, articles"
    with pytest.raises(QuestionError, match=known):
        run_memory(tiny_model, tmp_path, tmp_path / "out", ["poems"], 1, 7, PlainContext())
    for name in SETS:
        with pytest.raises(InputError, match=r"070\.txt|\.jsonl"):
            run_memory(tiny_model, tmp_path, tmp_path / "out", [name], 1, 7, PlainContext())
