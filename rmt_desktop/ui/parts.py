"""Small widgets that every pane uses."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rmt_desktop.domain.language import tr
from rmt_desktop.ui.elided import ElidedLabel
from rmt_desktop.ui.theme import Theme


def label(text: str = "", name: str = "", *, wrap: bool = False) -> QLabel:
    """Plain text; ``name`` chooses its style."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    if wrap:
        made.setMinimumWidth(40)
    return made


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Give a widget another value of a property that the style sheet asks for."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def show_badge(badge: QLabel, text: str, tone: str) -> None:
    """Show a text in its colour (``good``, ``warn``, ``danger``, or none); without text the badge is hidden."""
    badge.setText(text)
    badge.setVisible(bool(text))
    set_look(badge, "tone", tone)


def selectable(made: QLabel) -> QLabel:
    """A label whose text can be copied, with the keyboard too."""
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


def button(text: str, pressed: Callable[[], object], name: str = "") -> QPushButton:
    """A push button."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAutoDefault(False)
    made.clicked.connect(lambda checked=False: pressed())
    return made


def spin_box(name: str, least: int, most: int) -> QSpinBox:
    """A whole number to choose; ``name`` is what screen readers say."""
    made = QSpinBox()
    made.setAccessibleName(name)
    made.setRange(least, most)
    made.lineEdit().setTextMargins(7, 0, 0, 0)  # the style sheet's padding does not reach it
    return made


def swap(begin: QWidget, end: QWidget, running: bool, ready: bool = True) -> None:
    """Let something be begun once it is ready, or ended while it runs; the keyboard goes from one to the other."""
    held = begin.hasFocus() or end.hasFocus()
    begin.setEnabled(ready and not running)
    end.setVisible(running)
    if held:
        (end if running else begin).setFocus(Qt.FocusReason.OtherFocusReason)


class IconButton(QToolButton):
    """An icon with a tooltip, in the colours of the theme."""

    def __init__(self, theme: Theme, icon: str, text: str, pressed: Callable[[], object] | None = None):
        super().__init__()
        self._theme, self._icon = theme, icon
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if pressed is not None:
            self.clicked.connect(lambda checked=False: pressed())
        theme.changed.connect(self.recolour)
        self.recolour()

    @Slot()
    def recolour(self) -> None:
        """Draw the icon in the theme's colour, and as large as its text would be."""
        self.setIconSize(QSize(1, 1) * self._theme.scaled(18))
        self.setIcon(self._theme.icon(self._icon))


def header(title: str, *widgets: QWidget) -> QWidget:
    """A pane's head: its title, and buttons on the right."""
    made = QWidget()
    made.setObjectName("paneHeader")
    made.setMinimumHeight(48)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # higher only with larger text
    row = QHBoxLayout(made)
    row.setContentsMargins(16, 0, 10, 0)
    row.setSpacing(4)
    heading = ElidedLabel(title, "paneTitle")
    row.addWidget(heading)
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    return made


def closable_page(theme: Theme, title: str, closed: Callable[[], object], inner: QWidget) -> QWidget:
    """Something that stands in the document's place for a while, scrollable, with a button that closes it."""
    page = QWidget()
    page.setObjectName("canvas")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    inner.setObjectName("sheet")
    area = QScrollArea()
    area.setObjectName("sheet")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(header(title, IconButton(theme, "close", tr("Back to the document (Esc)"), closed)))
    column.addWidget(area, 1)
    return page


class NoticeBar(QFrame):
    """A quiet bar for what the user should know; goes away by its own button. Several notices are counted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        self._label = selectable(label("", wrap=True))
        self.action = button("", self._act)
        row.addWidget(self._label, 1)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(IconButton(theme, "close", tr("Dismiss"), self.dismiss), 0, Qt.AlignmentFlag.AlignTop)
        self._messages: list[str] = []
        self._work: Callable[[], object] | None = None
        self._spread = False
        self.hide()

    def tell(
        self, message: str, tone: str = "warn", action: str = "", work: Callable[[], object] | None = None
    ) -> None:
        """Show a message; earlier ones that were not dismissed stay counted."""
        if message not in self._messages:
            self._messages.append(message)
        self._work = work
        self._spread = self._spread and work is None
        set_look(self, "tone", tone)
        self._show(action)

    def text(self) -> str:
        """What is shown."""
        return self._label.text()

    def dismiss(self) -> None:
        """Forget all messages."""
        self._messages, self._work, self._spread = [], None, False
        self.hide()

    def _show(self, action: str = "") -> None:
        more = len(self._messages) - 1
        shown = self._messages if self._spread else self._messages[-1:]
        self._label.setText("\n".join(shown[:200]))
        title = action or (tr("Show all {count}", count=more + 1) if more and not self._spread else "")
        self.action.setText(title)
        self.action.setVisible(bool(title))
        self.show()

    def _act(self) -> None:
        if self._work is not None:
            work = self._work
            self.dismiss()
            work()
        else:
            self._spread = True
            self._show()
