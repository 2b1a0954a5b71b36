"""Looking for a new version: only when wanted, only telling, and clear about what went wrong."""

import json
import socket

import pytest

from rmt_desktop.domain.errors import UpdateError
from rmt_desktop.domain.releases import NewVersion
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows import updates
from rmt_desktop.workflows.board import Board
from rmt_desktop.workflows.events import UpdateChecked
from rmt_desktop.workflows.update_feed import check_address, newer_version
from rmt_desktop.workflows.updates import DAY, UpdateChoice, UpdateWatch
from tests.servers import Site, serving

PAGE = "https://example.org/releases/0.2.0"


def feed(**fields: object) -> Site:
    return Site({"/latest": json.dumps(fields).encode()})


@pytest.mark.parametrize(
    "fields", [{"version": "0.2.0", "url": PAGE}, {"tag_name": "v0.2.0", "html_url": PAGE, "url": "https://api"}]
)
def test_a_newer_version_is_told_with_its_page(fields) -> None:
    with serving(feed(**fields)) as site:
        assert newer_version(f"{site.url}/latest", "0.1.0") == NewVersion("0.2.0", PAGE)
        assert newer_version(f"{site.url}/latest", "0.2.0") is None
        assert newer_version(f"{site.url}/latest", "0.10.0") is None


def test_nothing_of_this_installation_is_sent() -> None:
    with serving(feed(version="0.2.0")) as site:
        newer_version(f"{site.url}/latest", "0.1.0")
    ((path, headers),) = site.asked
    assert path == "/latest"
    assert set(headers) == {"Host", "Accept", "Accept-Encoding", "User-Agent", "Connection"}
    assert headers["User-Agent"] == "rmt-desktop"


def test_a_page_that_is_not_https_is_not_offered() -> None:
    for page in ("http://example.org", "javascript:alert(1)", "file:///etc/passwd", None):
        with serving(feed(version="0.2.0", url=page)) as site:
            assert newer_version(f"{site.url}/latest", "0.1.0") == NewVersion("0.2.0", "")


@pytest.mark.parametrize(
    "content", [b"<html>", b"[1]", b"{}", b'{"version": "newest"}', b"[" * 200_000, b"\xff\xfe", b" " * (2 << 20)]
)
def test_what_is_no_feed_is_refused(content) -> None:
    with serving(Site({"/latest": content})) as site, pytest.raises(UpdateError, match="Check the address"):
        newer_version(f"{site.url}/latest", "0.1.0")


def test_errors_of_server_and_network_are_told_with_the_host() -> None:
    with serving(Site()) as site, pytest.raises(UpdateError, match=r"127\.0\.0\.1:\d+ answered with error 404"):
        newer_version(f"{site.url}/latest", "0.1.0")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/latest"
    with pytest.raises(UpdateError, match="cannot be reached .*try again when online"):
        newer_version(address, "0.1.0")


def test_a_redirect_must_not_leave_encryption() -> None:
    site = feed(version="0.2.0")
    site.redirects = {"/moved": "/latest", "/away": "http://example.org/latest"}
    with serving(site):
        assert newer_version(f"{site.url}/moved", "0.1.0") == NewVersion("0.2.0", "")
        with pytest.raises(UpdateError, match="Use an https:// address"):
            newer_version(f"{site.url}/away", "0.1.0")


@pytest.mark.parametrize("address", ["", "example.org/latest", "ftp://example.org", "http://example.org/latest"])
def test_addresses_that_are_not_asked(address) -> None:
    with pytest.raises(UpdateError):
        check_address(address)
    check_address("https://example.org/latest")


class Watched:
    """A watch over a library, and what it told."""

    def __init__(self, library: Library):
        board = Board(library, lambda: None)
        self.told: list[object] = []
        self.time = 1e9
        board.listen(self.told.append)
        self.updates = UpdateWatch(board, "0.1.0", lambda: self.time)

    def outcomes(self) -> list[object]:
        assert self.updates._runner.wait_idle(10)
        return self.told


@pytest.fixture
def watched(tmp_path):
    with Library.open(tmp_path) as library:
        made = Watched(library)
        yield made
        assert made.updates.close(10)


def test_nothing_is_asked_until_the_user_wants_it(watched) -> None:
    with serving(feed(version="0.2.0", url=PAGE)) as site:
        watched.updates.choose(UpdateChoice(False, f"{site.url}/latest"))
        watched.updates.start()
        assert watched.outcomes() == []
        assert site.asked == []
        watched.updates.choose(UpdateChoice(True, f"{site.url}/latest"))
        watched.updates.start()
        assert watched.outcomes() == [UpdateChecked(NewVersion("0.2.0", PAGE), asked=False)]


def test_it_looks_once_a_day_also_when_that_fails(watched) -> None:
    with serving(Site()) as site:
        watched.updates.choose(UpdateChoice(True, f"{site.url}/latest"))
        for later in (0, DAY / 2, DAY, DAY, -DAY):  # the last: the clock went back
            watched.time += later
            watched.updates.start()
            watched.outcomes()
    assert len(site.asked) == len(watched.told) == 4
    assert all(event.error and not event.asked for event in watched.told)


def test_the_user_may_look_at_any_time_and_is_told_why_that_is_not_possible(watched, monkeypatch) -> None:
    monkeypatch.setattr(updates, "shipped_address", lambda: "")
    watched.updates.look()
    (outcome,) = watched.outcomes()
    assert outcome == watched.updates.last
    assert outcome.asked
    assert "No release feed is set up" in outcome.error


def test_an_address_that_may_not_be_asked_is_not_kept(watched) -> None:
    before = watched.updates.choice()
    with pytest.raises(UpdateError):
        watched.updates.choose(UpdateChoice(True, "http://example.org"))
    with pytest.raises(UpdateError):
        watched.updates.choose(UpdateChoice(True, "  "))
    assert watched.updates.choice() == before == UpdateChoice()


def test_the_builder_of_a_package_may_ship_an_address(watched, tmp_path, monkeypatch) -> None:
    shipped = tmp_path / "update-feed.txt"
    shipped.write_text("https://example.org/latest\n")
    monkeypatch.setattr(updates, "resource", lambda name: tmp_path / name)
    assert watched.updates.choice() == UpdateChoice(False, "https://example.org/latest")
    watched.updates.choose(UpdateChoice(True, "https://example.org/latest"))
    shipped.write_text("https://example.org/moved\n")  # an update of the program brings another one
    assert watched.updates.choice() == UpdateChoice(True, "https://example.org/moved")
