import csv
import json

import pytest

from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.evaluation.comparison import Compared, Judged, by_condition, figures, judge, write_comparison
from rmt_desktop.evaluation.metrics import wilson_interval

EPISODE = Episode("Where?", ("It is in York.", "It is in York."), (AnswerPlace(1, 9, 13),))
RIGHT, WRONG = Judged("York", True, 1.0), Judged("Bath", False, 0.0)


def test_only_the_gold_segment_is_right():
    assert judge(EPISODE, AnswerPlace(1, 9, 13)) == RIGHT
    assert judge(EPISODE, AnswerPlace(0, 9, 13)) == Judged("York", False, 1.0)
    assert judge(EPISODE, AnswerPlace(1, 6, 10)).right
    assert not judge(EPISODE, AnswerPlace(1, 6, 9)).right
    assert judge(EPISODE, None) == Judged("", False, 0.0)


def rows() -> list[Compared]:
    far = [Compared("scope", "8", "q", "York", 9, RIGHT, WRONG) for _ in range(10)]
    near = [Compared("scope", "1", "q", "York", 3, WRONG, RIGHT, alone=RIGHT) for _ in range(5)]
    return far + near


def test_figures_count_each_arm_and_the_difference():
    found = figures(rows()[:10])
    assert (found["n"], found["segments"]) == (10, 9)
    assert (found["on"]["accuracy"], found["off"]["accuracy"]) == (1.0, 0.0)
    assert found["on"]["accuracy_interval_95"][0] < 0.8
    assert found["accuracy_difference"] == found["f1_difference"] == 1.0
    assert "alone" not in found
    assert figures(rows()[10:])["alone"]["f1"] == 1.0
    assert figures([]) == {"n": 0}


def test_readings_of_one_question_count_as_one():
    def reading(case, on):
        return Compared("hotpot", "dev", "q", "York", 9, on, WRONG, case=case)

    found = figures([reading(0, RIGHT), reading(1, RIGHT), reading(0, WRONG), reading(1, RIGHT)])
    assert found["n"] == 2
    assert (found["on"]["accuracy"], found["on"]["f1"], found["off"]["f1"]) == (0.75, 0.75, 0.0)
    assert found["f1_difference"] == 0.75
    assert found["f1_difference_interval_95"] == [0.5, 1.0]  # two questions, of which one is 0.5 better, the other 1


def test_conditions_keep_their_order_and_are_summed_up():
    found = by_condition(rows())
    assert list(found) == ["8", "1", "all"]
    assert found["all"]["accuracy_difference"] == pytest.approx(5 / 15, abs=1e-4)
    low, high = found["all"]["accuracy_difference_interval_95"]
    assert low < 0 < high
    assert list(by_condition(rows()[:10])) == ["8"]


def test_results_are_written_with_a_line_per_question(tmp_path):
    write_comparison(tmp_path / "out", {"sets": {"scope": by_condition(rows())}}, rows())
    assert json.loads((tmp_path / "out" / "results.json").read_text())["sets"]["scope"]["8"]["n"] == 10
    with (tmp_path / "out" / "results.csv").open(newline="") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == 15
    assert (lines[0]["right_on"], lines[0]["right_off"], lines[0]["right_alone"]) == ("1", "0", "")
    assert lines[-1]["answer_alone"] == "York"


def test_the_interval_of_a_share():
    assert wilson_interval(50, 100) == pytest.approx((0.4038, 0.5962), abs=1e-4)
    assert wilson_interval(0, 0) == (0.0, 1.0)
