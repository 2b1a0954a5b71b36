import numpy as np

from rmt_desktop.retrieval.fusion import best, dense_scores, fuse
from rmt_desktop.retrieval.lexical import LexicalIndex

TEXTS = ["The rent is payable in advance.", "Records may be audited once a year.", "", "The law of Delaware governs."]


def test_the_segment_with_the_words_wins():
    index = LexicalIndex.build(TEXTS)
    assert index.scores("Who may audit the records?").argmax() == 1
    assert index.scores("Which law governs?").argmax() == 3


def test_words_that_do_not_occur_score_nothing():
    index = LexicalIndex.build(TEXTS)
    assert index.scores("zebra xylophone").tolist() == [0.0] * 4
    assert index.scores("").tolist() == [0.0] * 4


def test_a_saved_index_scores_the_same_and_a_damaged_one_is_none(tmp_path):
    index = LexicalIndex.build(TEXTS)
    index.save(tmp_path / "index")
    loaded = LexicalIndex.load(tmp_path / "index")
    assert loaded is not None
    assert np.allclose(loaded.scores("rent in advance"), index.scores("rent in advance"))
    (tmp_path / "index" / "size").write_text("?")
    assert LexicalIndex.load(tmp_path / "index") is None
    assert LexicalIndex.load(tmp_path / "nothing") is None


def test_fusion_prefers_what_both_rankings_like():
    lexical = np.array([5.0, 4.0, 0.0, 0.0], dtype=np.float32)
    dense = np.array([0.1, 0.9, 0.8, 0.0], dtype=np.float32)
    assert best(fuse([lexical, dense]), 2)[0] == 1
    assert best(fuse([lexical, dense]), 99)[0] == 1
    assert best(np.zeros(0, dtype=np.float32), 3) == []


def test_dense_scores_are_cosines():
    vectors = np.eye(3, dtype=np.float16)
    found = dense_scores(vectors, np.array([0.6, 0.8, 0.0], dtype=np.float32))
    assert np.allclose(found, [0.6, 0.8, 0.0])
