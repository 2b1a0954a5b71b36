"""Tables as every page shows them: whole rows, sorted by their heads, left by Tab."""

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView


def dress_table(table: QTableView, name: str) -> None:
    """One row is chosen at a time; ``name`` is what screen readers say."""
    table.setObjectName("tally")
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def dress_sortable(table: QTableView, proxy: QSortFilterProxyModel, name: str) -> None:
    """The same with a model whose rows stand in their own order until a head is chosen."""
    table.setModel(proxy)
    table.setSortingEnabled(True)
    proxy.sort(-1)
    dress_table(table, name)
    table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
