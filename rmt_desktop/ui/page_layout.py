"""Where continuous pages lie one below the other. No Qt."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Spot:
    """A page's place in pixels from the top left corner of the whole document."""

    left: int
    top: int
    width: int
    height: int


class PageLayout:
    """Pages in one column, centred; looking a page up costs the same however many there are.

    Args:
        sizes: width and height of every page in pixels.
        margin: around all pages.
        spacing: below every page.
        width: of the window they are seen through.

    >>> layout = PageLayout([(100, 50), (60, 80)], margin=5, spacing=10, width=90)
    >>> layout.spot(1)
    Spot(left=25, top=65, width=60, height=80)
    >>> layout.page_at(64.0), layout.page_at(65.0)
    (0, 1)
    """

    def __init__(self, sizes: Sequence[tuple[int, int]], margin: int, spacing: int, width: int) -> None:
        self._sizes, self._margin, self._spacing = sizes, margin, spacing
        self._room = max(max((size[0] for size in sizes), default=0) + 2 * margin, width)
        self._tops = list(accumulate((size[1] + spacing for size in sizes), initial=margin))[: len(sizes)]

    def spot(self, index: int) -> Spot:
        """Where a page (0-based) lies."""
        width, height = self._sizes[index]
        return Spot((self._room - width) // 2, self._tops[index], width, height)

    def extent(self) -> tuple[int, int]:
        """Width and height of everything, margins included."""
        bottom = self._tops[-1] + self._sizes[-1][1] + self._spacing + self._margin if self._tops else 0
        return self._room, bottom

    def page_at(self, height: float) -> int:
        """The page (0-based) at so many pixels from the top, or the one above a gap."""
        return max(0, bisect_right(self._tops, height) - 1)
