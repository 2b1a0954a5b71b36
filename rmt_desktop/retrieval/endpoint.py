"""Dense vectors from a service that speaks the embeddings protocol of OpenAI; off unless the user sets one up."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.parse import urlsplit

import numpy as np

from rmt_desktop.domain.errors import EndpointError
from rmt_desktop.retrieval.embedders import Vectors

TIMEOUT = 30.0
"""Seconds of silence after which the service counts as down."""
_REPLY_TIMEOUTS = 4
"""A reply may take so many times the timeout in all."""
_TRIES = 3
_LONGEST_WAIT = 20.0
_LARGEST_REPLY = 64 << 20
_BUSY = frozenset({429, 500, 502, 503, 504})
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where vectors come from, and of which model.

    Raises:
        EndpointError: the address is not one that a key and documents may be sent to.
    """

    url: str
    """Up to the version, for instance ``https://api.example.com/v1``."""
    model: str

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise EndpointError(f"“{self.url}” is no web address. It should look like https://api.example.com/v1.")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise EndpointError("The address must hold neither a key, a query nor a “#”; the key is asked for apart.")
        if parts.scheme == "http" and not self.local:
            raise EndpointError(
                f"{parts.hostname} would get your documents and the key unencrypted. Use an https:// address; "
                "http:// is for services on this machine only."
            )
        if not self.model.strip():
            raise EndpointError("The name of the embeddings model is missing.")

    @property
    def local(self) -> bool:
        """Whether it runs on this machine."""
        return urlsplit(self.url).hostname in _LOOPBACK


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A redirect would hand key and texts to an address that the user has not named."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Follow nothing: the reply becomes an error."""


class EndpointEmbedder:
    """Vectors by ``POST {url}/embeddings``; every reply is checked before it is used.

    Args:
        endpoint: address and model.
        key: sent as bearer token; None for services that want none.
        timeout: seconds.
        sleep: waits before another try; for tests.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        key: str | None,
        timeout: float = TIMEOUT,
        sleep: Callable[[float], None] = time.sleep,
    ):
        self.name = f"{endpoint.model} at {urlsplit(endpoint.url).netloc}"
        self.key = "endpoint-" + sha256(f"{endpoint.url}\n{endpoint.model}".encode()).hexdigest()[:16]
        self._endpoint, self._secret, self._timeout, self._sleep = endpoint, key, timeout, sleep
        handlers: list[urllib.request.BaseHandler] = [_NoRedirects()]
        if endpoint.local:
            handlers.append(urllib.request.ProxyHandler({}))
        self._opener = urllib.request.build_opener(*handlers)
        self._width: int | None = None

    def embed(self, texts: Sequence[str]) -> Vectors:
        """[n, d] unit vectors; see :class:`~rmt_desktop.retrieval.embedders.Embedder`.

        Raises:
            EndpointError: the service is down, slow, refuses, or answers something else than vectors.
        """
        found = self._vectors(self._post({"model": self._endpoint.model, "input": list(texts)}), len(texts))
        if self._width is not None and found.shape[1] != self._width:
            raise self._nonsense(f"vectors of {found.shape[1]} numbers after some of {self._width}")
        self._width = found.shape[1]
        return found

    def _post(self, content: dict[str, Any]) -> bytes:
        for attempt in range(1, _TRIES + 1):
            try:
                return self._send(content)
            except urllib.error.HTTPError as error:
                with error:
                    if error.code not in _BUSY or attempt == _TRIES:
                        raise self._refused(error) from None
                    self._sleep(_wait(error.headers.get("Retry-After"), attempt))
            except (OSError, HTTPException) as error:
                if attempt == _TRIES:
                    reason = getattr(error, "reason", None) or str(error) or type(error).__name__
                    raise EndpointError(
                        f"The embeddings service {self.name} cannot be reached ({reason}). Check the connection and "
                        "the address, or go back to the local model: rmt-desktop embeddings off"
                    ) from None
                self._sleep(_wait(None, attempt))
        raise AssertionError("unreachable")

    def _send(self, content: dict[str, Any]) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._secret:
            headers["Authorization"] = f"Bearer {self._secret}"
        address = f"{self._endpoint.url.rstrip('/')}/embeddings"
        request = urllib.request.Request(address, json.dumps(content).encode(), headers, method="POST")
        with self._opener.open(request, timeout=self._timeout) as reply:
            return self._read(reply)

    def _read(self, reply: Any) -> bytes:
        """The reply within bounds of size and time: the socket's timeout alone lets a trickle go on for ever."""
        deadline = time.monotonic() + _REPLY_TIMEOUTS * self._timeout
        body = bytearray()
        while part := reply.read1(1 << 16):
            body += part
            if len(body) > _LARGEST_REPLY:
                raise self._nonsense("a reply without end")
            if time.monotonic() > deadline:
                raise TimeoutError("the reply takes too long")
        return bytes(body)

    def _refused(self, error: urllib.error.HTTPError) -> EndpointError:
        advice = {
            401: "The key is missing or wrong: rmt-desktop embeddings use URL --model NAME --key",
            403: "The key does not allow this.",
            404: "Check the address and the name of the model.",
            429: "It wants fewer requests, or the account is used up; try again later.",
        }.get(error.code, "Try again later, or go back to the local model: rmt-desktop embeddings off")
        if 300 <= error.code < 400:
            advice = "It redirects to another address, which is not followed. Set up the right address."
        return EndpointError(f"The embeddings service {self.name} answered {error.code} {error.reason}. {advice}")

    def _vectors(self, body: bytes, count: int) -> Vectors:
        """[count, d] unit vectors out of a reply, in the order of the texts."""
        try:
            rows = json.loads(body)["data"]
            ordered = sorted(rows, key=lambda row: int(row["index"]))
            indexes = [int(row["index"]) for row in ordered]
            found = np.array([row["embedding"] for row in ordered], dtype=np.float32)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise self._nonsense(f"no list of vectors ({type(error).__name__})") from None
        if indexes != list(range(count)):
            raise self._nonsense(f"{len(indexes)} vectors for {count} texts")
        if found.ndim != 2 or not found.shape[1]:
            raise self._nonsense("vectors of different lengths or of none")
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        if not np.isfinite(found).all() or not (lengths > 0).all():
            raise self._nonsense("vectors that are zero or not finite")
        return np.asarray(found / lengths, dtype=np.float32)

    def _nonsense(self, what: str) -> EndpointError:
        return EndpointError(
            f"The embeddings service {self.name} answered with {what}; nothing of it was used. Check address and model."
        )


def _wait(asked: str | None, attempt: int) -> float:
    """Seconds to wait: what the service asks for, or 1, 2, 4 ..., within bounds."""
    try:
        return min(_LONGEST_WAIT, max(0.0, float(asked or 2.0 ** (attempt - 1))))
    except ValueError:  # a date
        return 2.0 ** (attempt - 1)
