"""A graphics card that is not there: its tensors compute on the CPU, but never together with those of the CPU.

It goes by the name of PyTorch's device "meta", which every build knows; unlike tensors there, these have values.
"""

from contextlib import contextmanager, nullcontext
from unittest.mock import patch

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves, tree_map_only

CARD = torch.device("meta")
_MOVES = ("aten::copy_",)


class WrongDevice(Exception):
    """An operation was given tensors of the card and of the CPU."""


class _OnCard(Tensor):
    """Says that it is on the card; ``held`` has the values."""

    held: Tensor

    @staticmethod
    def __new__(cls, held):
        layout = {"strides": held.stride(), "storage_offset": held.storage_offset(), "dtype": held.dtype}
        made = torch.Tensor._make_wrapper_subclass(cls, held.shape, device=CARD, **layout)
        made.held = held
        return made

    @classmethod
    def __torch_dispatch__(cls, function, types, args=(), kwargs=None):
        raise AssertionError(f"{function} on a tensor that outlived the card")


class _Dispatch(TorchDispatchMode):
    """Unwraps, computes, wraps again."""

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        given = {**(kwargs or {})}
        _refuse_mixed(function, (args, given))
        device = given.get("device")
        if device is not None:
            given["device"] = torch.device("cpu")
            on_card = torch.device(device) == CARD
        else:
            on_card = any(isinstance(x, _OnCard) for x in tree_leaves((args, given)))
        bare, named = tree_map_only(_OnCard, lambda x: x.held, (args, given))
        found = function(*bare, **named)
        if function._schema.name.endswith("_"):
            return args[0]  # changed in place
        return tree_map_only(Tensor, _OnCard, found) if on_card else found


class _Values(TorchFunctionMode):
    """Where PyTorch makes tensors from lists and leaves out the values because of the device's name."""

    def __torch_function__(self, function, types, args=(), kwargs=None):
        given = {**(kwargs or {})}
        if function is torch.tensor and torch.device(given.get("device") or "cpu") == CARD:
            return torch.tensor(*args, **{**given, "device": "cpu"}).to(CARD)
        if function is Tensor.__getitem__ and isinstance(args[1], list):
            args = (args[0], torch.tensor(args[1]).to(args[0].device))
        return function(*args, **given)


def _refuse_mixed(function, given):
    """As a real card does: only numbers (tensors without dimension) of the CPU may be mixed in."""
    tensors = [x for x in tree_leaves(given) if isinstance(x, Tensor) and (x.dim() or isinstance(x, _OnCard))]
    if len({isinstance(x, _OnCard) for x in tensors}) > 1 and function._schema.name not in _MOVES:
        raise WrongDevice(f"{function} was given {[f'{tuple(x.shape)} on {x.device}' for x in tensors]}")


@contextmanager
def pretended_card():
    """Within it ``.to(CARD)`` works, and mixing devices raises :class:`WrongDevice`."""
    before = torch.__future__.get_overwrite_module_params_on_conversion()
    torch.__future__.set_overwrite_module_params_on_conversion(True)
    try:
        with patch("torch.autocast", lambda *_, **__: nullcontext()), _Values(), _Dispatch():
            yield
    finally:
        torch.__future__.set_overwrite_module_params_on_conversion(before)
