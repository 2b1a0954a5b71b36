"""The choice of what part of the library is shown: all of it, a collection, or what has a tag."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from rmt_desktop.domain.language import numeral, tr
from rmt_desktop.domain.shelving import Collection
from rmt_desktop.ui.elided import ElidedCombo
from rmt_desktop.ui.wording import isolated


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the library."""

    collection: Collection | None = None
    tag: str | None = None
    members: frozenset[int] | None = None
    """Its documents; None: all."""

    @property
    def key(self) -> str:
        """How it is remembered from one start to the next."""
        if self.collection is not None:
            return f"collection {self.collection.id}"
        return "" if self.tag is None else f"tag {self.tag}"


ALL = Scope()


class ScopeBox(ElidedCombo):
    """Lists all documents, every collection and every tag, each with the number of its documents."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._scopes: list[Scope | None] = [ALL]
        self.setAccessibleName(tr("Collection or tag shown"))
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(24)
        self.addItem(tr("All documents"))
        self.currentIndexChanged.connect(self._tell)

    def scope(self) -> Scope:
        """What is chosen."""
        return self._scopes[max(0, self.currentIndex())] or ALL

    def fill(self, collections: Sequence[Collection], tags: Mapping[int, tuple[str, ...]], present: set[int]) -> None:
        """List these; the choice stays if it is still there."""
        key = self.scope().key
        by_tag: dict[str, set[int]] = {}
        for document_id, names in tags.items():
            for name in names:
                by_tag.setdefault(name, set()).add(document_id)
        groups = [
            [Scope(collection=c, members=c.document_ids) for c in collections],
            [Scope(tag=tag, members=frozenset(ids)) for tag, ids in sorted(by_tag.items())],
        ]
        self.blockSignals(True)
        self.clear()
        self._scopes = [ALL]
        self.addItem(tr("All documents ({count:,})", count=len(present)))
        for group in groups:
            if group:
                self.insertSeparator(self.count())
                self._scopes.append(None)
            for scope in group:
                self._scopes.append(scope)
                self.addItem(f"{_name(scope)} ({numeral(len((scope.members or frozenset()) & present))})")
        self.blockSignals(False)
        self.choose(key)

    def choose(self, key: str) -> None:
        """Choose by :attr:`Scope.key`; all documents if there is no such scope any more."""
        keys = [None if scope is None else scope.key for scope in self._scopes]
        before = self.currentIndex()
        self.setCurrentIndex(keys.index(key) if key in keys else 0)
        if self.currentIndex() == before:
            self._tell()

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.scope())


def _name(scope: Scope) -> str:
    return isolated(scope.collection.name) if scope.collection is not None else f"# {isolated(scope.tag or '')}"
