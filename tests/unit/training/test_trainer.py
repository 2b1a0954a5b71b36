import csv
import math
from collections import Counter, deque
from dataclasses import replace

import pytest
import torch

from rmt_desktop.domain.errors import Cancelled, TrainingDiverged
from rmt_desktop.domain.model_errors import CheckpointMismatch
from rmt_desktop.evaluation.metrics import exact_match, f1
from rmt_desktop.ingest.questions import GoldSpan, QuestionRow
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.memory.checkpoint import load_reader, start_from
from rmt_desktop.training.chains import ChainLessons
from rmt_desktop.training.checkpoint_state import STATE
from rmt_desktop.training.development import Choice, DevelopmentSet, Scores
from rmt_desktop.training.examples import RowWindows, Window
from rmt_desktop.training.lessons import LessonMix
from rmt_desktop.training.optimizer import Descent, reader_groups
from rmt_desktop.training.parallel import Alone
from rmt_desktop.training.plan import TrainingPlan
from rmt_desktop.training.recipe import Stage
from rmt_desktop.training.sources import MixedSource, RowSource
from rmt_desktop.training.tasks import Tasks
from rmt_desktop.training.trainer import Trainer
from tests.tiny import CLAUSES, CONFIG, tiny_backbone, tiny_reader, tokenizer


def rows(count=5):
    texts = ["".join(CLAUSES).replace("48,000", f"{i + 1},500") for i in range(count)]
    spans = [(text, text.index(f"{i + 1},500")) for i, text in enumerate(texts)]
    return [
        QuestionRow("How much is the rent?", t, (GoldSpan(s, s + 5),), f"lease {i}") for i, (t, s) in enumerate(spans)
    ]


