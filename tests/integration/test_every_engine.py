"""Every engine answers from the command line, over the real SmolLM2-135M-Instruct where it writes.

Run with: ``RMT_DESKTOP_TEST_MODELS=DIR pytest -m slow tests/integration/test_every_engine.py`` after
``rmt-desktop --data-dir DIR models install SmolLM2-135M-Instruct``; DIR is copied, not written to.
"""

import json
import os
import shutil
from pathlib import Path

import pytest

from rmt_desktop.__main__ import main
from rmt_desktop.models.store import ModelStore
from rmt_desktop.workflows.asking import ENGINES
from rmt_desktop.workflows.installing import keep_imported
from rmt_desktop.workflows.tally import TALLY
from rmt_desktop.workflows.writing import WRITING_ENGINES
from tests.integration.test_smollm2 import FILLER, LEASE, NAME, VARIABLE

pytestmark = pytest.mark.slow
QUESTIONS = ("What is the rent?", "Which law governs this lease?", "Who is the king of the moon?")
FOUND, NOT_FOUND, REFUSED = 0, 3, 1


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A data folder with the language model, and a memory for it that knows nothing yet (for ``rmt-lm``)."""
    from rmt_desktop.memory.decoder_checkpoint import new_decoder, save_decoder

    given = Path(os.environ.get(VARIABLE, "."))
    if VARIABLE not in os.environ or NAME not in [model.name for model in ModelStore(given).installed()]:
        pytest.skip(f"{VARIABLE} names no data folder with {NAME} installed")
    folder = tmp_path_factory.mktemp("home")
    shutil.copytree(given / "models", folder / "models")
    store = ModelStore(folder)
    backbone = next(model for model in store.installed() if model.name == NAME)
    memory = folder / "memory"
    save_decoder(new_decoder(backbone.folder, memory_vectors=4, segment_tokens=256), memory)
    keep_imported(folder, "Memory", memory, backbone.name)
    return folder


def ask(home, capsys, file, engine, questions):
    asked = [word for question in questions for word in ("-q", question)]
    code = main(["--data-dir", str(home), "--json", "ask", str(file), "--engine", engine, *asked])
    said = capsys.readouterr()
    return code, json.loads(said.out) if said.out else None, said.err


@pytest.mark.parametrize("engine", [*ENGINES, TALLY])
def test_every_engine_answers(engine, home, tmp_path, capsys):
    file = tmp_path / "lease.txt"
    text = f"{LEASE}\n\nCopy for {engine}."  # what one engine has read of a text, another need not read again
    file.write_text(text, encoding="utf-8")
    code, answers, error = ask(home, capsys, file, engine, QUESTIONS)
    assert code in (FOUND, NOT_FOUND), error
    assert [answer["engine"] for answer in answers] == [engine] * len(QUESTIONS)
    for answer in answers:
        print(f"\n{engine}: {answer['answer']!r} {len(answer['evidence'])} quotes, {answer['timings']['total']:.2f} s")
        assert answer["abstained"] == (answer["answer"] is None and not answer["evidence"])
        assert answer["tokens_read"] > 0
        for quote in answer["evidence"]:
            assert text[quote["start"] : quote["end"]] == quote["quote"]
    if engine not in WRITING_ENGINES:
        assert "48,000" in " ".join(quote["quote"] for quote in answers[0]["evidence"])


@pytest.mark.parametrize("engine", ["cag", "full"])
def test_what_does_not_fit_is_refused_with_how_much_it_is_too_long(engine, home, tmp_path, capsys):
    file = tmp_path / "long.txt"
    file.write_text(LEASE + "\n\n" + FILLER * 500, encoding="utf-8")
    code, answers, error = ask(home, capsys, file, engine, QUESTIONS[:1])
    print(f"\n{engine}: {error.strip()}")
    assert (code, answers) == (REFUSED, None)
    assert "tokens" in error
    assert any(word.replace(",", "").isdigit() for word in error.split())
