"""``rmt-desktop models``: list, verify, import."""

import argparse
from pathlib import Path


def add_model_actions(command: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Everything that can be said after ``models``; ``common`` brings the options of every command."""
    actions = command.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", parents=[common], help="what this installation has")
    actions.add_parser("verify", parents=[common], help="whether it is unaltered")
    text = "turn a checkpoint of the public RMT code into safetensors"
    importing = actions.add_parser("import", parents=[common], help=text, description=text)
    importing.add_argument("file", type=Path, metavar="FILE", help=".safetensors, .bin, .pth or .pt")
    importing.add_argument("--backbone", type=Path, required=True, metavar="DIR", help="the model that was wrapped")
    importing.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of the result")
    importing.add_argument("--segment-tokens", type=int, metavar="N", help="default: 512, or what fits")
    importing.add_argument("--lora-alpha", type=float, metavar="A", help="default: of the adapter_config.json beside")


def run_model_action(options: argparse.Namespace) -> tuple[object, str]:
    """What was found or done, for JSON and as a line of text.

    Raises:
        ModelError: a model is missing, altered, damaged or of another kind.
    """
    return _import(options) if options.action == "import" else _installed(verify=options.action == "verify")


def _import(options: argparse.Namespace) -> tuple[object, str]:
    from rmt_desktop.workflows.models import import_model

    done = import_model(options.file, options.backbone, options.out, options.segment_tokens, options.lora_alpha)
    return (
        done,
        f"{done['family']}: {done['memory_vectors']} × {done['width']} over {done['backbone']}, in {options.out}",
    )


def _installed(verify: bool) -> tuple[object, str]:
    from rmt_desktop.models.catalogue import MINILM, minilm_folder, verify_minilm

    folder = minilm_folder()
    if verify:
        verify_minilm(folder)
    state = "verified" if verify else "installed"
    entry = {"name": MINILM.name, "licence": MINILM.licence, "sha256": MINILM.sha256, "state": state}
    return [entry], f"{MINILM.name}  {MINILM.licence}  {state}"
