"""Dropout whose masks come eight at a time out of 64 random bits, for processors without a fast random source."""

import torch
from torch import Tensor, nn

_LEVELS = 256


class ByteDropout(nn.Dropout):
    """Dropout (Srivastava et al., JMLR 15, 2014) with a probability in steps of 1/256.

    What is kept is stretched by the inverse of the share that is really kept.
    """

    def forward(self, input: Tensor) -> Tensor:
        """The input, [*] float, with some of it zeroed while training."""
        dropped = round(self.p * _LEVELS)
        if not self.training or dropped == 0:
            return input
        count = input.numel()
        bits = torch.empty((count + 7) // 8, dtype=torch.int64, device=input.device).random_(-(2**63), None)
        kept = bits.view(torch.uint8)[:count].view(input.shape) >= dropped
        return input * (kept * (_LEVELS / (_LEVELS - dropped))).to(input.dtype)


def dropouts_of(model: nn.Module) -> list[nn.Dropout]:
    """Every dropout of a model."""
    return [module for module in model.modules() if isinstance(module, nn.Dropout)]


def with_byte_dropout(model: nn.Module) -> list[nn.Dropout]:
    """Exchange every ordinary dropout of a model, in place, for one that draws bytes; returns those now in it."""
    for module in list(model.modules()):
        for name, child in module.named_children():
            if type(child) is nn.Dropout:
                setattr(module, name, ByteDropout(child.p).train(child.training))
    return dropouts_of(model)
