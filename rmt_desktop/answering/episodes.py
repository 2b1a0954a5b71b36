"""Deep reading of episodes: all segments in order, the question in view, the best span of all segments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rmt_desktop.answering.hops import DOUBTED, Hops, Ranked
from rmt_desktop.answering.likeness import Likeness, reconsidered
from rmt_desktop.answering.model import Model
from rmt_desktop.answering.ranking import SPANS, competing
from rmt_desktop.answering.spans import best_spans, quote_around
from rmt_desktop.domain.documents import Passage
from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.memory.tokens import Tokens

_BATCH_TOKENS = 4096


@dataclass(slots=True)
class _Chain:
    """An episode as the model sees it, and the best spans of its segments."""

    question: list[int]
    segments: list[Tokens]
    found: list[Ranked] = field(default_factory=list)
    hops: Hops | None = None
    """What memory held, where that is asked for."""

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
    chains = [_chain(model, episode) for episode in episodes]
    if hops:
        for chain, episode in zip(chains, episodes, strict=True):
            chain.hops = Hops(model, episode.question)
    texts = {id(chain): episode.segments for chain, episode in zip(chains, episodes, strict=True)}
    done = 0
    for batch in _batches(chains, model.config.memory_vectors + 3):
        questions = [chain.question for chain in batch]
        segments = [[tokens.ids for tokens in chain.segments] * passes for chain in batch]
        for i, step, scored in model.score_chains(questions, segments, memory):
            context.raise_if_cancelled()
            chain, scores = batch[i], scored.scores
            t = step - len(chain.segments) * (passes - 1)
            if t < 0:
                continue
            tokens = chain.segments[t]
            for span in best_spans(scores, SPANS):
                score = competing(span, scores.absent, scores.answerable)
                chain.found.append((score, AnswerPlace(t, tokens.starts[span.first], tokens.ends[span.last])))
            if chain.hops is not None:
                chain.hops.read(texts[id(chain)][t], tokens, scored.memory)
        done += len(batch)
        context.report(Progress(done, len(chains), label))
    return [_answer(episode, chain, likeness, context) for episode, chain in zip(episodes, chains, strict=True)]


def _answer(episode: Episode, chain: _Chain, likeness: Likeness | None, context: WorkContext) -> AnswerPlace | None:
    context.raise_if_cancelled()
    if chain.hops is None or likeness is None:
        return _best(episode, chain.found, likeness)
    return _best(episode, chain.hops.ranked(chain.found, likeness), likeness, DOUBTED)


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
    text = episode.segments[place.segment]
    quote = quote_around(Passage(1, place.start, place.end), text)
    return text[quote.start : quote.end]


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
