"""The engines that write their answers with an installed language model."""

from typing import TYPE_CHECKING

from rmt_desktop.domain.model_errors import ModelMissing
from rmt_desktop.models.store import how_to_install

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model
    from rmt_desktop.answering.protocol import Engine

WRITING_ENGINES = ("cag", "full", "rmt-lm", "xl", "compressive")


def make_writing_engine(name: str, model: "Model") -> "Engine":
    """One of :data:`WRITING_ENGINES`; its language model is loaded when it is asked.

    Raises:
        ModelMissing: there can be no language model.
    """
    from rmt_desktop.answering.cag import CagEngine
    from rmt_desktop.answering.full import FullContextEngine
    from rmt_desktop.answering.rmt_lm import RmtLmEngine
    from rmt_desktop.answering.segment_cache import SegmentCacheEngine

    if model.language is None:
        raise ModelMissing(f"No language model is installed. {how_to_install()}")
    if name in ("xl", "compressive"):
        return SegmentCacheEngine(model.language, compress=name == "compressive")
    engines: dict[str, type[CagEngine | FullContextEngine | RmtLmEngine]] = {
        "cag": CagEngine,
        "full": FullContextEngine,
        "rmt-lm": RmtLmEngine,
    }
    return engines[name](model.language)
