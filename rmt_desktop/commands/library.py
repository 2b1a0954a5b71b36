"""``rmt-desktop library``: what is stored, in which order, and where words stand in it."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rmt_desktop.console import open_library, plain_context, print_json, remove_document
from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.errors import NotInLibrary, QuestionError
from rmt_desktop.domain.shelving import Collection
from rmt_desktop.paths import data_folder
from rmt_desktop.storage.folding import same_name
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.answers_json import document_object
from rmt_desktop.workflows.finding import FoundPage, index_missing, search
from rmt_desktop.workflows.folder_watch import begin_watching
from rmt_desktop.workflows.ordering import rename_document

_NOT_FOUND = 3


def add_actions(command: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Everything that can be said after ``library``; nothing at all lists the documents."""
    command.set_defaults(act=_list, collection=None, tag=None)
    actions = command.add_subparsers(metavar="ACTION")

    def add(name: str, act: Callable[[Library, argparse.Namespace], int]) -> argparse.ArgumentParser:
        made = actions.add_parser(name, parents=[common], help=act.__doc__, description=act.__doc__)
        made.set_defaults(act=act)
        return made

    listing, searching = add("list", _list), add("search", _search)
    searching.add_argument("words", metavar="WORDS", help='all must be there; "in quotation marks": side by side')
    for narrowed in (listing, searching):
        narrowed.add_argument("--collection", metavar="NAME", help="only what is in it")
        narrowed.add_argument("--tag", help="only what has it")
    add("collections", _collections)
    for name, act in (("collect", _collect), ("uncollect", _uncollect)):
        ordered = add(name, act)
        ordered.add_argument("name", metavar="COLLECTION")
        ordered.add_argument(
            "ids", type=document_number, nargs="+", metavar="ID", help="a document's number in the list"
        )
    for name, act in (("tag", _tag), ("untag", _untag)):
        tagged = add(name, act)
        tagged.add_argument("ids", type=document_number, nargs=1, metavar="ID")
        tagged.add_argument("tags", nargs="+", metavar="TAG")
    renaming = add("rename", _rename)
    renaming.add_argument("ids", type=document_number, nargs=1, metavar="ID")
    renaming.add_argument("title", metavar="TITLE")
    add("remove", _remove).add_argument("ids", type=document_number, nargs="+", metavar="ID")
    for name, act in (("watch", _watch), ("unwatch", _unwatch)):
        add(name, act).add_argument("folder", type=Path, metavar="DIR")
    add("watched", _watched)


def document_number(typed: str) -> int:
    """A document's number in the list, as it is typed.

    Raises:
        ArgumentTypeError: it is no number.
    """
    if not typed.isascii() or not typed.isdigit():
        raise argparse.ArgumentTypeError(f"“{typed}” is no number; “rmt-desktop library” lists those of the documents")
    return int(typed)


def run_action(options: argparse.Namespace) -> int:
    """List what is stored; search it, put it in order, watch folders."""
    with open_library(data_folder(options.data_dir)) as library:
        known = {document.id for document in library.documents()}
        for document_id in getattr(options, "ids", ()):
            if document_id not in known:
                raise NotInLibrary(f"There is no document {document_id}. “rmt-desktop library” lists the numbers.")
        return int(options.act(library, options))


def _list(library: Library, options: argparse.Namespace) -> int:
    """List the documents."""
    tags, wanted = library.tags(), _wanted(library, options)
    documents = [document for document in library.documents() if wanted is None or document.id in wanted]
    if options.json:
        print_json([document_object(d) | {"tags": list(tags.get(d.id, ()))} for d in documents])
        return 0
    for document in documents:
        print(_line(document, tags.get(document.id, ())))
    if not documents and wanted is None:
        print("The library is empty. Add documents with: rmt-desktop read FILE")
    return 0


def _search(library: Library, options: argparse.Namespace) -> int:
    """Search all pages for words."""
    if not options.words.strip():
        raise QuestionError("There are no words to search for.")
    index_missing(library, plain_context())
    found = search(library, options.words, _wanted(library, options))
    if options.json:
        print_json({"pages": found.page_count, "documents": len(found.documents),
                    "found": [_found_object(page) for page in found.pages]})  # fmt: skip
    else:
        for page in found.pages:
            print(f"{page.document}, page {page.page}: {page.excerpt}")
        rest = found.page_count - len(found.pages)
        print(f"and {rest:,} more pages" if rest > 0 else "" if found.pages else "No page has these words.")
    return 0 if found.pages else _NOT_FOUND


