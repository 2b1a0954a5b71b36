import json
import time

import numpy as np
import pytest

from rmt_desktop.domain.errors import Cancelled, EndpointError
from rmt_desktop.jobs.context import CancelToken, PlainContext
from rmt_desktop.retrieval.embedders import BATCH, embed_all
from rmt_desktop.retrieval.endpoint import Endpoint, EndpointEmbedder
from tests.embedding_server import WIDTH, serving, vector, well


def embedder(service, key=None, timeout=2.0):
    waits: list[float] = []
    made = EndpointEmbedder(Endpoint(service.url, "tiny-embed"), key, timeout, waits.append)
    return made, waits


def test_vectors_come_in_the_order_of_the_texts_with_unit_length():
    with serving() as service:
        made, _ = embedder(service, "sk-secret")
        found = made.embed(["the rent", "the law of England", "rent"])
    expected = np.array([vector(text) for text in ("the rent", "the law of England", "rent")])
    assert np.allclose(found, expected / np.linalg.norm(expected, axis=1, keepdims=True), atol=1e-6)
    assert service.requests == [
        {"path": "/v1/embeddings", "model": "tiny-embed", "input": ["the rent", "the law of England", "rent"]}
    ]
    assert service.keys == ["Bearer sk-secret"]
    assert "sk-secret" not in made.name + made.key


def test_without_a_key_none_is_sent():
    with serving() as service:
        embedder(service)[0].embed(["a"])
    assert service.keys == [None]


def test_many_texts_go_in_batches_that_can_be_stopped():
    token = CancelToken()
    with serving() as service:
        made, _ = embedder(service)
        texts = [f"clause {i}" for i in range(BATCH + 3)]
        assert embed_all(made, texts, PlainContext(), "x").shape == (BATCH + 3, WIDTH)
        assert [len(request["input"]) for request in service.requests] == [BATCH, 3]
        assert embed_all(made, [], PlainContext(), "x").shape == (0, 1)
        with pytest.raises(Cancelled):
            embed_all(made, texts, PlainContext(lambda progress: token.cancel(), token), "x")
    assert len(service.requests) == 3


def test_a_busy_service_is_asked_again_after_the_time_it_names():
    replies = [(429, {"Retry-After": "7"}, b"{}"), (503, {}, b"")]

    def busy(content):
        return replies.pop(0) if replies else well(content)

    with serving(busy) as service:
        made, waits = embedder(service)
        assert made.embed(["a"]).shape == (1, WIDTH)
    assert waits == [7.0, 2.0]


@pytest.mark.parametrize(
    ("status", "headers", "words"),
    [
        (401, {}, "key is missing or wrong"),
        (404, {}, "name of the model"),
        (429, {}, "fewer requests"),
        (500, {}, "500"),
        (302, {"Location": "http://127.0.0.1:9/elsewhere"}, "not followed"),
    ],
)
def test_refusals_say_what_to_do(status, headers, words):
    with serving(lambda content: (status, headers, b"no")) as service:
        made, _ = embedder(service, "sk-secret")
        with pytest.raises(EndpointError, match=words) as caught:
            made.embed(["a"])
    assert "sk-secret" not in str(caught.value)
    assert len(service.requests) == (3 if status in (429, 500) else 1)


def rows(*vectors, indexes=None):
    return json.dumps(
        {"data": [{"index": i, "embedding": v} for i, v in zip(indexes or range(len(vectors)), vectors, strict=True)]}
    ).encode()


@pytest.mark.parametrize(
    "body",
    [
        b"<html>welcome</html>",
        b"[]",
        b'{"data": "none"}',
        b'{"data": [{"index": 0, "embedding": "AAAA"}, {"index": 1, "embedding": "AAAA"}]}',
        rows([1.0, 2.0]),
        rows([1.0, 2.0], [1.0]),
        rows([], []),
        rows([0.0, 0.0], [1.0, 0.0]),
        rows([1.0, 0.0], [1.0, 0.0], indexes=[0, 0]),
        b'{"data": [{"index": 0, "embedding": [NaN]}, {"index": 1, "embedding": [1]}]}',
        b"[" * 100_000,
    ],
)
def test_nonsense_is_refused_and_nothing_of_it_used(body):
    with serving(lambda content: (200, {}, body)) as service:
        made, _ = embedder(service)
        with pytest.raises(EndpointError, match="nothing of it was used"):
            made.embed(["a", "b"])


def test_vectors_of_another_size_than_before_are_refused():
    replies = [rows([1.0, 0.0]), rows([1.0, 0.0, 0.0])]
    with serving(lambda content: (200, {}, replies.pop(0))) as service:
        made, _ = embedder(service)
        made.embed(["a"])
        with pytest.raises(EndpointError, match="after some of 2"):
            made.embed(["b"])


def test_a_slow_service_is_given_up():
    def slow(content):
        time.sleep(0.3)
        return well(content)

    with serving(slow) as service:
        made, waits = embedder(service, timeout=0.05)
        with pytest.raises(EndpointError, match="cannot be reached"):
            made.embed(["a"])
    assert len(waits) == 2


def test_a_service_that_is_down_is_named_with_a_way_out():
    with serving() as service:
        pass
    with pytest.raises(EndpointError, match="embeddings off"):
        embedder(service)[0].embed(["a"])


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("api.example.com/v1", "no web address"),
        ("file:///etc/passwd", "no web address"),
        ("http://api.example.com/v1", "unencrypted"),
        ("https://user:key@api.example.com/v1", "neither a key"),
        ("https://api.example.com/v1?key=x", "neither a key"),
    ],
)
def test_addresses_that_would_leak_are_refused(url, words):
    with pytest.raises(EndpointError, match=words):
        Endpoint(url, "m")
    with pytest.raises(EndpointError, match="name of the embeddings model"):
        Endpoint("https://api.example.com/v1", " ")
