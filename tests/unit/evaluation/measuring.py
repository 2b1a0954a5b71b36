"""Small data folders to measure memory on."""

import json
from pathlib import Path

from tests.tiny import CLAUSES

OPENING = (
    'SUPPLY AGREEMENT\n\nThis agreement is made between Acme Rivets, Inc., a Delaware corporation (the "Supplier"), '
    'and Bolt Brothers, Ltd., a company of Ohio (the "Buyer").\n\n'
)


def prose(start: int, count: int) -> str:
    """Sentences, no two alike."""
    return " ".join(f"Clause {n}: {CLAUSES[n % len(CLAUSES)].strip()}" for n in range(start, start + count))


def contract() -> str:
    """Both parties pay, deliver and notify; what only one does, or both together, must not be asked for."""
    return (
        OPENING
        + prose(0, 30)
        + "\n\nThe Supplier shall promptly pay all customs duties at the port. "
        + prose(30, 12)
        + "\n\nThe Buyer shall pay every invoice in gold coin. "
        + prose(42, 12)
        + "\n\nSupplier may terminate the whole arrangement without cause. "
        + prose(54, 12)
        + "\n\nThe Buyer shall insure the warehouse at Dover."
    )


def filler_folder(folder: Path) -> Path:
    """``agreements/070.txt`` and ``books/dev/040.txt``."""
    for name, start in (("agreements/070.txt", 0), ("agreements/000.txt", 5000), ("books/dev/040.txt", 1000)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(prose(start, 150), encoding="utf-8")
    return folder


def question_rows(groups: int = 2, paragraphs: int = 3) -> list[dict[str, object]]:
    """One question per paragraph; paragraphs of a group name different towns."""
    rows = []
    for group in range(groups):
        for number in range(paragraphs):
            town = f"Town{group}x{number}"
            context = f"{prose(number * 3, 2)} The fair is held in {town} every year."
            answers = [{"text": town, "answer_start": context.index(town)}]
            question = f"Where is fair {number} held?"
            rows.append({"title": f"group {group}", "question": question, "context": context, "answers": answers})
    return rows


def data_folder(folder: Path) -> Path:
    """Everything ``bench memory`` reads, tiny."""
    filler_folder(folder)
    (folder / "agreements" / "071.txt").write_text(contract(), encoding="utf-8")
    lines = [json.dumps(row) for row in question_rows()]
    ordinary = ("squad_train_part", "new_wiki", "reddit", "bioasq", "policyqa")
    for name in (*(f"qa/dev/{name}.jsonl" for name in ordinary), "long/hotpotqa/dev.jsonl"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    (folder / "cuad").mkdir()
    text = contract()
    place = {"text": "gold coin", "answer_start": text.index("gold coin")}
    row = {"document": "one", "question": "How are invoices paid?", "answers": [place]}
    (folder / "cuad" / "contracts.jsonl").write_text(json.dumps({"document": "one", "text": text, "split": "dev"}))
    (folder / "cuad" / "dev.jsonl").write_text(json.dumps(row))
    return folder
