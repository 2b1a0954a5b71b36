"""Where the window finds its icons and styles."""

from pathlib import Path

_RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def icon_file(name: str) -> Path:
    """The SVG file of an icon."""
    return _RESOURCES / "icons" / f"{name}.svg"


def style_file() -> Path:
    """The style sheet, with ``$name`` where a colour or a size goes."""
    return _RESOURCES / "styles" / "window.qss"
