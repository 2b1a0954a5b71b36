"""Calibration must know which segments hold the answer, however far into the text."""

import random
from collections import Counter

import numpy as np
import pytest

from rmt_desktop.answering.calibration import Calibration
from rmt_desktop.answering.rmt import RmtEngine
from rmt_desktop.ingest.questions import GoldSpan, QuestionRow
from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.workflows.calibrating import (
    WRONG_ABSTENTIONS,
    _drawn,
    _fit,
    _in_folds,
    _Observed,
    holds_answer,
)
from rmt_desktop.workflows.row_documents import RowDocuments, page_starts
from tests.tiny import tiny_model

CLAUSES = [f"Clause {i} obliges party {i} to pay {i * 7} pounds on day {i} of each quarter." for i in range(600)]
TEXT = ("\n" * 12).join(CLAUSES)


def test_pages_stand_at_their_places_in_the_text():
    document = RowDocuments(tiny_model()).get(QuestionRow("?", TEXT, (), "long"))
    assert len(document.pages) > 10
    assert sum(len(page.text) for page in document.pages) < len(TEXT)  # white space between pages is dropped
    for page, start in zip(document.pages, page_starts(TEXT, document.pages), strict=True):
        assert TEXT[start : start + len(page.text)] == page.text


def test_the_segment_with_the_answer_is_known_at_the_end_of_a_long_text():
    answer = CLAUSES[-3]
    start = TEXT.index(answer)
    row = QuestionRow(f"When does party {len(CLAUSES) - 3} pay?", TEXT, (GoldSpan(start, start + len(answer)),), "long")
    model = tiny_model()
    document = RowDocuments(model).get(row)
    candidates = RmtEngine(model).read_all(row.question, [document], PlainContext())
    held = [candidate for candidate in candidates if holds_answer(candidate, row)]
    assert held
    for candidate in candidates:
        words = [
            document.pages[piece.page - 1].text[piece.start : piece.end]
            for piece in document.segments[candidate.segment].pieces
        ]
        assert (candidate in held) == any(answer in part or part in answer for part in words), words


def observed(questions=120, segments=12, seed=3):
    """Segments of which one in each answerable question holds the answer, with noisy features."""
    rng = random.Random(seed)
    found = _Observed()
    for question in range(questions):
        right = rng.randrange(segments) if question % 3 else -1
        for segment in range(segments):
            found.inputs.append(np.array([rng.gauss(2.0 * (segment == right), 1.0) for _ in range(6)]))
            found.targets.append(segment == right)
            found.owners.append(question)
    return found, np.array([question % 3 > 0 for question in range(questions)])


def test_confidence_is_how_often_the_best_segment_is_right(tmp_path):
    found, answerable = observed()
    report = _fit(tmp_path / "calibration.json", found, answerable, np.zeros(len(answerable)))
    assert 0.3 < report["first_right"] < 0.95
    assert report["confidence_of_first"] == pytest.approx(report["first_right"], abs=0.01)


def test_an_engine_s_own_order_stays(tmp_path):
    """Its scale says how often its first is right, also where another segment would have won."""
    found, answerable = observed()
    report = _fit(tmp_path / "calibration.json", found, answerable, np.zeros(len(answerable)), ordered=True)
    owners = np.array(found.owners)
    firsts = [int(np.flatnonzero(owners == question)[0]) for question in range(len(answerable))]
    assert report["first_right"] == np.array(found.targets)[firsts].mean()
    assert report["confidence_of_first"] == pytest.approx(report["first_right"], abs=0.01)
    scale = Calibration.load(tmp_path / "calibration.json")
    confidence = 1 / (1 + np.exp(-(np.array(found.inputs)[firsts] @ np.array(scale.weights) + scale.bias)))
    right = np.array(found.targets)[firsts]
    assert confidence[right].min() > confidence[~right].mean()


def test_no_more_answerable_questions_of_a_kind_than_promised_stay_below_the_threshold(tmp_path):
    found, answerable = observed()
    kinds = np.arange(len(answerable)) % 2
    for row, owner in enumerate(found.owners):
        found.inputs[row] = found.inputs[row] + kinds[owner]  # one kind is easier
    report = _fit(tmp_path / "calibration.json", found, answerable, kinds)
    scale = Calibration.load(tmp_path / "calibration.json")
    logits = np.array(found.inputs) @ np.array(scale.weights) + scale.bias
    owners = np.array(found.owners)
    best = np.array([logits[owners == i].max() for i in range(len(answerable))])
    below = 1 / (1 + np.exp(-best)) < scale.threshold
    shares = [float(below[answerable & (kinds == kind)].mean()) for kind in (0, 1)]
    assert report["abstained_wrong"] == pytest.approx(shares)
    assert below[answerable].mean() <= WRONG_ABSTENTIONS + 0.01
    assert max(shares) == pytest.approx(WRONG_ABSTENTIONS, abs=0.01)
    assert min(shares) < 0.06


def test_in_folds_new_documents_are_judged_about_as_well(tmp_path):
    found, answerable = observed(questions=240)
    kinds = np.zeros(len(answerable))
    inside = _fit(tmp_path / "calibration.json", found, answerable, kinds)
    outside = _in_folds(found, answerable, kinds, [f"document {question % 12}" for question in range(240)])
    right = inside["first_right"] * len(answerable) / answerable.sum()  # the first of an unanswerable one is wrong
    assert outside["first_right"] == pytest.approx([right], abs=0.05)
    assert outside["question_auroc"] == pytest.approx(inside["question_auroc"], abs=0.05)


def test_in_folds_nothing_is_learned_from_the_document_that_is_judged():
    """What the first feature means is turned round in one of two: the scale of the other takes it for the contrary."""
    found, answerable = observed(questions=240)
    documents = ["turned" if question < 60 else "other" for question in range(240)]
    for row, owner in enumerate(found.owners):
        sign = -1 if documents[owner] == "turned" else 1
        found.inputs[row] = np.array([sign * (6.0 * found.targets[row] - 3.0), 0.0, 0.0, 0.0, 0.0, 0.0])
    kinds = np.array([int(name == "turned") for name in documents])
    assert _in_folds(found, answerable, kinds, documents)["first_right"] == [0.0, 0.0]


def rows_of(name, count, text="A clause."):
    return [QuestionRow(f"{name} {i}?", text, (), f"{name} {i % 3}") for i in range(count)]


def test_as_many_questions_of_each_kind_of_document_are_drawn():
    kinds = [rows_of("contract", 40), rows_of("agreement", 15), rows_of("book", 40, "x" * 100_000)]
    drawn = _drawn(kinds, 30, random.Random(1))
    assert [row.group for row in drawn] == sorted(row.group for row in drawn)
    counts = Counter(row.group.split()[0] for row in drawn)
    assert counts == {"contract": 10, "agreement": 10}
    assert drawn == _drawn(kinds, 30, random.Random(1))
