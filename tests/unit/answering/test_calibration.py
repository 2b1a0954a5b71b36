import numpy as np
import pytest

from rmt_desktop.answering.calibration import Calibration, Features, fit_choice, fit_logistic
from rmt_desktop.domain.model_errors import CheckpointMismatch


def test_fitting_recovers_the_scale_that_made_the_data():
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(4000, 2))
    probability = 1 / (1 + np.exp(-(inputs @ [2.0, -1.0] + 0.5)))
    targets = (rng.random(4000) < probability).astype(float)
    weights, bias = fit_logistic(inputs, targets, ridge=1e-6)
    assert np.allclose(weights, [2.0, -1.0], atol=0.2)
    assert bias == pytest.approx(0.5, abs=0.15)


def choices(questions: int, weights: list[float], seed: int = 0):
    """Five segments a question; one is chosen as likely as these weights make it."""
    rng = np.random.default_rng(seed)
    inputs = rng.normal(size=(questions, 5, len(weights)))
    sums = inputs @ weights + rng.gumbel(size=(questions, 5))
    targets = sums == sums.max(1, keepdims=True)
    return inputs.reshape(-1, len(weights)), targets.ravel(), np.repeat(np.arange(questions), 5)


def test_choices_give_back_the_weights_that_made_them():
    weights = fit_choice(*choices(3000, [2.0, -1.0, 0.0]), ridge=1e-6)
    assert np.allclose(weights, [2.0, -1.0, 0.0], atol=0.2)


def test_what_is_equal_in_all_segments_of_a_question_has_no_weight_in_its_choice():
    inputs, targets, owners = choices(400, [1.0])
    easy = np.random.default_rng(1).normal(size=400)[owners]
    assert abs(fit_choice(np.column_stack([inputs, easy]), targets, owners)[1]) < 1e-6


def test_questions_without_a_right_segment_change_no_choice():
    inputs, targets, owners = choices(200, [1.0, -1.0])
    scaled = fit_choice(inputs, targets, owners)
    none = targets & False
    again = fit_choice(np.vstack([inputs, inputs]), np.append(targets, none), np.append(owners, owners + 200))
    assert np.allclose(scaled, again)
    assert fit_choice(inputs, none, owners).tolist() == [0.0, 0.0]


def test_a_majority_wins_where_whole_steps_would_overshoot():
    """In three of four questions the right one of twelve stands out, in the others it stands out the other way."""
    questions = np.arange(120)
    inputs = np.full((120, 12), -3.0)
    inputs[questions, questions % 12] = 3.0
    inputs[90:] *= -1
    targets = np.arange(12)[None] == (questions % 12)[:, None]
    (weight,) = fit_choice(inputs.reshape(-1, 1), targets.ravel(), np.repeat(questions, 12))
    # p / (1 - p) of the right one is e^(6 w) / 11 and e^(-6 w) / 11: the mean loss is least where its slope is 0
    right, turned = (1 / (1 + 11 * np.exp(-6 * w)) for w in (weight, -weight))
    assert weight > 0.3
    assert 90 * (1 - right) == pytest.approx(30 * (1 - turned), rel=0.02)


def test_a_logistic_regression_of_far_apart_inputs_does_not_overshoot():
    inputs = np.array([[-40.0]] * 30 + [[0.5]] * 30 + [[60.0]] * 30)
    targets = np.array([0.0] * 30 + [0.0, 1.0] * 15 + [1.0] * 30)
    weights, bias = fit_logistic(inputs, targets)
    assert 0 < weights[0] < 5
    assert weights[0] * 0.5 + bias == pytest.approx(0.0, abs=0.05)


def test_several_right_segments_share_a_choice():
    inputs = np.array([[3.0], [-3.0], [0.0], [0.5], [1.0], [-2.0]])
    targets = np.array([True, True, False, True, False, False])
    weight = float(fit_choice(inputs, targets, np.array([0, 0, 0, 1, 1, 1]), ridge=0.1)[0])

    def loss(w: float) -> float:
        def mass(own: slice) -> float:
            powers = np.exp(w * inputs[own, 0])
            return float(np.log(powers.sum()) - np.log(powers[targets[own]].sum()))

        return (mass(slice(0, 3)) + mass(slice(3, 6))) / 2 + 0.05 * w * w * float(inputs.var())

    assert loss(weight) <= min(loss(weight + step) for step in (-0.01, 0.01))


def test_it_survives_its_file(tmp_path):
    calibration = Calibration((1.0, 2.0, 3.0, 4.0, 5.0, 6.0), -1.5, 0.25)
    calibration.save(tmp_path / "c.json")
    assert Calibration.load(tmp_path / "c.json") == calibration


@pytest.mark.parametrize("text", ["", "{}", '{"weights": [1], "bias": 0, "threshold": 0}'])
def test_other_files_are_refused(tmp_path, text):
    (tmp_path / "c.json").write_text(text)
    with pytest.raises(CheckpointMismatch):
        Calibration.load(tmp_path / "c.json")


def test_extreme_scores_stay_probabilities():
    high = Features(1e6, 1e6, 1e6, 1e6, 1.0, 1.0)
    low = Features(-1e6, -1e6, -1e6, -1e6, -1.0, 0.0)
    assert 0.0 <= Calibration().probability(low) < Calibration().probability(high) <= 1.0
