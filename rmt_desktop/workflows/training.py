"""Train the default reader from a data folder."""

from pathlib import Path

from rmt_desktop.jobs.context import WorkContext


def train_reader(
    data: Path,
    backbone: Path,
    folder: Path,
    minutes: float,
    seed: int,
    context: WorkContext,
    start: Path | None = None,
    learning_rate: float = 3e-4,
    begin: float = 0.0,
) -> str:
    """Train, or go on training, a reader; weights end up in ``folder``.

    Args:
        data: folder laid out as ``qa/train/*.jsonl`` and ``cuad/{train,contracts}.jsonl``.
        backbone: folder of the pretrained encoder.
        folder: weights, resumable state and ``log.csv``.
        minutes: training time over all resumed runs.
        seed: of data order, windows and initial memory.
        start: folder of an earlier reader whose weights are taken over; None = from the backbone alone.
        learning_rate: at its peak; heads, gate and initial memory learn three times as fast.
        begin: share of the curriculum to leave out at its start, 0–1.

    Returns:
        A description of the run in JSON.
    """
    import torch

    from rmt_desktop.memory.backbone import load_encoder, prefers_bfloat16
    from rmt_desktop.memory.checkpoint import new_reader, start_from
    from rmt_desktop.memory.config import MemoryConfig
    from rmt_desktop.memory.tokens import TextTokenizer
    from rmt_desktop.training.recipe import curriculum, reader_lessons, reader_source
    from rmt_desktop.training.trainer import Trainer, TrainingPlan, describe

    torch.manual_seed(seed)
    torch.set_flush_denormal(True)
    config = MemoryConfig(memory_scale=0.25, gated=True, pair_width=64)
    tokenizer = TextTokenizer(backbone)
    sizes = (tokenizer, config.question_tokens, config.segment_tokens, seed)
    reader = new_reader(backbone, config)
    if start is not None:
        start_from(reader, start)
    trainer = Trainer(
        reader,
        load_encoder(backbone).eval(),
        tokenizer.special,
        reader_source(data, *sizes),
        curriculum(config.segment_tokens),
        TrainingPlan(
            minutes=minutes,
            seed=seed,
            learning_rate=learning_rate,
            head_rate=learning_rate * 3.3,
            begin=begin,
            half_precision=prefers_bfloat16(),
        ),
        folder,
        reader_lessons(data, *sizes),
    )
    trainer.resume()
    trainer.run(context)
    description = describe(trainer)
    (folder / "run.json").write_text(description + "\n", encoding="utf-8")
    return description
