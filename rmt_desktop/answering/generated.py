"""Tokens out of a language model as events of an answer, its sentences held against the documents."""

import math
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import psutil

from rmt_desktop.answering.chat_format import ChatFormat, Prompt
from rmt_desktop.answering.grounding import find_quotes
from rmt_desktop.answering.language_model import ANSWER_TOKENS, LanguageModel
from rmt_desktop.answering.source import ReadDocument
from rmt_desktop.answering.statements import check_statements
from rmt_desktop.domain.answers import Answer, AnswerEvent, EvidenceFound, Finished, PartialText, SegmentRead, Timings
from rmt_desktop.domain.errors import TooLongForModel
from rmt_desktop.domain.model_errors import NotEnoughMemory
from rmt_desktop.memory.generation import Written

INSTRUCTION = (
    "You answer questions about a document. Use only what the document says. Answer in one short sentence. "
    "If the document does not say it, answer: Not found."
)
_PARAGRAPH = "\n\n"
_NOT_FOUND = re.compile(
    r"^\W*(?:not found|the document does(?:n[’']t| not)|this document does(?:n[’']t| not)|i (?:do not|don[’']t) know|"
    r"(?:there is )?no (?:information|mention)|it is not (?:stated|specified|mentioned))\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Writing:
    """An answer while it is written."""

    format: ChatFormat
    ids: list[int]
    surprise: float = 0.0
    """Sum of the negative logarithms of the tokens' probabilities."""

    @property
    def text(self) -> str:
        """The first paragraph of what was written, on one line; a question asks for a sentence."""
        return " ".join(self._whole.split(_PARAGRAPH, 1)[0].split())

    @property
    def ended(self) -> bool:
        """Whether a second paragraph has begun."""
        return _PARAGRAPH in self._whole

    @property
    def _whole(self) -> str:
        return self.format.decode(self.ids).lstrip()

    @property
    def likelihood(self) -> float:
        """Geometric mean of the tokens' probabilities, 0–1."""
        return math.exp(-self.surprise / len(self.ids)) if self.ids else 0.0


def stream(tokens: Iterable[Written], writing: Writing) -> Iterator[PartialText]:
    """The text after every token that adds to it; ``writing`` holds it afterwards."""
    shown = ""
    for token in tokens:
        writing.ids.append(token.token)
        writing.surprise -= math.log(max(token.probability, 1e-9))
        if writing.text != shown:
            shown = writing.text
            yield PartialText(shown)
        if writing.ended:
            return


def write_answer(
    tokens: Iterable[Written],
    model: LanguageModel,
    question: str,
    documents: Sequence[ReadDocument],
    engine: str,
    timings: Timings,
    tokens_read: int,
) -> Iterator[AnswerEvent]:
    """Events of an answer that is written: its text as it grows, its quotes, the end.

    Confidence is the mean probability of its tokens times the share of its sentences that a quote backs.
    """
    began = time.perf_counter()
    writing = Writing(model.format, [])
    yield from stream(tokens, writing)
    spent = time.perf_counter() - began
    answer = ground(writing.text, writing.likelihood, question, documents, engine)
    for evidence in answer.evidence:
        yield EvidenceFound(evidence)
    total = timings.retrieve + timings.read + spent
    ingest = sum(document.ingest_seconds for document in documents)
    done = replace(timings, ingest=ingest, generate=spent, total=total)
    yield Finished(replace(answer, timings=done, tokens_read=tokens_read))


def ground(text: str, likelihood: float, question: str, documents: Sequence[ReadDocument], engine: str) -> Answer:
    """A written text as an answer with its quotes; nothing, and words for that, is "not found"."""
    if not text or says_not_found(text):
        return Answer(None, True, 1.0 - likelihood, engine)
    evidence = tuple(find_quotes(text, question, documents))
    statements = check_statements(text, [quote.quote for quote in evidence], question)
    backed = sum(statement.supported for statement in statements) / max(1, len(statements))
    return Answer(text, False, likelihood * backed, engine, evidence)


def says_not_found(text: str) -> bool:
    """Whether a written text says that the document doesn't."""
    return bool(_NOT_FOUND.match(text))


def whole_text(documents: Sequence[ReadDocument]) -> str:
    """All pages of all documents; several documents under their names."""
    texts = ["\n\n".join(page.text for page in document.pages) for document in documents]
    if len(documents) == 1:
        return texts[0]
    return "\n\n".join(f"{document.name}\n{text}" for document, text in zip(documents, texts, strict=True))


def check_length(prompt: Prompt, model: LanguageModel, engine: str) -> None:
    """Make sure that a prompt and its answer fit into the window, and its keys and values into memory.

    Raises:
        TooLongForModel: by so many tokens.
        NotEnoughMemory: the keys and values would not fit.
    """
    room = model.window - len(prompt.before) - len(prompt.after) - ANSWER_TOKENS
    if len(prompt.text) > room:
        raise TooLongForModel(
            f"Engine {engine} reads the whole text at once. {model.name} has a window of {model.window:,} tokens, of "
            f"which {max(0, room):,} are left for the text beside question and answer; the text has "
            f"{len(prompt.text):,}: {len(prompt.text) - room:,} too many. Ask fewer or shorter documents, use a model "
            "with a longer window, or another engine: rmt and deep read texts of any length."
        )
    needed = cache_bytes(model) * len(prompt.prefix)
    free = psutil.virtual_memory().available
    if model.weights.device.type == "cpu" and 2 * needed > free:
        raise NotEnoughMemory(
            f"Reading {len(prompt.prefix):,} tokens at once takes {2 * needed / 2**30:.1f} GB of memory and "
            f"{free / 2**30:.1f} GB are free. Close other programs, or use engine rmt."
        )


def cache_bytes(model: LanguageModel) -> int:
    """Bytes of keys and values that a token leaves behind."""
    about = model.lm.config
    heads = getattr(about, "num_key_value_heads", None) or about.num_attention_heads
    width = getattr(about, "head_dim", None) or about.hidden_size // about.num_attention_heads
    return int(2 * about.num_hidden_layers * heads * width * model.weights.element_size())


def reading_events(
    steps: Iterable[int], prompt: Prompt, documents: Sequence[ReadDocument], check: Callable[[], None]
) -> Iterator[SegmentRead]:
    """Tell how far a text is read.

    Args:
        steps: tokens of the prefix read so far, after every piece.
        prompt: whose prefix is read.
        documents: whose text it is, as of :func:`whole_text`.
        check: called after each piece; raises where the user has stopped the work.
    """
    ends = list(_page_ends(documents))
    for piece, done in enumerate(steps):
        inside = min(max(0, done - len(prompt.before)), len(prompt.text)) - 1
        at = prompt.starts[inside] if inside >= 0 and prompt.starts else 0
        document, page = next(((document, page) for document, page, end in ends if at < end), ends[-1][:2])
        yield SegmentRead(document, piece, page, done, len(prompt.prefix))
        check()


def _page_ends(documents: Sequence[ReadDocument]) -> Iterator[tuple[int, int, int]]:
    """Document, page, and where the page ends in the whole text."""
    at = 0
    for document in documents:
        at += len(document.name) + 1 if len(documents) > 1 else 0
        for page in document.pages:
            at += len(page.text) + 2
            yield document.id, page.number, at
        if not document.pages:
            yield document.id, 1, at
