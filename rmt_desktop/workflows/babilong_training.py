"""Train the reader of stories in books from a data folder."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from rmt_desktop.ingest.stories import Story, read_stories, split_stories, story_files
from rmt_desktop.jobs.context import WorkContext

if TYPE_CHECKING:
    from rmt_desktop.training.babi_lanes import Level

SHARES = {"qa1": 0.1, "qa2": 0.25, "qa3": 0.65}
"""How often each task is drawn."""


def levels() -> "tuple[Level, ...]":
    """The curriculum: a few facts in short segments first, then whole stories in book text."""
    from rmt_desktop.training.babi_lanes import Level

    return (
        Level(0.10, facts=4, noise=0.1, budgets=(12, 32)),
        Level(0.20, facts=12, noise=0.25, budgets=(12, 48)),
        Level(0.60, facts=200, noise=0.2, budgets=(10, 40), focus=0.6),
        Level(1.00, facts=200, noise=0.7, budgets=(24, 64), focus=0.2),
    )


def train_story_reader(
    stories: Path, books: Path, backbone: Path, folder: Path, steps: int, layers: int, seed: int, context: WorkContext
) -> str:
    """Train, or go on training; weights end up in ``folder``, the description that is returned in ``run.json``.

    Args:
        stories: folder with bAbI files of QA1, QA2 and QA3; the held-out end of each is left out.
        books: folder with books for the background.
        backbone: folder of the pretrained encoder.
        folder: weights, resumable state and ``log.csv``.
        steps: optimizer steps over all resumed runs.
        layers: of the backbone that are kept.
        seed: of everything that is drawn.
    """
    import torch

    from rmt_desktop.memory.backbone import prefers_bfloat16
    from rmt_desktop.memory.background import read_books
    from rmt_desktop.memory.config import MemoryConfig
    from rmt_desktop.memory.segment_stream import full_stops
    from rmt_desktop.memory.skimming_checkpoint import new_skimming_reader
    from rmt_desktop.memory.tokens import TextTokenizer
    from rmt_desktop.training.babi_lanes import StorySource
    from rmt_desktop.training.babi_trainer import StoryPlan, StoryTrainer
    from rmt_desktop.training.babi_world import PLACES

    torch.manual_seed(seed)
    torch.set_flush_denormal(True)
    tokenizer = TextTokenizer(backbone)
    config = MemoryConfig(segment_tokens=64, question_tokens=24, memory_scale=0.25, gated=True)
    source = StorySource(
        {task: training_stories(stories, task) for task in SHARES},
        SHARES,
        read_books(books, tokenizer),
        tokenizer,
    )
    plan = StoryPlan(steps=steps, seed=seed, half_precision=prefers_bfloat16())
    reader = new_skimming_reader(backbone, config, (*PLACES, "unknown"), layers)
    trainer = StoryTrainer(reader, tokenizer.special, full_stops(tokenizer), source, levels(), plan, folder)
    trainer.resume()
    trainer.run(context)
    facts = {"steps": trainer.step, "tokens": trainer.tokens, "seconds": round(trainer.seconds)}
    description = json.dumps({"plan": asdict(plan), "layers": layers, **facts}, indent=2)
    (folder / "run.json").write_text(description + "\n", encoding="utf-8")
    return description


def training_stories(folder: Path, task: str) -> list[Story]:
    """The stories of a task that are for training, from all its files."""
    return [story for path in story_files(folder, task) for story in split_stories(read_stories(path))[0]]