def _collections(library: Library, options: argparse.Namespace) -> int:
    """List the collections."""
    collections = library.collections()
    if options.json:
        print_json([{"name": c.name, "documents": sorted(c.document_ids)} for c in collections])
    for collection in [] if options.json else collections:
        print(f"{len(collection.document_ids):>5}  {collection.name}")
    return 0


def _collect(library: Library, options: argparse.Namespace) -> int:
    """Put documents into a collection, which is made if there is none of this name."""
    known = _find(library, options.name)
    if known is None:
        library.add_collection(options.name, options.ids)
    else:
        library.collect(known.id, options.ids)
    return _collections(library, options)


def _uncollect(library: Library, options: argparse.Namespace) -> int:
    """Take documents out of a collection; one that has none left is dissolved."""
    collection = _collection(library, options.name)
    library.uncollect(collection.id, options.ids)
    if not _collection(library, options.name).document_ids:
        library.remove_collection(collection.id)
    return _collections(library, options)


def _tag(library: Library, options: argparse.Namespace) -> int:
    """Add tags to a document."""
    (document_id,) = options.ids
    library.set_tags(document_id, [*library.tags().get(document_id, ()), *options.tags])
    return _list(library, options)


def _untag(library: Library, options: argparse.Namespace) -> int:
    """Take tags from a document."""
    (document_id,) = options.ids
    gone = {same_name(tag) for tag in options.tags}
    library.set_tags(document_id, [tag for tag in library.tags().get(document_id, ()) if same_name(tag) not in gone])
    return _list(library, options)


def _rename(library: Library, options: argparse.Namespace) -> int:
    """Show a document under another title; its file keeps its name."""
    rename_document(library, options.ids[0], options.title)
    return _list(library, options)


def _remove(library: Library, options: argparse.Namespace) -> int:
    """Remove documents and what was read of them; chats keep their quotes, files are not touched."""
    for document_id in options.ids:
        remove_document(library, document_id)
    return _list(library, options)


def _watch(library: Library, options: argparse.Namespace) -> int:
    """Let the window read new files of a folder by itself; what the folder holds already is not read."""
    begin_watching(library, options.folder)
    return _watched(library, options)


def _unwatch(library: Library, options: argparse.Namespace) -> int:
    """Watch a folder no longer; its documents stay."""
    for folder in library.watched_folders():
        if folder.path == options.folder.absolute():
            library.unwatch_folder(folder.id)
    return _watched(library, options)


def _watched(library: Library, options: argparse.Namespace) -> int:
    """List the watched folders."""
    folders = [str(folder.path) for folder in library.watched_folders()]
    if options.json:
        print_json(folders)
    else:
        print("\n".join(folders) or "No folder is watched.")
    return 0


def _wanted(library: Library, options: argparse.Namespace) -> set[int] | None:
    """Documents of the collection and with the tag named; None: all."""
    wanted: set[int] | None = None
    if options.collection is not None:
        wanted = set(_collection(library, options.collection).document_ids)
    if options.tag is not None:
        key = same_name(options.tag)
        tagged = {document for document, tags in library.tags().items() if key in map(same_name, tags)}
        wanted = tagged if wanted is None else wanted & tagged
    return wanted


def _collection(library: Library, name: str) -> Collection:
    found = _find(library, name)
    if found is None:
        raise NotInLibrary(f"There is no collection “{name}”. “rmt-desktop library collections” lists them.")
    return found


def _find(library: Library, name: str) -> Collection | None:
    return next((c for c in library.collections() if same_name(c.name) == same_name(name)), None)


def _line(document: Document, tags: Sequence[str]) -> str:
    line = f"{document.id:>4}  {document.state.value:<16} {document.page_count:>5} pages  {document.name}"
    return f"{line}  [{', '.join(tags)}]" if tags else line


def _found_object(found: FoundPage) -> dict[str, Any]:
    place = found.place
    return {
        "id": found.document_id,
        "document": found.document,
        "page": found.page,
        "start": place and place.start,
        "end": place and place.end,
        "excerpt": found.excerpt,
    }
