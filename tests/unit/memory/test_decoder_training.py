import pytest
import torch

from rmt_desktop.memory.bptt import backward_through_time
from rmt_desktop.memory.decoder import segment_rows
from rmt_desktop.memory.decoder_fold import fold_decoder
from rmt_desktop.memory.decoder_training import next_token_step
from rmt_desktop.memory.lora import LoraSettings
from tests.tiny_models import tiny_decoder

TEXTS = [[[(13 * i + 5 * j + t) % 97 for j in range(6)] for i in range(5)] for t in range(2)]
ROWS = [segment_rows(list(pair), [1, 1]) for pair in zip(*TEXTS, strict=True)]


@pytest.mark.parametrize("bank_states", [0, 2])
@pytest.mark.parametrize("family", ["gpt2", "llama"])
def test_training_reads_each_text_as_the_fold_does(family, bank_states):
    cell = tiny_decoder(family, bank_states=bank_states)
    trained = list(backward_through_time(next_token_step(cell), ROWS, cell.first_memory(2), 1))
    for text, segments in enumerate(TEXTS):
        for read, step in zip(trained, fold_decoder(cell, segments), strict=True):
            difference = torch.linalg.norm(read.memory[text] - step.memory[0]) / torch.linalg.norm(step.memory[0])
            assert float(difference) < 0.03  # the fold rounds each state to float16, training doesn't
    assert all(parameter.grad is not None for name, parameter in cell.named_parameters() if "mlp" in name)


def test_adapters_learn_a_text_with_truncation_and_a_bank():
    cell = tiny_decoder(lora=LoraSettings(rank=4, targets=("c_attn", "c_proj", "c_fc")), bank_states=1)
    optimizer = torch.optim.Adam([p for p in cell.parameters() if p.requires_grad], lr=2e-2)
    losses = []
    for _ in range(12):
        optimizer.zero_grad()
        read = list(backward_through_time(next_token_step(cell), ROWS, cell.first_memory(2), cell.config.bptt_depth))
        losses.append(sum(step.loss for step in read) / len(read))
        optimizer.step()
    assert losses[-1] < losses[0] * 0.7
