"""Which embedder dense retrieval uses: the local model, or a service that the user has set up."""

import json
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING

from rmt_desktop.domain.errors import EndpointError, KeyringError
from rmt_desktop.models.catalogue import minilm_folder
from rmt_desktop.storage.keys import forget_key, store_key, stored_key
from rmt_desktop.storage.library import Library

if TYPE_CHECKING:
    from rmt_desktop.answering.likeness import Likeness
    from rmt_desktop.retrieval.embedders import Embedder

_SETTING = "embeddings"


@dataclass(frozen=True, slots=True)
class EndpointChoice:
    """A service for dense vectors, without its key."""

    url: str
    model: str


def chosen_endpoint(library: Library) -> EndpointChoice | None:
    """The service the user has set up; None, as it is from the start, stands for the local model.

    Raises:
        EndpointError: the setting is damaged.
    """
    stored = library.setting(_SETTING)
    if not stored:
        return None
    try:
        content = json.loads(stored)
        return EndpointChoice(str(content["url"]), str(content["model"]))
    except (ValueError, KeyError, TypeError):
        raise EndpointError(
            "The setting for the embeddings service is damaged. Set it up again, or run: rmt-desktop embeddings off"
        ) from None


def use_endpoint(library: Library, choice: EndpointChoice, key: str | None = None) -> int:
    """Ask the service for one vector and, if it answers, use it from now on; returns the size of its vectors.

    The key goes to the system's keyring only. Without one, a key stored earlier for the address stays.

    Raises:
        EndpointError: the address may not be used, or the service fails; the earlier choice stays.
        KeyringError: the key cannot be stored; the earlier choice stays.
    """
    from rmt_desktop.retrieval.endpoint import Endpoint, EndpointEmbedder

    secret = key or stored_key(choice.url)
    width = EndpointEmbedder(Endpoint(choice.url, choice.model), secret).embed(["Does this work?"]).shape[1]
    if key:
        store_key(choice.url, key)
    library.set_setting(_SETTING, json.dumps(asdict(choice)))
    return int(width)


def use_local(library: Library) -> None:
    """Back to the local model; the service's key is forgotten.

    Raises:
        KeyringError: the keyring refuses to remove the key; the local model is used all the same.
    """
    try:
        earlier = chosen_endpoint(library)
    except EndpointError:
        earlier = None
    library.set_setting(_SETTING, "")
    if earlier is not None:
        forget_key(earlier.url)


def make_embedder(choice: EndpointChoice | None) -> "Embedder":
    """The embedder of a choice; the local one is loaded once per process.

    Raises:
        ModelError: the local model is missing or damaged.
        EndpointError: the service's address may not be used.
        KeyringError: the service's key cannot be read.
    """
    if choice is None:
        return _local_embedder()
    from rmt_desktop.retrieval.endpoint import Endpoint, EndpointEmbedder

    return EndpointEmbedder(Endpoint(choice.url, choice.model), stored_key(choice.url))


def likeness() -> "Likeness":
    """The local embedder's doubts about answers, for deep reading; it is loaded when they are asked for."""
    from rmt_desktop.answering.likeness import Likeness

    return Likeness(lambda: make_embedder(None))


def has_key(choice: EndpointChoice) -> bool:
    """Whether a key is stored for a service; False where the keyring cannot be asked."""
    try:
        return stored_key(choice.url) is not None
    except KeyringError:
        return False


@cache
def _local_embedder() -> "Embedder":
    from rmt_desktop.retrieval.minilm import LocalEmbedder

    return LocalEmbedder(minilm_folder())
