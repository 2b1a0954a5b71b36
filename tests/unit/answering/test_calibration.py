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
