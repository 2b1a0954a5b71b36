"""Training the default reader from a folder of data, with all that is mixed into it."""

import csv
import json

import pytest

from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.memory import backbone
from rmt_desktop.memory.checkpoint import load_reader
from rmt_desktop.models.catalogue import minilm_folder
from rmt_desktop.training.recipe import CONTRACTS, LONG, SHARES
from rmt_desktop.workflows.training import train_reader
from rmt_desktop.workflows.training_run import TrainingOptions
from tests.tiny import CLAUSES, lease_questions

PARTIES = (
    'This Agreement is made between Alpha Stone Inc., a Delaware corporation (the "Supplier"), and Beta Hill LLC '
    '(the "Customer"). Supplier shall deliver the goods to the harbour by the first of May. Customer shall pay every '
    "invoice within thirty days of its receipt. "
)
NOVEL = "Emma is a novel. It was written by Jane Austen in 1815. It is long."
LIFE = "Her father was a rector. The author was born in 1775 in Steventon."
HOPS = [
    {"title": "Emma", "context": NOVEL, "question": "Who wrote Emma?",
     "answers": [{"text": "Jane Austen", "answer_start": NOVEL.index("Jane")}]},
    {"title": "Emma", "context": LIFE, "question": "When was Jane Austen born?",
     "answers": [{"text": "1775", "answer_start": LIFE.index("1775")}]},
]  # fmt: skip


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")


def write_documents(questions, documents, rows):
    """Questions that name their document, and the documents."""
    write(questions, [{"document": row["title"], **{k: row[k] for k in ("question", "answers")}} for row in rows])
    write(documents, [{"document": row["title"], "text": row["context"]} for row in rows])


@pytest.fixture
def data(tmp_path):
    folder, rows = tmp_path / "data", lease_questions(6)
    for name in SHARES:
        if name != CONTRACTS:
            write(folder / "qa" / "train" / f"{name}.jsonl", [*rows, *HOPS])
    write_documents(folder / CONTRACTS / "train.jsonl", folder / CONTRACTS / "contracts.jsonl", rows)
    for name in LONG:
        write_documents(folder / "long" / name / "train.jsonl", folder / "long" / name / "documents.jsonl", rows)
    for place in ("agreements", "books/train"):
        (folder / place).mkdir(parents=True)
        (folder / place / "text.txt").write_text(PARTIES + "".join(CLAUSES) * 6)
    return folder


def test_a_step_on_a_small_folder_of_every_source(data, tmp_path, monkeypatch):
    monkeypatch.setattr(backbone, "prefers_bfloat16", lambda _: False)
    out = tmp_path / "out"
    described = train_reader(
        data, minilm_folder(), out, 1e-6, 7, PlainContext(), options=TrainingOptions(rate=2e-4, begin=0.5)
    )
    facts = json.loads(described)
    assert facts == json.loads((out / "run.json").read_text())
    assert facts["steps"] == 1
    assert (facts["plan"]["learning_rate"], facts["plan"]["begin"]) == (2e-4, 0.5)
    with (out / "log.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["task"] == "reading"
    assert 1 < float(row["loss"]) < 10
    reader = load_reader(out, minilm_folder())
    assert (reader.cell.config.pair_width, reader.cell.config.gated) == (64, True)
