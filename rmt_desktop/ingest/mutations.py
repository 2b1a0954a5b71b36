"""Ways in which files get damaged: for tests that nothing a file can be harms the program."""

import random
import zipfile
from collections.abc import Callable
from io import BytesIO

_INTERESTING = (b"\x00", b"\xff", b"<", b">", b"&", b"{", b"}", b"\\", b"(", b"/", b"\n", b"\t", b"-1", b"99999999999")
_MOST_INFLATED = 2_000_000


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A damaged copy; of a ZIP package often a whole package with a damaged member."""
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.7:
        inside = _damaged_member(data, chance)
        if inside is not None:
            return inside
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        chance.choice(_DAMAGES)(damaged, chance)
    return bytes(damaged) or b"\x00"


def _damaged_member(data: bytes, chance: random.Random) -> bytes | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return None
    if not members:
        return None
    victim = chance.choice(sorted(members))
    members[victim] = mutated(members[victim] or b"x", chance)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return buffer.getvalue()


def _bytes(data: bytearray, chance: random.Random) -> None:
    """Single bytes changed."""
    for _ in range(chance.randint(1, 20)):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)


def _cut(data: bytearray, chance: random.Random) -> None:
    """The end is missing."""
    del data[chance.randrange(len(data) + 1) :]


def _hole(data: bytearray, chance: random.Random) -> None:
    """A part is missing."""
    start = chance.randrange(len(data) + 1)
    del data[start : start + chance.randint(1, 500)]


def _repeat(data: bytearray, chance: random.Random) -> None:
    """A part stands there many times."""
    start = chance.randrange(len(data) + 1)
    part = data[start : start + chance.randint(1, 200)]
    if part and len(data) < _MOST_INFLATED:
        data[start:start] = part * chance.randint(2, 400)


def _insert(data: bytearray, chance: random.Random) -> None:
    """Something that parsers look for, where it doesn't belong."""
    start = chance.randrange(len(data) + 1)
    data[start:start] = chance.choice(_INTERESTING) * chance.choice((1, 2, 50, 2000))


def _swap(data: bytearray, chance: random.Random) -> None:
    """Two parts in each other's place."""
    if len(data) > 4:
        first, second = sorted(chance.sample(range(len(data)), 2))
        length = min(chance.randint(1, 100), second - first, len(data) - second)
        one, other = data[first : first + length], data[second : second + length]
        data[first : first + length], data[second : second + length] = other, one


def _zeros(data: bytearray, chance: random.Random) -> None:
    """A block of zeros, as disks leave behind."""
    start = chance.randrange(len(data) + 1)
    length = min(chance.randint(1, 600), len(data) - start)
    data[start : start + length] = bytes(length)


_DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _bytes, _bytes, _cut, _hole, _repeat, _insert, _swap, _zeros,
)  # fmt: skip
