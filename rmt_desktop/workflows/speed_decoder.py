"""What it saves to fold a decoder without its head, and that folding needs constant memory."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.workflows.asking import peak_memory_mb

if TYPE_CHECKING:
    from torch import Tensor

    from rmt_desktop.memory.decoder import DecoderCell

PACKAGE = "recurrent_memory_transformer_pytorch"
_VECTORS, _SEGMENT, _VOCABULARY, _POSITIONS = 16, 512, 50257, 1024
_TURNS = 4
Clock = Callable[[], float]


def measure_decoder(context: WorkContext) -> dict[str, Any]:
    """Tokens per second of the fold over those of a loop that computes the logits of every segment.

    Both read the same segments with the same weights (GPT-2 small's shape, randomly initialised), in turns, segment
    by segment; the fastest segment of each counts, as a busy machine only ever slows down. The memories they end
    with are compared. Where the package ``recurrent-memory-transformer-pytorch`` is installed, its model of the same
    shape reads the segments, too (its weights are its own).
    """
    import torch

    from rmt_desktop.memory.decoder_fold import fold_decoder

    cell = _cell(layers=12, width=768, heads=12)
    segments = list(_segments(_TURNS + 1, seed=0))
    readers: dict[str, Iterator[Any]] = {
        "fold": (step.memory for step in fold_decoder(cell, segments)),
        "loop": _loop_with_logits(cell, segments),
    }
    if find_spec(PACKAGE) is not None:
        readers["package"] = _package_loop(segments)
    fastest, last = dict.fromkeys(readers, float("inf")), {}
    for turn in range(len(segments)):
        for name, reader in readers.items():
            context.raise_if_cancelled()
            began = time.perf_counter()
            last[name] = next(reader)
            if turn:  # the first segment warms up
                fastest[name] = min(fastest[name], time.perf_counter() - began)
        context.report(Progress(turn + 1, len(segments), "decoder"))
    difference = float(torch.linalg.norm(last["fold"] - last["loop"]) / torch.linalg.norm(last["loop"]))
    result = {
        "decoder_ratio": round(fastest["loop"] / fastest["fold"], 3),
        "decoder_tokens_per_second": round(_SEGMENT / fastest["fold"]),
        "decoder_memory_difference": round(difference, 5),
    }
    if "package" in fastest:
        result["decoder_ratio_package"] = round(fastest["package"] / fastest["fold"], 3)
    return result


def measure_decoder_memory(tokens: int, context: WorkContext) -> dict[str, Any]:
    """Peak memory of folding a tenth of ``tokens`` and ten times ``tokens``, each in a process of its own.

    The model is narrow so that it takes little time, but has GPT-2's vocabulary: logits that were kept would show.
    """
    sizes = [max(1, tokens // 10), tokens * 10]
    peaks = []
    for size in sizes:
        context.raise_if_cancelled()
        code = f"from rmt_desktop.workflows.speed_decoder import fold_and_tell; fold_and_tell({size})"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        peaks.append(float(json.loads(done.stdout)["peak_memory_mb"]))
    return {
        "decoder_memory_ratio": round(peaks[1] / peaks[0], 3),
        "decoder_peak_memory_mb": peaks,
        "decoder_memory_tokens": sizes,
    }


def fold_and_tell(tokens: int) -> None:
    """Fold this many tokens and print the peak memory as JSON: the body of the memory measurement."""
    from rmt_desktop.memory.decoder_fold import fold_decoder

    cell = _cell(layers=2, width=64, heads=2)
    count = -(-tokens // _SEGMENT)
    read = sum(step.hidden.shape[1] for step in fold_decoder(cell, _segments(count, seed=1)))
    print(json.dumps({"peak_memory_mb": peak_memory_mb(), "tokens": read}))


def _segments(count: int, seed: int) -> Iterator[list[int]]:
    rng = random.Random(seed)
    return ([rng.randrange(_VOCABULARY) for _ in range(_SEGMENT)] for _ in range(count))


def _cell(layers: int, width: int, heads: int) -> "DecoderCell":
    import torch
    from transformers import GPT2Config, GPT2LMHeadModel

    from rmt_desktop.memory.decoder import DecoderCell
    from rmt_desktop.memory.decoder_config import config_for

    torch.manual_seed(0)
    lm = GPT2LMHeadModel(
        GPT2Config(n_layer=layers, n_embd=width, n_head=heads, vocab_size=_VOCABULARY, n_positions=_POSITIONS)
    )
    return DecoderCell(lm, config_for(lm, memory_vectors=_VECTORS, segment_tokens=_SEGMENT)).eval()


def _loop_with_logits(cell: "DecoderCell", segments: list[list[int]]) -> Iterator["Tensor"]:
    """The usual loop: the whole model with its head on every segment, its last layer's end carried on."""
    import torch

    memory = cell.first_memory(1).detach()
    for segment in segments:
        with torch.inference_mode():
            inputs = torch.cat([memory, cell.embed(torch.tensor([segment])), memory], dim=1)
            attention = torch.ones(inputs.shape[:2], dtype=torch.long)
            output = cell.lm(inputs_embeds=inputs, attention_mask=attention, output_hidden_states=True, use_cache=False)
            memory = output.hidden_states[-1][:, -_VECTORS:].half().float()
        yield memory


def _package_loop(segments: list[list[int]]) -> Iterator["Tensor"]:
    """The same segments by the package's own model of GPT-2 small's shape."""
    from importlib import import_module

    import torch

    model = (
        import_module(PACKAGE)
        .RecurrentMemoryTransformer(
            num_tokens=_VOCABULARY, num_memory_tokens=_VECTORS, dim=768, depth=12, causal=True, dim_head=64, heads=12,
            seq_len=_SEGMENT, use_flash_attn=True,
        )
        .eval()
    )  # fmt: skip
    memory = None
    for segment in segments:
        with torch.inference_mode():
            _, memory, _ = model(torch.tensor([segment]), memory)
        yield memory
