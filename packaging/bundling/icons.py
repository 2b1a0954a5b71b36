"""The program's icon in every size and container, drawn from its one SVG file."""

import os
import struct
from pathlib import Path

from bundling.project import RESOURCES

PNG_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Edges in pixels, as the hicolor theme has them."""
_ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
_ICNS_TYPES = {
    b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024,
    b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512,
}  # fmt: skip
SVG = RESOURCES / "icons" / "app.svg"


def draw(size: int) -> bytes:
    """The icon as PNG, ``size`` pixels wide and high."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SVG)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico() -> bytes:
    """All sizes that Windows asks for, in one ICO file of PNG pictures."""
    pictures = [(size, draw(size)) for size in _ICO_SIZES]
    start = 6 + 16 * len(pictures)
    entries, content = b"", b""
    for size, picture in pictures:
        edge = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(picture), start + len(content))
        content += picture
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + content


def icns() -> bytes:
    """All sizes that macOS asks for, in one ICNS file of PNG pictures."""
    content = b""
    for kind, size in _ICNS_TYPES.items():
        picture = draw(size)
        content += kind + struct.pack(">I", 8 + len(picture)) + picture
    return b"icns" + struct.pack(">I", 8 + len(content)) + content


def write_theme(folder: Path, name: str) -> None:
    """Write PNG files of every size and the SVG into a hicolor theme folder."""
    for size in PNG_SIZES:
        _write(folder / f"{size}x{size}" / "apps" / f"{name}.png", draw(size))
    _write(folder / "scalable" / "apps" / f"{name}.svg", SVG.read_bytes())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
