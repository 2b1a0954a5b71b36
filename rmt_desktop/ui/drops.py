"""What is dropped on the window: files are taken, of anything else it is said why not."""

from pathlib import Path

from PySide6.QtCore import QMimeData

_SHOWN = 120


def dropped(data: QMimeData) -> tuple[list[Path], str]:
    """Files and folders, and what to say of the rest; empty if there is no rest."""
    urls = data.urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    addresses = [url.toDisplayString() for url in urls if not url.isLocalFile()]
    if not urls and data.hasText():
        text = " ".join(data.text().split())
        if "://" not in text[:12]:
            return [], "Text cannot be added by itself. Save it as a text file, then drop the file here."
        addresses = [text]
    if not addresses:
        return paths, ""
    shown = addresses[0][:_SHOWN] + ("…" if len(addresses[0]) > _SHOWN or len(addresses) > 1 else "")
    return paths, (
        f"Web addresses cannot be added, since this program makes no connections: {shown} Save the page or file from "
        "your browser, then drop the file here."
    )
