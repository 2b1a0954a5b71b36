"""Quantised weights in one GGUF file turned, once, into the folder that everything else reads."""

import contextlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

from rmt_desktop.domain.model_errors import CheckpointMismatch


def unpack_gguf(path: Path, folder: Path) -> None:
    """Write ``model.safetensors`` (float16), ``config.json`` and the tokenizer of a GGUF file into ``folder``.

    Reading the quantised file anew at every start would take ten times as long as reading these.

    Raises:
        CheckpointMismatch: the file is damaged, or of a family that transformers does not read.
    """
    import torch
    from safetensors.torch import save_file
    from transformers import AutoModelForCausalLM, AutoTokenizer

    try:
        with _quiet():
            tokenizer = AutoTokenizer.from_pretrained(path.parent, gguf_file=path.name)
            model = AutoModelForCausalLM.from_pretrained(path.parent, gguf_file=path.name, dtype=torch.float32)
    except Exception as error:  # the libraries raise of every kind on damaged files
        raise CheckpointMismatch(f"{path.name} is no language model that can be read ({error}).") from error
    tokenizer.save_pretrained(folder)
    seen: set[int] = set()
    state = {}
    for name, tensor in model.state_dict().items():
        if tensor.data_ptr() not in seen:  # a head that is tied to the word embeddings is written once
            seen.add(tensor.data_ptr())
            state[name] = tensor.half().contiguous()
    save_file(state, str(folder / "model.safetensors"), metadata={"format": "pt"})
    about = model.config.to_dict()
    for key in ("quantization_config", "_name_or_path", "_model_name_or_path"):
        about.pop(key, None)
    about |= {"architectures": [type(model).__name__], "dtype": "float16"}
    (folder / "config.json").write_text(json.dumps(about, indent=2, default=str) + "\n", encoding="utf-8")


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Without the libraries' own progress bars, one of which has no switch."""
    from transformers.utils import logging

    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()
