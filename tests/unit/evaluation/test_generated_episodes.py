import random
import re

import pytest

from rmt_desktop.domain.episodes import Episode
from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.evaluation.filler import Filler, evaluation_texts
from rmt_desktop.evaluation.invented import VALUES, distinct
from rmt_desktop.evaluation.scope_episodes import DISTANCES, LOOK_ALIKES, TEMPLATES, scope_episodes
from rmt_desktop.evaluation.term_episodes import KINDS, NEAREST, ROLES, TERM_KINDS, term_episodes
from tests.tiny import tokenizer
from tests.unit.evaluation.measuring import filler_folder


@pytest.fixture(scope="module")
def filler(tmp_path_factory):
    return Filler(tokenizer(), evaluation_texts(filler_folder(tmp_path_factory.mktemp("data"))))


def passages(episode: Episode) -> tuple[list[int], str]:
    """Segments with a passage like the gold one, and the words around the gold answer."""
    (gold,) = episode.answers
    paragraphs = episode.segments[gold.segment].split("\n\n")
    answer = episode.segments[gold.segment][gold.start : gold.end]
    (own,) = [text for text in paragraphs if answer in text]
    words = re.sub(r"\S*\d\S*|[A-Z]\S*", "#", own.replace(answer, "#"))
    telling = max((part for part in words.split("#")), key=len).strip(" .,")
    return [i for i, text in enumerate(episode.segments) if telling in text], telling


def asked_name(episode: Episode) -> str:
    """The invented word or symbol that the question names."""
    return next(re.finditer(r"[A-Z]{3}\d+|(?<=\s)[A-Z][a-z]{5,}|\b[a-z]+in\b(?=[ ?])", episode.question))[0]


def test_only_evaluation_files_give_filler(tmp_path):
    names = [path.name for path in evaluation_texts(filler_folder(tmp_path))]
    assert names == ["070.txt", "040.txt"]
    with pytest.raises(InputError, match=r"070\.txt"):
        evaluation_texts(tmp_path / "nothing")


def test_filler_runs_on_and_keeps_the_limit(filler):
    cursor = filler.cursor(random.Random(1))
    runs = [cursor.take(64) for _ in range(60)]
    assert all(0 < filler.count(run) <= 64 for run in runs)
    first, second = (re.findall(r"Clause (\d+)", run) for run in runs[:2])
    assert int(second[0]) == int(first[-1]) + 1
    assert cursor.take(0) == ""


@pytest.mark.parametrize("distance", DISTANCES)
def test_a_heading_stands_as_far_before_its_passage_as_promised(filler, distance):
    for episode in scope_episodes(filler, 4, distance, seed=3):
        (gold,) = episode.answers
        name = asked_name(episode)
        naming = [i for i, text in enumerate(episode.segments) if name in text]
        assert naming == [gold.segment - distance]
        assert episode.segments[naming[0]].split("\n\n")[0].count(name) == 1


def test_look_alikes_differ_in_the_value_only_and_name_nobody(filler):
    for episode in scope_episodes(filler, 12, 2, seed=5):
        found, telling = passages(episode)
        assert len(found) == LOOK_ALIKES
        assert len({next(p for p in episode.segments[i].split("\n\n") if telling in p) for i in found}) == LOOK_ALIKES
        assert not any(asked_name(episode) in episode.segments[i] for i in found)


def test_the_asked_subject_is_as_often_the_first_as_the_last(filler):
    firsts = [episode.answers[0].segment <= len(episode.segments) // 2 for episode in scope_episodes(filler, 40, 1, 1)]
    assert 8 < sum(firsts) < 32


@pytest.mark.parametrize("kind", TERM_KINDS)
def test_a_clause_names_its_term_only_and_stands_behind_all_definitions(filler, kind):
    for episode in term_episodes(filler, 8, kind, seed=2):
        found, _ = passages(episode)
        (gold,) = episode.answers
        assert gold.segment in found
        assert 2 <= len(found) <= 3
        if kind == "amendments":
            name = re.fullmatch(r"What is the (.+), as amended\?", episode.question)[1]
        else:
            name = asked_name(episode)
        naming = [i for i, text in enumerate(episode.segments) if name.lower() in text.lower()]
        assert len(naming) == 1
        assert min(found) - naming[0] >= NEAREST


@pytest.mark.parametrize("kind", TERM_KINDS)
def test_the_definition_leads_to_the_gold_clause(filler, kind):
    terms = r"Section \d+\.\d|Part [IV]+|Scheme \w\d|[A-Z]{3}\d+|(?:" + "|".join(ROLES) + ")"
    for episode in term_episodes(filler, 8, kind, seed=4):
        (gold,) = episode.answers
        answer = episode.segments[gold.segment][gold.start : gold.end]
        clause = next(p for p in episode.segments[gold.segment].split("\n\n") if answer in p)
        (term,) = set(re.findall(terms, clause))
        if kind == "amendments":
            name = re.fullmatch(r"What is the (.+), as amended\?", episode.question)[1]
            assert any(f"{term}. The {name} is " in text for text in episode.segments)
            continue
        name = asked_name(episode).lower()
        statement = next(text for text in episode.segments if name in text.lower()).split("\n\n")[0]
        sentences = re.split(r"(?<=[\w)\"])\. (?=[A-Z])", statement)
        assert [term in sentence for sentence in sentences if name in sentence.lower()] == [True]


def test_episodes_are_the_same_for_the_same_seed(filler):
    assert scope_episodes(filler, 3, 4, 1) == scope_episodes(filler, 3, 4, 1)
    assert scope_episodes(filler, 3, 4, 1) != scope_episodes(filler, 3, 4, 2)
    assert term_episodes(filler, 3, "parties", 1) == term_episodes(filler, 3, "parties", 1)


def test_no_segment_is_longer_than_the_reader_reads(filler):
    episodes = scope_episodes(filler, 5, 2, 1, segment_tokens=96)
    for kind in TERM_KINDS:
        episodes += term_episodes(filler, 5, kind, 1, segment_tokens=96)
    assert max(filler.count(text) for episode in episodes for text in episode.segments) <= 96


def test_every_template_has_its_gaps():
    for subject in TEMPLATES:
        assert all("{name}" in heading for heading in subject.headings)
        for question in subject.questions:
            assert "{name}" in question.question
            assert question.passage.count("{value}") == 1
            assert "{name}" not in question.passage
    for kind in KINDS.values():
        assert all("{name}" in text and "{term}" in text for text in kind.definitions)
        for clause, question, value in kind.clauses:
            assert "{term}" in clause
            assert clause.count("{value}") == 1
            assert "{name}" not in clause
            assert "{term}" not in question
            assert value in VALUES


def test_distinct_texts_share_nothing_telling():
    rng = random.Random(0)
    drawn = iter(["Kelm House", "Kelford Mill", "Osto Mill", "Brad Mill"])
    assert distinct(rng, lambda _: next(drawn), 2) == ["Kelm House", "Osto Mill"]
    for make in VALUES.values():
        assert len(set(distinct(rng, make, 4))) == 4
