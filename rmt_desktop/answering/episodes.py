"""Deep reading of episodes: all segments in order, the question in view, the best span of all segments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rmt_desktop.answering.model import Model
from rmt_desktop.answering.ranking import competing
from rmt_desktop.answering.spans import best_spans
from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.memory.tokens import Tokens

_BATCH_TOKENS = 4096


@dataclass(slots=True)
class _Chain:
    """An episode as the model sees it, and the best span found so far."""

    question: list[int]
    segments: list[Tokens]
    score: float = float("-inf")
    place: AnswerPlace | None = None

    @property
    def longest(self) -> int:
        return max((len(segment) for segment in self.segments), default=0) + len(self.question)


def read_episodes(
    model: Model,
    episodes: Sequence[Episode],
    memory: bool,
    context: WorkContext,
    label: str = "reading",
    passes: int = 1,
) -> list[AnswerPlace | None]:
    """The best span of each episode; None where there is no token to point at.

    The spans of all segments of an episode compete as in deep reading (:func:`~.ranking.competing`).

    Args:
        model: the loaded reader.
        episodes: read side by side, as many at once as a batch holds.
        memory: True carries the memory from segment to segment, False reads every segment with the initial memory.
        context: progress and cancellation.
        label: of the progress.
        passes: how often the segments are read in a row; only the last time counts. With two, every segment is
            judged with all others in memory, wherever they stand (ReadTwice, arXiv 2105.04241).
    """
    chains = [_chain(model, episode) for episode in episodes]
    done = 0
    for batch in _batches(chains, model.config.memory_vectors + 3):
        questions = [chain.question for chain in batch]
        segments = [[tokens.ids for tokens in chain.segments] * passes for chain in batch]
        for i, step, scores in model.score_chains(questions, segments, memory):
            context.raise_if_cancelled()
            chain = batch[i]
            t = step - len(chain.segments) * (passes - 1)
            if t < 0:
                continue
            for span in best_spans(scores, 1):
                score = competing(span, scores.absent, scores.answerable)
                if score > chain.score:
                    tokens = chain.segments[t]
                    chain.score = score
                    chain.place = AnswerPlace(t, tokens.starts[span.first], tokens.ends[span.last])
        done += len(batch)
        context.report(Progress(done, len(chains), label))
    return [chain.place for chain in chains]


def _chain(model: Model, episode: Episode) -> _Chain:
    limit = model.config.passage_tokens
    segments = [
        Tokens(tokens.ids[:limit], tokens.starts[:limit], tokens.ends[:limit])
        for tokens in model.tokenizer.encode_many(list(episode.segments))
    ]
    return _Chain(model.question_ids(episode.question), segments)


def _batches(chains: Sequence[_Chain], extra: int) -> Iterator[list[_Chain]]:
    """Chains of about equal length together, so that little is padded."""
    held: list[_Chain] = []
    for chain in sorted(chains, key=lambda chain: (len(chain.segments), chain.longest)):
        longest = max(other.longest for other in [*held, chain]) + extra
        if held and longest * (len(held) + 1) > _BATCH_TOKENS:
            yield held
            held = []
        held.append(chain)
    if held:
        yield held
