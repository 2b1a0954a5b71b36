"""Where sentences, clauses and lines of headings end in a page's text."""

import re

# A sentence ends at . ! ? ; or a colon before a line break, with closing quotes, when white space follows;
# a blank line ends everything.
_END = re.compile(r"""(?<=[.!?;])["'”’)\]]*\s+|:\s*\n\s*|\n[ \t]*\n\s*""")

# "No. 5", "Inc. shall", "e.g. the", "J. Smith", "1.2. Term": the full stop does not end a sentence.
_NOT_AN_END = re.compile(
    r"(?:\b(?:No|Nos|Inc|Ltd|Co|Corp|Mr|Mrs|Ms|Dr|Prof|St|vs|v|e\.g|i\.e|cf|al|Fig|Figs|Eq|Sec|Art|Ex|approx|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|[A-Z])|(?:^|\n|\s)\(?\d+(?:\.\d+)*|(?:^|\n)\s*\(?[a-z]{1,3})\.$",
)


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Character spans of the sentences of a text, white space at their ends left out.

    >>> text = "1.1 The rent is due. See No. 5 of Acme Inc. below;  and so on\\n\\nTERM"
    >>> [text[a:b] for a, b in sentence_bounds(text)]
    ['1.1 The rent is due.', 'See No. 5 of Acme Inc. below;', 'and so on', 'TERM']
    """
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        between = blank_line(text, *match.span())
        if not between and _NOT_AN_END.search(text, max(start, match.start() - 24), match.start()):
            continue
        _append_trimmed(bounds, text, start, match.end())
        start = match.end()
    _append_trimmed(bounds, text, start, len(text))
    return bounds


def blank_line(text: str, start: int, end: int) -> bool:
    """Whether white space holds a blank line, as between paragraphs."""
    return text.count("\n", start, end) > 1


def _append_trimmed(bounds: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        bounds.append((start, end))
