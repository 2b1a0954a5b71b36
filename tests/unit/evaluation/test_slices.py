"""Parts of the questions, losses and time ratios, from made-up measurements."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from rmt_desktop.evaluation.differences import differences, ratio_interval, time_ratios
from rmt_desktop.evaluation.report_slices import loss_table, ratio_table, slice_tables
from rmt_desktop.evaluation.results import lists_only, summary
from rmt_desktop.evaluation.slices import losses, slice_figures, slices
from tests.unit.evaluation.test_laboratory import measured


def rows(part, f1, count=20, places=1):
    return [replace(measured(i, f1), part=part, places=places, tokens=1000, cpu=0.5) for i in range(count)]


def arms():
    """The first engine is better on contracts, worse on papers, and finds one of the several places less often."""
    contracts, papers = rows("contracts", 0.75), rows("papers", 0.5, places=3)
    other = [replace(row, f1=0.25, passage=0.25) for row in contracts]
    other += [replace(row, f1=1.0, coverage=0.9, cpu=0.25) for row in papers]
    return {"rmt": contracts + papers, "rag-bm25": other}


def test_slices_are_the_whole_and_its_parts():
    found = slices(arms())
    assert [(part.name, part.questions) for part in found] == [
        ("all questions", 40),
        ("questions of contracts", 20),
        ("questions of papers", 20),
        ("questions with 2 or more places to find", 20),
    ]
    assert {row.part for row in found[1].arms["rag-bm25"]} == {"contracts"}
    assert [part.name for part in slices({"rmt": rows("", 0.5)})] == ["all questions"]


def test_parts_by_length_are_slices_and_a_stopped_arm_has_fewer_questions():
    ours = [replace(row, tokens=100 if i < 20 else 9000) for i, row in enumerate(arms()["rmt"])]
    found = slices({"rmt": ours, "deep": ours[:5]})
    short = next(part for part in found if part.name == "documents of 100 to 100 tokens")
    assert {name: len(kept) for name, kept in short.arms.items()} == {"rmt": 20, "deep": 5}


def test_the_figures_of_a_slice_are_those_of_its_questions():
    contracts = slice_figures(slices(arms())[1])
    assert contracts["engines"]["rmt"]["f1"] == 0.75
    assert contracts["engines"]["rag-bm25"]["f1"] == 0.25
    found = {d["figure"]: d for d in contracts["differences"]}
    assert (found["f1"]["mean"], found["f1"]["low"], found["f1"]["high"], found["f1"]["n"]) == (0.5, 0.5, 0.5, 20)


def test_losses_are_where_the_first_engine_is_behind_and_nothing_else():
    found = losses(slices(arms()))
    told = {(loss.questions, loss.difference.figure) for loss in found}
    assert ("questions of papers", "f1") in told
    assert ("questions of papers", "coverage") in told
    assert [questions for questions, figure in told if figure == "cpu"] == ["all questions"]
    assert not [loss for loss in found if loss.questions == "questions of contracts"]
    assert found[0].clear
    assert (found[0].mine, found[0].other) == (0.5, 1.0)
    assert [loss.difference.figure == "cpu" for loss in found] == sorted(
        loss.difference.figure == "cpu" for loss in found
    )


def test_a_loss_within_chance_is_told_if_it_is_of_some_size():
    def found(differing):
        """Losses in F1, where the other engine has so much more than 0.5 in the first questions."""
        ours = rows("", 0.5, 30)
        theirs = [replace(row, f1=row.f1 + (differing[i] if i < len(differing) else 0)) for i, row in enumerate(ours)]
        return [loss for loss in losses(slices({"rmt": ours, "deep": theirs})) if loss.difference.figure == "f1"]

    (loss,) = found([0.5] * 16 + [-0.5] * 14)
    assert not loss.clear
    assert loss.difference.mean == pytest.approx(-1 / 30)
    assert not found([0.1, -0.05])  # as uncertain, and tiny
    assert found([0.005] * 30)[0].clear  # tiny, and certain
    few = rows("", 0.5, 7)
    assert not losses(slices({"rmt": few, "deep": [replace(row, f1=1.0) for row in few]}))


def test_times_are_compared_as_ratios_of_the_same_questions():
    found = {(r.second, r.figure): r for r in time_ratios(arms())}
    assert found["rag-bm25", "cpu"].ratio == pytest.approx(20 / 15)
    assert found["rag-bm25", "cpu"].low < 20 / 15 < found["rag-bm25", "cpu"].high
    assert found["rag-bm25", "seconds"].ratio == 1.0
    assert time_ratios({"rmt": rows("", 0.5)}) == []
    low, high = ratio_interval([1.0, 3.0] * 50, [1.0] * 100)
    assert 1.7 < low < 2.0 < high < 2.3


def test_an_engine_that_lists_is_not_judged_by_its_words():
    listing = [replace(row, prediction="", abstained=False, f1=0.0, precision=0.5, quotes=4) for row in rows("", 0.5)]
    assert lists_only(listing)
    assert not lists_only(rows("", 0.5))
    assert not lists_only([replace(row, abstained=True) for row in listing])  # it found nothing anywhere
    figures = summary(listing, 1.0)
    assert (figures["f1"], figures["em"], figures["bertscore"]) == (None, None, None)
    assert (figures["precision"], figures["quotes"], figures["coverage"]) == (0.5, 4, 0.5)
    assert "f1_interval_95" not in figures
    found = {d.figure for d in differences({"rmt": rows("", 0.5), "tally": listing})}
    assert "f1" not in found
    assert {"coverage", "passage", "precision"} <= found


class _Text(HTMLParser):
    def __init__(self):
        super().__init__()
        self.cells: list[str] = []

    def handle_data(self, data):
        self.cells.append(data)


def cells(html):
    parser = _Text()
    parser.feed(html)
    return parser.cells


def test_the_tables_say_what_was_found():
    found = slices(arms())
    said = cells(slice_tables([slice_figures(part) for part in found]))
    assert "Questions of papers (20)" in said
    assert "-0.500 (-0.500 to -0.500)" in said
    assert "All questions (40)" not in said  # it has its own tables
    assert "1.33" in cells(ratio_table([vars_of(ratio) for ratio in time_ratios(arms())]))
    lost = cells(loss_table("rmt", losses(found)))
    assert lost.index("clear") < len(lost)
    assert "questions of papers" in lost
    assert "behind" in loss_table("rmt", [])
    assert ratio_table([]) == slice_tables([]) == ""


def vars_of(ratio):
    return {name: getattr(ratio, name) for name in ratio.__slots__}


def test_an_engine_that_says_not_found_is_judged_apart_from_its_threshold():
    cautious = [replace(row, abstained=True, f1=0.0, passage=0.0, risk=0.25, shown=1.0) for row in rows("", 0.75)]
    nothing = replace(cautious[0], answerable=False, f1=1.0, risk=1.0, shown=0.0)  # "not found" is right
    figures = summary([*cautious, nothing], 1.0)
    assert (figures["f1"], figures["f1_forced"], figures["passage_recall"], figures["shown_recall"]) == (0, 0.75, 0, 1)
    assert figures["f1_overall"] == pytest.approx(1 / 21, abs=1e-4)
    found = {d.figure: d for d in differences({"a": [*cautious, nothing], "b": [*rows("", 0.75), nothing]})}
    assert found["overall"].n == 21
    assert found["overall"].mean == pytest.approx(-0.75 * 20 / 21)
    assert (found["forced"].n, found["forced"].mean) == (20, 0.0)
