"""A short answer in the language model's words, made of the quotes that an engine has found."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rmt_desktop.answering.generated import Writing, says_not_found, stream
from rmt_desktop.answering.language_model import ANSWER_TOKENS, LanguageModel, LanguageModels
from rmt_desktop.answering.statements import check_statements
from rmt_desktop.domain.answers import Answer, AnswerEvent, Evidence, Finished, PartialText
from rmt_desktop.domain.errors import Cancelled
from rmt_desktop.jobs.context import WorkContext
from rmt_desktop.retrieval.words import terms

INSTRUCTION = (
    "You answer questions from quotes of a document. Use only what the quotes say, in their own words. "
    "Answer in one or two short sentences."
)


class Composer:
    """Writes over what was found; what was found stays the answer wherever that goes wrong."""

    def __init__(self, models: LanguageModels):
        self._models = models

    def compose(self, question: str, found: Answer, context: WorkContext) -> Iterator[AnswerEvent]:
        """The text as it grows, then the end.

        The quotes and the confidence stay those of ``found``. Its own text stays, too, where the model writes
        nothing that a quote backs and that has a word of what was found, and where the user stops the writing.

        Args:
            question: as the engine understood it.
            found: with at least one quote.
            context: stops the writing.

        Raises:
            ModelError: the language model cannot be loaded.
        """
        began = time.perf_counter()
        model = self._models.get()
        writing = Writing(model.format, [])
        prompt = self.prompt(model, question, found.evidence)
        try:
            yield from stream(model.write(prompt, check=context.raise_if_cancelled), writing)
            text = writing.text
        except Cancelled:
            text = ""
        spent = time.perf_counter() - began
        timings = replace(found.timings, generate=spent, total=found.timings.total + spent)
        if says_not_found(text) or not _says(text, question, found):
            text = found.text or ""
            yield PartialText(text)
        yield Finished(replace(found, text=text, timings=timings))

    def prompt(self, model: LanguageModel, question: str, evidence: Sequence[Evidence]) -> list[int]:
        """As many of the quotes, best first, as the window holds."""
        quotes = [" ".join(one.quote.split()) for one in evidence]
        while True:
            prompt = model.format.prompt(INSTRUCTION, "\n".join(f"- {quote}" for quote in quotes), question, "Quotes")
            ids = prompt.prefix + prompt.after
            if len(ids) + ANSWER_TOKENS <= model.window or not quotes:
                return ids
            quotes.pop()


def _says(text: str, question: str, found: Answer) -> bool:
    """Whether a sentence of the text is backed by a quote and has a word of what was found."""
    quotes, wanted = [evidence.quote for evidence in found.evidence], set(terms(found.text or ""))
    return any(
        statement.supported and (not wanted or wanted & set(terms(text[statement.start : statement.end])))
        for statement in check_statements(text, quotes, question)
    )
