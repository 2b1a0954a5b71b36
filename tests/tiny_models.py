"""Random but fixed backbones of several families, small enough for tests and built without any download."""

import json
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import (
    AlbertConfig,
    AlbertModel,
    BertConfig,
    BertModel,
    BloomConfig,
    BloomForCausalLM,
    DistilBertConfig,
    DistilBertModel,
    Gemma2Config,
    Gemma2ForCausalLM,
    GPT2Config,
    GPT2LMHeadModel,
    LlamaConfig,
    LlamaForCausalLM,
    LongformerConfig,
    LongformerModel,
    MPNetConfig,
    MPNetModel,
    RobertaConfig,
    RobertaModel,
    T5Config,
    T5Model,
)

from rmt_desktop.memory.decoder import DecoderCell
from rmt_desktop.memory.decoder_config import config_for

VOCABULARY, WIDTH, POSITIONS = 97, 32, 96
_SHAPE = {
    "vocab_size": VOCABULARY,
    "hidden_size": WIDTH,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "intermediate_size": 48,
    "max_position_embeddings": POSITIONS,
}
_NO_DROPOUT = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0, "initializer_range": 0.2}
_ENDS = {"bos_token_id": 1, "eos_token_id": 2}


def tiny_lm(family: str, seed: int = 0) -> Any:
    """A causal language model; weights are large enough for every token to matter."""
    torch.manual_seed(seed)
    quiet = {"resid_pdrop": 0.0, "embd_pdrop": 0.0, "attn_pdrop": 0.0}
    gpt2 = {"n_embd": WIDTH, "n_layer": 2, "n_head": 4, "n_positions": POSITIONS, "vocab_size": VOCABULARY}
    build = {
        "gpt2": lambda: GPT2LMHeadModel(GPT2Config(**gpt2, **quiet, **_ENDS, initializer_range=0.3)),
        "llama": lambda: LlamaForCausalLM(LlamaConfig(**_SHAPE, **_ENDS, num_key_value_heads=2, initializer_range=0.3)),
        "bloom": lambda: BloomForCausalLM(BloomConfig(vocab_size=VOCABULARY, hidden_size=WIDTH, n_layer=1, n_head=4)),
        "gemma2": lambda: Gemma2ForCausalLM(
            Gemma2Config(**_SHAPE, num_key_value_heads=2, head_dim=8, final_logit_softcapping=0.5)
        ),
    }[family]
    return build().eval()


def tiny_decoder(family: str = "gpt2", seed: int = 0, **sizes: Any) -> DecoderCell:
    lm = tiny_lm(family, seed)
    return DecoderCell(lm, config_for(lm, **{"memory_vectors": 3, "segment_tokens": 16} | sizes)).eval()


def tiny_encoder(family: str) -> Any:
    torch.manual_seed(0)
    build = {
        "bert": lambda: BertModel(BertConfig(**_SHAPE, **_NO_DROPOUT), add_pooling_layer=False),
        "roberta": lambda: RobertaModel(
            RobertaConfig(**_SHAPE, **_NO_DROPOUT, type_vocab_size=1), add_pooling_layer=False
        ),
        "mpnet": lambda: MPNetModel(MPNetConfig(**_SHAPE, **_NO_DROPOUT), add_pooling_layer=False),
        "distilbert": lambda: DistilBertModel(
            DistilBertConfig(
                vocab_size=VOCABULARY, dim=WIDTH, n_layers=2, n_heads=4, hidden_dim=48,
                max_position_embeddings=POSITIONS, dropout=0.0, attention_dropout=0.0, initializer_range=0.2,
            )
        ),
        "albert": lambda: AlbertModel(AlbertConfig(**_SHAPE, embedding_size=16), add_pooling_layer=False),
        "longformer": lambda: LongformerModel(LongformerConfig(**_SHAPE, attention_window=8), add_pooling_layer=False),
        "t5": lambda: T5Model(T5Config(vocab_size=VOCABULARY, d_model=WIDTH, num_layers=1, num_heads=4, d_ff=48)),
    }[family]  # fmt: skip
    return build().eval()


def save_backbone(model: Any, folder: Path) -> Path:
    """As ``save_pretrained`` without its console output."""
    from safetensors.torch import save_file

    from rmt_desktop.memory.weights import own_tensors

    folder.mkdir(parents=True, exist_ok=True)
    content = model.config.to_dict() | {"architectures": [type(model).__name__]}
    (folder / "config.json").write_text(json.dumps(content, default=str))
    save_file(
        {name: tensor.contiguous() for name, tensor in own_tensors(model).items()},
        str(folder / "model.safetensors"),
        metadata={"format": "pt"},
    )
    return folder


def byte_tokenizer(folder: Path) -> Path:
    """A byte-level tokenizer whose tokens hold the space before a word, as GPT-2's do."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {character: i for i, character in enumerate(alphabet)}
    merges = [("Ġ", "t"), ("Ġt", "h"), ("Ġth", "e"), ("a", "n"), ("an", "t")]
    for left, right in merges:
        vocabulary[left + right] = len(vocabulary)
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=merges))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def install_tiny(store: Any, name: str = "Tiny", family: str = "llama", positions: int = 2048, seed: int = 0) -> Any:
    """A language model that knows every byte and writes nonsense, installed as a user's is."""
    from rmt_desktop.models.installing import install_local

    torch.manual_seed(seed)
    shape = _SHAPE | {"vocab_size": 264, "max_position_embeddings": positions}
    gpt2 = {"n_embd": WIDTH, "n_layer": 2, "n_head": 4, "n_positions": positions, "vocab_size": 264}
    lm = (
        LlamaForCausalLM(LlamaConfig(**shape, eos_token_id=262, num_key_value_heads=2, initializer_range=0.3))
        if family == "llama"
        else GPT2LMHeadModel(GPT2Config(**gpt2, eos_token_id=262, initializer_range=0.3))
    )
    folder = store.folder.parent / f"{name} as it comes"
    byte_tokenizer(save_backbone(lm, folder))
    return install_local(store, name, folder, None)
