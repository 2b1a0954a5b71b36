"""The head of the document: its name, where in it the reader is, and what can be done with its pages."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.language import marked, tr
from rmt_desktop.ui.page_names import find_page, page_name, page_total
from rmt_desktop.ui.parts import IconButton, header, label
from rmt_desktop.ui.theme import Theme

PAGE_TIP = marked("Printed page number (iv) or place in the file (4); #4 is always the place (Ctrl+G)")
_GIVE_WAY = ("fit-page", "rotate", "fit-width", "zoom-out", "zoom-in", "forward", "back", "search", "outline")
"""Tools that are left out first."""
_TITLE, _GAP = 110, 5
"""Room for the document's name, and beside each tool."""
Tool = tuple[str, str, Callable[[], object]]
"""Icon, what it does, and doing it."""


class PageField(QLineEdit):
    """Escape gives up what was typed."""

    given_up = Signal()

    def event(self, event: QEvent) -> bool:
        """Escape is meant for the field before it is meant for the window."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape; anything else as usual."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class DocumentHeader(QWidget):
    """``page_asked`` with a page (1-based) that was typed.

    Args:
        before: tools left of the page field.
        after: tools right of it.
        only_pages: names of icons of tools that only pages have, not plain text.
    """

    page_asked = Signal(int)

    def __init__(self, theme: Theme, before: Sequence[Tool], after: Sequence[Tool], only_pages: Sequence[str]) -> None:
        super().__init__()
        self._pages: Sequence[Page] = ()
        self._page, self._turnable = 1, False
        self._make_field()
        made = {icon: IconButton(theme, icon, text, work) for icon, text, work in (*before, *after)}
        self._only_pages = [made[icon] for icon in only_pages]
        self.tools = made
        left, right = ([made[icon] for icon, _, _ in side] for side in (before, after))
        self._shown = (*left, self.field, self._total, *right)
        head = header(tr("Document"), *self._shown)
        title = head.findChild(QLabel, "paneTitle")
        assert title is not None
        self._title = title
        self._title.setMinimumWidth(20)
        self._title.setSizePolicy(self._title.sizePolicy().Policy.Ignored, self._title.sizePolicy().Policy.Preferred)
        layout = head.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.setStretch(0, 1)
        layout.setStretch(1, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(head)
        self.show_document(tr("Document"), (), turnable=False)

    def show_document(self, name: str, pages: Sequence[Page], *, turnable: bool) -> None:
        """Name a document; without pages there is none, and nothing to do."""
        self._pages = pages
        self._title.setText(name)
        self._title.setToolTip(name if pages else "")
        self._turnable = turnable
        self._show_tools()

    def show_page(self, number: int) -> None:
        """Say which page is in view (1-based); what is being typed stays."""
        self._page = number
        if not 1 <= number <= len(self._pages):
            return
        page = self._pages[number - 1]
        self._total.setText(page_total(page, len(self._pages)))
        self._total.setToolTip(self._total.text())
        if not self.field.hasFocus() or not self.field.isModified():
            self.field.setText(page_name(page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, what is in the menus anyway goes first."""
        super().resizeEvent(event)
        self._show_tools()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(0, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Tools give way."""
        return QSize(0, super().minimumSizeHint().height())

    def _show_tools(self) -> None:
        there = set(self._shown) if self._pages else set()
        if not self._turnable:
            there -= set(self._only_pages)
        for icon in _GIVE_WAY:
            if sum(tool.sizeHint().width() + _GAP for tool in there) + _TITLE <= self.width():
                break
            there.discard(self.tools[icon])
        for tool in self._shown:
            tool.setVisible(tool in there)

    def ask_page(self) -> None:
        """Put the keyboard into the page field."""
        if self._pages:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.selectAll()

    def position(self) -> str:
        """``iv · 4 of 320``."""
        return f"{self.field.text()} {self._total.text()}"

    def _make_field(self) -> None:
        self.field = PageField()
        self.field.setFixedWidth(58)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setAccessibleName(tr("Page"))
        self.field.setToolTip(tr(PAGE_TIP))
        self.field.returnPressed.connect(self._jump)
        self.field.given_up.connect(self._give_up)
        self.field.editingFinished.connect(self._leave_field)
        self._total = label("", "muted")
        self._total.setMaximumWidth(150)

    @Slot()
    def _jump(self) -> None:
        number = find_page(self._pages, self.field.text())
        if number is None:
            self.field.selectAll()
            self._total.setText(tr("no such page"))
            return
        self.field.setModified(False)
        self.page_asked.emit(number)

    @Slot()
    def _give_up(self) -> None:
        self.field.setModified(False)
        self.show_page(self._page)

    @Slot()
    def _leave_field(self) -> None:
        """Told on Enter, too; then what was typed stays to be corrected."""
        if not self.field.hasFocus():
            self._give_up()
