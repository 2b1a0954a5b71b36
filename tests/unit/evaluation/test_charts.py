import itertools
import math
from xml.etree import ElementTree

import pytest

from rmt_desktop.evaluation.charts import Chart, Line, render, write_charts

SVG = "{http://www.w3.org/2000/svg}"


def drawn(chart):
    root = ElementTree.fromstring(render([chart]))
    lines = [line.get("points").split() for line in root.iter(f"{SVG}polyline")]
    places = [[tuple(map(float, point.split(","))) for point in line] for line in lines]
    return places, [text.text for text in root.iter(f"{SVG}text")]


def test_lines_are_drawn_to_scale_with_axes_and_legend():
    chart = Chart("Loss & more", "step", "loss", (Line("reading <a>", ((0, 4.0), (5, 2.0), (10, 0.0))),))
    (line,), texts = drawn(chart)
    assert [y for _, y in line] == sorted(y for _, y in line)
    assert line[1][0] - line[0][0] == pytest.approx(line[2][0] - line[1][0])
    assert line[1][1] - line[0][1] == pytest.approx(line[2][1] - line[1][1])
    assert {"Loss & more", "reading <a>", "step", "loss", "0", "2", "4", "10"} <= set(texts)


def test_equal_factors_are_equally_far_apart_on_a_logarithmic_axis():
    points = tuple((4096.0 * 8**i, 0.9) for i in range(4))
    (line,), texts = drawn(Chart("Length", "tokens", "accuracy", (Line("qa1", points),), x_log=True, y_range=(0, 1)))
    steps = [b[0] - a[0] for a, b in itertools.pairwise(line)]
    assert steps == pytest.approx([steps[0]] * 3, abs=0.2)
    assert len([text for text in texts if text.endswith(("k", "M"))]) >= 3


@pytest.mark.parametrize("points", [(), ((1.0, math.nan),), ((0.0, 0.5),)])
def test_nothing_or_one_point_is_no_error(points):
    log = Chart("t", "x", "y", (Line("a", points),), x_log=True)
    assert "nothing measured yet" in drawn(log)[1]
    flat = Chart("t", "x", "y", (Line("a", ((3.0, 0.5),), dots=True),))
    assert len(drawn(flat)[0][0]) == 1


def test_long_lines_are_thinned_and_files_replaced_as_a_whole(tmp_path):
    path = tmp_path / "chart.svg"
    chart = Chart("t", "x", "y", (Line("a", tuple((float(i), 1.0) for i in range(100_000))),))
    write_charts(path, [chart, chart])
    assert path.stat().st_size < 40_000
    assert [p.name for p in tmp_path.iterdir()] == ["chart.svg"]
