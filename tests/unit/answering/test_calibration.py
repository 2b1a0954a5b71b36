import numpy as np
import pytest

from rmt_desktop.answering.calibration import Calibration, Features, fit_logistic
from rmt_desktop.domain.errors import CheckpointMismatch


def test_fitting_recovers_the_scale_that_made_the_data():
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(4000, 2))
    probability = 1 / (1 + np.exp(-(inputs @ [2.0, -1.0] + 0.5)))
    targets = (rng.random(4000) < probability).astype(float)
    weights, bias = fit_logistic(inputs, targets, ridge=1e-6)
    assert np.allclose(weights, [2.0, -1.0], atol=0.2)
    assert bias == pytest.approx(0.5, abs=0.15)


def test_inputs_count_alike_whatever_their_scale():
    rng = np.random.default_rng(1)
    inputs = rng.normal(size=(200, 2))
    targets = (inputs.sum(axis=1) + rng.normal(size=200) > 0).astype(float)
    weights, bias = fit_logistic(inputs, targets, ridge=0.1)
    scaled, shifted = fit_logistic(inputs * [1.0, 0.01] + [0.0, 3.0], targets, ridge=0.1)
    assert scaled == pytest.approx(weights * [1.0, 100.0])
    assert shifted == pytest.approx(bias - 300.0 * weights[1])


def test_of_two_inputs_that_say_the_same_neither_outweighs_the_other():
    rng = np.random.default_rng(2)
    one = rng.normal(size=(300, 1)) * 4.0
    targets = (one[:, 0] + rng.normal(size=300) > 0).astype(float)
    weights, _ = fit_logistic(np.hstack([one, one + rng.normal(size=(300, 1)) * 0.1]), targets)
    assert weights[0] == pytest.approx(weights[1], rel=0.3)
    constant, _ = fit_logistic(np.hstack([one, np.ones((300, 1))]), targets)
    assert constant[1] == 0.0


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
