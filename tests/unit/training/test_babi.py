import csv

import pytest
import torch

from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.ingest.stories import Query, Story, read_stories
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.memory.background import read_books
from rmt_desktop.memory.segment_stream import full_stops
from rmt_desktop.training.babi_lanes import Level, StorySource
from rmt_desktop.training.babi_trainer import StoryPlan, StoryTrainer
from rmt_desktop.training.babi_world import NOBODY, PEOPLE, PLACES, UNKNOWN, Asked, World, parse_question
from tests.babi import tiny_story_reader, write_data
from tests.tiny import tokenizer

STOPS = full_stops(tokenizer())
LEVEL = Level(1.0, facts=100, noise=0.5, budgets=(12, 32))


def told(*facts):
    world = World()
    for fact in facts:
        world.tell(fact)
    return world


@pytest.mark.parametrize("text", ["Where is Mary?", "Where is the milk?", "Where was the milk before the garden?"])
def test_questions_are_worded_as_they_were_read(text):
    assert parse_question(text).text == text


def test_a_thing_goes_where_its_holder_goes_and_stays_where_it_is_put():
    world = told("Mary moved to the kitchen.", "Mary picked up the milk there.", "Mary went back to the garden.")
    assert world.answer(Asked(thing="milk")) == "garden"
    assert world.answer(Asked(thing="milk", before="garden")) == "kitchen"
    world.tell("Mary put down the milk.")
    world.tell("Mary journeyed to the office.")
    assert world.answer(Asked(thing="milk")) == "garden"
    assert world.answer(Asked(person="Mary")) == "office"
    assert world.answer(Asked(thing="apple")) is None
    assert world.answer(Asked(thing="milk", before="kitchen")) is None


def test_the_last_visit_counts():
    moves = ("kitchen", "garden", "office", "garden", "hallway")
    world = told("Mary moved to the bedroom.", "Mary got the milk.", *(f"Mary went to the {p}." for p in moves))
    assert world.answer(Asked(thing="milk", before="garden")) == "office"


def test_what_is_tracked():
    asked = Asked(thing="milk", before="garden")
    world = told("Mary took the milk.")
    assert world.tracked(asked) == [UNKNOWN] * 4 + [PEOPLE.index("Mary"), UNKNOWN, UNKNOWN, UNKNOWN]
    for fact in ("Mary went to the office.", "Mary went to the garden.", "Mary dropped the milk."):
        world.tell(fact)
    office, garden = PLACES.index("office"), PLACES.index("garden")
    assert world.tracked(asked) == [garden, UNKNOWN, UNKNOWN, UNKNOWN, NOBODY, garden, office, office]
    assert world.tracked(Asked(person="Mary"))[4:] == [-1, -1, -1, garden]


@pytest.fixture
def source(tmp_path):
    babi, books = write_data(tmp_path)
    stories = {path.name[:3]: read_stories(path) for path in sorted(babi.iterdir())}
    shares = {"qa1": 0.3, "qa2": 0.3, "qa3": 0.4}
    return StorySource(stories, shares, read_books(books, tokenizer()), tokenizer(), longest_noise=300)


def test_every_segment_is_labelled_with_what_its_facts_tell(source):
    for seed in range(30):
        sample, text, facts = source.draw(str(seed), LEVEL), [], []
        while not sample.finished:
            piece = sample.read(24, STOPS)
            text += piece.segment
            facts += [i for i, fact in zip(piece.segment, piece.facts, strict=True) if fact]
            assert 0 < len(piece.segment) <= 24
        assert piece.tracked[-1] != UNKNOWN  # the whole text answers the question
        told_text = " ".join(tokenizer().word(i) for i in facts)
        place = PLACES[piece.tracked[-1]]
        assert place in told_text
        assert len(facts) <= len(text)


def test_the_same_key_draws_the_same_sample_and_names_change(source):
    def ids(key):
        return source.draw(key, LEVEL).read(10_000, STOPS).segment

    assert ids("a") == ids("a")
    assert len({tuple(ids(str(i))) for i in range(20)}) == 20


def test_a_renamed_story_has_the_renamed_answer():
    story = Story(("Mary went to the office.",), (Query(1, "Where is Mary?", "office"),))
    source = StorySource({"qa1": [story]}, {"qa1": 1.0}, [], tokenizer())
    seen = set()
    for seed in range(40):
        piece = source.draw(str(seed), Level(1.0, 9, 0.0, (9, 9))).read(99, STOPS)
        words = [tokenizer().word(i) for i in piece.segment]
        assert words[-2] == PLACES[piece.tracked[-1]]
        assert words[0] == tokenizer().word(piece.question[2])
        seen.add((words[0], words[-2]))
    assert len(seen) > 12


def trainer(folder, source, steps=6):
    torch.manual_seed(5)
    plan = StoryPlan(steps=steps, lanes=4, checkpoint_seconds=1e9)
    return StoryTrainer(tiny_story_reader(), tokenizer().special, STOPS, source, (LEVEL,), plan, folder)


def test_a_resumed_training_ends_with_the_same_weights(tmp_path, source):
    whole = trainer(tmp_path / "whole", source)
    whole.run(PlainContext())
    first = trainer(tmp_path / "parts", source)
    first.run(PlainContext(), until=3)
    second = trainer(tmp_path / "parts", source)
    assert second.resume()
    assert second.step == 3
    second.run(PlainContext())
    for name, tensor in whole.reader.state_dict().items():
        assert torch.equal(tensor, second.reader.state_dict()[name]), name
    assert second.tokens == whole.tokens
    with (tmp_path / "parts" / "log.csv").open(encoding="utf-8") as file:
        assert [row["step"] for row in csv.DictReader(file)] == [str(i) for i in range(1, 7)]


def test_training_learns_and_leaves_the_word_embeddings(tmp_path, source):
    learner = trainer(tmp_path / "run", source, steps=24)
    before = {name: tensor.clone() for name, tensor in learner.reader.state_dict().items()}
    learner.run(PlainContext())
    after = learner.reader.state_dict()
    words = "backbone.embeddings.word_embeddings.weight"
    assert torch.equal(before[words], after[words])
    assert not torch.equal(before["initial_memory"], after["initial_memory"])
    with (tmp_path / "run" / "log.csv").open(encoding="utf-8") as file:
        losses = [float(row["loss"]) for row in csv.DictReader(file)]
    assert sum(losses[-5:]) < 0.95 * sum(losses[:5])


def test_stopping_keeps_what_was_saved(tmp_path, source):
    token = CancelToken()
    learner = trainer(tmp_path / "run", source)
    learner.run(PlainContext(), until=2)

    def stop(progress):
        if progress.done == 4:
            token.cancel()

    with pytest.raises(Cancelled):
        learner.run(PlainContext(stop, token))
    again = trainer(tmp_path / "run", source)
    assert again.resume()
    assert again.step == 2
