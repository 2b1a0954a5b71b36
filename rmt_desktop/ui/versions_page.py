"""Compared versions: every question asked again, what changed first, in the document's place."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.domain.language import marked, tr
from rmt_desktop.domain.revisions import AskedAgain, Change, Revision
from rmt_desktop.ui.chat_export import suggested_name
from rmt_desktop.ui.elided import ElidedCombo
from rmt_desktop.ui.file_choice import FileChoice, Purpose
from rmt_desktop.ui.parts import IconButton, button, header, label
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.version_card import VersionCard
from rmt_desktop.workflows.desk import Desk
from rmt_desktop.workflows.revision_text import ordered, summary, write_docx, write_markdown

FILTERS = marked("Word (*.docx);;Markdown (*.md)")
KEYS = marked("Tab from question to question · Enter open the new version · O open the old one · Esc close")
EMPTY = marked(
    "No versions were compared yet.\n\nDrop a new version of a document onto the old one in the library, or choose "
    "File, New version. What you asked of the old one is then asked of the new one, and each answer is compared. "
    "Pin a question (Chat, Pin the newest question) to have only the pinned ones asked."
)


class VersionsPage(QWidget):
    """Shows one comparison at a time; it fills as the questions are answered."""

    closed = Signal()
    open_asked = Signal(object)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._revision: Revision | None = None
        self.cards: list[VersionCard] = []
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.chooser = ElidedCombo()
        self.chooser.setAccessibleName(tr("Compared versions"))
        self.chooser.setMinimumWidth(80)
        self.chooser.activated.connect(self._choose)
        head = header(
            tr("Versions"), self.chooser, IconButton(theme, "close", tr("Back to the document (Esc)"), self.closed.emit)
        )
        layout = head.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.setStretch(1, 0)
        layout.setStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(self._make_line())
        column.addWidget(self._make_area(), 1)
        column.addWidget(label(tr(KEYS), "bar", wrap=True))
        self._expected = False
        theme.changed.connect(self._show_anew)

    def revision(self) -> Revision | None:
        """The comparison shown."""
        return self._revision

    def show_newest(self) -> None:
        """Show the comparison begun last."""
        self._fill(None)

    def expect(self, old: str, new: str) -> None:
        """A comparison is about to begin."""
        self._expected, self._revision = True, None
        self.chooser.hide()
        self._show_cards()
        self._empty.hide()
        self._line.setText(tr("{new} is read as a new version of {old}. Its questions follow.", new=new, old=old))

    @Slot()
    def give_up(self) -> None:
        """What was expected does not come; the window says why."""
        if self._expected:
            self.show_newest()

    @Slot(int)
    def follow(self, revision_id: int) -> None:
        """A comparison has begun or got on; one that is not shown yet is shown when it begins."""
        known = [self.chooser.itemData(i) for i in range(self.chooser.count())]
        shown = self._revision.id if self._revision else None
        self._fill(revision_id if revision_id not in known or shown is None else shown)

    def export(self) -> None:
        """Choose where the comparison goes."""
        if self._revision is None:
            return
        name = suggested_name(tr("{name} changes", name=self._revision.new_name)) + ".docx"
        path = FileChoice(self, self._desk, Purpose.EXPORTS).target(tr("Export comparison"), name, tr(FILTERS))
        if path is not None:
            revision = self._revision
            write = write_docx if path.suffix.lower() == ".docx" else write_markdown
            self._desk.export(path, lambda target: write(revision, target))

    def _fill(self, revision_id: int | None) -> None:
        found = self._desk.revisions()
        self._expected = False
        self.chooser.clear()
        for one in found:
            self.chooser.addItem(
                tr(
                    "{new} against {old}, {created:%Y-%m-%d %H:%M}",
                    new=one.new_name,
                    old=one.old_name,
                    created=one.created,
                ),
                one.id,
            )
        chosen = next((i for i, one in enumerate(found) if one.id == revision_id), 0)
        self._revision = found[chosen] if found else None
        self.chooser.setCurrentIndex(chosen if found else -1)
        self.chooser.setVisible(bool(found))
        self._show_cards()

    def _show_cards(self) -> None:
        focused = next((i for i, card in enumerate(self.cards) if card.hasFocus()), None)
        revision = self._revision
        known, self.cards = {card.item: card for card in self.cards}, []
        for item in ordered(revision) if revision else ():
            card = known.pop(item, None) or self._make_card(item)
            self._column.insertWidget(self._column.count() - 1, card)
            self.cards.append(card)
        for card in known.values():
            card.hide()
            card.deleteLater()
        self._line.setText(summary(revision) if revision else "")
        self._empty.setVisible(not self.cards)
        self._export.setVisible(bool(self.cards))
        stopped = revision is not None and bool(revision.count(Change.WAITING)) and not self._desk.busy()
        self._again.setVisible(stopped)
        if focused is not None and focused < len(self.cards):
            self.cards[focused].setFocus()

    @Slot()
    def _show_anew(self) -> None:
        """In the theme's colours."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        self._show_cards()

    def _make_card(self, item: AskedAgain) -> VersionCard:
        return VersionCard(item, self._theme, self._opener(item.old_question), self._opener(item.question))

    def focus_first(self) -> None:
        """Put the keyboard on the first question."""
        (self.cards[0] if self.cards else self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _opener(self, question_id: int | None) -> Callable[[], None]:
        def show() -> None:
            quote = self._first_quote(question_id)
            if quote is None:
                self._line.setText(tr("There is no quote to open: nothing was found, or the question was deleted."))
            else:
                self.open_asked.emit(quote)

        return show

    def _first_quote(self, question_id: int | None) -> Evidence | None:
        try:
            answer = self._desk.question(question_id).answer if question_id is not None else None
        except KeyError:
            return None
        return next(iter((answer.evidence or answer.nearest) if answer else ()), None)

    @Slot(int)
    def _choose(self, index: int) -> None:
        self._fill(self.chooser.itemData(index))

    def _make_line(self) -> QHBoxLayout:
        self._line = label("", "title", wrap=True)
        self._export = button(tr("Export …"), self.export)
        self._again = button(tr("Go on asking"), self._desk.versions.start)
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 8)
        row.addWidget(self._line, 1)
        row.addWidget(self._again, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._export, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _make_area(self) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("messages")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 6, 16, 16)
        self._column.setSpacing(12)
        self._empty = label(tr(EMPTY), "muted", wrap=True)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("Questions of both versions"))
        area.setWidget(inner)
        return area
