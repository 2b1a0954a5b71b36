import numpy as np
import pytest

from rmt_desktop.models.catalogue import minilm_folder
from rmt_desktop.retrieval.minilm import LocalEmbedder


@pytest.fixture(scope="module")
def embedder():
    return LocalEmbedder(minilm_folder(), "cpu")


def test_meaning_without_a_word_in_common(embedder):
    query, near, far = embedder.embed(
        ["How can the contract be cancelled?", "Either party may terminate this agreement.", "Bees make honey."]
    )
    assert query @ near > 0.5 > 0.2 > query @ far
    assert np.linalg.norm(near) == pytest.approx(1.0, abs=1e-5)


def test_padding_and_what_lies_beyond_the_limit_change_nothing(embedder):
    short, long = "The rent is due.", "word " * 254
    together = embedder.embed([short, long])
    assert np.allclose(together[0], embedder.embed([short])[0], atol=1e-5)
    assert np.allclose(together[1], embedder.embed([long + "rent law honey"])[0], atol=1e-5)
