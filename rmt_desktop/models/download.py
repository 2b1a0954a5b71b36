"""Fetch one file: resumed where it was cut, checked by its hash, whole or not at all."""

import errno
import hashlib
import http.client
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from rmt_desktop.domain.model_errors import DownloadFailed, ModelAltered, NotEnoughSpace

CHUNK = 1 << 18
TIMEOUT = 30.0
"""Seconds without a byte after which a connection counts as cut."""
ATTEMPTS = 4
SPARE_BYTES = 64 << 20
"""Left free on the disk."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file to fetch, and what is known of it beforehand."""

    url: str
    size: int | None = None
    """Bytes; None = as the server says."""
    sha256: str = ""
    """In hexadecimal; empty = not known."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Sent to the first server only, not to where it sends us on: a token among them stays there."""

    @property
    def name(self) -> str:
        """The file's own name."""
        return unquote(urlsplit(self.url).path.rpartition("/")[2])


@dataclass(frozen=True, slots=True)
class Watch:
    """How a long work is watched and stopped."""

    report: Callable[[int, int], None] = lambda done, total: None
    """Bytes so far, bytes in all (0 = not known)."""
    check: Callable[[], None] = lambda: None
    """Raises where the user has stopped the work."""


class _Cut(Exception):
    """The connection ended early; more may come by asking again."""


def fetch(remote: RemoteFile, target: Path, watch: Watch = Watch(), wait: float = 1.0) -> None:
    """Download into ``target``, which appears when it is whole and of the right content.

    What came before a cut stays beside it as ``.part``, and the next call goes on there. The proxy is the one of the
    environment (``https_proxy``, ``no_proxy``).

    Args:
        remote: what to fetch.
        target: its folder is made where needed.
        watch: told of every piece.
        wait: seconds before the first of the attempts to go on, doubled for each.

    Raises:
        DownloadFailed: no connection, or it was cut again and again, or the server refuses.
        ModelAltered: the bytes are not the expected ones; they are thrown away.
        NotEnoughSpace: the disk has no room; what had come is thrown away.
    """
    part = target.with_name(f"{target.name}.part")
    target.parent.mkdir(parents=True, exist_ok=True)
    for attempt in range(ATTEMPTS):
        try:
            _continue(remote, part, watch)
            break
        except _Cut as cut:
            if attempt == ATTEMPTS - 1:
                raise DownloadFailed(f"{cut} {_kept(part)}Check the connection and install again.") from cut
            watch.check()
            time.sleep(wait * 2**attempt)
    if remote.sha256 and sha256_of(part, watch.check) != remote.sha256:
        part.unlink()
        raise ModelAltered(
            f"{remote.name} is not the file that was expected (its SHA-256 differs), so it was thrown away. "
            "Install again; if that does not help, what hands it out has changed it."
        )
    part.replace(target)


def sha256_of(path: Path, check: Callable[[], None] = lambda: None) -> str:
    """SHA-256 of a file in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            check()
            digest.update(chunk)
    return digest.hexdigest()


def check_space(folder: Path, needed: int, what: str) -> None:
    """Make sure that a disk has room.

    Raises:
        NotEnoughSpace: less than ``needed`` bytes, and some to spare, are free.
    """
    free = shutil.disk_usage(folder).free
    if needed + SPARE_BYTES > free:
        raise NotEnoughSpace(
            f"{what} needs {needed / 2**20:,.0f} MB and {folder} has {free / 2**20:,.0f} MB free. "
            "Free some space and install again."
        )


def read_text(remote: RemoteFile, limit: int = 32 << 20) -> tuple[str, str]:
    """A small document of a server: its text, and its media type.

    Raises:
        DownloadFailed: it cannot be had, or is larger than ``limit`` bytes.
    """
    try:
        with _open(remote) as response:
            content = response.read(limit + 1)
            kind = str(response.headers.get_content_type())
    except _Cut as cut:
        raise DownloadFailed(f"{cut} Check the connection and install again.") from cut
    except (OSError, http.client.HTTPException) as error:
        raise DownloadFailed(f"The connection to {_host(remote)} was cut ({error}). Install again.") from error
    if len(content) > limit:
        raise DownloadFailed(f"{remote.url} is no list of files: it has more than {limit >> 20} MB.")
    return content.decode("utf-8", errors="replace"), kind


def _continue(remote: RemoteFile, part: Path, watch: Watch) -> None:
    held = part.stat().st_size if part.exists() else 0
    if remote.size is not None and held > remote.size:
        part.unlink()
        held = 0
    if held and held == remote.size:
        return
    with _open(remote, held) as response:
        continued = response.status == 206 and _starts_at(response, held)
        done = held if continued else 0
        total = done + int(response.headers.get("Content-Length") or 0)
        check_space(part.parent, max(0, (remote.size or total) - done), remote.name)
        try:
            with part.open("ab" if continued else "wb") as stream:
                _copy(response, stream, done, remote.size or total, watch)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                part.unlink(missing_ok=True)
                raise NotEnoughSpace(f"The disk is full: {part.parent}. Free some space and install again.") from error
            raise _Cut(f"The connection to {_host(remote)} was cut ({_reason(error)}).") from error


def _copy(response: Any, stream: Any, done: int, total: int, watch: Watch) -> None:
    watch.report(done, total)
    while True:
        watch.check()
        try:
            chunk = response.read1(CHUNK)
        except http.client.HTTPException as error:
            raise _Cut(f"The connection was cut ({_reason(error)}).") from error
        if not chunk:
            break
        stream.write(chunk)
        done += len(chunk)
        watch.report(done, max(total, done))
    if done < total:
        raise _Cut(f"The connection was cut after {done / 2**20:,.1f} of {total / 2**20:,.1f} MB.")


def _open(remote: RemoteFile, held: int = 0) -> Any:
    request = urllib.request.Request(remote.url)
    if held:
        request.add_header("Range", f"bytes={held}-")
    for name, value in remote.headers.items():
        request.add_unredirected_header(name, value)
    try:
        return urllib.request.build_opener().open(request, timeout=TIMEOUT)  # looks at the proxy anew
    except urllib.error.HTTPError as error:
        with error:
            raise _refusal(remote, error.code) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _Cut(f"There is no connection to {_host(remote)} ({_reason(error)}).") from error


def _refusal(remote: RemoteFile, code: int) -> Exception:
    if code in (408, 416, 429) or code >= 500:
        return _Cut(f"{_host(remote)} answered with error {code}.")
    if code in (401, 403):
        return DownloadFailed(
            f"{_host(remote)} does not hand out {remote.name} to everyone (error {code}). If the model asks for its "
            "licence to be accepted, accept it on its page, set HF_TOKEN to your access token, and install again."
        )
    if code == 407:
        return DownloadFailed("The proxy wants a name and password: put them into https_proxy and install again.")
    return DownloadFailed(f"{_host(remote)} does not have {remote.name} (error {code}).")


def _starts_at(response: Any, held: int) -> bool:
    return str(response.headers.get("Content-Range", "")).replace("bytes ", "").startswith(f"{held}-")


def _kept(part: Path) -> str:
    size = part.stat().st_size if part.exists() else 0
    return f"{size / 2**20:,.1f} MB are kept and need not be fetched again. " if size else ""


def _host(remote: RemoteFile) -> str:
    return urlsplit(remote.url).netloc or "the server"


def _reason(error: BaseException) -> str:
    return str(getattr(error, "reason", None) or error) or type(error).__name__
