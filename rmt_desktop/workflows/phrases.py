"""Numbers, pages and verdicts in words, the same in the window and in what is exported."""

from collections.abc import Sequence

from rmt_desktop.domain.answers import Question, Verdict
from rmt_desktop.domain.language import tr


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 page``, ``3 pages``, ``1,200 pages``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def page_ranges(numbers: Sequence[int], most: int = 6) -> str:
    """``3, 41–43``; long lists end with ``and 12 more``."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    words = [str(first) if first == last else f"{first}–{last}" for first, last in runs[:most]]
    left = sum(last - first + 1 for first, last in runs[most:])
    return ", ".join(words) + (tr(" and {count} more", count=left) if left else "")


def verdict_summary(question: Question) -> str:
    """``2 of 5 quotes confirmed (pages 3, 7), 1 rejected``; empty while none is judged."""
    quotes = question.answer.evidence if question.answer else ()
    kept = [quote.page for i, quote in enumerate(quotes) if question.verdict(i) is Verdict.ACCEPTED]
    rejected = sum(question.verdict(i) is Verdict.REJECTED for i in range(len(quotes)))
    if not kept and not rejected:
        return ""
    pages = tr(" (page(s) {pages})", "", len(set(kept)), pages=page_ranges(kept)) if kept else ""
    struck = tr(", {count} rejected", count=rejected) if rejected else ""
    confirmed = tr("{count} of %Ln quote(s) confirmed", "", len(quotes), count=len(kept))
    return f"{confirmed}{pages}{struck}"
