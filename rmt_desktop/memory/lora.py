"""Low-rank adapters: train a few thousand numbers beside a frozen backbone (Hu et al., arXiv 2106.09685, sec. 4.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from torch import Tensor, nn

from rmt_desktop.domain.model_errors import SizeMismatch

MARK = ".lora_"
"""In the name of every adapter weight, and of no other."""


@dataclass(frozen=True, slots=True)
class LoraSettings:
    """Sizes of the adapters ``alpha / rank · B A`` beside a weight.

    Raises:
        SizeMismatch: rank or alpha is not positive.
    """

    rank: int = 8
    alpha: float = 16.0
    targets: tuple[str, ...] = ()
    """Names, or ends of names, of the modules that get an adapter; empty = the ones usual for the family."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "targets", tuple(self.targets))  # JSON knows lists only
        if self.rank < 1 or self.alpha <= 0:
            raise SizeMismatch(
                f"LoRA needs a rank of at least 1 and an alpha above 0, not {self.rank} and {self.alpha}."
            )


def lora_from_json(content: Mapping[str, Any] | None) -> LoraSettings | None:
    """Settings as ``dataclasses.asdict`` wrote them; None stays None."""
    return None if content is None else LoraSettings(**content)


def add_lora(backbone: nn.Module, settings: LoraSettings) -> None:
    """Put adapters into a backbone, in place; from now on only they are trained.

    The backbone's class, and how it is called, stay as they are. New adapters change no output.

    Raises:
        SizeMismatch: no module of the backbone bears a target's name, or nothing is usual for its family.
    """
    from peft import LoraConfig, inject_adapter_in_model
    from transformers.pytorch_utils import Conv1D

    config = LoraConfig(
        r=settings.rank,
        lora_alpha=settings.alpha,
        target_modules=list(settings.targets) or None,
        fan_in_fan_out=any(isinstance(module, Conv1D) for module in backbone.modules()),
    )
    backbone.requires_grad_(False)
    try:
        inject_adapter_in_model(config, backbone)
    except ValueError as error:
        raise SizeMismatch(f"LoRA does not fit this backbone: {error}") from error
    for name, parameter in backbone.named_parameters():
        parameter.requires_grad_(MARK in name)


def merge_lora(backbone: nn.Module, prefix: str) -> dict[str, Tensor]:
    """The backbone's weights with its adapters added to them, under the names they have without adapters.

    Args:
        backbone: has adapters; stays as it is.
        prefix: put before every name.
    """
    from peft.tuners.lora import LoraLayer

    deltas = {
        f"{name}.weight": module.get_delta_weight("default")
        for name, module in backbone.named_modules()
        if isinstance(module, LoraLayer)
    }
    merged: dict[str, Tensor] = {}
    for name, tensor in backbone.state_dict().items():
        if MARK not in name:
            plain = name.replace(".base_layer.", ".")
            merged[prefix + plain] = tensor.detach() + deltas[plain].detach() if plain in deltas else tensor.detach()
    return merged