class Clock:
    """Every look at it takes a second: training time depends on the number of steps only."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        self.now += 1.0
        return self.now


class StopAfter(PlainContext):
    """The user stops the training after so many rounds."""

    def __init__(self, rounds):
        super().__init__()
        self._left = rounds

    def report(self, _):
        self._left -= 1
        if not self._left:
            self.token.cancel()


def trainer(folder, seconds=12, seed=0, **changes):
    plan = TrainingPlan(minutes=seconds / 60, batch_tokens=300, lesson_tokens=300, retrieval_every=3, dropout=0.1,
                        checkpoint_seconds=1e9, **{k: changes.pop(k) for k in list(changes) if k in
                        TrainingPlan.__dataclass_fields__})  # fmt: skip
    stages = (Stage(0.5, {"rows": 1.0}, {"rows": Window(10, 40, 0.3)}, 0.3, 2),
              Stage(1.0, {"rows": 1.0}, {"rows": Window(20, 60, 0.1)}, 0.5, 3))  # fmt: skip
    source = MixedSource({"rows": RowSource(rows(), RowWindows(tokenizer(), 16), 3)}, 3)
    lessons = LessonMix({"chains": ChainLessons(rows())}, {"chains": 1.0}, tokenizer(), 16, 48, 3)
    torch.manual_seed(11)
    reader, sentence_encoder = tiny_reader(seed), tiny_reader().cell.backbone
    words = reader.cell.backbone.get_input_embeddings()  # frozen and the backbone's own, as in a real training
    words.load_state_dict(sentence_encoder.get_input_embeddings().state_dict())
    words.requires_grad_(False)
    return Trainer(reader, sentence_encoder, tokenizer().special, source, stages, plan, folder, lessons,
                   clock=Clock(), **changes)  # fmt: skip


def weights(of):
    return {name: value.clone() for name, value in of.reader.state_dict().items()}


def log(folder, name="log.csv"):
    with (folder / name).open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("rounds", [1, 4, 9])
def test_a_stopped_and_resumed_training_ends_with_the_weights_of_an_uninterrupted_one(tmp_path, rounds):
    whole = trainer(tmp_path / "whole")
    whole.run(PlainContext())
    stopped = trainer(tmp_path / "parts")
    with pytest.raises(Cancelled, match=r"Stopped after step \d+, .* goes on from there"):
        stopped.run(StopAfter(rounds))
    assert 0 < stopped.step < whole.step
    torch.manual_seed(99)
    resumed = trainer(tmp_path / "parts", seed=5)
    assert resumed.resume()
    resumed.run(PlainContext())
    assert (resumed.step, resumed.tokens, resumed.seconds) == (whole.step, whole.tokens, whole.seconds)
    expected = weights(whole)
    for name, value in weights(resumed).items():
        if "word_embeddings" not in name:
            assert torch.equal(value, expected[name]), name
    assert log(tmp_path / "parts") == log(tmp_path / "whole")
    assert {row["task"].split(" of")[0] for row in log(tmp_path / "whole")} == {"reading", "retrieval", "lessons"}


def test_lines_of_lost_steps_are_dropped_when_a_killed_training_resumes(tmp_path):
    killed = trainer(tmp_path, seconds=1000)
    with pytest.raises(Cancelled):
        killed.run(StopAfter(4))
    saved = killed.step
    killed._train_on([killed._feed.next(0)])  # what a kill -9 would lose
    assert int(log(tmp_path)[-1]["step"]) == saved + 1
    with (tmp_path / "log.csv").open("a") as file:
        file.write("99,1.0")  # half a line
    again = trainer(tmp_path, seconds=1000)
    again.resume()
    assert again.step == saved
    assert [int(row["step"]) for row in log(tmp_path)] == list(range(1, saved + 1))


def test_a_state_of_the_first_version_is_still_resumed(tmp_path):
    first = trainer(tmp_path, seconds=1000)
    with pytest.raises(Cancelled):
        first.run(StopAfter(5))
    state = torch.load(tmp_path / STATE, weights_only=True)
    old = ("model", "optimizer", "position", "seconds", "step", "tokens", "pool", "memories", "lessons")
    torch.save({name: state[name] for name in old}, tmp_path / STATE)
    second = trainer(tmp_path, seconds=first.seconds + 5, seed=4)
    assert second.resume()
    assert (second.step, second._feed._pool) == (first.step, state["pool"])
    second.run(PlainContext())
    assert second.step > first.step


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 no zip", None])
def test_a_damaged_state_is_named(tmp_path, damage):
    saved = trainer(tmp_path)
    saved.save()
    path = tmp_path / STATE
    path.write_bytes(path.read_bytes()[:5000] if damage is None else damage)
    with pytest.raises(CheckpointMismatch, match=r"state\.pt is damaged"):
        trainer(tmp_path).resume()


def test_a_state_of_another_reader_is_refused(tmp_path):
    trainer(tmp_path).save()
    state = torch.load(tmp_path / STATE, weights_only=True)
    state["model"]["span.weight"] = torch.zeros(2, 7)
    torch.save(state, tmp_path / STATE)
    with pytest.raises(CheckpointMismatch, match="of another reader"):
        trainer(tmp_path).resume()


def test_gradients_of_several_batches_equal_those_of_a_larger_one(tmp_path):
    windows = RowWindows(tokenizer(), 16)
    batch = [RowSource(rows(), windows, seed).next(Window(10, 40, 0.3)) for seed in range(12)]

    def taken(parts):
        reader = tiny_reader()
        plan = TrainingPlan(minutes=1.0, carried=0.0, dropout=0.0, renamed=0.0)
        tasks = Tasks(reader, tiny_reader().cell.backbone, tokenizer().special, plan)
        descent = Descent(reader_groups(reader, plan), Alone())
        loss = descent.step(((len(part) / 12, tasks.reading(part)) for part in parts), 1.0)
        return loss, [p.grad for p in reader.parameters() if p.grad is not None]

    loss, gradients = taken([batch])
    split_loss, split = taken([batch[:2], batch[2:9], batch[9:]])
    assert split_loss == pytest.approx(loss, rel=1e-5)
    for expected, found in zip(gradients, split, strict=True):
        assert torch.allclose(expected, found, atol=1e-6)
    unweighted = taken([batch[:2]])[1]
    assert not all(torch.allclose(a, b, atol=1e-6) for a, b in zip(gradients, unweighted, strict=True))


def test_accumulated_batches_are_one_step(tmp_path):
    single, double = trainer(tmp_path / "1", carried=0.0), trainer(tmp_path / "2", accumulate=2, carried=0.0)
    for one in (single, double):
        with pytest.raises(Cancelled):
            one.run(StopAfter(1))
    found = [Counter(row["task"].split()[0] for row in log(tmp_path / name)) for name in "12"]
    assert found[0]["reading"] == found[1]["reading"] == 1
    assert int(log(tmp_path / "2")[0]["rows"]) > int(log(tmp_path / "1")[0]["rows"])


def test_infinite_gradients_never_reach_the_weights():
    reader = tiny_reader()
    descent = Descent(reader_groups(reader, TrainingPlan(minutes=1.0)), Alone())
    before = {n: p.clone() for n, p in reader.named_parameters()}
    with pytest.raises(TrainingDiverged):
        deque(descent.step([(1.0, reader.span.weight.sum() * math.nan)], 1.0) for _ in range(10))
    assert all(torch.equal(p, before[n]) for n, p in reader.named_parameters())


class Given:
    """Development questions with scores known beforehand."""

    fingerprint = "given"

    def __init__(self, *scores):
        self._left = list(scores)

    def evaluate(self, *_):
        return Scores(self._left.pop(0), 0.0, 1.0, 9)


def test_the_best_weights_are_kept_and_patience_ends_the_training(tmp_path):
    seen = []

    class Watched(Given):
        def evaluate(self, reader, _):
            seen.append({n: p.clone() for n, p in reader.state_dict().items()})
            return super().evaluate()

    development = Watched(0.1, 0.2, 0.7, 0.5, 0.6, 0.65, 0.9)
    stopped = trainer(tmp_path, seconds=1000, evaluate_seconds=2.0, patience=3, development=development)
    stopped.run(PlainContext())
    assert len(seen) == 6
    assert stopped.seconds < 100
    looks = log(tmp_path, "metrics.csv")
    assert [float(row["f1"]) for row in looks] == [0.1, 0.2, 0.7, 0.5, 0.6, 0.65]
    assert [row["best"] for row in looks] == ["1", "1", "1", "0", "0", "0"]
    kept = tiny_reader(seed=8)
    start_from(kept, tmp_path)
    for name, value in kept.state_dict().items():
        if "word_embeddings" not in name:
            assert torch.equal(value, seen[2][name].half().float()), name
    assert any(not torch.equal(a, b) for a, b in zip(seen[2].values(), seen[5].values(), strict=True))


def test_what_was_best_is_remembered_for_the_same_questions_only(tmp_path):
    first = trainer(tmp_path, seconds=1000, evaluate_seconds=1e9, development=Given(0.8, 0.1))
    with pytest.raises(Cancelled):
        first.run(StopAfter(2))
    second = trainer(tmp_path, development=Given())
    second.resume()
    assert second.choice.f1 == 0.8
    others = Given()
    others.fingerprint = "others"
    third = trainer(tmp_path, development=others)
    third.resume()
    assert third.choice == Choice(third.plan.patience)


def test_training_that_makes_everything_worse_ends_with_the_weights_it_began_with(tmp_path):
    worse = trainer(tmp_path, seconds=20, evaluate_seconds=4.0, development=Given(0.9, *[0.1] * 20))
    before = weights(worse)
    worse.run(PlainContext())
    kept = tiny_reader(seed=8)
    start_from(kept, tmp_path)
    assert torch.equal(kept.span.weight, before["span.weight"].half().float())


def development(found, limit=200):
    return DevelopmentSet(found, tokenizer(), 16, 48, (f1, exact_match), limit)


def test_development_scores_follow_the_reader(tmp_path):
    right, reader = rows(6), tiny_reader()
    unanswerable = [QuestionRow("Who is the king?", row.context, (), "none") for row in right]

    def refuse(read_rows, memory):
        reading = reader(read_rows, memory)
        shift = torch.zeros_like(reading.start)
        shift[:, 0] = 1e4
        return replace(reading, start=reading.start + shift, end=reading.end + shift)

    none = development(unanswerable).evaluate(reader, refuse)
    assert (none.f1, none.em, none.questions) == (1.0, 1.0, 6)
    assert development(right).evaluate(reader, refuse).f1 == 0.0
    mixed = development([*right, *unanswerable])
    assert mixed.evaluate(reader, refuse).f1 == 0.5
    assert mixed.evaluate(reader, reader) == mixed.evaluate(reader, reader)


def test_a_reader_that_points_at_the_answer_scores_one_wherever_it_stands():
    filler = "Nothing is said here about any money at all. " * 40
    texts = [rows(1)[0].context + filler, filler + rows(2)[1].context]
    found = []
    for text, answer in zip(texts, ("1,500", "2,500"), strict=True):
        start = text.index(answer)
        found.append(QuestionRow("How much is the rent?", text, (GoldSpan(start, start + 5),), text))
    wanted = [tokenizer().encode(answer).ids for answer in ("1,500", "2,500")]

    def point(read_rows, memory):
        reading = tiny_reader()(read_rows, memory)
        start = torch.full_like(reading.start, -10.0)
        end = start.clone()
        start[:, 0] = end[:, 0] = 0.0
        for i, ids in enumerate(read_rows.ids.tolist()):
            for pieces in wanted:
                for at in range(read_rows.offsets[i], len(ids)):
                    if ids[at : at + len(pieces)] == pieces:
                        start[i, at] = end[i, at + len(pieces) - 1] = 5.0
        return replace(reading, start=start, end=end)

    scores = development(found).evaluate(tiny_reader(), point)
    assert (scores.f1, scores.em) == (1.0, 1.0)


def test_answers_are_scored_as_a_whole_where_the_reader_matches_first_and_last_tokens():
    (row,) = rows(1)
    reader = tiny_reader(config=replace(CONFIG, pair_width=2))
    wanted = tokenizer().encode("1,500").ids

    def point(read_rows, memory):
        """Two starts and two ends score the same; only pairs say which belong together."""
        reading = reader(read_rows, memory)
        start, first, last = torch.full_like(reading.start, -10.0), reading.first * 0, reading.last * 0
        end = start.clone()
        start[:, 0] = end[:, 0] = 0.0
        ids = read_rows.ids[0].tolist()
        for at in (i for i in range(len(ids)) if ids[i : i + len(wanted)] == wanted):
            start[0, [at - 2, at]] = 5.0
            end[0, [at + len(wanted) - 1, at + len(wanted)]] = 5.0
            first[0, at, 0] = last[0, at + len(wanted) - 1, 0] = 9.0
        return replace(reading, start=start, end=end, first=first, last=last)

    def unmatched(*given):
        reading = point(*given)
        return replace(reading, last=reading.last * 0)

    assert development([row]).evaluate(reader, point).em == 1.0
    assert development([row]).evaluate(reader, unmatched).em == 0.0


def test_the_sample_is_fixed_and_evaluation_leaves_the_mode():
    many = [QuestionRow(f"{i}?", row.context, row.answers, str(i)) for i, row in enumerate(rows(5) * 6)]
    assert development(many, 10).fingerprint == development(many, 10).fingerprint
    assert development(many, 10).fingerprint != development(many[1:], 10).fingerprint
    reader = tiny_reader().train()
    assert development(many, 10).evaluate(reader, reader).questions == 10
    assert reader.training


def test_the_result_is_a_reader_that_loads(tmp_path):
    done = trainer(tmp_path / "out", seconds=5)
    done.run(PlainContext())
    backbone = tiny_backbone(tmp_path / "backbone")
    loaded = load_reader(tmp_path / "out", backbone)
    assert torch.equal(loaded.span.weight, done.reader.span.weight.detach().half().float())


def test_a_token_set_beforehand_stops_before_the_first_step(tmp_path):
    token = CancelToken()
    token.cancel()
    stopped = trainer(tmp_path)
    with pytest.raises(Cancelled, match="after step 0"):
        stopped.run(PlainContext(token=token))
    assert (tmp_path / STATE).is_file()
