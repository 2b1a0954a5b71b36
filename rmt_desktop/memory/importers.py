"""Turn checkpoints of the public RMT code into this program's format."""

from dataclasses import dataclass
from pathlib import Path

from rmt_desktop.memory import decoder_checkpoint, encoder_checkpoint
from rmt_desktop.memory.foreign import Family, read_foreign, recognise, widest
from rmt_desktop.memory.import_decoder import decoder_from
from rmt_desktop.memory.import_encoder import encoder_from


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a checkpoint."""

    family: Family
    backbone: str
    """The backbone's ``model_type``."""
    memory_vectors: int
    width: int
    segment_tokens: int
    lora_rank: int
    """0 without adapters."""
    left_out: tuple[str, ...]
    """Weights of a task's head, which memory does not need."""
    fingerprint: str


def import_checkpoint(
    path: Path, backbone: Path, out: Path, segment_tokens: int | None = None, lora_alpha: float | None = None
) -> Imported:
    """Read a foreign checkpoint and write it as safetensors with its configuration.

    Args:
        path: ``.safetensors``, or ``.bin``, ``.pth``, ``.pt`` as ``torch.save`` wrote it.
        backbone: folder of the pretrained model that was wrapped.
        out: folder of the result, created where needed.
        segment_tokens: length of a segment, which checkpoints don't tell; None = 512, or what fits.
        lora_alpha: of adapters, which checkpoints don't tell; None = that of an ``adapter_config.json`` beside.

    Raises:
        ModelMissing: there is no such file.
        CheckpointMismatch: the file is damaged, of an unknown family, or does not fit the backbone.
        SizeMismatch: the segment does not fit the backbone, or alpha is not known.
    """
    state = read_foreign(path)
    family = recognise(state, path)
    if family is Family.ENCODER:
        encoder, left_out = encoder_from(state, path, backbone, segment_tokens)
        encoder_checkpoint.save_encoder(encoder, out, widest(state))
        sizes, kind, version = encoder.config, encoder.backbone.config.model_type, encoder_checkpoint.fingerprint(out)
        return Imported(
            family, kind, sizes.memory_vectors, sizes.hidden_size, sizes.segment_tokens, 0, left_out, version
        )
    decoder = decoder_from(state, path, backbone, segment_tokens, lora_alpha)
    decoder_checkpoint.save_decoder(decoder, out, widest(state))
    made, version = decoder.config, decoder_checkpoint.fingerprint(out)
    rank = made.lora.rank if made.lora else 0
    return Imported(family, made.family, made.memory_vectors, made.hidden_size, made.segment_tokens, rank, (), version)
