"""Endless training text: stories in book text, cut into segments with the state known after each."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rmt_desktop.ingest.stories import Story
from rmt_desktop.memory.background import Book, walk
from rmt_desktop.memory.segment_stream import cut
from rmt_desktop.memory.tokens import TextTokenizer
from rmt_desktop.training.babi_world import PEOPLE, PLACES, THINGS, Asked, World, concerning, parse_question


@dataclass(frozen=True, slots=True)
class Level:
    """How hard samples are while a share of the training passes."""

    until: float
    """Share of the whole training, 0–1."""
    facts: int
    """Stories are cut after at most so many facts."""
    noise: float
    """Share of the samples with book text between the facts."""
    budgets: tuple[int, int]
    """Shortest and longest segment, in tokens."""
    focus: float = 0.0
    """Share of the samples about a thing without the facts that don't concern it: more happens in a segment."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One training segment."""

    task: str
    question: list[int]
    segment: list[int]
    facts: list[bool]
    """Whether each token of the segment belongs to a fact."""
    tracked: list[int]
    """Classes known after the segment, see :meth:`World.tracked`."""


class StorySource:
    """What samples are drawn from.

    Half of the background is text as it stands in the books, half are sentences that name a person, place or thing
    of the stories: the rare text that could be taken for a fact.
    """

    def __init__(
        self,
        stories: dict[str, list[Story]],
        shares: dict[str, float],
        books: Sequence[Book],
        tokenizer: TextTokenizer,
        longest_noise: int = 4000,
    ):
        """Prepare the sources.

        Args:
            stories: by task.
            shares: how often each task is drawn.
            books: background; may be empty where no level asks for it.
            tokenizer: the model's.
            longest_noise: most book tokens in a sample.
        """
        self.shares = shares
        self._stories, self._books, self._tokenizer, self._longest_noise = stories, books, tokenizer, longest_noise
        names = tokenizer.encode_many([*PEOPLE, *PLACES, *THINGS])
        self._names = np.array([i for tokens in names for i in tokens.ids])
        self._tempting = [(book, index) for book in books for index in self._naming(book)]

    def is_tempting(self, segment: Sequence[int]) -> bool:
        """Whether a segment names a person, place or thing of the stories."""
        return bool(np.isin(segment, self._names).any())

    def _naming(self, book: Book) -> list[int]:
        places = np.flatnonzero(np.isin(book.ids, self._names))
        sentences: list[int] = np.unique(np.searchsorted(book.starts, places, side="right") - 1).tolist()
        return sentences

    def draw(self, key: str, level: Level) -> "Sample":
        """The sample of a key, always the same for the same level."""
        rng = random.Random(key)
        task = rng.choices(list(self.shares), list(self.shares.values()))[0]
        story = rng.choice(self._stories[task])
        query = rng.choice(story.queries)
        renamed = _renaming(rng)
        facts = [_rename(fact, renamed) for fact in story.facts[: query.facts]]
        if len(facts) > level.facts:
            start = rng.randrange(len(facts) - level.facts + 1)
            facts = facts[start : start + level.facts]
        asked = _ask(facts, parse_question(_rename(query.text, renamed)), rng)
        if asked.thing and rng.random() < level.focus:
            facts = concerning(facts, asked.thing)
        sentences: list[tuple[list[int], str]] = [(self._tokenizer.encode(fact).ids, fact) for fact in facts]
        if rng.random() < level.noise:
            sentences = _mixed(sentences, self._noise(rng), rng)
        return Sample(task, self._tokenizer.encode(asked.text).ids, asked, sentences)

    def _noise(self, rng: random.Random) -> list[list[int]]:
        wanted = int(100 * (self._longest_noise / 100) ** rng.random())
        noise: list[list[int]] = []
        tempting = bool(self._tempting) and rng.random() < 0.5
        for book, index in self._tempted(rng) if tempting else walk(self._books, rng):
            noise.append(book.sentence(index))
            wanted -= len(noise[-1])
            if wanted <= 0:
                break
        return noise

    def _tempted(self, rng: random.Random) -> Iterator[tuple[Book, int]]:
        while True:
            yield rng.choice(self._tempting)


class Sample:
    """A story with its question, read segment by segment."""

    def __init__(self, task: str, question: list[int], asked: Asked, sentences: list[tuple[list[int], str]]):
        self._task, self._question, self._asked = task, question, asked
        self._ids = [i for ids, _ in sentences for i in ids]
        self._fact = [bool(fact) for ids, fact in sentences for _ in ids]
        self._ends: dict[int, str] = {}
        position = 0
        for ids, fact in sentences:
            position += len(ids)
            if fact:
                self._ends[position] = fact
        self._world = World()
        self.position = 0

    @property
    def finished(self) -> bool:
        """Whether all has been read."""
        return self.position >= len(self._ids)

    def read(self, budget: int, full_stops: frozenset[int]) -> Piece:
        """The next segment of at most ``budget`` tokens."""
        start = self.position
        window = self._ids[start : start + budget]
        end = start + (len(window) if start + budget >= len(self._ids) else cut(window, full_stops))
        self.skip_to(end)
        return Piece(
            self._task,
            self._question,
            self._ids[start:end],
            self._fact[start:end],
            self._world.tracked(self._asked),
        )

    def skip_to(self, position: int) -> None:
        """Go on at a token, with the facts before it told."""
        for end in range(self.position + 1, position + 1):
            if end in self._ends:
                self._world.tell(self._ends[end])
        self.position = position


def _renaming(rng: random.Random) -> dict[str, str]:
    """People, places and things change names: one story is as good as thousands."""
    renamed: dict[str, str] = {}
    for names in (PEOPLE, PLACES, THINGS):
        renamed |= dict(zip(names, rng.sample(names, len(names)), strict=True))
    return renamed


def _rename(text: str, renamed: dict[str, str]) -> str:
    mark = text[-1]
    return " ".join(renamed.get(word, word) for word in text[:-1].split()) + mark


def _ask(facts: list[str], asked: Asked, rng: random.Random) -> Asked:
    """A question of the same form that the facts answer, where there is one."""
    world = World()
    for fact in facts:
        world.tell(fact)
    if asked.person:
        forms = [Asked(person=person) for person in PEOPLE]
    elif asked.before:
        forms = [Asked(thing=thing, before=place) for thing in THINGS for place in PLACES]
    else:
        forms = [Asked(thing=thing) for thing in THINGS]
    answered = [form for form in forms if world.answer(form)]
    return rng.choice(answered) if answered else asked


def _mixed(
    facts: list[tuple[list[int], str]], noise: list[list[int]], rng: random.Random
) -> list[tuple[list[int], str]]:
    gaps = sorted(rng.randrange(len(noise) + 1) for _ in facts)
    mixed: list[tuple[list[int], str]] = []
    for fact, gap, before in zip(facts, gaps, [0, *gaps], strict=False):
        mixed += [(ids, "") for ids in noise[before:gap]]
        mixed.append(fact)
    return mixed + [(ids, "") for ids in noise[gaps[-1] if gaps else 0 :]]
