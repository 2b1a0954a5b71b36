"""Comparisons that are measured: both names stand in the text, once each, and the figures tell which is right."""

import re

import pytest

from rmt_desktop.evaluation.comparison_episodes import AMOUNTS, COMPARISON_KINDS, DATES, SHARED, comparison_episodes
from rmt_desktop.evaluation.filler import Filler, evaluation_texts
from tests.tiny import tokenizer
from tests.unit.evaluation.measuring import filler_folder

COUNT = 40


@pytest.fixture(scope="module")
def filler(tmp_path_factory):
    return Filler(tokenizer(), evaluation_texts(filler_folder(tmp_path_factory.mktemp("data"))))


def pattern(template):
    """A template as a pattern; what it leaves open is caught by name."""
    return re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(template)) + r"(?=\n\n|\Z)"


def asked(question, template):
    return re.fullmatch(pattern(template), question)


def said(episode, template):
    """What the sentences of a kind say: segment and values of each."""
    return [
        (i, found.groupdict())
        for i, segment in enumerate(episode.segments)
        for found in re.finditer(rf"(?:(?<=\n\n)|\A){pattern(template)}", segment)
    ]


@pytest.mark.parametrize(("kind", "forms"), [("dates", DATES), ("amounts", AMOUNTS)])
def test_the_answer_is_the_name_whose_figure_is_the_smaller_or_the_larger_one(filler, kind, forms):
    smallest = 0
    for episode in comparison_episodes(filler, COUNT, kind, seed=3):
        (form,) = [form for form in forms if said(episode, form.sentence)]
        least = asked(episode.question, form.least)
        names = least or asked(episode.question, form.most)
        values = {one["value"]: int(one["figure"].replace(",", "")) for _, one in said(episode, form.sentence)}
        assert len(values) >= 3
        (gold,) = episode.answers
        right = (min if least else max)((names["a"], names["b"]), key=values.__getitem__)
        assert episode.segments[gold.segment][gold.start : gold.end] == right
        smallest += bool(least)
    assert 8 < smallest < COUNT - 8


def test_what_two_have_in_common_stands_with_both_and_with_no_other(filler):
    for episode in comparison_episodes(filler, COUNT, "in common", seed=3):
        (form,) = [form for form in SHARED if said(episode, form[2])]
        names = asked(episode.question, form[3])
        texts = {one["name"]: {one["first"], one["second"]} for _, one in said(episode, form[2])}
        (both,) = texts[names["a"]] & texts[names["b"]]
        holding = {name for name, words in texts.items() if both in words}
        assert holding == {names["a"], names["b"]}
        answers = {episode.segments[p.segment][p.start : p.end] for p in episode.answers}
        assert answers == {both}
        assert len(episode.answers) == 2


@pytest.mark.parametrize("kind", COMPARISON_KINDS)
def test_no_segment_holds_two_of_the_sentences_and_the_order_is_free(filler, kind):
    first = 0
    episodes = comparison_episodes(filler, COUNT, kind, seed=4)
    sentences = [form.sentence for form in (*DATES, *AMOUNTS)] + [form[2] for form in SHARED]
    for episode in episodes:
        found = [place for sentence in sentences for place, _ in said(episode, sentence)]
        assert len(found) == len(set(found)) >= 3
        first += episode.answers[0].segment == min(found)
    assert 4 < first < COUNT - 4


def test_the_same_seed_gives_the_same_episodes(filler):
    one, same, other = (comparison_episodes(filler, 3, "dates", seed) for seed in (1, 1, 2))
    assert one == same != other
