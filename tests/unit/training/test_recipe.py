"""The default reader's curriculum: what its stages draw is there to be drawn."""

import pytest

from rmt_desktop.training.recipe import LESSONS, curriculum


def test_stages_follow_each_other_to_the_end():
    stages = curriculum(192)
    ends = [stage.until for stage in stages]
    assert ends == sorted(set(ends))
    assert ends[-1] == 1.0
    assert all(0 <= stage.lessons < 1 for stage in stages)  # reading sets the pace of the lessons beside it


def test_where_comparing_is_begun_the_other_kinds_go_on():
    begun = [stage.kinds for stage in curriculum(192) if stage.kinds]
    assert len(begun) == 5
    for kinds in begun:
        assert sum(kinds.values()) == pytest.approx(1)
        assert set(LESSONS) - {"comparisons"} < set(kinds)
