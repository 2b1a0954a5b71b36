import pytest

from rmt_desktop.evaluation.contract_episodes import NEAREST, contract_episodes, contract_texts
from rmt_desktop.evaluation.contract_parties import Party, find_clauses, find_parties
from tests.tiny import tokenizer
from tests.unit.evaluation.measuring import contract, data_folder


def test_parties_are_found_with_their_names():
    assert [(p.name, p.term) for p in find_parties(contract())] == [
        ("Acme Rivets, Inc.", "Supplier"),
        ("Bolt Brothers, Ltd.", "Buyer"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'between the parties named below (the "Agreement")',
        'between Acme Rivets, Inc. (the "Products")',
        'between Acme Rivets, Inc. (the "Owner") and Bolt Brothers, Ltd. (the "Owner")',
        'between Acme Rivets, Inc., known as "Acme", of Ohio ("Supplier")',
    ],
)
def test_what_names_no_party_or_two_is_left_out(text):
    assert find_parties(text) == []


def test_a_term_that_the_name_gives_away_is_not_independent():
    def independent(name: str, term: str) -> bool:
        return Party(name, term, 0, 1).independent

    assert independent("Acme Rivets, Inc.", "Supplier")
    assert not independent("Acme Rivets, Inc.", "Acme")
    assert not independent("Acme Rivets, Inc.", "ARI")


def test_clauses_have_the_term_as_their_subject():
    text = (
        "The Buyer shall pay tax. Agents of the Buyer shall pay fees. If so, Buyer will not sell the shares. "
        "The Buyer shall be happy always. The Buyer may assign this deed."
    )
    found = find_clauses(text, Party("Bolt", "Buyer", 0, 0))
    assert [(c.action, text[c.start : c.end]) for c in found] == [
        ("shall {} not sell", "the shares"),
        ("may {} assign", "this deed"),
    ]


@pytest.mark.parametrize("renamed", [False, True])
def test_only_what_both_parties_do_is_asked(renamed):
    episodes = contract_episodes([contract()], tokenizer(), seed=1, renamed=renamed, segment_tokens=48)
    assert len(episodes) == 2
    golds = {e.segments[a.segment][a.start : a.end] for e in episodes for a in e.answers}
    assert golds == {"all customs duties at the port", "every invoice in gold coin"}
    for episode in episodes:
        name = episode.question.removeprefix("What shall ").removesuffix(" pay?")
        assert (name in ("Acme Rivets, Inc.", "Bolt Brothers, Ltd.")) != renamed
        naming = [i for i, text in enumerate(episode.segments) if name in text]
        clauses = [i for i, text in enumerate(episode.segments) if "shall" in text and " pay " in text]
        assert len(naming) == 1
        assert len(clauses) == 2
        assert min(clauses) - max(naming) >= NEAREST
        assert max(len(tokenizer().encode(text)) for text in episode.segments) <= 48
        text = " ".join(episode.segments)
        assert ("Acme Rivets" in text) != renamed


def test_an_invented_name_stands_where_its_partys_name_stood():
    for episode in contract_episodes([contract()], tokenizer(), 1, renamed=True, segment_tokens=48):
        (place,) = episode.answers
        term = "Supplier" if "customs" in episode.segments[place.segment] else "Buyer"
        name = episode.question.removeprefix("What shall ").removesuffix(" pay?")
        opening = " ".join(episode.segments[:3])
        assert opening.index(name) < opening.index(f'"{term}"')
        between = opening[opening.index(name) : opening.index(f'"{term}"')]
        assert between.count('"') == 0


def test_episodes_are_the_same_for_the_same_seed():
    twice = [contract_episodes([contract()], tokenizer(), 3, True, 48) for _ in range(2)]
    assert twice[0] == twice[1]


def test_training_contracts_are_not_read(tmp_path):
    folder = data_folder(tmp_path)
    texts = contract_texts(folder)
    assert len(texts) == 3  # the development contract, agreements 070 and 071; not 000
    lines = (folder / "cuad" / "contracts.jsonl").read_text(encoding="utf-8")
    (folder / "cuad" / "contracts.jsonl").write_text(lines.replace('"dev"', '"train"'), encoding="utf-8")
    assert len(contract_texts(folder)) == 2
