"""Where tensors stand, without a graphics card: a pretended one refuses to mix them with those of the CPU."""

from dataclasses import replace

import pytest
import torch

from rmt_desktop.evaluation.metrics import exact_match, f1
from rmt_desktop.ingest.questions import GoldSpan, QuestionRow
from rmt_desktop.memory.layout import build_rows
from rmt_desktop.training.development import DevelopmentSet
from rmt_desktop.training.distillation import Distiller
from rmt_desktop.training.episodes import LessonTokens
from rmt_desktop.training.examples import Example
from rmt_desktop.training.parallel import Alone, Launched, join_world
from rmt_desktop.training.plan import TrainingPlan
from rmt_desktop.training.tasks import Tasks
from rmt_desktop.workflows.training_run import SELF
from tests.pretended_card import CARD, WrongDevice, pretended_card
from tests.tiny import CLAUSES, CONFIG, tiny_reader, tokenizer

PAIRED = replace(CONFIG, pair_width=6)
BATCH = [Example([5, 6], [7, 8, 9, 10], 1, 2), Example([5], [7, 8, 9], -1, -1), Example([6], [9, 8], 0, 0)]
LESSONS = [
    LessonTokens([5, 6], [[7, 8, 9], [10, 11]], [[], [(0, 1)]], [[7], [7]], 0),
    LessonTokens([5], [[7, 8], [12, 11]], [[(1, 1)], []], [[], []], 0),
]


def tasks(reader, distiller=None):
    return Tasks(reader, tiny_reader().cell.backbone, tokenizer().special, TrainingPlan(minutes=1.0), distiller)


def loss_of(reader, task, teacher=None):
    """Of a task, and the gradient of one of the heads."""
    distiller = Distiller(reader, None if teacher == SELF else teacher, tokenizer().special) if teacher else None
    found = getattr(tasks(reader, distiller), task)(LESSONS if task == "lessons" else BATCH)
    loss = found[0] if task == "lessons" else found
    loss.backward()
    return loss, reader.cell.initial_memory.grad


def test_mixing_devices_is_noticed():
    with pretended_card():
        reader = tiny_reader().to(CARD)
        rows = build_rows([[5]], [[7, 8]], CONFIG.memory_vectors, tokenizer().special)
        with pytest.raises(WrongDevice):
            reader(rows, reader.cell.first_memory(1))
        assert reader(rows.to(CARD), reader.cell.first_memory(1)).start.device == CARD


@pytest.mark.parametrize("task", ["reading", "retrieval", "lessons"])
@pytest.mark.parametrize("taught_by", ["nobody", "another", SELF])
def test_tasks_run_where_the_reader_is_and_come_to_the_same(task, taught_by):
    def teacher():
        return {"nobody": None, "another": tiny_reader(seed=3, config=PAIRED), SELF: SELF}[taught_by]

    expected, slope = loss_of(tiny_reader(config=PAIRED), task, teacher())
    with pretended_card():
        loss, gradient = loss_of(tiny_reader(config=PAIRED).to(CARD), task, teacher())
        assert {loss.device, gradient.device} == {CARD}
        assert loss.item() == pytest.approx(expected.item(), rel=1e-5)
        assert torch.allclose(gradient.cpu(), slope, atol=1e-6)


def test_development_questions_are_read_where_the_reader_is():
    context = "".join(CLAUSES)
    start = context.index("48,000")
    rows = [QuestionRow("How much is the rent?", context, (GoldSpan(start, start + 6),), "lease")]
    questions = DevelopmentSet(rows, tokenizer(), 16, 48, (f1, exact_match))
    reader = tiny_reader()
    expected = questions.evaluate(reader, reader)
    with pretended_card():
        moved = tiny_reader().to(CARD)
        assert questions.evaluate(moved, moved).loss == pytest.approx(expected.loss, rel=1e-5)


def test_a_teacher_that_thinks_the_same_adds_nothing_and_another_one_does():
    reader = tiny_reader()
    special = tokenizer().special
    rows = build_rows([e.question for e in BATCH], [e.segment for e in BATCH], 4, special)
    reading = reader(rows, reader.cell.first_memory(3))
    divergences = [
        Distiller(reader, teacher, special).reading(reading, BATCH).item()
        for teacher in (tiny_reader(), tiny_reader(seed=3), None)
    ]
    assert divergences[0] == pytest.approx(0.0, abs=1e-6)
    assert divergences[1] > 1e-4
    assert divergences[2] == 0.0


def test_a_teacher_may_have_another_memory():
    reader, special = tiny_reader(), tokenizer().special
    wide = tiny_reader(seed=3, config=replace(CONFIG, memory_vectors=6))
    rows = build_rows([e.question for e in BATCH], [e.segment for e in BATCH], 4, special)
    reading = reader(rows, reader.cell.first_memory(3))
    assert Distiller(reader, wide, special).reading(reading, BATCH).item() > 1e-4


def test_the_whole_view_teaches_what_must_be_carried():
    reader = tiny_reader().train()
    distiller = Distiller(reader, None, tokenizer().special)
    plain, _ = tasks(reader).lessons(LESSONS)
    taught, _ = tasks(reader, distiller).lessons(LESSONS)
    assert float(taught.detach()) > float(plain.detach())
    assert reader.training
    (taught - plain).backward()
    assert float(reader.cell.initial_memory.grad.abs().sum()) > 0
    single = [LessonTokens([5], [[7, 8]], [[(0, 0)]], [[]], 0)]
    plain, _ = tasks(reader).lessons(single)
    assert tasks(reader, distiller).lessons(single)[0].item() == pytest.approx(plain.item())


class Summing:
    """Two processes, of which the other one says what it is told to."""

    num_processes = 2
    device = torch.device("cpu")

    def __init__(self, index, other):
        self.process_index, self._other = index, other

    def reduce(self, tensor, reduction):
        total = tensor + self._other
        return total / 2 if reduction == "mean" else total


def test_processes_go_by_the_clock_of_the_first_and_stop_together():
    second = Launched(Summing(1, torch.tensor([8.0, 0.0, 0.0], dtype=torch.float64)))
    assert second.agree(5.0, cancelled=False, finished=True) == (8.0, False, False)
    assert second.agree(5.0, cancelled=True, finished=False) == (8.0, True, False)
    first = Launched(Summing(0, torch.tensor([0.0, 0.0, 1.0], dtype=torch.float64)))
    assert first.agree(5.0, cancelled=False, finished=True) == (5.0, True, True)


def test_gradients_are_averaged_and_missing_ones_count_as_zero():
    a, b = torch.nn.Parameter(torch.zeros(2, 2)), torch.nn.Parameter(torch.zeros(3))
    a.grad = torch.ones(2, 2)
    Launched(Summing(1, torch.tensor([1.0, 3.0, 5.0, 7.0, 2.0, 4.0, 6.0]))).average([a, b])
    assert a.grad.tolist() == [[1.0, 2.0], [3.0, 4.0]]
    assert b.grad.tolist() == [1.0, 2.0, 3.0]


def test_without_launch_there_is_one_process(monkeypatch):
    monkeypatch.delenv("WORLD_SIZE", raising=False)
    world = join_world()
    assert (world.rank, world.processes, world.is_main) == (0, 1, True)
    assert Alone().agree(1.0, True, False) == (1.0, True, False)
