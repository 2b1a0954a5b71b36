"""The cards of a chat, however long: only those near what is looked at are built, a few per turn of the event loop."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmt_desktop.domain.answers import Question
from rmt_desktop.ui.cards import QuestionCard
from rmt_desktop.ui.following_area import FollowingArea
from rmt_desktop.ui.quote_card import QuoteCard

AHEAD = 10
"""Cards that are built beyond what was asked for, on the side the user scrolls to."""
MOST = 40
"""Cards that stand at once; beyond that those farthest from what is looked at go. Laying out costs about 1 ms each."""
SLICE_SECONDS = 0.012
"""Building stops for this turn of the event loop after that long, at least one card later."""
ROOM = 10
"""Pixels between the upper edge and the card that is followed."""
_CHUNK = 8
"""Questions that are loaded at once."""


class CardColumn(FollowingArea):
    """Shows questions ``first`` up to ``last`` of a chat and moves that range as the user scrolls.

    Args:
        load: the questions of some numbers.
        make: builds the card of a question.
    """

    def __init__(self, load: Callable[[Sequence[int]], Sequence[Question]], make: Callable[[Question], QuestionCard]):
        super().__init__()
        self._load, self._make = load, make
        self.cards: dict[int, QuestionCard] = {}
        """By question, in the order of the chat."""
        self._ids: list[int] = []
        self._first = self._last = 0
        self._up_to = self._down_to = self._above = 0
        self._loaded: dict[int, Question] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._build)
        inner = QWidget()
        inner.setObjectName("messages")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(14, 16, 14, 16)
        self._column.setSpacing(18)
        self._column.addStretch(1)
        self.setWidget(inner)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        bar.actionTriggered.connect(lambda: QTimer.singleShot(0, self, self._look))  # at an edge no value changes

    def add_hint(self, hint: QWidget) -> None:
        """Show something above the cards."""
        self._column.insertWidget(0, hint)
        self._above = self._column.count() - 1

    def show_questions(self, ids: Sequence[int], at: int | None = None) -> None:
        """Show a chat from its newest question, or from question ``at``."""
        for card in self.cards.values():
            _drop(card)
        self.cards = {}
        self._ids = list(ids)
        place = self._ids.index(at) if at in self._ids else len(self._ids) - 1
        self._first = self._last = max(0, place)
        self._down_to = min(len(self._ids), place + 1 + (AHEAD if at is not None else 0))
        self._up_to = max(0, place - AHEAD)
        self.follow(None)
        if self._ids:
            self._add_below()
            self.follow(self.cards[self._ids[place]], -ROOM)
        self._build()

    def add(self, question: Question) -> None:
        """Show a question that was just asked; the newest ones are shown with it."""
        self._ids.append(question.id)
        if self._last != len(self._ids) - 1:
            self.show_questions(self._ids)
            return
        self._insert(question, below=True)
        self._down_to = self._last
        self.follow_newest()

    def follow_newest(self) -> None:
        """Keep the start of the newest card in view."""
        self.follow(self.newest(), -ROOM)

    def newest(self, wanted: Callable[[QuestionCard], object] = lambda _card: True) -> QuestionCard | None:
        """The newest card that stands and is wanted."""
        return next((card for card in reversed(self.cards.values()) if wanted(card)), None)

    def last_answered(self) -> Question | None:
        """The newest question whose answer has quotes."""
        card = self.newest(lambda card: card.question.answer and card.question.answer.evidence)
        return card.question if card is not None else None

    def first_quote(self) -> QuoteCard | None:
        """The first quote of the newest answer that has any."""
        card = self.newest(lambda card: card.quotes)
        return card.quotes[0] if card is not None else None

    def shows_first(self) -> bool:
        """Whether the chat's first question is among those that stand."""
        return self._first == 0

    def is_building(self) -> bool:
        """Whether cards are still to be built."""
        return self._timer.isActive()

    @Slot()
    def _build(self) -> None:
        """Build for one turn of the event loop."""
        until = time.monotonic() + SLICE_SECONDS
        while self._wants_more():
            if self._last < self._down_to:
                self._add_below()
            else:
                self._add_above()
            if time.monotonic() > until:
                break
        if self._wants_more():
            self._timer.start()
        else:
            self._timer.stop()
            self._loaded = {}  # what changes until the next time would be missed

    def _wants_more(self) -> bool:
        return self._first > self._up_to or self._last < self._down_to

    def _add_below(self) -> None:
        question = self._question(self._last, self._ids[self._last : self._last + _CHUNK])
        if question is None:
            del self._ids[self._last]
            self._down_to = min(self._down_to, len(self._ids))
        else:
            self._insert(question, below=True)

    def _add_above(self) -> None:
        place = self._first - 1
        question = self._question(place, self._ids[max(0, self._first - _CHUNK) : self._first])
        if question is None:
            del self._ids[place]
            self._first, self._last = place, self._last - 1
            self._up_to, self._down_to = min(self._up_to, place), min(self._down_to, len(self._ids))
        else:
            self._hold()
            self._insert(question, below=False)

    def _question(self, place: int, together: Sequence[int]) -> Question | None:
        """The question at a place, loaded with those around it; None if it is gone."""
        number = self._ids[place]
        if number not in self._loaded:
            self._loaded = {question.id: question for question in self._load(together)}
        return self._loaded.pop(number, None)

    def _insert(self, question: Question, below: bool) -> None:
        card = self._make(question)
        if below:
            self._column.insertWidget(self._column.count() - 1, card)
            self.cards[question.id] = card
            self._last += 1
        else:
            self._column.insertWidget(self._above, card)
            self.cards = {question.id: card, **self.cards}
            self._first -= 1
        if len(self.cards) > MOST:
            self._drop_far(upper=below)

    def _drop_far(self, upper: bool) -> None:
        """Cards on the other side of where new ones are built."""
        self._hold()
        number = next(iter(self.cards)) if upper else next(reversed(self.cards))
        if self.cards[number] is self.followed():
            return
        _drop(self.cards.pop(number))
        if upper:
            self._first += 1
            self._up_to = max(self._up_to, self._first)
        else:
            self._last -= 1
            self._down_to = min(self._down_to, self._last)

    def _hold(self) -> None:
        """What is looked at stays where it is while cards come and go above it."""
        if self.followed() is None:
            value = self.verticalScrollBar().value()
            seen = next((card for card in self.cards.values() if card.y() + card.height() > value), None)
            if seen is not None:
                self.follow(seen, value - seen.y())

    @Slot()
    def _look(self) -> None:
        self._scrolled(self.verticalScrollBar().value())

    @Slot(int)
    def _scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        near = self.viewport().height()
        if value < near and self._first > 0 and self._first <= self._up_to and self.followed() is None:
            self._up_to = max(0, self._first - AHEAD)
            self._timer.start()
        below = value > bar.maximum() - near and self.followed() is None
        if below and self._last < len(self._ids) and self._last >= self._down_to:
            self._down_to = min(len(self._ids), self._last + AHEAD)
            self._timer.start()


def _drop(card: QWidget) -> None:
    card.hide()
    card.deleteLater()
