"""Light or dark, as the system says or as the user chose, applied to the whole program."""

from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from rmt_desktop.ui.icons import icon
from rmt_desktop.ui.palette import DARK, LIGHT, Palette
from rmt_desktop.ui.resources import icon_file, style_file

SCALE = {"small": 0.88, "body": 1.0, "lead": 1.12, "title": 1.25, "display": 1.85}
"""The type scale, as multiples of the system's own text size."""
TEXT_SIZES = (80, 200)
"""Least and largest size of all text, in percent of the system's."""
_MARK = 1.44
"""Pixels that a box to tick is wide, by point of the text beside it."""
_SMALLEST_BODY = 9.75
"""Points; some systems report a smaller default that is hard to read in long answers."""


class ThemeMode(StrEnum):
    """What the View menu offers."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {
    ThemeMode.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeMode.LIGHT: Qt.ColorScheme.Light,
    ThemeMode.DARK: Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """Holds the palette in force and re-applies it when the system or the user changes it."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._system = max(app.font().pointSizeF(), _SMALLEST_BODY)
        self._percent = 100
        self.mode = ThemeMode.SYSTEM
        self.palette = LIGHT
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    def set_mode(self, mode: ThemeMode) -> None:
        """Follow the system, or stay light or dark."""
        self.mode = mode
        self._app.styleHints().setColorScheme(_SCHEMES[mode])
        self._apply()

    def text_size(self) -> int:
        """Size of all text in percent of the system's."""
        return self._percent

    def set_text_size(self, percent: int) -> None:
        """Make all text larger or smaller, within :data:`TEXT_SIZES`."""
        self._percent = max(TEXT_SIZES[0], min(TEXT_SIZES[1], percent))
        self._apply()

    def scaled(self, length: int) -> int:
        """A length that grows with the text."""
        return round(length * self._percent / 100)

    def _body(self) -> float:
        return self._system * self._percent / 100

    def colour(self, name: str) -> QColor:
        """A colour of the palette in force."""
        return QColor(self.palette.colours()[name])

    def icon(self, name: str, colour: str = "muted") -> QIcon:
        """An icon in a colour of the palette in force."""
        return icon(name, self.palette.colours()[colour])

    def font(self, step: str, *, bold: bool = False) -> QFont:
        """The system's font at a step of the type scale, for what is painted by hand."""
        font = QFont(self._app.font())
        font.setPointSizeF(self._body() * SCALE[step])
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    @Slot()
    def _follow_system(self) -> None:
        if self.mode is ThemeMode.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        self.palette = DARK if self._wants_dark() else LIGHT
        sheet = style_sheet(self.palette, self._body())
        if sheet != self._app.styleSheet():  # Qt lays everything out anew, changed or not
            self._app.setPalette(qt_palette(self.palette))
            self._app.setStyleSheet(sheet)
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self.mode is ThemeMode.SYSTEM:
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.mode is ThemeMode.DARK


def style_sheet(palette: Palette, base: float) -> str:
    """The style sheet with the palette's colours and text sizes in points filled in."""
    sizes = {name: f"{base * factor:.2f}pt" for name, factor in SCALE.items()}
    sizes["mark"] = f"{round(_MARK * base)}px"
    looks = "dark" if palette.dark else "light"
    pictures = {name: icon_file(f"{name}-{looks}").as_posix() for name in ("check", "choose", "raise")}
    return Template(style_file().read_text("utf-8")).substitute(palette.colours() | sizes | pictures)


def qt_palette(palette: Palette) -> QPalette:
    """The same colours for everything Qt draws by itself."""
    role = QPalette.ColorRole
    names = {
        role.Window: palette.surface,
        role.WindowText: palette.text,
        role.Base: palette.surface,
        role.AlternateBase: palette.sunken,
        role.Text: palette.text,
        role.PlaceholderText: palette.muted,
        role.Button: palette.surface,
        role.ButtonText: palette.text,
        role.ToolTipBase: palette.text,
        role.ToolTipText: palette.surface,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Link: palette.accent,
        role.Dark: palette.canvas,
        role.Mid: palette.line,
    }
    made = QPalette()
    for part, colour in names.items():
        made.setColor(part, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(disabled, part, QColor(palette.edge))
    return made
