"""Pages shown turned by quarters of a circle: where a box of the upright page lies then. No Qt."""

Box = tuple[float, float, float, float]
"""Left, top, width, height."""


def turned_size(width: float, height: float, quarters: int) -> tuple[float, float]:
    """Width and height of a page after so many quarter turns clockwise.

    >>> turned_size(600, 800, 1), turned_size(600, 800, 2)
    ((800, 600), (600, 800))
    """
    return (height, width) if quarters % 2 else (width, height)


def turned_box(box: Box, width: float, height: float, quarters: int) -> Box:
    """A box of a page ``width`` wide and ``height`` high, on the page after so many quarter turns clockwise.

    >>> turned_box((10, 20, 30, 5), 600, 800, 1)
    (775, 10, 5, 30)
    >>> turned_box(turned_box((10, 20, 30, 5), 600, 800, 1), 800, 600, 3)
    (10, 20, 30, 5)
    """
    left, top, wide, high = box
    return {
        0: box,
        1: (height - top - high, left, high, wide),
        2: (width - left - wide, height - top - high, wide, high),
        3: (top, width - left - wide, high, wide),
    }[quarters % 4]


def upright_point(x: float, y: float, width: float, height: float, quarters: int) -> tuple[float, float]:
    """The point of the upright page, ``width`` wide and ``height`` high, that is seen at (x, y) of the turned one.

    >>> upright_point(775, 10, 600, 800, 1)
    (10.0, 25.0)
    """
    turned = turned_size(width, height, quarters)
    left, top, _, _ = turned_box((x, y, 0.0, 0.0), *turned, -quarters)
    return float(left), float(top)
