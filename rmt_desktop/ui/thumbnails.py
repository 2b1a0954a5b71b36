"""Small pictures of all pages, drawn as they come into view."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rmt_desktop.domain.language import tr
from rmt_desktop.ui.page_pictures import PagePictures, Wanted
from rmt_desktop.ui.theme import Theme

_WIDTH, _HEIGHT = 112, 150
_MOST_BYTES = 24 * 2**20


class Thumbnails(QListView):
    """A click or Enter goes to a page."""

    page_chosen = Signal(int)

    def __init__(self, document: QPdfDocument, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("outline")
        self.setAccessibleName(tr("Pages"))
        self._document = document
        self.pictures = PagePictures(document, _MOST_BYTES)
        self.pictures.ready.connect(self._show_picture)
        self._names = QStringListModel(self)
        self.setModel(self._names)
        self.setItemDelegate(ThumbnailDelegate(self, theme))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.refresh)

    def fill(self, names: Sequence[str]) -> None:
        """Show the document's pages under these names; none = no document."""
        self.pictures.forget()
        self._names.setStringList(list(names))

    def show_page(self, number: int) -> None:
        """Mark a page (1-based) and bring its picture into view."""
        index = self._names.index(number - 1)
        if index.isValid():
            self.setCurrentIndex(index)

    def wanted(self, row: int) -> Wanted:
        """The picture of a page (0-based), as large as there is room for it."""
        size = self._document.pagePointSize(row)
        scale = min(_WIDTH / max(1.0, size.width()), _HEIGHT / max(1.0, size.height())) * self.devicePixelRatioF()
        return Wanted(row, max(1, round(size.width() * scale)), max(1, round(size.height() * scale)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the page; arrows move as usual."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in view, then ask for the pictures they lack."""
        super().paintEvent(event)
        step = max(1, self.sizeHintForRow(0))
        first = self.verticalScrollBar().value() // step
        last = (self.verticalScrollBar().value() + self.viewport().height()) // step
        self.pictures.want([self.wanted(row) for row in range(first, min(last + 1, self._names.rowCount()))])

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew when the text's size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    @Slot()
    def refresh(self) -> None:
        """Draw anew in the theme's colours."""
        self.viewport().update()

    @Slot(int)
    def _show_picture(self, page: int) -> None:
        self.update(self._names.index(page))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.page_chosen.emit(index.row() + 1)


class ThumbnailDelegate(QStyledItemDelegate):
    """A page's picture with its name below."""

    def __init__(self, view: Thumbnails, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All pages have equally much room."""
        return QSize(_WIDTH + 20, _HEIGHT + 22 + self._theme.scaled(18))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a page."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect.adjusted(3, 3, -3, -3)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft" if chosen else "sunken"))
            painter.drawRoundedRect(box, 6, 6)
        wanted, ratio = self._view.wanted(index.row()), self._view.devicePixelRatioF()
        size = QSize(round(wanted.width / ratio), round(wanted.height / ratio))
        page = QRect(box.center().x() - size.width() // 2, box.top() + 7 + _HEIGHT - size.height(), *size.toTuple())
        painter.fillRect(page, Qt.GlobalColor.white)
        image = self._view.pictures.picture(wanted)
        if image is not None:
            painter.drawImage(page, image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._theme.colour("accent" if chosen else "edge"))
        painter.drawRect(page)
        self._name(painter, box, str(index.data()))
        painter.restore()

    def _name(self, painter: QPainter, box: QRect, name: str) -> None:
        font = self._theme.font("small")
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        below = QRect(box.left(), box.bottom() - self._theme.scaled(19), box.width(), self._theme.scaled(18))
        shown = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, box.width() - 8)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, shown)
