"""What memory adds: the same questions, read by the same weights with memory and without."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rmt_desktop.domain.errors import QuestionError
from rmt_desktop.evaluation.comparison import Compared, by_condition, write_comparison
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.workflows.memory_sets import MAKERS, Hopping, MemoryBench

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model


def run_memory(
    load: "Callable[[], Model]",
    data: Path,
    out: Path,
    sets: Sequence[str],
    samples: int | None,
    seed: int,
    context: WorkContext,
    hops: Hopping = "none",
) -> dict[str, Any]:
    """Measure memory on and off; ``results.json`` and ``results.csv`` are written anew after each set.

    Args:
        load: loads the reader.
        data: folder with ``agreements``, ``books``, ``cuad``, ``long`` and ``qa``.
        out: where the results go.
        sets: some of :data:`MAKERS`.
        samples: questions of each distance, kind or file; None = 100 of what is generated and of
            :data:`.memory_sets.FOR_CHOOSING`, 200 for snapshots, all of the others.
        seed: of everything that is drawn.
        context: progress and cancellation.
        hops: whether names are followed.

    Returns:
        ``{"reader", "seed", "hops", "sets": {set: {condition: figures}}}``; see :func:`evaluation.comparison.figures`.

    Raises:
        QuestionError: there is no such set.
        InputError: files that a set needs are missing.
    """
    for name in sets:
        if name not in MAKERS:
            raise QuestionError(f"There is no set {name!r}. Sets: {', '.join(MAKERS)}.")
    model = load()
    bench = MemoryBench(model, data, samples, seed, context, hops)
    results: dict[str, Any] = {"reader": model.fingerprint, "seed": seed, "hops": hops, "sets": {}}
    rows: list[Compared] = []
    for name in sets:
        found = list(MAKERS[name](bench))
        rows += found
        results["sets"][name] = by_condition(found)
        write_comparison(out, results, rows)
    return results
