"""Windows: version resource, NSIS installer, portable ZIP."""

import subprocess
import zipfile
from pathlib import Path

from bundling.mime import suffixes
from bundling.project import COMMAND, NAME, PACKAGING, ROOT, fill, version

_PLAIN = frozenset({".txt", ".text", ".xml", ".zip", ".htm", ".html", ".csv"})
"""Offered under "open with" through the program's own entry only: their list is long enough."""


def version_resource() -> str:
    """What Windows shows as the properties of the program, in PyInstaller's notation."""
    numbers = (*map(int, version().split(".")), 0)
    template = PACKAGING / "windows" / "version-resource.txt.in"
    return fill(template, numbers=str(numbers), name=NAME, version=version(), command=COMMAND)


def associations(known: tuple[str, ...]) -> str:
    """Macros for the installer that register every suffix for "open with", and take that back."""
    lines = ["!macro Associate"]
    for suffix in known:
        lines.append(f'WriteRegStr HKCU "Software\\Classes\\Applications\\${{PROGRAM}}\\SupportedTypes" "{suffix}" ""')
        if suffix not in _PLAIN:
            lines.append(f'WriteRegStr HKCU "Software\\Classes\\{suffix}\\OpenWithProgids" "${{CLASS}}" ""')
    lines += ["!macroend", "!macro Dissociate"]
    for suffix in known:
        if suffix not in _PLAIN:
            lines.append(f'DeleteRegValue HKCU "Software\\Classes\\{suffix}\\OpenWithProgids" "${{CLASS}}"')
    return "\n".join([*lines, "!macroend", ""])


def installer(payload: Path, made: Path, out: Path) -> Path:
    """Compile the installer of a frozen program with ``makensis``; returns its path.

    Args:
        payload: the program's folder.
        made: has ``app.ico``; takes the generated part of the script.
        out: folder of the result.
    """
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{COMMAND}-{version()}-windows-x64-setup.exe"
    (made / "associations.nsh").write_text(associations(suffixes()), encoding="utf-8")
    size = sum(path.stat().st_size for path in payload.rglob("*") if path.is_file()) // 1024
    values = {
        "VERSION": version(), "NUMBERS": f"{version()}.0", "PAYLOAD": payload.resolve(), "OUT": target.resolve(),
        "ICON": (made / "app.ico").resolve(), "LICENCE": ROOT / "LICENSE", "SIZE_KB": size,
    }  # fmt: skip
    defines = [f"-D{name}={value}" for name, value in values.items()]
    script = PACKAGING / "windows" / "rmt-desktop.nsi"
    subprocess.run(["makensis", "-WX", "-V2", "-NOCD", *defines, str(script)], cwd=made, check=True)
    return target


def portable(payload: Path, out: Path) -> Path:
    """The program as a ZIP file that needs no installation; returns its path."""
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{COMMAND}-{version()}-windows-x64-portable.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(payload.rglob("*")):
            if path.is_file():
                archive.write(path, Path(f"{NAME} {version()}") / path.relative_to(payload))
    return target
