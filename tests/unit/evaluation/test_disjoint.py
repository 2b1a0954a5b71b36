"""What is measured shares no sentence, name or file with what is trained on."""

import random
import re

from rmt_desktop.evaluation import comparison_episodes, invented, scope_episodes, term_episodes
from rmt_desktop.evaluation.filler import EVALUATION_AGREEMENTS
from rmt_desktop.training import aspects, facts, names, recipe, templates

NEAR = 0.6
"""Share of common words (Jaccard) from which two templates count as the same sentence."""


def measured() -> set[str]:
    texts: set[str] = {term_episodes.ORIGINAL, term_episodes.AMENDED_QUESTION, *term_episodes.AMENDMENTS}
    for subject in scope_episodes.TEMPLATES:
        texts |= {*subject.headings, *(q.passage for q in subject.questions), *(q.question for q in subject.questions)}
    for kind in term_episodes.KINDS.values():
        texts |= {*kind.definitions, *(c[0] for c in kind.clauses), *(c[1] for c in kind.clauses)}
    for form in (*comparison_episodes.DATES, *comparison_episodes.AMOUNTS):
        texts |= {form.sentence, form.least, form.most}
    for _, _, sentence, question in comparison_episodes.SHARED:
        texts |= {sentence, question}
    return texts


def taught() -> set[str]:
    texts: set[str] = {*templates.HEADINGS, *templates.AMENDMENTS, *templates.POINTERS, *templates.WHO}
    for fact in (*facts.FACTS, *facts.CLAUSES):
        texts |= {*fact.passages, *fact.questions}
    for alias in templates.ALIASES:
        texts |= {alias.text, alias.opening, *alias.naming}
    for aspect in aspects.ASPECTS:
        texts |= {*aspect.texts, *(f"{stem} {{a}} or {{b}}" for stem in (*aspect.less, *aspect.more))}
    for common in aspects.COMMON:
        texts |= {*common.texts, *common.questions}
    return texts


def words(template: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", re.sub(r"\{\w+\}", " ", template).lower()))


def test_no_sentence_that_is_measured_was_taught():
    assert len(measured()) > 60
    near = [
        (a, b)
        for a in measured()
        for b in taught()
        if words(a) and words(b) and len(words(a) & words(b)) / len(words(a) | words(b)) >= NEAR
    ]
    assert near == []


def test_no_role_that_is_measured_was_taught():
    assert not set(term_episodes.ROLES) & {role for pair in templates.ROLES for role in pair}


def test_no_word_that_two_things_share_is_both_measured_and_taught():
    own = {word for _, words, _, _ in comparison_episodes.SHARED for word in words}
    assert not own & {word for common in aspects.COMMON for word in common.words}


def test_no_name_that_is_measured_is_drawn_in_training():
    rng = random.Random(0)
    makers = (
        names.company, names.person, names.drug, names.project, names.place, names.plant, names.vessel, names.fund,
    )  # fmt: skip
    drawn = {word.lower() for make in makers for _ in range(3000) for word in make(rng).split()}
    own = {invented.word(rng).lower() for _ in range(3000)} | {invented.NAMES["drug"](rng).lower() for _ in range(500)}
    assert not drawn & own


def test_no_agreement_that_is_measured_was_read_in_training():
    assert EVALUATION_AGREEMENTS.start >= recipe.TRAINING_AGREEMENTS
