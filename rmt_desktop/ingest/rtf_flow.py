"""RTF tokens to running text."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rmt_desktop.domain.input_errors import DamagedFile
from rmt_desktop.ingest.flow import Flow
from rmt_desktop.ingest.rtf_tokens import Kind, Token

_SKIPPED = frozenset({
    "fonttbl", "colortbl", "stylesheet", "pict", "object", "header", "headerl", "headerr", "headerf", "footer",
    "footerl", "footerr", "footerf", "filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "themedata",
    "colorschememapping", "datastore", "latentstyles", "generator", "xmlnstbl", "fldinst", "bkmkstart", "bkmkend",
    "author", "operator", "subject", "keywords", "comment", "doccomm", "company", "manager", "category", "creatim",
    "revtim", "printim", "buptim", "info", "nonshppict", "atnid", "atnauthor", "annotation", "atrfstart", "atrfend",
    "template", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "pgdsctbl", "pntxta", "pntxtb",
})  # fmt: skip
_READ_STARRED = frozenset({"shptxt", "shpinst", "shprslt", "footnote", "shppict"})
_CHARACTERS = {
    "tab": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "", "\n": "\n", "\r": "\n", "\\": "\\", "{": "{", "}": "}"}
_CODE_PAGES = {
    0: "cp1252", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_DEEPEST = 2_000


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and forgets at its end."""

    skip: bool = False
    font_table: bool = False
    info: bool = False
    title: bool = False
    note: bool = False
    deleted: bool = False
    hidden: bool = False
    alternatives: int = 1
    """Bytes after a Unicode character that stand for it in old programs."""
    font: int | None = None


