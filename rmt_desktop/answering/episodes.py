"""Deep reading of episodes: all segments in order, the question in view, the best span of all segments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rmt_desktop.answering.hops import DOUBTED, Hops, Ranked, spans_in
from rmt_desktop.answering.likeness import Likeness, reconsidered
from rmt_desktop.answering.model import Model
from rmt_desktop.answering.spans import sentence_of
from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.memory.tokens import Tokens

_BATCH_TOKENS = 4096


@dataclass(slots=True)
class _Chain:
    """An episode as the model sees it, and the best spans of its segments."""

    episode: Episode
    question: list[int]
    segments: list[Tokens]
    hops: Hops | None
    """What memory held, where that is asked for."""
    found: list[Ranked] = field(default_factory=list)

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
    likeness: Likeness | None = None,
    hops: bool = False,
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
        likeness: what deep reading asks about the sentences of the best spans; None asks nothing.
        hops: segments that hold a name which memory has held, and the question doesn't, are read again with that name
            in view (:mod:`~.hops`); needs memory, a single pass and likeness.
    """
    if hops and not (memory and passes == 1 and likeness):
        raise ValueError("names are what memory holds of one reading, and compared by likeness")
    chains = [_chain(model, episode, hops) for episode in episodes]
    done = 0
    for batch in _batches(chains, model.config.memory_vectors + 3):
        questions = [chain.question for chain in batch]
        segments = [[tokens.ids for tokens in chain.segments] * passes for chain in batch]
        for i, step, scored in model.score_chains(questions, segments, memory):
            context.raise_if_cancelled()
            chain = batch[i]
            t = step - len(chain.segments) * (passes - 1)
            if t < 0:
                continue
            tokens = chain.segments[t]
            chain.found += spans_in(t, tokens, scored.scores)
            if chain.hops is not None:
                chain.hops.read(chain.episode.segments[t], tokens, scored.memory)
        done += len(batch)
        context.report(Progress(done, len(chains), label))
    return [_answer(chain, likeness, context) for chain in chains]


def _answer(chain: _Chain, likeness: Likeness | None, context: WorkContext) -> AnswerPlace | None:
    context.raise_if_cancelled()
    if chain.hops is None or likeness is None:
        return _best(chain.episode, chain.found, likeness)
    return _best(chain.episode, chain.hops.ranked(chain.found, likeness), likeness, DOUBTED)


def _best(
    episode: Episode, found: Sequence[Ranked], likeness: Likeness | None, share: float = 1.0
) -> AnswerPlace | None:
    """Of all spans, and the earlier one of equals; ``share``: of the doubts, that counts."""
    ranked = sorted(found, key=lambda item: -item[0])
    if not ranked:
        return None
    if likeness is None:
        return ranked[0][1]

    def doubts(count: int) -> list[float]:
        sentences = [_sentence(episode, place) for _, place in ranked[:count]]
        return [share * doubt for doubt in likeness.doubts(episode.question, sentences)]

    first, _ = reconsidered([score for score, _ in ranked], doubts)[0]
    return ranked[first][1]


def _sentence(episode: Episode, place: AnswerPlace) -> str:
    return sentence_of(episode.segments[place.segment], place.start, place.end)


def _chain(model: Model, episode: Episode, hops: bool) -> _Chain:
    limit = model.config.passage_tokens
    segments = [
        Tokens(tokens.ids[:limit], tokens.starts[:limit], tokens.ends[:limit])
        for tokens in model.tokenizer.encode_many(list(episode.segments))
    ]
    held = Hops(model, episode.question) if hops else None
    return _Chain(episode, model.question_ids(episode.question), segments, held)


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
