"""A reader small enough for tests: random but fixed weights, the real tokenizer."""

import shutil
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import torch
from transformers import BertConfig, BertModel

from rmt_desktop.answering.calibration import Calibration
from rmt_desktop.answering.model import Model
from rmt_desktop.domain.documents import Page
from rmt_desktop.memory.cell import EncoderCell, RecurrentReader
from rmt_desktop.memory.checkpoint import save_reader
from rmt_desktop.memory.config import MemoryConfig
from rmt_desktop.memory.tokens import TextTokenizer
from rmt_desktop.models.catalogue import minilm_folder

CONFIG = MemoryConfig(memory_vectors=4, segment_tokens=48, question_tokens=16, hidden_size=32, max_positions=128)
CLAUSES = (
    "The Landlord lets the premises to the Tenant. ",
    "The rent is 48,000 pounds a year, payable in advance. ",
    "The Tenant insures the contents against fire and theft. ",
    "Either party may end this lease by three months' notice. ",
    "This lease is governed by the law of England and Wales. ",
)


@lru_cache(maxsize=1)
def tokenizer() -> TextTokenizer:
    return TextTokenizer(minilm_folder())


def tiny_reader(seed: int = 0, config: MemoryConfig = CONFIG) -> RecurrentReader:
    torch.manual_seed(seed)
    bert = BertConfig(
        vocab_size=30522,
        hidden_size=config.hidden_size,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=config.max_positions,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    backbone = BertModel(bert, add_pooling_layer=False)
    return RecurrentReader(EncoderCell(backbone, config)).eval()


def tiny_model(threshold: float = 0.0, gated: bool = False) -> Model:
    reader = gated_reader() if gated else tiny_reader()
    name = "tiny gated" if gated else "tiny"
    return Model(reader.requires_grad_(False), tokenizer(), Calibration(threshold=threshold), name)


def gated_reader() -> RecurrentReader:
    """A gate that keeps most of the memory, and not the same share of every dimension."""
    reader = tiny_reader(config=replace(CONFIG, gated=True))
    assert reader.cell.gate is not None
    torch.nn.init.normal_(reader.cell.gate.share.weight, std=0.3)
    torch.nn.init.constant_(reader.cell.gate.share.bias, -1.5)
    return reader


def lease_pages(count: int = 4) -> list[Page]:
    return [Page(number, f"{number}. CLAUSE {number}\n" + "".join(CLAUSES) * 2) for number in range(1, count + 1)]


def tiny_backbone(folder: Path) -> Path:
    """A pretrained encoder's folder, as small as the reader's backbone."""
    tiny_reader().cell.backbone.save_pretrained(folder)
    shutil.copyfile(minilm_folder() / "tokenizer.json", folder / "tokenizer.json")
    return folder


def tiny_folders(folder: Path) -> tuple[Path, Path]:
    """Folders of a backbone and of a reader over it."""
    backbone, reader = tiny_backbone(folder / "backbone"), folder / "start"
    save_reader(tiny_reader(), reader)
    return backbone, reader


def lease_questions(count: int = 12) -> list[dict[str, object]]:
    """Rows of a question file, each on a lease of its own."""
    rows: list[dict[str, object]] = []
    for number in range(count):
        context = "".join(CLAUSES).replace("48,000", f"{number + 1},500")
        start = context.index(f"{number + 1},500")
        answers = [{"text": f"{number + 1},500", "answer_start": start}] if number % 4 != 3 else []
        question = "How much is the rent?" if answers else "Who is the king?"
        rows.append({"title": f"lease {number}", "question": question, "context": context, "answers": answers})
    return rows