@dataclass(slots=True)
class RtfFlow:
    """Takes tokens, gives text."""

    title: str | None = None
    _flow: Flow = field(default_factory=Flow)
    _state: _State = field(default_factory=_State)
    _stack: list[_State] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)
    _code_page: str = "cp1252"
    _fonts: dict[int, str] = field(default_factory=dict)
    _pass_over: int = 0
    _starred: bool = False
    _cells: list[str] = field(default_factory=list)
    _rows: int = 0
    _in_table: bool = False
    _level: int = 0
    _note: list[str] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)
    _title: list[str] = field(default_factory=list)
    _deletions: bool = False
    _hidden: bool = False
    _surrogate: int = 0
    _note_count: int = 0

    def take(self, token: Token) -> None:
        """Take the next token."""
        if token.kind is Kind.BYTES:
            self._take_bytes(token.data)
            return
        self._write_bytes()
        if token.kind is Kind.OPEN:
            if len(self._stack) >= _DEEPEST:
                raise DamagedFile(f"The document nests more than {_DEEPEST:,} groups in each other and is not read.")
            self._stack.append(self._state)
            self._pass_over = 0
        elif token.kind is Kind.CLOSE:
            self._close()
        elif token.kind is Kind.SYMBOL:
            self._symbol(token.name)
        else:
            self._word(token.name, token.number)

    def text(self) -> str:
        """Everything that was taken."""
        self._write_bytes()
        self._end_row()
        self._end_paragraph()
        return self._flow.text()

    def remarks(self) -> Iterator[str]:
        """What the user should know about how the document was read."""
        if self._deletions:
            yield "The document has tracked changes; it was read as if all were accepted."
        if self._hidden:
            yield "Text that is formatted as hidden was left out."
        if self._stack:
            yield "The document ends in the middle; it was read as far as it goes."

    def _close(self) -> None:
        ended = self._state
        self._state = self._stack.pop() if self._stack else self._state
        self._pass_over = 0
        if ended.note and not self._state.note:
            self._notes.append(" ".join("".join(self._note).split()))
            self._note = []
        if ended.title and not self._state.title:
            self.title = " ".join("".join(self._title).split()) or None

    def _symbol(self, name: str) -> None:
        if name == "*":
            self._starred = True
        elif name in "\r\n":
            self._word("par", None)
        else:
            self._write(_SYMBOLS.get(name, ""))

    def _word(self, name: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if name == "u" and number is not None:
            self._unicode(number)
        elif name == "uc":
            self._state = replace(self._state, alternatives=max(0, min(number if number is not None else 1, 10)))
        elif name == "fonttbl":
            self._state = replace(self._state, skip=True, font_table=True)
        elif name == "info":
            self._state = replace(self._state, skip=True, info=True)
        elif name == "title" and self._state.info:
            self._state = replace(self._state, title=True)
        elif name in _SKIPPED or (starred and name not in _READ_STARRED):
            self._state = replace(self._state, skip=True)
        elif name == "footnote":
            self._start_note()
        elif name in ("f", "fcharset", "ansicpg", "cpg"):
            self._encoding(name, number or 0)
        elif name in ("deleted", "v"):
            self._conceal(name, number != 0)
        elif name == "plain":
            self._state = replace(self._state, hidden=False, deleted=False)
        elif not self._state.skip:
            self._layout(name, number)

    def _layout(self, name: str, number: int | None) -> None:
        if name in _CHARACTERS:
            self._write(_CHARACTERS[name])
        elif name == "line":
            self._write("\n")
        elif self._state.note:
            self._note.append(" ") if name == "par" else None
        elif name in ("par", "sect"):
            self._flow.write(" ") if self._in_table else self._end_paragraph()
        elif name == "page":
            self._flow.break_page()
        elif name == "pard":
            self._level, self._in_table = 0, False
        elif name == "intbl":
            self._in_table = True
        elif name == "outlinelevel":
            self._level = (number or 0) + 1 if 0 <= (number or 0) < 6 else 0
        elif name in ("cell", "nestcell"):
            self._cells.append(self._flow.take())
        elif name in ("row", "nestrow"):
            self._end_row()

    def _encoding(self, name: str, number: int) -> None:
        if name == "f":
            self._state = replace(self._state, font=number)
        elif name == "fcharset":
            if self._state.font_table and self._state.font is not None and number in _CODE_PAGES:
                self._fonts[self._state.font] = _CODE_PAGES[number]
        elif name == "ansicpg":
            self._code_page = f"cp{number}" if 0 < number < 66_000 else self._code_page

    def _conceal(self, name: str, on: bool) -> None:
        if name == "deleted":
            self._state = replace(self._state, deleted=on)
            self._deletions = self._deletions or on
        else:
            self._state = replace(self._state, hidden=on)

    def _unicode(self, number: int) -> None:
        code = number & 0xFFFF
        self._pass_over = self._state.alternatives
        if 0xD800 <= code < 0xDC00:
            self._surrogate = code
        elif 0xDC00 <= code < 0xE000 and self._surrogate:
            self._write(chr(0x10000 + ((self._surrogate - 0xD800) << 10) + code - 0xDC00))
            self._surrogate = 0
        else:
            self._write(chr(code))

    def _take_bytes(self, data: bytes) -> None:
        if self._pass_over:
            passed = min(self._pass_over, len(data))
            self._pass_over -= passed
            data = data[passed:]
        self._bytes += data

    def _write_bytes(self) -> None:
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            if self._state.title or not self._state.skip:
                self._write(_decoded(data, self._fonts.get(self._state.font or 0, self._code_page), self._code_page))

    def _write(self, text: str) -> None:
        state = self._state
        if state.title:
            self._title.append(text)
        elif state.skip or state.deleted:
            return
        elif state.hidden:
            self._hidden = self._hidden or bool(text.strip())
        elif state.note:
            self._note.append(text)
        else:
            self._flow.write_exactly(text)

    def _start_note(self) -> None:
        if not self._state.skip and not self._state.note:
            self._note_count += 1
            self._flow.write(f" [note {self._note_count}]")
        self._state = replace(self._state, note=True)

    def _end_paragraph(self) -> None:
        self._rows = 0
        self._flow.end_block(self._level)
        self._write_notes()

    def _end_row(self) -> None:
        if not self._cells:
            return
        cells, self._cells = self._cells, []
        self._flow.row(cells, joined=self._rows > 0)
        self._rows += 1
        self._write_notes()

    def _write_notes(self) -> None:
        notes, self._notes = self._notes, []
        first = self._note_count - len(notes) + 1
        for number, note in enumerate(notes, first):
            self._flow.write(note)
            self._flow.end_block(prefix=f"Note {number}: ")


def _decoded(data: bytes, code_page: str, fallback: str) -> str:
    for name in (code_page, fallback):
        try:
            return data.decode(name, errors="replace")
        except LookupError:
            continue
    return data.decode("cp1252", errors="replace")
