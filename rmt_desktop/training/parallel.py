"""One process, or several that ``accelerate launch`` started: each draws its own data, all take the same steps."""

import os
from collections.abc import Sequence
from typing import Any, Protocol

import torch
from torch import Tensor

from rmt_desktop.domain.errors import PackageMissing
from rmt_desktop.memory.backbone import best_device


class World(Protocol):
    """What one process knows of the others."""

    rank: int
    processes: int
    device: torch.device

    @property
    def is_main(self) -> bool:
        """Whether this process writes files and messages."""

    def agree(self, seconds: float, cancelled: bool, finished: bool) -> tuple[float, bool, bool]:
        """The main process's clock, whether any process was stopped, and whether the main one has finished."""

    def average(self, parameters: Sequence[Tensor]) -> None:
        """Replace the gradients with their mean over all processes."""

    def align(self, parameters: Sequence[Tensor]) -> None:
        """Take over the main process's values."""

    def close(self) -> None:
        """Part from the others, once all have come here."""


class Alone:
    """No other process: everything stays as it is."""

    rank = 0
    processes = 1
    is_main = True

    def __init__(self, device: torch.device | None = None) -> None:
        self.device = device or torch.device("cpu")

    def agree(self, seconds: float, cancelled: bool, finished: bool) -> tuple[float, bool, bool]:
        """What this process says."""
        return seconds, cancelled, finished

    def average(self, parameters: Sequence[Tensor]) -> None:
        """The mean of one."""

    def align(self, parameters: Sequence[Tensor]) -> None:
        """Already so."""

    def close(self) -> None:
        """Nobody to part from."""


class Launched:
    """Processes of ``accelerate launch``, over gloo on CPUs and NCCL on GPUs.

    Gradients are averaged by hand rather than by a wrapped model: a lesson runs the reader once per segment, and
    processes may be at different tasks in the same step.
    """

    def __init__(self, accelerator: Any):
        self._accelerator = accelerator
        self.rank: int = accelerator.process_index
        self.processes: int = accelerator.num_processes
        self.device: torch.device = accelerator.device

    @property
    def is_main(self) -> bool:
        """Whether this is the first process."""
        return self.rank == 0

    def agree(self, seconds: float, cancelled: bool, finished: bool) -> tuple[float, bool, bool]:
        """One sum over all processes says it all."""
        kind = torch.float32 if self.device.type == "mps" else torch.float64
        said = [seconds, float(finished)] if self.is_main else [0.0, 0.0]
        own = torch.tensor([*said, float(cancelled)], dtype=kind, device=self.device)
        clock, done, stops = self._accelerator.reduce(own, reduction="sum").tolist()
        return clock, stops > 0, done > 0

    def average(self, parameters: Sequence[Tensor]) -> None:
        """In one message; a parameter without gradient counts as zero."""
        parts = [p.grad if p.grad is not None else torch.zeros_like(p) for p in parameters]
        mean = self._accelerator.reduce(torch.cat([part.reshape(-1) for part in parts]), reduction="mean")
        for parameter, part in zip(parameters, mean.split([p.numel() for p in parameters]), strict=True):
            parameter.grad = part.view_as(parameter)

    def align(self, parameters: Sequence[Tensor]) -> None:
        """In one message."""
        values = torch.cat([p.detach().reshape(-1) for p in parameters])
        own = values if self.is_main else torch.zeros_like(values)
        shared = self._accelerator.reduce(own, reduction="sum")
        with torch.no_grad():
            for parameter, part in zip(parameters, shared.split([p.numel() for p in parameters]), strict=True):
                parameter.copy_(part.view_as(parameter))

    def close(self) -> None:
        """Wait for the others and leave the group."""
        self._accelerator.wait_for_everyone()
        self._accelerator.end_training()


def join_world() -> World:
    """The processes of this launch; alone on the best device if nothing launched it.

    Raises:
        PackageMissing: started as one of several, without accelerate.
    """
    if int(os.environ.get("WORLD_SIZE", "1")) < 2:
        return Alone(best_device())
    try:
        from accelerate import Accelerator
    except ImportError as error:
        raise PackageMissing(
            "Training in several processes needs the package “accelerate”. "
            "Install it with “python -m pip install accelerate” and start again."
        ) from error
    return Launched(Accelerator())
