"""``rmt-desktop embeddings``: which vectors dense retrieval uses."""

import argparse
import getpass
import sys

from rmt_desktop.console import open_library, print_json
from rmt_desktop.domain.errors import KeyringError
from rmt_desktop.paths import data_folder
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.embeddings import EndpointChoice, chosen_endpoint, has_key, use_endpoint, use_local


def add_actions(command: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Everything that can be said after ``embeddings``; ``common`` brings the options of every command."""
    actions = command.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("show", parents=[common], help="what is used")
    text = "use a service that speaks OpenAI's embeddings protocol; passages and questions are sent to it"
    using = actions.add_parser("use", parents=[common], help=text, description=text)
    using.add_argument("url", metavar="URL", help="up to the version: https://api.example.com/v1")
    using.add_argument("--model", required=True, metavar="NAME")
    using.add_argument("--key", action="store_true", help="ask for a key; it is kept in the system's keyring only")
    actions.add_parser("off", parents=[common], help="back to the local model, forget the key")


def run_action(options: argparse.Namespace) -> int:
    """Show or choose what dense retrieval uses: the local model (default) or a service."""
    with open_library(data_folder(options.data_dir)) as library:
        if options.action == "use":
            key = _ask_key() if options.key else None
            width = use_endpoint(library, EndpointChoice(options.url, options.model), key)
            if not options.json:
                print(f"It answers, with vectors of {width} numbers.")
        elif options.action == "off":
            use_local(library)
        _show(library, options.json)
    return 0


def _show(library: Library, as_json: bool) -> None:
    choice = chosen_endpoint(library)
    if as_json:
        service = choice and {"url": choice.url, "model": choice.model, "key_stored": has_key(choice)}
        print_json({"embeddings": "service" if choice else "local", "service": service})
    elif choice is None:
        print("Dense retrieval uses the local model; nothing leaves this machine.")
    else:
        key = "with the key from the system's keyring" if has_key(choice) else "without a key"
        print(f"Dense retrieval sends passages and questions to {choice.url} (model {choice.model}), {key}.")


def _ask_key() -> str:
    """From the terminal without echo, or a line of standard input; never from the arguments, which others can see."""
    key = (getpass.getpass("Key: ") if sys.stdin.isatty() else sys.stdin.readline()).strip()
    if not key:
        raise KeyringError("No key was given; nothing was changed.")
    return key
