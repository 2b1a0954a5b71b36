"""What a language model's answers cost here, each as a ratio of two measurements of one run."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rmt_desktop.domain.answers import Answer, AnswerEvent, Evidence, PartialText, Timings
from rmt_desktop.jobs.context import PlainContext, Progress, WorkContext
from rmt_desktop.models.store import ModelStore
from rmt_desktop.workflows.sources import unread
from rmt_desktop.workflows.speed import QUESTION, synthetic_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rmt_desktop.answering.language_model import LanguageModel, LanguageModels
    from rmt_desktop.answering.source import ReadDocument

Clock = Callable[[], float]
_NEXT = "When is the annual fee payable?"
_WRITTEN = 32
"""Tokens written to measure how fast they come."""
_QUOTES = 4
_ROUNDS = 2


def run_writing(
    data_folder: Path, language: str | None, tokens: int, clock: Clock, context: WorkContext
) -> dict[str, Any]:
    """All ratios; of every time the shortest of a few rounds counts, as a busy machine only ever slows down.

    ``cag_second_ratio``: time to the first word of the first question on a document over that of the second one.
    ``cache_ratio``: time of reading the document into the cache over that of getting the cache from disk.
    ``generation_ratio``: tokens per second through our path over those of ``transformers.generate`` on the same prompt.
    ``composed_ratio``: time to the first word of a composed answer over that of the model's plain call on its prompt.

    Args:
        data_folder: where language models are installed.
        language: name of the one that writes; None = the last installed.
        tokens: of the document.
        clock: seconds.
        context: progress and cancellation.

    Raises:
        ModelError: no such language model is installed, or it cannot be loaded.
    """
    from rmt_desktop.answering.language_model import LanguageModels

    models = LanguageModels(ModelStore(data_folder), language)
    model = models.get()
    document = unread(1, "measured", synthetic_pages(tokens))
    list(model.write(model.format.ask("Be brief.", QUESTION), most=2))  # warms up
    rounds = []
    for done in range(_ROUNDS):
        found = measure_cag(models, document, clock, context)
        found |= measure_generation(model, document, clock, context)
        rounds.append(found | measure_composed(models, document, clock, context))
        context.report(Progress(done + 1, _ROUNDS, model.name))
    best = {name: min(one[name] for one in rounds) for name in rounds[0]}
    return {"model": model.name, **{name: round(value, 6) for name, value in (best | _ratios(best)).items()}}


def _ratios(best: dict[str, float]) -> dict[str, float]:
    return {
        "cag_second_ratio": best["cag_first_seconds"] / best["cag_second_seconds"],
        "cache_ratio": best["prefill_seconds"] / best["cache_from_disk_seconds"],
        "generation_ratio": best["plain_seconds_a_token"] / best["seconds_a_token"],
        "composed_ratio": best["composed_first_word_seconds"] / best["composed_prefill_seconds"],
    }


def measure_cag(
    models: "LanguageModels", document: "ReadDocument", clock: Clock, context: WorkContext
) -> dict[str, float]:
    """Seconds of a first and a second question, and of the cache from disk."""
    from rmt_desktop.answering.cag import CagEngine
    from rmt_desktop.answering.document_caches import DocumentCaches

    kept = models.caches
    with tempfile.TemporaryDirectory() as name:
        models.caches = DocumentCaches(Path(name))
        try:
            engine, began = CagEngine(models), clock()
            events = engine.answer(QUESTION, [document], context)
            first, read = _first_word(events, began, clock)
            began = clock()
            second, _ = _first_word(engine.answer(_NEXT, [document], context), began, clock)
            (path,) = Path(name).glob("*.safetensors")
            began = clock()
            found = DocumentCaches(Path(name)).find(path.stem, models.get().weights)
            from_disk = clock() - began
            assert found is not None
        finally:
            models.caches = kept
    return {
        "document_tokens": float(len(found)),
        "prefill_seconds": read,
        "cag_first_seconds": first,
        "cag_second_seconds": second,
        "cache_from_disk_seconds": from_disk,
    }


def _first_word(events: "Iterable[AnswerEvent]", began: float, clock: Clock) -> tuple[float, float]:
    """Seconds until something was written, and until the last event before it: everything was read by then."""
    read = 0.0
    for event in events:
        if isinstance(event, PartialText):
            return clock() - began, read
        read = clock() - began
    return clock() - began, read


def measure_generation(
    model: "LanguageModel", document: "ReadDocument", clock: Clock, context: WorkContext
) -> dict[str, float]:
    """Seconds a token, ours and those of transformers, the reading of the prompt left out of both."""
    import torch

    prompt = model.format.prompt("You are helpful.", document.pages[0].text[:1500], "Tell me about this agreement.")
    ids = prompt.prefix + prompt.after

    def ours(count: int) -> int:
        return sum(1 for _ in model.write(ids, check=context.raise_if_cancelled, most=count))

    def theirs(count: int) -> int:
        place = torch.tensor([ids], device=model.weights.device)
        with torch.inference_mode():
            written = model.lm.generate(
                place, attention_mask=torch.ones_like(place), max_new_tokens=count, do_sample=False
            )
        return int(written.shape[1]) - len(ids)

    return {
        "seconds_a_token": _seconds_a_token(ours, clock),
        "plain_seconds_a_token": _seconds_a_token(theirs, clock),
    }


def _seconds_a_token(write: Callable[[int], int], clock: Clock) -> float:
    """Of all tokens after the first, which waits for the prompt."""
    began = clock()
    write(1)
    first = clock() - began
    began = clock()
    count = write(_WRITTEN)
    return max(1e-9, clock() - began - first) / max(1, count - 1)


def measure_composed(
    models: "LanguageModels", document: "ReadDocument", clock: Clock, context: WorkContext
) -> dict[str, float]:
    """Seconds to the first word of a composed answer, and of the model's plain call on the same prompt."""
    import torch

    from rmt_desktop.answering.composing import Composer

    composer, model = Composer(models), models.get()
    found = _found(document)
    ids = torch.tensor([composer.prompt(model, QUESTION, found.evidence)], device=model.weights.device)
    began = clock()
    with torch.inference_mode():
        int(model.lm(input_ids=ids, use_cache=True).logits[0, -1].argmax())
    plain = clock() - began
    began = clock()
    first, _ = _first_word(composer.compose(QUESTION, found, PlainContext()), began, clock)
    context.raise_if_cancelled()
    return {"composed_first_word_seconds": first, "composed_prefill_seconds": plain}


def _found(document: "ReadDocument") -> Answer:
    """What an engine could have found: a few sentences of the first page."""
    evidence, text, start = [], document.pages[0].text, 0
    for _ in range(_QUOTES):
        end = text.index(".", start) + 1
        evidence.append(_quote(document, start, end))
        start = end + 1
    return Answer(evidence[0].quote, False, 0.9, "rmt", tuple(evidence), timings=Timings())


def _quote(document: "ReadDocument", start: int, end: int) -> Evidence:
    quote = document.pages[0].text[start:end]
    return Evidence(document.id, document.name, 1, start, end, quote, 0.9, 0, 0, len(quote))
