"""``rmt-desktop terms``: what documents define."""

import argparse
from pathlib import Path

from rmt_desktop.console import files_meant, open_library, plain_context, print_json
from rmt_desktop.ingest import ParserProcess
from rmt_desktop.paths import data_folder
from rmt_desktop.workflows.importing import stored_document
from rmt_desktop.workflows.phrases import counted
from rmt_desktop.workflows.terms import document_terms, term_object


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Arguments of ``terms``."""
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="or folder")
    command.add_argument("--password", help="for an encrypted document")


def run(options: argparse.Namespace) -> int:
    """List the terms that documents define: parties and names of contracts, abbreviations of articles."""
    found = []
    with open_library(data_folder(options.data_dir)) as library, ParserProcess() as parser:
        for path in files_meant(options.files):
            document = stored_document(library, parser, path, plain_context(), options.password)
            found.append((document, document_terms(library, document.id)))
    if options.json:
        print_json([{"document": d.name, "terms": [term_object(term) for term in terms]} for d, terms in found])
        return 0
    for document, terms in found:
        print(f"{document.name}: {counted(len(terms), 'defined term')}")
        for term in terms:
            print(f"  {term.term} (page {term.page}): {term.definition}")
    return 0
