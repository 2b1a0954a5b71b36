import io
import json
import sys

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from rmt_desktop.__main__ import main
from rmt_desktop.domain.answers import Finished
from rmt_desktop.domain.errors import EndpointError, KeyringError
from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.storage.keys import forget_key, store_key, stored_key
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.asking import answer
from rmt_desktop.workflows.embeddings import EndpointChoice, chosen_endpoint, make_embedder, use_endpoint, use_local
from rmt_desktop.workflows.onetime import read_files
from rmt_desktop.workflows.passage_vectors import stored_vectors
from tests.embedding_server import serving
from tests.memory_keyring import own_keyring
from tests.tiny import lease_pages, tiny_model

KEY = "sk-only-in-the-keyring"


@pytest.fixture
def kept():
    with own_keyring() as backend:
        yield backend


@pytest.fixture
def library(tmp_path):
    with Library.open(tmp_path / "data") as opened:
        yield opened


def everything_written(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_it_is_off_until_the_user_sets_it_up(library):
    assert chosen_endpoint(library) is None
    assert make_embedder(None).key == "minilm"


def test_the_key_is_in_the_keyring_and_nowhere_else(library, kept):
    with serving() as service:
        choice = EndpointChoice(service.url, "tiny-embed")
        assert use_endpoint(library, choice, KEY) == 64
        assert chosen_endpoint(library) == choice
        make_embedder(choice).embed(["again"])
        assert service.keys == [f"Bearer {KEY}"] * 2
        use_endpoint(library, choice)  # the key stored earlier stays
    assert list(kept.kept.values()) == [KEY]
    assert KEY.encode() not in everything_written(library.folder)
    use_local(library)
    assert chosen_endpoint(library) is None
    assert not kept.kept


def test_a_service_that_fails_changes_nothing(library, kept):
    with serving(lambda content: (200, {}, b"hello")) as service, pytest.raises(EndpointError):
        use_endpoint(library, EndpointChoice(service.url, "m"), KEY)
    assert chosen_endpoint(library) is None
    assert not kept.kept
    library.set_setting("embeddings", "{broken")
    with pytest.raises(EndpointError, match="embeddings off"):
        chosen_endpoint(library)
    use_local(library)
    assert chosen_endpoint(library) is None


def test_without_a_keyring_or_with_a_locked_one_the_user_is_told(kept):
    kept.locked = True
    with pytest.raises(KeyringError, match="Unlock"):
        stored_key("u")
    keyring.set_keyring(NoKeyring())
    with pytest.raises(KeyringError, match="kept nowhere else"):
        store_key("u", KEY)
    assert stored_key("u") is None
    forget_key("u")


def test_questions_in_the_library_use_stored_vectors_of_the_service(library, kept, tmp_path):
    path = tmp_path / "lease.txt"
    path.write_text("\f".join(page.text for page in lease_pages(3)))
    model = tiny_model()
    read_files(library, lambda: model, [path], PlainContext())
    (document,) = library.documents()

    def ask(engine, as_of=None):
        chat = library.add_chat("x", [document.id])
        question = library.ask(chat.id, "How high is the rent?", [document.id], engine, as_of)
        *_, last = answer(library, model, question, PlainContext())
        assert isinstance(last, Finished)
        return last.answer

    with serving() as service:
        use_endpoint(library, EndpointChoice(service.url, "tiny-embed"))
        first = ask("rag-dense")
        sent = sum(len(request["input"]) for request in service.requests)
        assert sent == 1 + document.segment_count + 1
        assert ask("rag-hybrid").evidence
        assert sum(len(request["input"]) for request in service.requests) == sent + 1
        assert {e.page for e in ask("rag-dense", as_of=1).evidence} == {1}
    assert first.evidence
    assert first.engine == "rag-dense"
    with pytest.raises(EndpointError, match="cannot be reached"):
        ask("rag-dense")


def test_damaged_vectors_are_made_anew_and_go_with_the_document(library, kept, tmp_path):
    path = tmp_path / "lease.txt"
    path.write_text(lease_pages(1)[0].text)
    model = tiny_model()
    read_files(library, lambda: model, [path], PlainContext())
    (document,) = library.documents()
    from rmt_desktop.workflows.sources import drop_indexes, from_library

    source = from_library(library, model, document.id)
    vectors = stored_vectors(library)
    good = vectors.of(source, PlainContext())
    (stored,) = library.folder.glob("indexes/*/vectors.npy")
    stored.write_bytes(b"\x93NUMPY garbage")
    assert (vectors.of(source, PlainContext()) == good).all()
    assert stored.stat().st_size > 500
    drop_indexes(library, document.id)
    assert not list(library.folder.glob("indexes/*"))


def test_the_command_line_shows_sets_up_and_switches_off(kept, tmp_path, capsys, monkeypatch):
    def run(*arguments):
        code = main(["--data-dir", str(tmp_path), "embeddings", *arguments])
        return code, capsys.readouterr()

    assert "nothing leaves this machine" in run("show")[1].out
    monkeypatch.setattr(sys, "stdin", io.StringIO(KEY + "\n"))
    with serving() as service:
        code, output = run("use", service.url, "--model", "tiny", "--key")
    assert code == 0
    assert "vectors of 64 numbers" in output.out
    shown = json.loads(run("show", "--json")[1].out)
    assert shown["service"] == {"url": service.url, "model": "tiny", "key_stored": True}
    code, output = run("use", "http://example.com/v1", "--model", "tiny")
    assert (code, "unencrypted" in output.err) == (1, True)
    assert json.loads(run("off", "--json")[1].out) == {"embeddings": "local", "service": None}
    assert not kept.kept
