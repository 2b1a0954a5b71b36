"""The sheet of all keys, made from the menus themselves."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rmt_desktop.domain.language import marked, tr
from rmt_desktop.ui.parts import label

Keys = tuple[str, str]
ELSEWHERE: dict[str, tuple[Keys, ...]] = {
    marked("Verify lane"): (
        ("A", marked("Accept the quote")),
        ("R", marked("Reject it")),
        ("U", marked("Take that back")),
        (marked("N or ↓"), marked("Next quote")),
        (marked("P or ↑"), marked("Previous quote")),
        (marked("O or Enter"), marked("Open the quote at its page")),
        (marked("Esc"), marked("Back to the document")),
    ),
    marked("Quote in the chat"): (
        (marked("Enter or O"), marked("Show it in the document")),
        ("A, R, U", marked("Accept, reject, take back")),
    ),
    marked("Compared versions"): (
        (marked("Tab"), marked("Next question")),
        (marked("Enter"), marked("Open the new version")),
        ("O", marked("Open the old version")),
    ),
    marked("Tally"): (
        (marked("Space"), marked("Keep or strike the finding")),
        (marked("Enter"), marked("Open it at its page")),
    ),
    marked("Document"): (
        (marked("Home, End"), marked("First, last page")),
        (marked("Space"), marked("On by a window's height; with Shift back")),
        (marked("Ctrl+A"), marked("Select the page's text")),
        (marked("Shift+← →"), marked("Widen or narrow the selection by a word")),
        (marked("Ctrl+C"), marked("Copy what is selected or marked")),
        (marked("Ctrl+wheel"), marked("Larger or smaller")),
    ),
    marked("Outline, pages in small"): (("↑ ↓", marked("From entry to entry")), (marked("Enter"), marked("Go there"))),
    marked("Reading map"): (("← →", marked("From cell to cell")), (marked("Enter"), marked("Go to the page"))),
    marked("Question"): ((marked("Enter"), marked("Ask")), (marked("Shift+Enter"), marked("New line"))),
    marked("Documents"): (
        (marked("Enter"), marked("Open")),
        (marked("Del"), marked("Remove from the library")),
        (marked("Ctrl+Z"), marked("Undo that")),
        ("F2", marked("Rename")),
        (marked("Ctrl+A"), marked("All documents shown")),
        ("↓", marked("From the search to what it found")),
    ),
}


def menu_actions(window: QWidget, menus: Sequence[QAction]) -> list[tuple[str, QAction]]:
    """Every action of the menus with the name of its menu."""
    found: list[tuple[str, QAction]] = []
    for top in menus:
        menu = top.menu()
        actions = menu.actions() if isinstance(menu, QWidget) else []
        found += [(plain(top.text()), action) for action in actions if not action.isSeparator()]
    return found


def plain(text: str) -> str:
    """A menu's text as it is read: no mark of the key that opens it.

    >>> plain("Save && &quit …")
    'Save & quit'
    """
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…").strip()


def keys_of(action: QAction) -> str:
    """The keys of an action; empty if it has none."""
    return tr(" or ").join(shortcut.toString(QKeySequence.SequenceFormat.NativeText) for shortcut in action.shortcuts())


class ShortcutSheet(QWidget):
    """All keys in two columns of sections."""

    def __init__(self, actions: Sequence[tuple[str, QAction]]) -> None:
        super().__init__()
        sections: dict[str, list[Keys]] = {}
        for menu, action in actions:
            if keys_of(action):
                sections.setdefault(menu, []).append((keys_of(action), plain(action.text())))
        columns = QHBoxLayout(self)
        columns.setContentsMargins(24, 20, 24, 20)
        columns.setSpacing(36)
        halves = (QVBoxLayout(), QVBoxLayout())
        for half in halves:
            half.setSpacing(18)
            columns.addLayout(half, 1)
        for name, keys in {**sections, **ELSEWHERE}.items():
            shorter = min(halves, key=lambda half: half.sizeHint().height())
            shorter.addWidget(_section(name, keys))
        for half in halves:
            half.addStretch(1)


def _section(name: str, keys: Sequence[Keys]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 120)
    grid.addWidget(label(tr(name), "paneTitle"), 0, 0, 1, 2)
    for row, (key, work) in enumerate(keys, 1):
        grid.addWidget(label(tr(key), "muted"), row, 0)
        grid.addWidget(label(tr(work), wrap=True), row, 1)
    return made
