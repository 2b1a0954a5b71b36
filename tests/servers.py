"""A web server on this machine, for everything that would use the network."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from tests.loopback import listening


@dataclass
class Site:
    """What the server hands out, and how badly it behaves."""

    files: dict[str, bytes] = field(default_factory=dict)
    """Content by path."""
    kinds: dict[str, str] = field(default_factory=dict)
    """Media types by path."""
    redirects: dict[str, str] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    """Errors by path."""
    cut_after: list[int] = field(default_factory=list)
    """Bytes after which the next answers are cut, one for each."""
    ranges: bool = True
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Paths and headers of the requests so far."""
    url: str = ""


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Serve a site until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            site.asked.append((self.path, dict(self.headers)))
            if path in site.redirects:
                self.send_response(302)
                self.send_header("Location", site.redirects[path])
                self.end_headers()
            elif path in site.codes or path not in site.files:
                self.send_error(site.codes.get(path, 404))
            else:
                self._send(site.files[path], site.kinds.get(path, "application/octet-stream"))

        def _send(self, content: bytes, kind: str) -> None:
            wanted = self.headers.get("Range") if site.ranges else None
            start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
            self.send_response(206 if wanted else 200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content) - start))
            if wanted:
                self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
            self.end_headers()
            part = content[start:]
            self.wfile.write(part[: site.cut_after.pop(0)] if site.cut_after else part)

    with listening(Handler) as site.url:
        yield site
