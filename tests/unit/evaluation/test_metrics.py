import pytest

from rmt_desktop.evaluation.metrics import auroc, bootstrap_interval, exact_match, f1, overlap
from rmt_desktop.evaluation.results import Measured, summary


def test_squad_metrics():
    assert exact_match("The Year 1920.", ["1921", "year 1920"]) == 1.0
    assert f1("in 1920", ["1920"]) == pytest.approx(2 / 3)
    assert f1("", []) == exact_match("", []) == 1.0
    assert f1("something", []) == 0.0
    assert f1("", ["something"]) == 0.0


def test_overlap_is_a_share_of_the_shorter_text():
    assert overlap("rent due", "the rent is due in May") == 1.0
    assert overlap("", "x") == 0.0


def test_auroc():
    assert auroc([0.9, 0.8, 0.1], [True, True, False]) == 1.0
    assert auroc([0.5, 0.5], [True, False]) == 0.5
    assert auroc([0.1, 0.9], [True, False]) == 0.0
    assert auroc([0.1], [True]) is None


def test_the_interval_holds_the_mean():
    low, high = bootstrap_interval([0.0, 1.0] * 50)
    assert 0.3 < low < 0.5 < high < 0.7


def test_a_summary_counts_answerable_and_abstained():
    def row(answerable: bool, abstained: bool, f: float) -> Measured:
        words, confidence = ("", 0.1) if abstained else ("Ohio", 0.9)
        return Measured("q", answerable, words, abstained, confidence, f, f, f, f, 1.0)

    figures = summary([row(True, False, 1.0), row(True, True, 0.0), row(False, True, 1.0)], 100.0)
    assert (figures["n"], figures["answerable"], figures["f1"]) == (3, 2, 0.5)
    assert (figures["abstained_right"], figures["abstained_wrong"]) == (1.0, 0.5)
    assert figures["auroc"] == 0.75
