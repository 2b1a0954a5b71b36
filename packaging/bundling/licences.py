"""The licences of everything that is bundled, generated from what is bundled."""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from bundling.contents import MICROSOFT, Origins
from bundling.project import NAME, PACKAGING, ROOT

FILE_NAME = "THIRD_PARTY_LICENSES"
_TEXT_NAMES = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.I)
_COPYLEFT = re.compile(r"(?<![A-Za-z])A?GPL|GNU (Affero )?General Public", re.I)
_CLASSIFIER = "License :: OSI Approved :: "
_LGPL = re.compile(r"LGPL", re.I)
_EXCEPTED = frozenset({"pyinstaller", "pyinstaller-hooks-contrib"})
"""Their start program and hooks may be part of any program: the exception of PyInstaller's licence, and Apache-2.0."""
_FORBIDDEN_LIBRARIES = re.compile(r"lib(readline|gdbm|gdbm-compat|ncurses.*gpl)\w*$")
_RULE = "=" * 100
_SHIPPED = {"LGPL": PACKAGING / "licences" / "LGPL-3.0.txt", "GPL": PACKAGING / "licences" / "GPL-3.0.txt"}


def licence(found: Distribution) -> str:
    """The licence of a distribution in a few words, from its expression, its field or its classifiers."""
    metadata = found.metadata
    stated = metadata.get("License-Expression") or _short(metadata.get("License"))
    classified = [
        line.removeprefix(_CLASSIFIER) for line in metadata.get_all("Classifier") or () if _CLASSIFIER in line
    ]
    return stated or " OR ".join(classified) or "see the text below"


def check(found: Origins) -> None:
    """Refuse what may not be shipped: libraries under the GPL or AGPL, files whose origin nobody knows.

    Raises:
        SystemExit: with the names.
    """
    named = ((name, licence(dist)) for name, dist in found.distributions.items() if name not in _EXCEPTED)
    barred = [f"{name}: {terms}" for name, terms in named if _barred(terms)]
    barred += [name for name in found.system if _FORBIDDEN_LIBRARIES.match(name)]
    if barred:
        raise SystemExit("Licences that forbid bundling: " + "; ".join(barred))
    if found.unknown:
        names = ", ".join(f"{entry.inside} ({entry.source})" for entry in found.unknown[:20])
        raise SystemExit(f"Nobody knows where these bundled files come from: {names}")


def document(found: Origins) -> str:
    """The text of THIRD_PARTY_LICENSES."""
    parts = [_head(found)]
    parts += [
        _section(f"{d.metadata['Name']} {d.version}", licence(d), _texts(d)) for d in found.distributions.values()
    ]
    parts += [_section(title, terms, texts) for name in found.distributions for title, terms, texts in _inside(name)]
    parts.append(_section(f"Python {sys.version.split()[0]}", "PSF-2.0", _python_texts()))
    parts.append(_section("PyInstaller (start program)", licence(distribution("pyinstaller")), _bootloader_texts()))
    parts += [_section(name, "see below", _system_texts(name)) for name in found.system]
    parts.append(_section("GNU licences", "texts", [path.read_text("utf-8") for path in _SHIPPED.values()]))
    return "\n".join(parts)


def _head(found: Origins) -> str:
    lines = [
        f"{NAME} is under the Apache License 2.0. It is distributed together with the works below, each under its own",
        "licence. Qt and PySide6 are used under the LGPL 3.0: their libraries lie unmodified as files of their own in",
        "the program's folder and can be replaced by compatible versions; their source is at code.qt.io.",
        "The weights of all-MiniLM-L6-v2 are under the Apache License 2.0; those of the readers too.",
        "",
    ]
    lines += [f"{d.metadata['Name']:<28} {d.version:<16} {licence(d)}" for d in found.distributions.values()]
    lines += [f"{name:<28} {'':<16} library of the build system" for name in found.system]
    return "\n".join(lines) + "\n"


def _section(title: str, terms: str, texts: list[str]) -> str:
    return "\n".join([_RULE, title, f"Licence: {terms}", _RULE, *(text.strip() + "\n" for text in texts)])


def _texts(found: Distribution) -> list[str]:
    texts = [
        Path(str(found.locate_file(file))).read_text("utf-8", "replace")
        for file in found.files or ()
        if _TEXT_NAMES.search(str(file))
        and ".dist-info" in file.parts[0]
        and Path(str(found.locate_file(file))).is_file()
    ]
    return list(dict.fromkeys(texts)) or list(_common_text(licence(found)))


def _common_text(terms: str) -> Iterator[str]:
    """A licence's text where the distribution has none of its own."""
    if _LGPL.search(terms):
        yield "The texts of LGPL-3.0 and GPL-3.0 are at the end of this file."
    elif "Apache" in terms:
        yield (ROOT / "LICENSE").read_text("utf-8")
    else:
        raise SystemExit(f"A distribution under {terms} comes without its text; add it to packaging/licences.")


def _inside(name: str) -> Iterator[tuple[str, str, list[str]]]:
    """What a distribution is linked with and says nothing of: title, licence, texts."""
    if name == "sqlcipher3":
        yield (
            "SQLCipher (in sqlcipher3)",
            "BSD-3-Clause",
            [(PACKAGING / "licences" / "SQLCipher.txt").read_text("utf-8")],
        )
    if name in {"cryptography", "sqlcipher3"}:
        yield f"OpenSSL (in {name})", "Apache-2.0", [(ROOT / "LICENSE").read_text("utf-8")]


def _python_texts() -> list[str]:
    standard = Path(sys.base_prefix)
    places = [
        *standard.glob("lib/python3.*/LICENSE.txt"),
        standard / "LICENSE.txt",
        Path("/usr/share/doc/python3/copyright"),
    ]
    return [place.read_text("utf-8", "replace") for place in places if place.is_file()][:1]


def _bootloader_texts() -> list[str]:
    exception = "The start program is distributed under the exception of PyInstaller's licence for bundled programs."
    return [exception, *_texts(distribution("pyinstaller"))]


def _system_texts(package: str) -> list[str]:
    if package == MICROSOFT:
        return ["Distributable code of Microsoft, unmodified, under the licence terms of Visual Studio and of Windows."]
    place = Path("/usr/share/doc") / package / "copyright"
    return [place.read_text("utf-8", "replace")] if place.is_file() else [f"Package {package} of the build system."]


def _short(field: str | None) -> str:
    line = (field or "").strip().split("\n")[0]
    return line if len(line) <= 80 else ""


def _barred(terms: str) -> bool:
    return bool(_COPYLEFT.search(terms)) and not _LGPL.search(terms)
