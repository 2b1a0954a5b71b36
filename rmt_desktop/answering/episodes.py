"""Deep reading of episodes: all segments in order, the question in view, the best span of all segments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rmt_desktop.answering.findings import competing, findings_of
from rmt_desktop.answering.hops import Hops
from rmt_desktop.answering.likeness import Likeness, reconsidered
from rmt_desktop.answering.model import Model
from rmt_desktop.answering.spans import sentence_of
from rmt_desktop.domain.episodes import AnswerPlace, Episode
from rmt_desktop.domain.segments import TokenSpan
from rmt_desktop.jobs.context import Progress, WorkContext
from rmt_desktop.memory.tokens import Tokens

_BATCH_TOKENS = 4096


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A span."""

    logit: float
    """What it competes with."""
    place: AnswerPlace


@dataclass(slots=True)
class _Chain:
    """An episode as the model sees it, and the best spans of its segments."""

    episode: Episode
    question: list[int]
    segments: list[Tokens]
    hops: Hops | None
    """Where names are to be followed."""
    found: list[_Ranked] = field(default_factory=list)

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

    The spans of all segments of an episode compete as in deep reading (:func:`~.findings.competing`).

    Args:
        model: the loaded reader.
        episodes: read side by side, as many at once as a batch holds.
        memory: True carries the memory from segment to segment, False reads every segment with the initial memory.
        context: progress and cancellation.
        label: of the progress.
        passes: how often the segments are read in a row; only the last time counts. With two, every segment is
            judged with all others in memory, wherever they stand (ReadTwice, arXiv 2105.04241).
        likeness: what deep reading asks about the sentences of the best spans; None asks nothing.
        hops: names that memory held are followed (:mod:`~.hops`), or without memory those whose paragraphs say most
            of the question together; needs a single pass.
    """
    if hops and passes > 1:
        raise ValueError("names are followed after one reading")
    chains = [_chain(model, episode, Hops(model, episode.question, memory) if hops else None) for episode in episodes]
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
            tokens, findings = chain.segments[t], findings_of(scored.scores)
            for span, logit in zip(findings.spans, competing(findings), strict=True):
                chain.found.append(_Ranked(logit, _place(t, tokens, span)))
            if chain.hops is not None:
                chain.hops.read(chain.episode.segments[t], tokens, findings, scored.memory)
        done += len(batch)
        context.report(Progress(done, len(chains), label))
    return [_answer(chain, likeness, context) for chain in chains]


def _answer(chain: _Chain, likeness: Likeness | None, context: WorkContext) -> AnswerPlace | None:
    context.raise_if_cancelled()
    found = list(chain.found)
    if chain.hops is not None:
        for again in chain.hops.follow(context):
            tokens = chain.segments[again.segment]
            for span, logit in zip(again.findings.spans, again.logits, strict=True):
                found.append(_Ranked(logit, _place(again.segment, tokens, span)))
    return _best(chain.episode, found, likeness)


def _place(segment: int, tokens: Tokens, span: TokenSpan) -> AnswerPlace:
    return AnswerPlace(segment, tokens.starts[span.first], tokens.ends[span.last])


def _best(episode: Episode, found: Sequence[_Ranked], likeness: Likeness | None) -> AnswerPlace | None:
    """Of all spans, and the earlier one of equals."""
    ranked = sorted(found, key=lambda one: -one.logit)
    if not ranked:
        return None
    if likeness is None:
        return ranked[0].place

    def doubts(count: int) -> list[float]:
        return likeness.doubts(episode.question, [_sentence(episode, one.place) for one in ranked[:count]])

    first, _ = reconsidered([one.logit for one in ranked], doubts)[0]
    return ranked[first].place


def _sentence(episode: Episode, place: AnswerPlace) -> str:
    return sentence_of(episode.segments[place.segment], place.start, place.end)


def _chain(model: Model, episode: Episode, hops: Hops | None) -> _Chain:
    limit = model.config.passage_tokens
    segments = [
        Tokens(tokens.ids[:limit], tokens.starts[:limit], tokens.ends[:limit])
        for tokens in model.tokenizer.encode_many(list(episode.segments))
    ]
    return _Chain(episode, model.question_ids(episode.question), segments, hops)


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
