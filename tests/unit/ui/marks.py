"""Which texts of a module are marked for translation, and which are not but look as if people read them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[3] / "rmt_desktop"
_MARKS = ("tr", "marked")
_NOT_READ = ("setProperty", "setObjectName", "setting", "set_setting", "setFilterRules", "compile", "sub", "findall")
"""Calls whose texts nobody reads."""


def marked_texts(path: Path) -> set[tuple[str, str]]:
    """The texts that ``tr`` and ``marked`` are called with, each with its comment."""
    found = set()
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _MARKS:
            text, comment = call.args[0], call.args[1] if len(call.args) > 1 else ast.Constant("")
            if isinstance(text, ast.Constant):
                assert isinstance(comment, ast.Constant), f"{path.name}:{call.lineno}: lupdate sees no computed comment"
                found.add((str(text.value), str(comment.value)))
            else:
                assert call.func.id == "tr", f"{path.name}:{call.lineno}: nothing is collected from this"
                assert not isinstance(text, ast.JoinedStr), f"{path.name}:{call.lineno}: an f-string has no translation"
    return found


def unmarked_texts(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every literal that looks like words for people and is not marked."""
    tree = ast.parse(path.read_text("utf-8"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        text = _literal(node)
        if text is None or isinstance(parents[node], ast.Expr | ast.JoinedStr) or not _reads_like_words(text):
            continue
        above = [node, *_ancestors(node, parents)]
        if not any(_is_mark(one) or _is_annotation(one, parents) for one in above) and not _unread(node, parents):
            yield node.lineno, text


def _literal(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value for part in node.values if isinstance(part, ast.Constant))
    return None


def _reads_like_words(text: str) -> bool:
    if re.match(r"(Ctrl|Shift|Alt)\+|Esc$", text):  # keys, which Qt puts into words
        return False
    if re.search(r"<\w+|[a-z-]+:\s?[\w#{]|\.svg|^[\w-]+/", text):  # markup, style sheets, names of settings
        return False
    return bool(re.search(r"[A-Za-z]{2,} \S|^[^\w]*[A-Z][a-z]+( |\W*$)|[A-Za-z]{2,}\W* $|^ [a-z]{2,}", text))


def _ancestors(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> Iterator[ast.AST]:
    while node in parents:
        node = parents[node]
        yield node


def _is_mark(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MARKS


def _is_annotation(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    parent = parents.get(node)
    return (isinstance(parent, ast.arg | ast.AnnAssign) and parent.annotation is node) or (
        isinstance(parent, ast.FunctionDef) and parent.returns is node
    )


def _unread(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    parent = parents[node]
    return isinstance(parent, ast.Call) and ast.unparse(parent.func).rsplit(".", 1)[-1] in _NOT_READ
