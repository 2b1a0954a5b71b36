"""Where the window finds its icons and styles."""

from pathlib import Path

from rmt_desktop.paths import resource


def icon_file(name: str) -> Path:
    """The SVG file of an icon."""
    return resource("icons", f"{name}.svg")


def style_file() -> Path:
    """The style sheet, with ``$name`` where a colour or a size goes."""
    return resource("styles", "window.qss")
