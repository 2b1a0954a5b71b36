"""The newest version, as a release feed tells it: one small GET request, nothing sent along, nothing downloaded."""

import json
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.parse import urlsplit

from packaging.version import InvalidVersion, Version

from rmt_desktop.domain.errors import UpdateError
from rmt_desktop.domain.releases import NewVersion

TIMEOUT = 10.0
"""Seconds of silence after which the feed counts as out of reach."""
_LARGEST_REPLY = 1 << 20
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def check_address(address: str) -> None:
    """Make sure that an address may be asked.

    Raises:
        UpdateError: there is none, it is no web address, or what it says could be changed on its way.
    """
    if not address:
        raise UpdateError("No release feed is set up. Enter its address in the settings, under “New versions”.")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UpdateError(f"“{address}” is no web address. Enter that of a release feed; it begins with https://.")
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise UpdateError(f"What {parts.hostname} says could be changed on its way. Use an https:// address.")


def newer_version(address: str, running: str, timeout: float = TIMEOUT) -> NewVersion | None:
    """Ask a feed for the newest version; None if the running one is as new.

    The feed is a JSON object with ``version`` and ``url``, or with ``tag_name`` and ``html_url`` as hosts of
    repositories hand out for their latest release.

    Raises:
        UpdateError: there is no connection, the feed refuses, or it is not such an object.
    """
    check_address(address)
    told = _object(address, _fetch(address, timeout))
    try:
        newest = Version(str(told.get("version") or told.get("tag_name") or ""))
    except InvalidVersion:
        raise UpdateError(f"{_host(address)} names no version. Check the address of the release feed.") from None
    if newest <= Version(running):
        return None
    page = str(told.get("url") if told.get("version") else told.get("html_url"))
    return NewVersion(str(newest), page if urlsplit(page).scheme == "https" else "")


class _StayEncrypted(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to where an address could have been set up."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """The request to send instead."""
        check_address(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _fetch(address: str, timeout: float) -> bytes:
    request = urllib.request.Request(address, headers={"Accept": "application/json", "User-Agent": "rmt-desktop"})
    try:
        with urllib.request.build_opener(_StayEncrypted()).open(request, timeout=timeout) as reply:
            body = reply.read(_LARGEST_REPLY + 1)
    except urllib.error.HTTPError as error:
        with error:
            raise UpdateError(
                f"{_host(address)} answered with error {error.code}. Try again later, or check the address."
            ) from None
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or str(error) or type(error).__name__
        raise UpdateError(
            f"{_host(address)} cannot be reached ({reason}). Nothing else needs the network; try again when online."
        ) from None
    if len(body) > _LARGEST_REPLY:
        raise UpdateError(f"{_host(address)} answered with more than a release feed has. Check the address.")
    return bytes(body)


def _object(address: str, body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise UpdateError(f"{_host(address)} answered with something else than a release feed. Check the address.")
    return told


def _host(address: str) -> str:
    return urlsplit(address).netloc
