"""Real paragraphs told again: the years are moved, names exchanged, and the comparison stays right."""

import random
import re

from rmt_desktop.domain.words import mentions
from rmt_desktop.training.comparisons import ComparisonLessons
from rmt_desktop.training.dated import callings, dated, retold
from rmt_desktop.training.episodes import Shape
from rmt_desktop.training.made_pairs import Level
from rmt_desktop.training.told_pairs import Entries

PEOPLE = [
    "Mary Ellen Harte (born May 3, 1950) is a Danish poet and film critic. Harte moved to Oslo in 1971.",
    "Otto van Berg (12 June 1881 – 4 May 1960) was a Dutch painter and critic. He sold 1900 prints.",
    "Ines Duarte ( born 30 March , 1988 ) is a Chilean swimmer and coach.",
    "Lev Arin (Russian: Лев; born January 9, 1920) was an actor. Arin wrote, in 1950, of 1,945 nights.",
]
WORKS = [
    "The Long Winter is a 1940 historical novel by Laura Wilder, set in 1880.",
    "It rained. Night and Day is a 1919 British novel.",
    "Red River is a 1948 American western film.",
]
OTHERS = [
    "The presidency of John Adams (1797–1801) was short.",
    "She was born in 1950 in Oslo.",
    "This is a 2009 film.",
]


def test_births_of_people_and_years_of_works_are_found():
    found = dated([*PEOPLE, *WORKS, *OTHERS])
    assert [(one.name, one.born, one.year) for one in found] == [
        ("Mary Ellen Harte", True, 1950),
        ("Otto van Berg", True, 1881),
        ("Ines Duarte", True, 1988),
        ("Lev Arin", True, 1920),
        ("The Long Winter", False, 1940),
        ("Night and Day", False, 1919),
        ("Red River", False, 1948),
        ("This", False, 2009),
    ]


def test_all_years_move_together_and_other_numbers_stay():
    found = {one.name: one for one in dated(PEOPLE)}
    told = retold(found["Otto van Berg"], "Anna Zork", -100, 300, random.Random(1))
    assert told == "Anna Zork (12 June 1781 – 4 May 1860) was a Dutch painter and critic. He sold 1800 prints."
    told = retold(found["Lev Arin"], "Anna Zork", 10, 300, random.Random(1))
    assert told == "Anna Zork (Russian: Лев; born January 9, 1930) was an actor. Zork wrote, in 1960, of 1,945 nights."


def test_a_name_is_exchanged_wherever_it_stands():
    (entry,) = dated(PEOPLE[:1])
    told = retold(entry, "Anna Zork", 0, 300, random.Random(1))
    assert told.endswith("Zork moved to Oslo in 1971.")
    assert [told[start:end] for start, end in mentions(told, "Anna Zork")] == ["Anna Zork"]
    assert retold(entry, entry.name, 0, 300, random.Random(1)) == PEOPLE[0]


def test_a_paragraph_is_not_told_of_times_to_come():
    (entry,) = dated(PEOPLE[:1])
    assert retold(entry, "Anna Zork", 54, 300, random.Random(1)) is None
    assert retold(entry, "Anna Zork", 53, 300, random.Random(1)) is not None


def test_a_paragraph_that_fits_no_year_is_given_up():
    (entry,) = dated(["Old Harald Grey (born May 3, 1020) was a poet and a critic, read in 2019."])
    entries = Entries([entry, *dated(PEOPLE[:1])])
    found = [entries.pair(Level(shared=1.0), 0, True, 300, random.Random(seed)) for seed in range(5)]
    assert found == [None] * 5  # also where the two share a word


def test_callings_are_those_of_the_sentence_with_the_birth():
    assert [callings(one) for one in dated(PEOPLE)] == [["poet", "critic"], ["painter", "critic"], ["coach"], ["actor"]]


def drawn(shared):
    """Lessons with a text in each segment."""
    lessons = ComparisonLessons(["Rain fell."], Level(shared=shared, real=1.0, filled=0), dated([*PEOPLE, *WORKS]))
    rng = random.Random(3)
    found = [lessons.draw(Shape(2, 72), rng) for _ in range(200)]
    return [
        one
        for one in found
        if one.hints[0] not in ("", one.hints[1]) and "Rain fell." not in "".join(one.episode.segments)
    ]


def test_the_earlier_or_the_later_of_two_real_paragraphs_is_right():
    lessons = drawn(shared=0.0)
    assert len(lessons) > 100
    for lesson in lessons:
        years = [int(re.search(r"(?<![\d,])\d{4}", text)[0]) for text in lesson.episode.segments]
        later = re.search(r"\b(?:later|younger|newer|recent|recently|last)\b", lesson.episode.question)
        assert years[0] != years[1]
        assert {p.segment for p in lesson.episode.answers} == {int((years[0] < years[1]) == bool(later))}


def test_what_real_people_have_in_common_is_a_word_of_both():
    lessons = drawn(shared=1.0)
    assert len(lessons) > 100
    for lesson in lessons:
        (place,) = lesson.episode.answers
        assert lesson.episode.segments[place.segment][place.start : place.end] == "critic"
        assert all("critic" in text for text in lesson.episode.segments)
