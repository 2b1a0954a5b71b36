from xml.etree import ElementTree

from rmt_desktop.evaluation.length_chart import Panel, length_chart


def test_the_chart_is_svg_with_a_line_for_every_task():
    panels = [
        Panel("Accuracy", {"qa1": [(0, 1.0), (4000, 0.9), (2_000_000, 0.5)], "qa<2>": [(0, 0.8), (4000, 0.4)]}, 1.0),
        Panel("Seconds", {"qa1": [(0, 0.0)]}),
    ]
    root = ElementTree.fromstring(length_chart(panels))
    space = "{http://www.w3.org/2000/svg}"
    lines = root.findall(f"{space}polyline")
    assert len(lines) == 3
    heights = [float(point.split(",")[1]) for point in lines[0].get("points").split()]
    assert heights == sorted(heights)  # downwards, as accuracy falls
    widths = [float(point.split(",")[0]) for point in lines[0].get("points").split()]
    assert widths == sorted(widths)
    texts = [text.text for text in root.findall(f"{space}text")]
    assert {"Accuracy", "Seconds", "0k", "4k", "2M", "qa1", "qa<2>"} <= set(texts)
