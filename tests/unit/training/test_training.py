import json
import random
from itertools import count

import pytest
import torch

from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.ingest.questions import GoldSpan, QuestionRow, read_document_rows, read_rows
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.training.batches import bucketed
from rmt_desktop.training.examples import DocumentSegments, Example, RowWindows, Window
from rmt_desktop.training.plan import TrainingPlan
from rmt_desktop.training.recipe import Stage, split_contracts
from rmt_desktop.training.sources import DocumentSource, MixedSource, RowSource
from rmt_desktop.training.trainer import Trainer
from tests.tiny import CLAUSES, tiny_reader, tokenizer

CONTEXT = "".join(CLAUSES) * 6
START = CONTEXT.index("48,000")
ROW = QuestionRow("How much is the rent?", CONTEXT, (GoldSpan(START, START + 6),), "lease")
UNANSWERABLE = QuestionRow("Who is the king?", CONTEXT, (), "lease")


def test_a_window_holds_the_answer_or_misses_it_on_purpose():
    windows = RowWindows(tokenizer(), 16)
    for seed in range(40):
        rng = random.Random(seed)
        example = windows.example(ROW, Window(10, 40, 0.0), rng)
        assert tokenizer().encode("48,000").ids == example.segment[example.start : example.end + 1]
        assert len(example.segment) <= 40
        negative = windows.example(ROW, Window(10, 40, 1.0), rng)
        assert (negative.start, negative.end) == (-1, -1)


def test_segments_of_documents_with_and_without_answer():
    source = DocumentSource([ROW, UNANSWERABLE], DocumentSegments(tokenizer(), 16, 48), seed=1)
    for _ in range(30):
        found = source.next(Window(12, 48, 0.0))
        assert tokenizer().encode("48,000").ids == found.segment[found.start : found.end + 1]
        assert source.next(Window(12, 48, 1.0)).start == -1


def test_streams_resume_where_they_stopped():
    def stream():
        return MixedSource({"rows": RowSource([ROW] * 5, RowWindows(tokenizer(), 16), 3)}, 3)

    def draw(source, count):
        return [source.next({"rows": 1.0}, {"rows": Window(10, 40, 0.3)}) for _ in range(count)]

    whole, first, second = stream(), stream(), stream()
    expected = draw(whole, 10)
    draw(first, 4)
    second.resume(first.state())
    assert draw(second, 6) == expected[4:]


def test_batches_keep_within_their_tokens():
    rng = random.Random(0)
    batches = list(bucketed(lambda: Example([1], [2] * rng.randint(1, 60), -1, -1), 200, 64, "seed"))
    assert sum(map(len, batches)) == 64
    for batch in batches:
        assert len(batch) == 1 or max(example.tokens for example in batch) * len(batch) <= 200


def trainer(folder, minutes, seed=0):
    source = MixedSource({"rows": RowSource([ROW, UNANSWERABLE], RowWindows(tokenizer(), 16), 3)}, 3)
    stages = (Stage(1.0, {"rows": 1.0}, {"rows": Window(10, 40, 0.3)}),)
    plan = TrainingPlan(minutes=minutes, batch_tokens=600)
    reader = tiny_reader(seed)
    encoder, ticking = tiny_reader().cell.backbone, count().__next__  # a second from look to look
    return Trainer(reader, encoder, tokenizer().special, source, stages, plan, folder, clock=ticking)


def test_training_lowers_the_loss_and_goes_on_from_its_checkpoint(tmp_path):
    first = trainer(tmp_path, minutes=0.5)
    first.run(PlainContext())
    lines = (tmp_path / "log.csv").read_text().splitlines()[1:]
    losses = [float(line.split(",")[4]) for line in lines if ",reading," in line]
    assert sum(losses[-3:]) / 3 < sum(losses[:3]) / 3
    second = trainer(tmp_path, minutes=first.seconds / 60 + 0.02, seed=5)
    assert second.resume()
    assert (second.step, second.tokens) == (first.step, first.tokens)
    for name, value in first.reader.state_dict().items():
        if "word_embeddings" not in name:
            assert torch.equal(value, second.reader.state_dict()[name]), name
    second.run(PlainContext())
    assert second.step > first.step


def test_a_stopped_training_keeps_its_last_checkpoint(tmp_path):
    stopped = trainer(tmp_path, minutes=5)
    stopped.save()
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        stopped.run(PlainContext(token=token))
    assert trainer(tmp_path, minutes=5).resume()


def test_nothing_to_resume(tmp_path):
    assert not trainer(tmp_path, minutes=1).resume()


def test_held_out_contracts_are_fixed_and_disjoint():
    rows = [QuestionRow("q", "c", (), f"contract {i}") for i in range(200)]
    train, held_out = split_contracts(rows)
    assert {row.group for row in train}.isdisjoint(row.group for row in held_out)
    assert len(held_out) == 24
    assert split_contracts(rows[::-1])[1] == held_out[::-1]


def test_question_files_say_which_line_is_wrong(tmp_path):
    good = {"title": "t", "context": CONTEXT, "question": "q", "answers": [{"text": "48,000", "answer_start": START}]}
    bad = good | {"answers": [{"text": "49,000", "answer_start": START}]}
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(good) + "\n\n" + json.dumps(bad) + "\n")
    rows = read_rows(path)
    assert next(rows).answers == (GoldSpan(START, START + 6),)
    with pytest.raises(InputError, match="line 3.*49,000"):
        next(rows)
    path.write_text("{")
    with pytest.raises(InputError, match="line 1: not JSON"):
        list(read_rows(path))
    documents = tmp_path / "documents.jsonl"
    documents.write_text(json.dumps({"document": "d", "text": CONTEXT}) + "\n")
    path.write_text(json.dumps({"document": "e", "question": "q", "answers": []}) + "\n")
    with pytest.raises(InputError, match="line 1"):
        list(read_document_rows(path, documents))
