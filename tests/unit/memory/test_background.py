import itertools
import random

import pytest

from rmt_desktop.domain.input_errors import FileMissing
from rmt_desktop.memory.background import SHORTEST, book_sentences, read_books, walk
from rmt_desktop.memory.segment_stream import cut_stream, full_stops
from tests.babi import BOOK, write_data
from tests.tiny import tokenizer


def test_first_and_last_sentence_are_dropped():
    sentences = book_sentences(BOOK)
    assert sentences[0].startswith("The first evening")
    assert sentences[-1] == "It rained."


def test_short_sentences_are_dropped_and_ids_are_the_texts(tmp_path):
    _, books = write_data(tmp_path)
    book = read_books(books, tokenizer())[0]
    assert len(book) == 15  # two of each of eight paragraphs, without the very last sentence
    for i, text in enumerate(book.texts):
        assert book.sentence(i) == tokenizer().encode(text).ids
        assert book.counts[i] == len(book.sentence(i)) >= SHORTEST


def test_lengths_may_be_counted_by_another_tokenizer(tmp_path):
    _, books = write_data(tmp_path)
    by_letters = read_books(books, tokenizer(), lambda texts: [len(text) for text in texts])[0]
    assert "It rained." in by_letters.texts  # ten letters
    assert by_letters.counts.tolist() == [len(text) for text in by_letters.texts]


def test_the_walk_starts_anywhere_and_goes_through_every_book(tmp_path):
    _, folder = write_data(tmp_path)
    books = read_books(folder, tokenizer())
    taken = list(itertools.islice(walk(books, random.Random(1)), 60))
    ids = [books.index(book) * 15 + index for book, index in taken]
    assert ids == [(ids[0] + i) % 30 for i in range(60)]
    starts = {next(walk(books, random.Random(seed)))[1] for seed in range(50)}
    assert len(starts) > 8


def test_no_books_is_an_error(tmp_path):
    with pytest.raises(FileMissing):
        read_books(tmp_path, tokenizer())


def test_segments_end_with_a_sentence_and_lose_nothing():
    stops = full_stops(tokenizer())
    ids = tokenizer().encode(BOOK).ids
    segments = list(cut_stream(iter(ids), 64, stops))
    assert [i for segment in segments for i in segment] == ids
    assert all(len(segment) <= 64 and segment[-1] in stops for segment in segments)


def test_the_stream_is_read_only_as_far_as_needed():
    segments = cut_stream(itertools.count(1000), 10, frozenset([1004]))
    assert next(segments) == [1000, 1001, 1002, 1003, 1004]
    assert next(segments) == list(range(1005, 1015))
