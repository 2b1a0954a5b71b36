"""The sets that memory is measured on: made, and read with memory and without."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from rmt_desktop.domain.episodes import Episode
from rmt_desktop.domain.input_errors import InputError
from rmt_desktop.evaluation.comparison import Compared, Judged, compared, judge
from rmt_desktop.ingest.questions import QuestionRow, read_document_rows, read_rows
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.workflows.embeddings import likeness
from rmt_desktop.workflows.snapshot_bench import compare_snapshots

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model
    from rmt_desktop.evaluation.filler import Filler

_T = TypeVar("_T")
GENERATED, RECALLED = 100, 200
"""Questions by default: of a distance, kind or file to choose by, and of those recalled from contracts."""
ORDINARY = ("squad_train_part", "new_wiki")
"""Development files of questions on single paragraphs."""
CHOOSING = ("reddit", "bioasq", "policyqa")
"""Development files that nothing is reported on: for choosing among readers."""
ORDERS = 5
"""Of the paragraphs around HotpotQA's questions: the file's and others at random, since none of them is given by nature
and what memory holds depends on it."""
_TIMES = {1: "", 2: "-twice"}
"""Of the names of sets, by how often they are read."""
_AROUND = 8
"""Paragraphs read in a row where readers are chosen."""


Hopping = Literal["none", "memory", "both"]
"""Whether names are followed (:mod:`rmt_desktop.answering.hops`): not at all; with memory, as deep reading does; or
without it as well."""


@dataclass(frozen=True, slots=True)
class MemoryBench:
    """What every set needs to be made and read."""

    model: "Model"
    data: Path
    samples: int | None
    seed: int
    context: WorkContext
    hops: Hopping = "none"

    @property
    def segment_tokens(self) -> int:
        """Tokens of a segment of this model."""
        return self.model.config.segment_tokens

    def filler(self) -> "Filler":
        """Real text from files for measuring."""
        from rmt_desktop.evaluation.filler import Filler, evaluation_texts

        return Filler(self.model.tokenizer, evaluation_texts(self.data))

    def rows(self, path: str, documents: str | None = None) -> list[QuestionRow]:
        """The answerable rows of a development file.

        Raises:
            InputError: the file is missing or damaged.
        """
        files = [self.data / name for name in (path, documents) if name]
        for file in files:
            if not file.is_file():
                raise InputError(f"{file} is missing. --data names the folder that holds it; or leave out this set.")
        rows = read_document_rows(*files) if documents else read_rows(*files)
        return [row for row in rows if row.answers]

    def draw(self, found: Sequence[_T], default: int | None = None) -> list[_T]:
        """As many of the found as asked for, at random, in their order."""
        count = min(len(found), self.samples or default or len(found))
        kept = sorted(random.Random(f"draw-{self.seed}").sample(range(len(found)), count))
        return [found[i] for i in kept]

    def compare(self, name: str, condition: str, episodes: Sequence[Episode], passes: int = 1) -> list[Compared]:
        """Episodes with memory, read once or more often, and without; read once, answers are chosen as in deep
        reading."""
        return self.compare_orders(name, condition, [episodes], passes)

    def compare_orders(
        self, name: str, condition: str, orders: Sequence[Sequence[Episode]], passes: int = 1
    ) -> list[Compared]:
        """The same questions over texts in several orders.

        Args:
            name: of the set.
            condition: of the set.
            orders: for each order the episodes of all questions.
            passes: as in :meth:`compare`. Without memory the order makes no difference: those are read once, in the
                first one.
        """
        label = f"{name} {condition}"
        hops = self.hops != "none" and passes == 1
        off = self._judged(orders[0], False, f"{label}, memory off", hops=hops and self.hops == "both")
        rows = []
        for number, episodes in enumerate(orders, start=1):
            order = f", order {number}" if len(orders) > 1 else ""
            on = self._judged(episodes, True, f"{label}, memory on{order}", passes, hops)
            for case, one in enumerate(zip(episodes, on, off, strict=True)):
                rows.append(replace(compared(name, condition, *one), case=case))
        return rows

    def _judged(
        self, episodes: Sequence[Episode], memory: bool, label: str, passes: int = 1, hops: bool = False
    ) -> list[Judged]:
        from rmt_desktop.answering.episodes import read_episodes

        places = read_episodes(self.model, episodes, memory, self.context, label, passes, likeness(), hops)
        return [judge(episode, place) for episode, place in zip(episodes, places, strict=True)]


def _scope(bench: MemoryBench) -> Iterator[Compared]:
    from rmt_desktop.evaluation.scope_episodes import DISTANCES, scope_episodes

    filler, count = bench.filler(), bench.samples or GENERATED
    for distance in DISTANCES:
        episodes = scope_episodes(filler, count, distance, bench.seed, bench.segment_tokens)
        yield from bench.compare("scope", str(distance), episodes)


def _terms(bench: MemoryBench) -> Iterator[Compared]:
    from rmt_desktop.evaluation.term_episodes import TERM_KINDS, term_episodes

    filler, count = bench.filler(), bench.samples or GENERATED
    for kind in TERM_KINDS:
        yield from bench.compare("terms", kind, term_episodes(filler, count, kind, bench.seed, bench.segment_tokens))


def _comparisons(bench: MemoryBench) -> Iterator[Compared]:
    from rmt_desktop.evaluation.comparison_episodes import COMPARISON_KINDS, comparison_episodes

    filler, count = bench.filler(), bench.samples or GENERATED
    for kind in COMPARISON_KINDS:
        episodes = comparison_episodes(filler, count, kind, bench.seed, bench.segment_tokens)
        yield from bench.compare("comparisons", kind, episodes)


def _contracts(bench: MemoryBench) -> Iterator[Compared]:
    from rmt_desktop.evaluation.contract_episodes import contract_episodes, contract_texts

    texts, tokenizer = contract_texts(bench.data), bench.model.tokenizer
    if not texts:
        raise InputError(f"{bench.data} holds neither cuad/contracts.jsonl nor agreements/070.txt … 099.txt.")
    for condition, renamed in (("own names", False), ("invented names", True)):
        found = contract_episodes(texts, tokenizer, bench.seed, renamed, bench.segment_tokens)
        yield from bench.compare("contracts", condition, bench.draw(found))


def _hotpot(bench: MemoryBench, passes: int = 1) -> Iterator[Compared]:
    from rmt_desktop.evaluation.chains import Chains, reordered

    chains = Chains(bench.model.tokenizer, bench.segment_tokens)
    rows = bench.draw(bench.rows("long/hotpotqa/dev.jsonl"))
    orders = [[chains.episode(row) for row in rows]]
    for order in range(1, ORDERS):
        rng = random.Random(f"orders-{bench.seed}-{order}")
        orders.append([chains.episode(reordered(row, rng)) for row in rows])
    yield from bench.compare_orders(f"hotpot{_TIMES[passes]}", "dev", orders, passes)


def _snapshots(bench: MemoryBench) -> Iterator[Compared]:
    rows = bench.draw(bench.rows("cuad/dev.jsonl", "cuad/contracts.jsonl"), RECALLED)
    yield from compare_snapshots(bench.model, rows, bench.context)


def _harm(bench: MemoryBench) -> Iterator[Compared]:
    from rmt_desktop.answering.episodes import read_episodes
    from rmt_desktop.evaluation.chains import Chains, article_rows

    model = bench.model
    parts = Chains(model.tokenizer, bench.segment_tokens)
    wholes = Chains(model.tokenizer, model.config.passage_tokens)
    for name in ORDINARY:
        drawn = bench.draw(list(article_rows(bench.rows(f"qa/dev/{name}.jsonl"), bench.seed)))
        compared = bench.compare("harm", name, [parts.episode(chained) for _, chained in drawn])
        alone = [wholes.episode(row) for row, _ in drawn]
        places = read_episodes(model, alone, False, bench.context, f"harm {name}, paragraph alone", likeness=likeness())
        for one, episode, place in zip(compared, alone, places, strict=True):
            yield replace(one, alone=judge(episode, place))


def _articles(bench: MemoryBench, passes: int = 1) -> Iterator[Compared]:
    from rmt_desktop.evaluation.chains import Chains, article_rows

    chains = Chains(bench.model.tokenizer, bench.segment_tokens)
    for name in CHOOSING:
        found = [chained for _, chained in article_rows(bench.rows(f"qa/dev/{name}.jsonl"), bench.seed, _AROUND)]
        episodes = [chains.episode(row) for row in bench.draw(found, GENERATED)]
        yield from bench.compare(f"articles{_TIMES[passes]}", name, episodes, passes)


MAKERS: dict[str, Callable[[MemoryBench], Iterator[Compared]]] = {
    "scope": _scope,
    "terms": _terms,
    "comparisons": _comparisons,
    "contracts": _contracts,
    "hotpot": _hotpot,
    "hotpot-twice": lambda bench: _hotpot(bench, 2),
    "snapshots": _snapshots,
    "harm": _harm,
    "articles": _articles,
    "articles-twice": lambda bench: _articles(bench, 2),
}
"""Each set by name."""
SETS = tuple(MAKERS)
FOR_CHOOSING = ("articles", "articles-twice")
"""Sets to choose among readers by, on files that nothing is reported on; the others are for reporting."""
