"""How large the bundle is and what makes it so; too large is an error, as then something crept in."""

from collections import Counter
from pathlib import Path

LIMIT_MB = 900
"""Of the installed program, in millions of bytes."""
DEB_LIMIT_MB = 330


def report(folder: Path) -> dict[str, float]:
    """Megabytes in all and of the twelve largest parts; printed too.

    Raises:
        SystemExit: the bundle is over :data:`LIMIT_MB`.
    """
    parts: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            parts[_part(path.relative_to(folder))] += path.stat().st_size
    total = parts.total() / 1e6
    found = {"total": round(total, 1)} | {name: round(size / 1e6, 1) for name, size in parts.most_common(12)}
    for name, size in found.items():
        print(f"{size:8.1f} MB  {name}")
    if total > LIMIT_MB:
        raise SystemExit(f"The program takes {total:.0f} MB, {LIMIT_MB} are allowed. Is a torch with CUDA installed?")
    return found


def check_package(path: Path, limit_mb: float = DEB_LIMIT_MB) -> None:
    """Print a package's size.

    Raises:
        SystemExit: it is over the limit.
    """
    size = path.stat().st_size / 1e6
    print(f"{size:8.1f} MB  {path.name}")
    if size > limit_mb:
        raise SystemExit(f"{path.name} takes {size:.0f} MB, {limit_mb} are allowed.")


def _part(path: Path) -> str:
    parts = path.parts[1:] if path.parts[0] == "_internal" else path.parts
    return "/".join(parts[:2]) if parts[0] in {"resources", "Contents"} else parts[0]
