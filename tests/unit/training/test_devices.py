"""Where tensors stand, without a graphics card: fake tensors know devices and refuse to mix them."""

from contextlib import contextmanager

import pytest
import torch
from torch._subclasses.fake_tensor import FakeTensorMode

from rmt_desktop.memory.layout import build_rows
from rmt_desktop.training.distillation import Distiller
from rmt_desktop.training.episodes import LessonTokens
from rmt_desktop.training.examples import Example
from rmt_desktop.training.losses import matching_loss, reading_loss
from rmt_desktop.training.memory_loss import _Hints, _local_loss, _targets
from rmt_desktop.training.parallel import Alone, Launched, join_world, uses_bfloat16
from rmt_desktop.training.plan import TrainingPlan
from rmt_desktop.training.tasks import Tasks
from tests.tiny import CONFIG, tiny_reader, tokenizer

BATCH = [Example([5, 6], [7, 8, 9, 10], 1, 2), Example([5], [7, 8, 9], -1, -1), Example([6], [9, 8], 0, 0)]
LESSONS = [
    LessonTokens([5, 6], [[7, 8, 9], [10, 11]], [[], [(0, 1)]], [[7], [7]], 0),
    LessonTokens([5], [[7, 8], [12, 11]], [[(1, 1)], []], [[], []], 0),
]


@contextmanager
def card():
    """A reader on a graphics card that is not there."""
    with FakeTensorMode(allow_non_fake_inputs=False):
        yield tiny_reader().to("cuda")


def tasks(reader, distiller=None):
    return Tasks(reader, tiny_reader().cell.backbone, tokenizer().special, TrainingPlan(minutes=1.0), distiller)


def test_mixing_devices_would_be_noticed():
    with card() as reader, pytest.raises(Exception, match="device"):
        rows = build_rows([[5]], [[7, 8]], CONFIG.memory_vectors, tokenizer().special)
        reader(rows, reader.cell.first_memory(1))


@pytest.mark.parametrize("task", ["reading", "retrieval"])
def test_tasks_run_where_the_reader_is(task):
    with card() as reader:
        loss = getattr(tasks(reader), task)(BATCH)
        assert loss.device.type == "cuda"


def test_distillation_runs_where_the_reader_is():
    with card() as reader:
        distiller = Distiller(reader, tiny_reader(), tokenizer().special)
        assert tasks(reader, distiller).reading(BATCH).device.type == "cuda"


def test_losses_follow_their_inputs():
    with card() as reader:
        rows = build_rows([e.question for e in BATCH], [e.segment for e in BATCH], 4, tokenizer().special).to(
            torch.device("cuda")
        )
        reading = reader(rows, reader.cell.first_memory(3))
        assert reading_loss(reading, rows, BATCH).device.type == "cuda"
        assert matching_loss(reading.vector, reading.vector, ["a", "b", "a"]).device.type == "cuda"
        start, end = _targets(rows, [[(0, 1)], [], [(0, 0)]])
        assert {start.device.type, end.device.type} == {"cuda"}
        words = reader.cell.backbone.get_input_embeddings().weight
        (hint,) = _Hints(words, LESSONS).loss(reading.memory[:2], 0)
        assert hint.device.type == "cuda"


def test_local_loss_needs_no_device_of_its_own():
    reader = tiny_reader()
    rows = build_rows([e.question for e in BATCH], [e.segment for e in BATCH], 4, tokenizer().special)
    reading = reader(rows, reader.cell.first_memory(3))
    start, end = _targets(rows, [[(0, 1)], [], [(0, 0)]])
    whole = _local_loss(reading, start, end, torch.tensor([True, True, True]))
    part = _local_loss(reading, start, end, torch.tensor([True, False, True]))
    assert float(whole) != float(part)


def test_a_teacher_that_thinks_the_same_adds_nothing_and_another_one_does():
    reader = tiny_reader()
    special = tokenizer().special
    rows = build_rows([e.question for e in BATCH], [e.segment for e in BATCH], 4, special)
    reading = reader(rows, reader.cell.first_memory(3))
    assert float(Distiller(reader, tiny_reader(), special).reading(reading, BATCH)) == pytest.approx(0.0, abs=1e-6)
    assert float(Distiller(reader, tiny_reader(seed=3), special).reading(reading, BATCH)) > 1e-4
    assert float(Distiller(reader, None, special).reading(reading, BATCH)) == 0.0


def test_a_teacher_may_have_another_memory():
    from dataclasses import replace

    reader, special = tiny_reader(), tokenizer().special
    wide = tiny_reader(seed=3, config=replace(CONFIG, memory_vectors=6))
    rows = build_rows([e.question for e in BATCH], [e.segment for e in BATCH], 4, special)
    reading = reader(rows, reader.cell.first_memory(3))
    assert float(Distiller(reader, wide, special).reading(reading, BATCH)) > 1e-4


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
    assert float(tasks(reader, distiller).lessons(single)[0].detach()) == pytest.approx(float(plain.detach()))


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
    assert uses_bfloat16(torch.device("mps")) is False
