"""A service on this machine that speaks the embeddings protocol, well or badly."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

import numpy as np

from tests.loopback import listening

WIDTH = 64
Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Service:
    """What it was asked, and what it answers."""

    answer: "Callable[[dict[str, Any]], Reply]"
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    url: str = ""


def vector(text: str) -> list[float]:
    """Longer words to a few places: texts with the same words are near each other."""
    found = np.zeros(WIDTH)
    for word in text.lower().split():
        found[sum(word.encode()) % WIDTH] += max(0.0, len(word) - 3.0)
    return (found + 0.01).tolist()


def well(content: dict[str, Any]) -> Reply:
    """Vectors in an order of its own, as the protocol allows."""
    rows = [{"object": "embedding", "index": i, "embedding": vector(text)} for i, text in enumerate(content["input"])]
    return 200, {}, json.dumps({"object": "list", "data": rows[::-1], "model": content["model"]}).encode()


@contextmanager
def serving(answer: Callable[[dict[str, Any]], Reply] = well) -> Iterator[Service]:
    """The service while the block runs."""
    service = Service(answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            service.requests.append({"path": self.path, **content})
            service.keys.append(self.headers.get("Authorization"))
            status, headers, body = service.answer(content)
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    with listening(Handler) as address:
        service.url = f"{address}/v1"
        yield service
