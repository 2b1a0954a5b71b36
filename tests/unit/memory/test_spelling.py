import pytest
import torch

from rmt_desktop.memory.spelling import Spelling
from tests.tiny import tokenizer

TEXT = (
    "Three Men on a Horse is a play by George Abbott and John Cecil Holm. Abbott (1887) wrote with Rafael Szkotnicki."
)
SCALE = 0.5
WORDS = torch.nn.functional.normalize(torch.randn(30522, 64, generator=torch.Generator().manual_seed(1)), dim=1)


def spelling(*texts: str) -> Spelling:
    made = Spelling(WORDS, SCALE)
    for text in texts:
        made.read(text, tokenizer().encode(text))
    return made


def holding(*pieces: str) -> torch.Tensor:
    """Memory [8, 64] whose first vectors, read as input, are the first pieces of each of some texts."""
    ids = [tokenizer().encode(piece).ids[0] for piece in pieces]
    memory = torch.zeros(8, 64)
    memory[: len(ids)] = WORDS[ids] / SCALE
    return memory


@pytest.mark.parametrize(
    ("pieces", "name"),
    [
        (("George", "Abbott", "Abbott"), "George Abbott"),
        (("John", "Cecil", "Holm"), "John Cecil Holm"),
        (("1887", "wrote", "wrote"), "1887"),
        (("Abbott", "(", "1887"), "Abbott (1887"),
    ],
)
def test_memory_spells_a_name_of_the_text(pieces, name):
    found = spelling(TEXT).name(holding(*pieces))
    assert found is not None
    assert found.text == name
    assert 0.9 < found.certainty <= 1


def test_a_word_is_told_to_its_end_though_memory_holds_its_first_pieces_only():
    pieces = tokenizer().encode("Szkotnicki").ids
    assert len(pieces) > 3
    memory = torch.zeros(8, 64)
    memory[:3] = WORDS[pieces[:3]] / SCALE
    found = spelling(TEXT).name(memory)
    assert found is not None
    assert found.text == "Szkotnicki"


def test_only_what_was_read_can_be_spelt():
    memory = holding("George", "Abbott", "Abbott")
    assert spelling().name(memory) is None
    other = spelling("Holm was born in Chicago and went to school there.").name(memory)
    assert other is None or other.certainty < 0.3
    found = spelling("Holm was born in Chicago.", TEXT).name(memory)
    assert found is not None
    assert found.text == "George Abbott"


def test_a_name_does_not_begin_within_a_word():
    pieces = tokenizer().encode("Szkotnicki").ids
    memory = torch.zeros(8, 64)
    memory[:2] = WORDS[pieces[1:3]] / SCALE
    found = spelling(TEXT).name(memory)
    assert found is None or found.certainty < 0.3


def test_one_or_two_characters_are_no_name():
    assert spelling("He is 7 or 8 years old.").name(holding("7", "7", "7")) is None


def test_a_memory_that_holds_nothing_is_not_certain():
    found = spelling(TEXT).name(torch.zeros(8, 64))
    assert found is None or found.certainty < 0.3
