from xml.etree import ElementTree

from rmt_desktop.training.log import TrainingLog
from rmt_desktop.workflows.training_plot import PLOT, draw_training

SPACE = "{http://www.w3.org/2000/svg}"


def texts(folder):
    root = ElementTree.fromstring((folder / PLOT).read_text(encoding="utf-8"))
    return [text.text for text in root.iter(f"{SPACE}text")], list(root.iter(f"{SPACE}polyline"))


def test_before_the_first_step_the_plot_says_so(tmp_path):
    draw_training(tmp_path)
    found, lines = texts(tmp_path)
    assert "nothing measured yet" in found
    assert not lines


def test_each_task_has_a_line_and_development_questions_a_panel(tmp_path):
    log = TrainingLog(tmp_path)
    for step in range(1, 400):
        log.step(step, 2.0 * step, 100 * step, "reading", 400.0 - step, 8)
    log.step(400, 800.0, 0, "lessons of 2", 3.0, 4, 0.5)
    log.step(401, 802.0, 0, "lessons of 3/10", 2.0, 4, 0.25)
    draw_training(tmp_path)
    found, lines = texts(tmp_path)
    assert {"Loss in training", "reading", "lessons", "Lessons of memory answered right"} <= set(found)
    assert found.index("lessons of 2 segments") < found.index("lessons of 10 segments")
    assert "Development questions" not in found
    assert len(lines) == 4
    falling = [float(point.split(",")[1]) for point in lines[1].get("points").split()]
    assert falling == sorted(falling)  # downwards on the page
    assert 50 < len(falling) < 80
    log.metrics(401, 803.0, 0.4, 0.2, 1.5, 9, True)
    draw_training(tmp_path)
    assert {"Development questions", "F1", "exact match"} <= set(texts(tmp_path)[0])
    assert not list(tmp_path.glob("*.part"))
