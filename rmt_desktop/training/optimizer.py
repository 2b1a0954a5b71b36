"""One step down: parameter groups, gradients of several batches, and what must never reach the weights."""

from collections.abc import Iterable, Sequence
from typing import Any

import torch
from torch import Tensor

from rmt_desktop.domain.errors import TrainingDiverged
from rmt_desktop.memory.cell import RecurrentReader
from rmt_desktop.training.parallel import World
from rmt_desktop.training.plan import TrainingPlan

_MOST_SKIPPED = 10
"""Steps without a finite gradient, one after the other, before training gives up."""


def reader_groups(reader: RecurrentReader, plan: TrainingPlan) -> list[dict[str, Any]]:
    """Heads and memory, matrices of the backbone, and its biases and norms, each with its peak learning rate."""
    heads, bodies, plain = [], [], []
    for name, parameter in reader.named_parameters():
        if not parameter.requires_grad:
            continue
        if "backbone" not in name:
            heads.append(parameter)
        elif parameter.ndim > 1:
            bodies.append(parameter)
        else:
            plain.append(parameter)
    return [
        {"params": heads, "peak": plan.head_rate, "weight_decay": 0.0},
        {"params": bodies, "peak": plan.learning_rate, "weight_decay": plan.weight_decay},
        {"params": plain, "peak": plan.learning_rate, "weight_decay": 0.0},
    ]


class Descent:
    """AdamW (arXiv 1711.05101): adds up the gradients of weighted losses and takes one step."""

    def __init__(self, groups: Sequence[dict[str, Any]], world: World):
        """``groups``: ``params`` with their ``peak`` learning rate and ``weight_decay``."""
        self.optimizer = torch.optim.AdamW(list(groups), betas=(0.9, 0.98), fused=True)
        self._parameters = [parameter for group in groups for parameter in group["params"]]
        self._world = world
        self._skipped = 0

    def step(self, losses: Iterable[tuple[float, Tensor]], rate: float) -> float:
        """Take a step.

        Args:
            losses: weights and scalars; each is differentiated and freed before the next one is computed.
            rate: share of the full learning rate.

        Returns:
            The weighted sum.

        Raises:
            TrainingDiverged: gradients have not been finite for several steps. Single such steps are left out.
        """
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * rate
        self.optimizer.zero_grad(set_to_none=True)
        total = 0.0
        for weight, loss in losses:
            (loss * weight).backward()  # type: ignore[no-untyped-call]
            total += weight * float(loss.detach())
        self._world.average(self._parameters)
        length = torch.nn.utils.clip_grad_norm_(self._parameters, 1.0)
        if bool(torch.isfinite(length)):
            self.optimizer.step()
            self._skipped = 0
        else:
            self._skip()
        return total

    def _skip(self) -> None:
        self._skipped += 1
        if self._skipped >= _MOST_SKIPPED:
            raise TrainingDiverged(
                f"The gradients of the last {_MOST_SKIPPED} steps were infinite or undefined. The last checkpoint is "
                "kept; go on from it with other data or a lower learning rate."
            )
