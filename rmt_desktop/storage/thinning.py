"""Which backups are kept: the newest ones, then one a day, a week, a month."""

from collections.abc import Callable, Sequence
from datetime import datetime

NEWEST = 3
DAYS = 7
WEEKS = 4
MONTHS = 12

_PERIODS: tuple[tuple[Callable[[datetime], object], int], ...] = (
    (lambda moment: moment.date(), DAYS),
    (lambda moment: moment.isocalendar()[:2], WEEKS),
    (lambda moment: (moment.year, moment.month), MONTHS),
)


def kept(moments: Sequence[datetime]) -> set[int]:
    """Positions of the backups that stay.

    Periods in which no backup was made do not count, so that nothing is lost while the program is not used, nor when
    the clock is wrong.

    Args:
        moments: when each backup was made, the newest backup first.

    >>> from datetime import timedelta
    >>> daily = [datetime(2026, 6, 30) - timedelta(days=day) for day in range(400)]
    >>> len(kept(daily)), 0 in kept(daily), 6 in kept(daily), 399 in kept(daily)
    (20, True, True, False)
    """
    stay = set(range(min(NEWEST, len(moments))))
    for period, most in _PERIODS:
        newest: dict[object, int] = {}
        for position, moment in enumerate(moments):
            newest.setdefault(period(moment), position)
        stay.update(sorted(newest.values())[:most])
    return stay
