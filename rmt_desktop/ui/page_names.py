"""Pages by what is printed on them and by their place in the file: ``iv · 4 of 320``. No Qt."""

from collections.abc import Sequence

from rmt_desktop.domain.documents import Page
from rmt_desktop.domain.language import tr

_LONGEST = 8
"""Characters of a label that is a page number; longer ones are names of sheets, chapters, rows."""


def page_name(page: Page) -> str:
    """What stands in the page field: the printed number, otherwise the place in the file.

    >>> page_name(Page(4, "", label="iv")), page_name(Page(4, "")), page_name(Page(2, "", label="rows 1–40"))
    ('iv', '4', '2')
    """
    return page.label if page.label and len(page.label) <= _LONGEST else str(page.number)


def page_total(page: Page, total: int) -> str:
    """What stands beside it: the place in the file, as far as the field does not say it, and a longer label.

    >>> page_total(Page(4, "", label="iv"), 320), page_total(Page(4, "", label="4"), 320)
    ('· 4 of 320', 'of 320')
    >>> page_total(Page(2, "", label="rows 1–40"), 9)
    'of 9 · rows 1–40'
    """
    name, place = page_name(page), str(page.number)
    longer = f" · {page.label}" if page.label and page.label != name else ""
    return (
        tr("of {total:,}", total=total)
        if name == place
        else tr("· {page:,} of {total:,}", page=page.number, total=total)
    ) + longer


def find_page(pages: Sequence[Page], typed: str) -> int | None:
    """The page (1-based) that was typed: a label first, then a place in the file, ``#4`` that only; None if neither.

    >>> front = [Page(1, "", label="i"), Page(2, "", label="ii"), Page(3, "", label="1"), Page(4, "", label="2")]
    >>> [find_page(front, typed) for typed in ("II", "2", "#2", "4", " 99", "")]
    [2, 4, 2, 4, 4, None]
    """
    wanted = " ".join(typed.split()).casefold()
    for fits in (str.__eq__, str.startswith):
        for page in pages if wanted else ():
            named = " ".join((page.label or "").split()).casefold()
            if fits(named, wanted) and (fits is str.__eq__ or not wanted.isdigit()):
                return page.number
    place = wanted.removeprefix("#").strip()
    if not pages or not (place.isascii() and place.isdigit()):
        return None
    return max(1, min(int(place[:9]), len(pages)))
