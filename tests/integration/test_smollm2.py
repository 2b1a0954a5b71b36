"""The engines that write, over the real SmolLM2-135M-Instruct, on one thread.

Run with: ``RMT_DESKTOP_TEST_MODELS=DIR pytest -m slow tests/integration/test_smollm2.py`` after
``rmt-desktop --data-dir DIR models install SmolLM2-135M-Instruct``.
"""

import os
import time
from pathlib import Path

import pytest
import torch

from rmt_desktop.answering.cag import CagEngine
from rmt_desktop.answering.composing import Composer
from rmt_desktop.answering.full import FullContextEngine
from rmt_desktop.answering.language_model import LanguageModels
from rmt_desktop.answering.segment_cache import SegmentCacheEngine
from rmt_desktop.answering.statements import check_statements
from rmt_desktop.domain.answers import Answer, Evidence, Finished, PartialText, Timings
from rmt_desktop.domain.documents import Page
from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.models.store import ModelStore
from rmt_desktop.workflows.sources import unread

NAME, VARIABLE = "SmolLM2-135M-Instruct", "RMT_DESKTOP_TEST_MODELS"
pytestmark = pytest.mark.slow
LEASE = (
    "LEASE AGREEMENT\n\nThis lease is made between Harbour Estates Limited (the Landlord) and Blue Kettle Bakery "
    "Limited (the Tenant). The premises are the ground floor of 14 Quay Street, Bristol. The rent is 48,000 pounds a "
    "year, payable in advance in four equal parts. The term is five years from 1 March 2024. Either party may end this "
    "lease by six months' written notice. The Tenant insures the contents against fire and theft; the Landlord "
    "insures the building. The Tenant may not assign this lease without the Landlord's consent. The deposit is 12,000 "
    "pounds and is returned within 30 days after the end of the term. This lease is governed by the law of England "
    "and Wales."
)
FILLER = "The parties have agreed on this in good faith and will tell each other of any change of address in writing. "


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    folder = os.environ.get(VARIABLE, "")
    store = ModelStore(Path(folder))
    if not folder or NAME not in [model.name for model in store.installed()]:
        pytest.skip(f"{VARIABLE} names no data folder with {NAME} installed")
    store.caches = tmp_path_factory.mktemp("caches")
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield LanguageModels(store, NAME)
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def document():
    return unread(1, "lease", [Page(1, LEASE), Page(2, FILLER * 45)])


def finish(engine, document, question):
    *_, last = engine.answer(question, [document], PlainContext())
    assert isinstance(last, Finished)
    return last.answer


def test_the_second_question_on_a_document_costs_a_tenth_and_reading_the_cache_a_fifth(models, document):
    questions = ("What is the rent?", "Who is the Tenant?")
    first = finish(CagEngine(models), document, questions[0])
    second = finish(CagEngine(models), document, questions[1])
    later = LanguageModels(models.store, NAME)
    later._loaded = models.get()
    began = time.perf_counter()
    key = next(models.store.caches.iterdir()).name.removesuffix(".safetensors")
    assert later.caches.find(key, models.get().weights) is not None
    from_disk = time.perf_counter() - began
    print(f"\nprefill {first.timings.read:.1f} s, second {second.timings.retrieve + second.timings.read:.4f} s, "
          f"from disk {from_disk:.3f} s; {first.text!r} {second.text!r}")  # fmt: skip
    assert first.tokens_read > 900 > 100 > second.tokens_read
    assert second.tokens_read * 10 <= first.tokens_read
    assert (second.timings.retrieve + second.timings.read) * 10 <= first.timings.read
    assert from_disk * 5 <= first.timings.read
    again = finish(CagEngine(later), document, questions[1])
    assert again.text == second.text


def test_an_answer_of_a_short_document_is_right_and_tied_to_its_words(models):
    answer = finish(FullContextEngine(models), unread(2, "lease", [Page(1, LEASE)]), "What is the rent?")
    print(f"\n{answer.text!r} {[quote.quote for quote in answer.evidence]} {answer.confidence:.2f}")
    assert "48,000" in (answer.text or "")
    assert "48,000" in answer.evidence[0].quote


def test_tokens_come_as_fast_as_from_transformers(models):
    model = models.get()
    prompt = model.format.prompt("You are helpful.", LEASE, "Tell me about this lease.")
    ids, count = prompt.prefix + prompt.after, 24
    ours, theirs = [], []
    for _ in range(2):
        began = time.process_time()
        written = [token.token for token in model.write(ids, most=count)]
        ours.append(len(written) / (time.process_time() - began))
        began = time.process_time()
        with torch.inference_mode():
            plain = model.lm.generate(torch.tensor([ids]), max_new_tokens=count, do_sample=False)
        theirs.append((plain.shape[1] - len(ids)) / (time.process_time() - began))
    print(f"\ntokens per second: ours {max(ours):.1f}, transformers {max(theirs):.1f}")
    assert written == plain[0, len(ids) :].tolist()[: len(written)]
    assert max(ours) >= 0.95 * max(theirs)


def test_findings_are_composed_to_an_answer_with_its_citation(models):
    quote = "The rent is 48,000 pounds a year, payable in advance in four equal parts."
    evidence = (Evidence(1, "lease", 1, 0, len(quote), quote, 0.9, 0, 12, 25),)
    found = Answer("48,000 pounds", False, 0.9, "rmt", evidence, timings=Timings(total=1.0))
    events = list(Composer(models).compose("What is the rent?", found, PlainContext()))
    texts = [event.text for event in events if isinstance(event, PartialText)]
    print(f"\n{texts[-1]!r}")
    assert len(texts) > 3
    assert "48,000" in texts[-1]
    assert check_statements(texts[-1], [quote], "What is the rent?")[0].citations == (0,)


@pytest.mark.parametrize("compress", [False, True])
def test_a_sliding_cache_answers_from_the_end_of_the_text(models, compress):
    text = FILLER * 20 + "\n\n" + LEASE
    answer = finish(SegmentCacheEngine(models, compress), unread(3, "l", [Page(1, text)]), "What is the rent?")
    print(f"\n{answer.engine} {answer.text!r}")
    assert "48,000" in (answer.text or "")
