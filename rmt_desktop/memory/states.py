"""Memory vectors to stored bytes and back."""

import numpy as np
import torch
from torch import Tensor

from rmt_desktop.domain.segments import MemoryState


def to_state(memory: Tensor) -> MemoryState:
    """Memory [m, d] as stored bytes (float16)."""
    array = memory.detach().to("cpu", torch.float16).contiguous().numpy()
    return MemoryState(array.shape[0], array.shape[1], array.astype("<f2").tobytes())


def to_memory(state: MemoryState, device: torch.device) -> Tensor:
    """Stored bytes as memory [m, d] in float32."""
    array = np.frombuffer(state.data, dtype="<f2").reshape(state.vectors, state.width)
    return torch.from_numpy(array.astype(np.float32)).to(device)
