"""One reader from several that were trained from the same start on different draws of the data."""

from collections.abc import Sequence
from pathlib import Path

import torch

from rmt_desktop.domain.model_errors import CheckpointMismatch
from rmt_desktop.memory.checkpoint import CONFIG, WEIGHTS
from rmt_desktop.memory.config import MemoryConfig
from rmt_desktop.memory.weights import read_weights, write_weights

_ADVICE = "Name folders of trained readers."


def average_readers(folders: Sequence[Path], out: Path, shares: Sequence[float] | None = None) -> None:
    """Write the mean of the weights of several readers: a uniform "model soup" (arXiv 2203.05482, section 2).

    It reads at the price of one of them, and is less set on what each has learned by heart.

    Args:
        folders: of readers with one configuration; trained from the same weights, or the mean means nothing.
        out: folder of the new reader; a calibration there is not touched.
        shares: of each reader, in any unit; None = equal.

    Raises:
        ModelMissing: a folder holds no weights.
        CheckpointMismatch: weights are damaged, or of another architecture than those before.
    """
    wanted = list(shares) if shares is not None else [1.0] * len(folders)
    config = MemoryConfig.load(folders[0] / CONFIG)
    total: dict[str, torch.Tensor] = {}
    for folder, share in zip(folders, wanted, strict=True):
        state = read_weights(folder / WEIGHTS, _ADVICE)
        shapes = {name: tensor.shape for name, tensor in state.items()}
        if total and (MemoryConfig.load(folder / CONFIG) != config or shapes != {n: t.shape for n, t in total.items()}):
            raise CheckpointMismatch(f"{folder} is of another architecture than {folders[0]}.")
        for name, tensor in state.items():
            part = tensor.float() * (share / sum(wanted)) if tensor.is_floating_point() else tensor
            total[name] = total[name] + part if name in total and tensor.is_floating_point() else part
    out.mkdir(parents=True, exist_ok=True)
    config.save(out / CONFIG)
    write_weights(total, out / WEIGHTS, torch.float16)
