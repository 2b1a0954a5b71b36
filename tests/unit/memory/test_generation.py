import itertools

import pytest
import torch

from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.domain.model_errors import SizeMismatch
from rmt_desktop.jobs.context import CancelToken
from rmt_desktop.memory.bank import MemoryBank, pooled
from rmt_desktop.memory.causal_lm import stop_tokens
from rmt_desktop.memory.decoder import segment_rows
from rmt_desktop.memory.decoder_fold import fold_decoder
from rmt_desktop.memory.generation import Decoding, generate
from rmt_desktop.memory.states import to_memory, to_state
from tests.tiny_models import POSITIONS, WIDTH, tiny_decoder

FAMILIES = ("gpt2", "llama")
PROMPT = [5, 9, 33, 60, 61, 12]
STATE = to_state(torch.randn(3, WIDTH, generator=torch.Generator().manual_seed(4)))


def greedy_without_cache(cell, prompt, count, state=STATE, bank=None):
    """The whole row is read anew for every token, by the training step's own code."""
    memory = to_memory(state, torch.device("cpu")).unsqueeze(0)
    view = bank.earlier(pooled(memory[0]), cell.config.bank_states, torch.device("cpu")).view if bank else None
    tokens = list(prompt)
    with torch.no_grad():
        for _ in range(count):
            tokens.append(int(cell.logits(cell(segment_rows([tokens]), memory, view).hidden[0, -1]).argmax()))
    return tokens[len(prompt) :]


@pytest.mark.parametrize("family", FAMILIES)
def test_generation_with_cache_equals_generation_without_and_the_training_step(family):
    cell = tiny_decoder(family, segment_tokens=40)
    found = list(generate(cell, PROMPT, STATE, decoding=Decoding(max_tokens=20)))
    assert found == greedy_without_cache(cell, PROMPT, 20)
    assert len(set(found)) > 2
    assert found != list(generate(cell, PROMPT, decoding=Decoding(max_tokens=20)))  # memory matters


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("states", [1, 5])
def test_the_same_with_a_bank(family, states):
    cell = tiny_decoder(family, segment_tokens=30, bank_states=2)
    bank = MemoryBank(3, WIDTH)
    segments = [[(i + 5 * j) % 97 for j in range(9)] for i in range(states)]
    *_, last = fold_decoder(cell, segments, bank=bank)
    state = to_state(last.memory[0])
    found = list(generate(cell, PROMPT, state, bank, Decoding(max_tokens=12)))
    assert found == greedy_without_cache(cell, PROMPT, 12, state, bank)
    with pytest.raises(ValueError, match="only with the bank"):
        next(generate(cell, PROMPT, state))


def test_it_ends_at_a_stop_token_and_does_not_yield_it():
    cell = tiny_decoder(segment_tokens=40)
    free = list(generate(cell, PROMPT, STATE, decoding=Decoding(max_tokens=20)))
    stop = free[7]
    found = list(generate(cell, PROMPT, STATE, decoding=Decoding(max_tokens=20, stop=frozenset([stop]))))
    assert found == free[: free.index(stop)]
    assert stop_tokens(cell.lm) == {2}
    cell.lm.config.eos_token_id = [2, 5]
    assert stop_tokens(cell.lm) == {2, 5}
    cell.lm.config.eos_token_id = None
    cell.lm.generation_config.eos_token_id = 7  # what generation_config.json says counts, too
    assert stop_tokens(cell.lm) == {7}
    cell.lm.generation_config.eos_token_id = None
    assert stop_tokens(cell.lm) == frozenset()


def test_it_ends_at_the_last_position():
    cell = tiny_decoder(segment_tokens=40)
    prompt = [3] * (POSITIONS - 3 - 5)
    assert len(list(generate(cell, prompt, decoding=Decoding(max_tokens=500)))) == 5


def test_tokens_come_one_at_a_time_and_can_be_stopped():
    cell, token = tiny_decoder(segment_tokens=40), CancelToken()
    reads = []
    cell.lm.base_model.register_forward_hook(lambda *_: reads.append(1))
    tokens = generate(cell, PROMPT, STATE, check=token.raise_if_cancelled)
    assert len(list(itertools.islice(tokens, 3))) == 3
    assert len(reads) == 3
    token.cancel()
    with pytest.raises(Cancelled):
        next(tokens)
    assert len(reads) == 3


def test_temperature_draws_by_its_seed_from_the_models_chances():
    cell = tiny_decoder(segment_tokens=40)

    def first(seed, temperature):
        return next(generate(cell, PROMPT, STATE, decoding=Decoding(1, temperature=temperature, seed=seed)))

    again = [list(generate(cell, PROMPT, STATE, decoding=Decoding(9, temperature=2.0, seed=3))) for _ in range(2)]
    assert again[0] == again[1]
    greedy = greedy_without_cache(cell, PROMPT, 1)[0]
    assert all(first(seed, 1e-4) == greedy for seed in range(5))
    with torch.no_grad():
        memory = to_memory(STATE, torch.device("cpu")).unsqueeze(0)
        logits = cell.logits(cell(segment_rows([PROMPT]), memory).hidden[0, -1])
    chance = float(torch.softmax(logits / 8.0, -1)[greedy])
    share = sum(first(seed, 8.0) == greedy for seed in range(150)) / 150
    assert abs(share - chance) < 4 * (chance * (1 - chance) / 150) ** 0.5


@pytest.mark.parametrize("prompt", [[], [3] * (POSITIONS - 3)])
def test_prompts_that_leave_no_room_are_refused(prompt):
    with pytest.raises(SizeMismatch, match="1 to 92 leave room"):
        next(generate(tiny_decoder(), prompt))
