"""A page that needs nothing else: style and pictures are inside of it."""

from collections.abc import Iterable, Sequence
from html import escape

from rmt_desktop.paths import resource


def page(title: str, body: str) -> str:
    """A whole HTML document; ``body`` is HTML, ``title`` plain text."""
    style = resource("report", "report.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style></head><body><main>{body}</main></body></html>\n"
    )


def items(texts: Iterable[str]) -> str:
    """A list of plain texts.

    >>> items(["a < b"])
    '<ul><li>a &lt; b</li></ul>'
    """
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"


def glossary(entries: Iterable[tuple[str, str]]) -> str:
    """Plain words and what they mean."""
    return "<dl>" + "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in entries) + "</dl>"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Cells are HTML; the first column is text, the others are figures."""
    heads = "".join(f"<th>{cell}</th>" for cell in head)
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>'


def picture(svg: str, caption: str) -> str:
    """A drawing with words below it."""
    return f"<figure>{svg}<figcaption>{escape(caption)}</figcaption></figure>"


def counted(count: int, what: str) -> str:
    """A number with its noun.

    >>> counted(1, "document"), counted(1200, "question")
    ('1 document', '1,200 questions')
    """
    return f"{count:,} {what}{'' if count == 1 else 's'}"
