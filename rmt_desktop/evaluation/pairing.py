"""Questions paired with a paragraph of the same article that doesn't answer them."""

import random
from collections import defaultdict
from collections.abc import Sequence

from rmt_desktop.evaluation.metrics import normalise
from rmt_desktop.ingest.questions import QuestionRow


def with_unanswerable(rows: Sequence[QuestionRow], seed: int = 0) -> list[QuestionRow]:
    """Each answerable row, followed by its question on another paragraph of its group that lacks its answers.

    Questions without such a paragraph, and rows that aren't answerable, are left out, so that both halves hold the
    same questions.
    """
    groups = contexts_by_group(rows)
    paired = []
    for number, row in enumerate(rows):
        golds = {normalise(row.context[gold.start : gold.end]) for gold in row.answers}
        pool = [c for c in groups[row.group] if c != row.context and not any(g in normalise(c) for g in golds)]
        if golds and pool:
            other = random.Random(f"unanswerable-{seed}-{number}").choice(pool)
            paired += [row, QuestionRow(row.question, other, (), row.group)]
    return paired


def contexts_by_group(rows: Sequence[QuestionRow]) -> dict[str, list[str]]:
    """Distinct contexts by group, in the file's order."""
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        groups[row.group][row.context] = None
    return {group: list(contexts) for group, contexts in groups.items()}
