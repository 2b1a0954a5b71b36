"""Which file a chat is exported to, and by what."""

import re
from collections.abc import Callable
from pathlib import Path

from rmt_desktop.domain.language import marked
from rmt_desktop.ui.chat_pdf import write_pdf
from rmt_desktop.workflows.chat_docx import write_docx
from rmt_desktop.workflows.chat_markdown import to_markdown
from rmt_desktop.workflows.chat_record import ChatRecord

FILTERS = marked("PDF (*.pdf);;Word (*.docx);;Markdown (*.md)")
_LONGEST_NAME = 60


def writer_for(path: Path) -> Callable[[ChatRecord, Path], None]:
    """How to write a file of that suffix; Markdown if it is none of the others."""
    return {".pdf": write_pdf, ".docx": write_docx}.get(path.suffix.lower(), _write_markdown)


def suggested_name(title: str) -> str:
    """A file name after the chat's title, in characters every system takes.

    >>> suggested_name('Rent: "how much"? /a')
    'Rent how much a'
    """
    plain = " ".join(re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", title).split())
    return plain[:_LONGEST_NAME].strip(" .") or "chat"


def _write_markdown(record: ChatRecord, path: Path) -> None:
    path.write_text(to_markdown(record), encoding="utf-8", errors="replace", newline="\n")
