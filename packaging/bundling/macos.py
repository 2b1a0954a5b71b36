"""macOS: Info.plist, signature, disk image, notarisation. Signs ad hoc where no identity is given."""

import os
import platform
import plistlib
import re
import shutil
import subprocess
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from bundling.dependencies import needs
from bundling.mime import mime_type, mime_types, suffixes
from bundling.project import COMMAND, IDENTIFIER, NAME, PACKAGING, version

IDENTITY = "RMT_DESKTOP_SIGNING_IDENTITY"
"""Environment variable: "Developer ID Application: …"; empty = ad hoc."""
NOTARY_PROFILE = "RMT_DESKTOP_NOTARY_PROFILE"
"""Environment variable: keychain profile made by ``notarytool store-credentials``; empty = no notarisation."""

_MACOS_TAG = re.compile(r"^Tag: .*?macosx_(\d+)_(\d+)_", re.M)
_OFFICE = "org.openxmlformats.wordprocessingml.document"
_SYSTEM_TYPES = {
    "application/pdf": "com.adobe.pdf",
    "text/plain": "public.plain-text",
    "text/markdown": "net.daringfireball.markdown",
    "text/html": "public.html",
    "text/csv": "public.comma-separated-values-text",
    "application/rtf": "public.rtf",
    "application/epub+zip": "org.idpf.epub-container",
    "message/rfc822": "com.apple.mail.email",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _OFFICE,
    "application/vnd.oasis.opendocument.text": "org.oasis-open.opendocument.text",
}
"""MIME type → type identifier of the system."""


def info_plist() -> bytes:
    """The bundle's description: names, version, document types, high resolution, light and dark."""
    return plistlib.dumps({
        "CFBundleName": NAME, "CFBundleDisplayName": NAME, "CFBundleIdentifier": IDENTIFIER,
        "CFBundleShortVersionString": version(), "CFBundleVersion": version(),
        "CFBundleDevelopmentRegion": "en", "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": minimum_system(needs().all), "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,  # the window follows the system into the dark
        "NSHumanReadableCopyright": "Apache License 2.0", "CFBundleDocumentTypes": _document_types(),
    })  # fmt: skip


def minimum_system(names: Iterable[str]) -> str:
    """The oldest macOS that every wheel among some distributions was made for; 13.0 is the oldest of all.

    A wheel with several tags runs where the least of them does.

    Args:
        names: of installed distributions.
    """
    newest = (13, 0)
    for name in names:
        tags = _MACOS_TAG.findall(distribution(name).read_text("WHEEL") or "")
        if tags:
            newest = max(newest, min((int(major), int(minor)) for major, minor in tags))
    return ".".join(map(str, newest))


def _document_types() -> list[dict[str, Any]]:
    """One entry per kind of document: by the system's type where it has one, by suffix otherwise."""
    known, entries = suffixes(), []
    for kind in mime_types(known):
        theirs = [suffix.removeprefix(".") for suffix in known if mime_type(suffix) == kind]
        entry: dict[str, Any] = {
            "CFBundleTypeName": " ".join(theirs).upper(), "CFBundleTypeRole": "Viewer", "LSHandlerRank": "Alternate",
        }  # fmt: skip
        if kind in _SYSTEM_TYPES:
            entry["LSItemContentTypes"] = [_SYSTEM_TYPES[kind]]
        else:
            entry |= {"CFBundleTypeExtensions": theirs, "CFBundleTypeMIMETypes": [kind]}
        entries.append(entry)
    return entries


def sign(app: Path) -> None:
    """Seal the bundle once everything is in it; its libraries were signed when PyInstaller collected them."""
    identity = os.environ.get(IDENTITY) or "-"
    command = [
        "codesign",
        "--force",
        "--entitlements",
        str(PACKAGING / "macos" / "entitlements.plist"),
        "--sign",
        identity,
    ]
    if identity != "-":
        command += ["--options", "runtime", "--timestamp"]
    subprocess.run([*command, str(app)], check=True)
    subprocess.run(["codesign", "--verify", "--strict", str(app)], check=True)


def disk_image(app: Path, work: Path, out: Path) -> Path:
    """A compressed disk image with the bundle and a link to Applications; returns its path."""
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{COMMAND}-{version()}-macos-{platform.machine()}.dmg"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    subprocess.run(["ditto", str(app), str(work / app.name)], check=True)
    (work / "Applications").symlink_to("/Applications")
    image = ["hdiutil", "create", "-volname", NAME, "-srcfolder", str(work), "-format", "ULMO", "-ov", str(target)]
    subprocess.run(image, check=True)
    if identity := os.environ.get(IDENTITY):
        subprocess.run(["codesign", "--timestamp", "--sign", identity, str(target)], check=True)
    _notarise(target)
    return target


def _notarise(image: Path) -> None:
    profile = os.environ.get(NOTARY_PROFILE)
    if not profile:
        print("not notarised: no keychain profile given")
        return
    submit = ["xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile, "--wait"]
    subprocess.run(submit, check=True)
    subprocess.run(["xcrun", "stapler", "staple", str(image)], check=True)
