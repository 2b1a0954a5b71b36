import tracemalloc

import pytest
import torch

from rmt_desktop.evaluation.babilong import BabilongSample
from rmt_desktop.evaluation.babilong_reading import BatchReading
from rmt_desktop.evaluation.gpt2_tokens import Gpt2Counter
from rmt_desktop.ingest.stories import Query, Story
from rmt_desktop.memory.background import read_books
from rmt_desktop.memory.layout import build_rows
from rmt_desktop.memory.segment_stream import cut_stream, full_stops
from rmt_desktop.paths import resource
from tests.babi import PLACES, tiny_story_reader, write_data
from tests.tiny import tokenizer


def encode(text):
    return tokenizer().encode(text).ids


@pytest.fixture(scope="module")
def make(tmp_path_factory):
    counter = Gpt2Counter(resource("models", "babilong", "gpt2-merges.txt"))
    books = read_books(write_data(tmp_path_factory.mktemp("data"))[1], tokenizer(), counter.count)

    def make(tokens, i):
        story = Story((f"Mary went to the {PLACES[i % 6]}.", "John went to the office."), ())
        query = Query(2, f"Where is {('Mary', 'John')[i % 2]}?", "office")
        return BabilongSample(story, query, tokens, books, counter, encode, str(i))

    return make


@pytest.fixture
def reader():
    reader = tiny_story_reader()
    with torch.no_grad():
        reader.gate.share.bias.fill_(2.0)
    reader.threshold = 0.0  # everything is read in full
    return reader


def naive_memory(reader, sample):
    """One segment after the other, one sample alone."""
    memory = reader.first_memory(1)
    ids = [i for sentence in sample.sentences() for i in sentence.ids]
    for segment in cut_stream(ids, reader.config.segment_tokens, full_stops(tokenizer())):
        memory = reader(build_rows([encode(sample.question)], [segment], 8, tokenizer().special), memory)
    return memory


def test_samples_side_by_side_are_answered_as_each_alone(reader, make):
    samples = [make(tokens, i) for i, tokens in enumerate((300, 0, 90, 150, 60, 200, 0))]
    with torch.no_grad():
        memories = torch.cat([naive_memory(reader, sample) for sample in samples])
        reader.answers.bias.copy_(-reader.answers.weight @ memories[:, -1].mean(0))  # small differences decide
        expected = reader.answer(memories)[:, :-1].argmax(1).tolist()
    outcomes = list(BatchReading(reader, tokenizer(), lanes=3).run(samples, lambda: None))
    assert sorted(outcome.index for outcome in outcomes) == list(range(7))
    said = {outcome.index: outcome.output for outcome in outcomes}
    assert [reader.labels.index(said[i]) for i in range(7)] == expected
    assert len(set(expected)) > 1
    assert all(outcome.opened == outcome.segments for outcome in outcomes)


def test_unknown_is_never_the_answer(reader, make):
    with torch.no_grad():
        reader.answers.bias[-1] = 1e6
    (outcome,) = BatchReading(reader, tokenizer()).run([make(0, 0)], lambda: None)
    assert outcome.output in PLACES


def test_segments_without_anything_to_notice_are_not_read_in_full(reader, make):
    reader.threshold = 1.0
    (outcome,) = BatchReading(reader, tokenizer()).run([make(400, 0)], lambda: None)
    assert outcome.opened == 0
    assert outcome.segments > 10


def test_memory_is_untouched_bit_for_bit_where_nothing_is_noticed(reader, make):
    reader.threshold = 1.0
    (outcome,) = BatchReading(reader, tokenizer()).run([make(400, 0)], lambda: None)
    untouched = reader.answer(reader.first_memory(1))[0, :-1]
    assert outcome.output == reader.labels[int(untouched.argmax())]


def test_memory_does_not_grow_with_length(reader, make):
    reader.threshold = 1.0

    def peak(tokens):
        sample = make(tokens, 0)
        tracemalloc.start()
        list(BatchReading(reader, tokenizer()).run([sample], lambda: None))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(500)  # what is loaded once
    kept_tokens = 6_000 * (8 + 28)  # a list of integers
    assert peak(7_000) < peak(1_000) + kept_tokens / 3
