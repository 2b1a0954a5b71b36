"""The sheet of all keys, made from the menus themselves."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rmt_desktop.ui.parts import label

Keys = tuple[str, str]
ELSEWHERE: dict[str, tuple[Keys, ...]] = {
    "Verify lane": (
        ("A", "Accept the quote"), ("R", "Reject it"), ("U", "Take that back"), ("N or ↓", "Next quote"),
        ("P or ↑", "Previous quote"), ("O or Enter", "Open the quote at its page"), ("Esc", "Back to the document"),
    ),
    "Quote in the chat": (("Enter or O", "Show it in the document"), ("A, R, U", "Accept, reject, take back")),
    "Compared versions": (
        ("Tab", "Next question"), ("Enter", "Open the new version"), ("O", "Open the old version"),
    ),
    "Tally": (("Space", "Keep or strike the finding"), ("Enter", "Open it at its page")),
    "Document": (
        ("Home, End", "First, last page"), ("Space", "On by a window's height; with Shift back"),
        ("Ctrl+A", "Select the page's text"), ("Shift+← →", "Widen or narrow the selection by a word"),
        ("Ctrl+C", "Copy what is selected or marked"), ("Ctrl+wheel", "Larger or smaller"),
    ),
    "Outline, pages in small": (("↑ ↓", "From entry to entry"), ("Enter", "Go there")),
    "Reading map": (("← →", "From cell to cell"), ("Enter", "Go to the page")),
    "Question": (("Enter", "Ask"), ("Shift+Enter", "New line")),
    "Documents": (
        ("Enter", "Open"), ("Del", "Remove from the library"), ("Ctrl+Z", "Undo that"), ("F2", "Rename"),
        ("Ctrl+A", "All documents shown"), ("↓", "From the search to what it found"),
    ),
}  # fmt: skip


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
    return " or ".join(shortcut.toString() for shortcut in action.shortcuts())


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
    grid.addWidget(label(name, "paneTitle"), 0, 0, 1, 2)
    for row, (key, work) in enumerate(keys, 1):
        grid.addWidget(label(key, "muted"), row, 0)
        grid.addWidget(label(work, wrap=True), row, 1)
    return made
