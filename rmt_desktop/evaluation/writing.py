"""Files that are there as a whole or not at all, and pictures for programs that take no SVG."""

from pathlib import Path

_ZOOM = 2.0
"""Pixels for each unit of the drawing, so that it stays sharp on paper."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody sees half of it."""
    partial = path.with_name(path.name + ".part")
    partial.write_bytes(content)
    partial.replace(path)


def write_png(path: Path, svg: str) -> None:
    """Write a drawing on white as PNG, its text in the system's fonts."""
    import resvg_py

    write_whole(path, bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=_ZOOM, background="#ffffff")))
