"""Deep reading of episodes: all segments in order, the question in view, the best span of all segments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
    found: list[tuple[float, AnswerPlace]] = field(default_factory=list)
    """What each competes with, and where it is."""

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
            tokens = chain.segments[t]
            for span in best_spans(scores, SPANS):
                score = competing(span, scores.absent, scores.answerable)
                chain.found.append((score, AnswerPlace(t, tokens.starts[span.first], tokens.ends[span.last])))
        done += len(batch)
        context.report(Progress(done, len(chains), label))
    return [_best(episode, chain.found, likeness) for episode, chain in zip(episodes, chains, strict=True)]


def _best(
    episode: Episode, found: Sequence[tuple[float, AnswerPlace]], likeness: Likeness | None
) -> AnswerPlace | None:
    """Of all spans, and the earlier one of equals."""
    ranked = sorted(found, key=lambda item: -item[0])
    if not ranked:
        return None
    if likeness is None:
        return ranked[0][1]

    def doubts(count: int) -> list[float]:
        return likeness.doubts(episode.question, [_sentence(episode, place) for _, place in ranked[:count]])

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
