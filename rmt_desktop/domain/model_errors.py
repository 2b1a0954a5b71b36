"""Errors of weights and checkpoints; :mod:`.errors` draws the whole tree."""

from rmt_desktop.domain.errors import RmtError


class ModelError(RmtError):
    """The model cannot be loaded."""

    title = "The model cannot be loaded"


class ModelMissing(ModelError):
    """The weights are not installed."""

    title = "Model not installed"


class ModelAltered(ModelError):
    """The weights on disk differ from the ones the catalogue names (SHA-256)."""

    title = "Model files are altered"


class DownloadFailed(ModelError):
    """The network, a proxy or the other side failed; what had come is kept."""

    title = "The model could not be downloaded"


class NotEnoughSpace(ModelError):
    """The disk has no room for the files."""

    title = "Not enough disk space"


class NotEnoughMemory(ModelError):
    """The model would not fit into the memory that is free."""

    title = "Not enough memory"


class CheckpointMismatch(ModelError):
    """The checkpoint is damaged or of another architecture."""

    title = "Checkpoint does not fit"


class SizeMismatch(ModelError, ValueError):
    """Sizes of memory, segment or positions fit neither each other nor the backbone."""

    title = "Sizes do not fit"
