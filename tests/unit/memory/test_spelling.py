import math

import pytest
import torch

from rmt_desktop.memory.spelling import Spelling
from tests.tiny import tokenizer

PLAY = "Three Men on a Horse is a play by George Abbott and John Cecil Holm, of Forest Ville."
LIFE = "Abbott (1887) wrote with Rafael Szkotnicki."
SCALE = 0.5
WORDS = torch.nn.functional.normalize(torch.randn(30522, 64, generator=torch.Generator().manual_seed(1)), dim=1)
NOTHING = torch.zeros(8, 64)


def holding(*pieces: str) -> torch.Tensor:
    """Memory [8, 64] whose first vectors, read as input, are the first pieces of each of some texts."""
    return holding_ids([tokenizer().encode(piece).ids[0] for piece in pieces])


def holding_ids(ids: list[int]) -> torch.Tensor:
    memory = torch.zeros(8, 64)
    memory[: len(ids)] = WORDS[ids] / SCALE
    return memory


def spelling(*segments: tuple[str, torch.Tensor]) -> Spelling:
    made = Spelling(WORDS, SCALE)
    for text, memory in segments:
        made.read(text, tokenizer().encode(text), memory)
    return made


@pytest.mark.parametrize(
    ("pieces", "name"),
    [
        (("George", "Abbott", "Abbott"), "George Abbott"),
        (("John", "Cecil", "Holm"), "John Cecil Holm"),
        (("Forest", "Ville"), "Forest Ville"),
    ],
)
def test_the_name_that_memory_spells_comes_first(pieces, name):
    first = next(spelling((PLAY, holding(*pieces))).names())
    assert first.text == name
    assert 0.9 < first.certainty <= 1
    assert first.held == 0


def test_a_name_counts_by_when_memory_held_it_most_surely():
    made = spelling((PLAY, holding("John", "Cecil", "Holm")), (LIFE, holding("George", "Abbott")), (LIFE, NOTHING))
    held = {name.text: name for name in made.names()}
    assert held["George Abbott"].held == 1
    assert held["John Cecil Holm"].held == 0
    assert held["John Cecil Holm"].certainty == pytest.approx(
        next(spelling((PLAY, holding("John", "Cecil", "Holm"))).names()).certainty
    )


def test_a_name_cannot_have_been_held_before_it_was_read():
    made = spelling((PLAY, holding("Abbott")), (LIFE, NOTHING))
    held = {name.text: name for name in made.names()}
    assert held["Abbott"].held == 1
    assert held["Abbott"].certainty < 0.3


def test_of_a_long_name_the_first_pieces_count():
    ids = tokenizer().encode("Rafael Szkotnicki").ids
    assert len(ids) > 3
    first = next(spelling((LIFE, holding_ids(ids[:3]))).names())
    assert first.text == "Rafael Szkotnicki"
    assert first.certainty > 0.9


def test_certainty_is_the_geometric_mean_of_the_pieces_shares_among_all_pieces_read():
    text = "Emma Horn"
    ids = tokenizer().encode(text).ids
    memory = torch.randn(8, 64, generator=torch.Generator().manual_seed(2))
    shares = (memory[:3] * SCALE @ WORDS[ids].T * 10).softmax(-1)
    (found,) = spelling((text, memory)).names()
    assert found.certainty == pytest.approx(math.sqrt(float(shares[0, 0] * shares[1, 1])), rel=1e-4)


def test_each_name_comes_once_whatever_its_case_and_how_often_it_was_read():
    made = spelling((PLAY, NOTHING), (PLAY.upper(), NOTHING), (PLAY, NOTHING))
    names = [name.text.lower() for name in made.names()]
    assert "george abbott" in names
    assert len(names) == len(set(names))


def test_where_no_name_was_read_there_is_none():
    assert list(Spelling(WORDS, SCALE).names()) == []
    assert list(spelling(("he went to school there.", holding("school")), ("", NOTHING)).names()) == []
