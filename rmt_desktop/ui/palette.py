"""The colours of the window, light and dark. Every text colour has a contrast of at least 4.5 : 1."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """One set of colours, each ``#rrggbb``; the names say what a colour is for."""

    dark: bool
    canvas: str
    """Behind the pages of a document and around the panes."""
    surface: str
    """Panes and cards."""
    sunken: str
    """Fields, hovered rows, quote cards."""
    line: str
    """Hairlines between panes and around cards."""
    edge: str
    """Borders of what can be typed into or pressed (3 : 1)."""
    text: str
    muted: str
    """Second lines and small print."""
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    """Selected rows, the user's own questions."""
    danger: str
    danger_soft: str
    warn: str
    warn_soft: str
    good: str
    good_soft: str
    highlight: str
    """Laid over the words of a quote."""
    heat: str
    """Pages that contributed most to an answer."""

    def colours(self) -> dict[str, str]:
        """All colours by name, as the style sheet asks for them."""
        return {name: value for name, value in asdict(self).items() if name != "dark"}


LIGHT = Palette(
    dark=False,
    canvas="#eceef1",
    surface="#ffffff",
    sunken="#f5f6f8",
    line="#e1e4e9",
    edge="#8a93a1",
    text="#18202b",
    muted="#566071",
    accent="#0e6170",
    accent_hover="#0a4c58",
    on_accent="#ffffff",
    accent_soft="#e2f0f1",
    danger="#a8241b",
    danger_soft="#fcecea",
    warn="#7f4d00",
    warn_soft="#fdf2dc",
    good="#17683f",
    good_soft="#e5f3ea",
    highlight="#ffd54a",
    heat="#d9540b",
)

DARK = Palette(
    dark=True,
    canvas="#101317",
    surface="#191d23",
    sunken="#21262e",
    line="#2c323b",
    edge="#6f7a89",
    text="#e6e9ee",
    muted="#a2acba",
    accent="#74c7d3",
    accent_hover="#97d8e1",
    on_accent="#08262b",
    accent_soft="#1b373c",
    danger="#ff9c92",
    danger_soft="#3a201f",
    warn="#f0c06a",
    warn_soft="#352a17",
    good="#7fd3a3",
    good_soft="#1b3326",
    highlight="#ffd54a",
    heat="#ff8a3c",
)
