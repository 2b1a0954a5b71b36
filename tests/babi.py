"""A reader of stories small enough for tests, and a few stories and books to read."""

import shutil
from pathlib import Path

import torch
from transformers import BertConfig, BertModel

from rmt_desktop.memory.config import MemoryConfig
from rmt_desktop.memory.skimming import SkimmingReader
from rmt_desktop.models.catalogue import minilm_folder

CONFIG = MemoryConfig(
    memory_vectors=8, segment_tokens=32, question_tokens=16, hidden_size=32, max_positions=96, gated=True
)
PLACES = ("bathroom", "bedroom", "garden", "hallway", "kitchen", "office")
STORY = """1 Mary moved to the bathroom.
2 John went back to  the hallway.
3 Where is Mary? \tbathroom\t1
4 John got the milk there.
5 John journeyed to the garden.
6 Where is John? \tgarden\t5
"""
QA3 = """1 John went to the hallway.
2 John got the milk there.
3 John journeyed to the garden.
4 John put down the milk.
5 Where was the milk before the garden? \thallway\t3 2 1
"""
BOOK = "A cut beginning. " + "".join(
    f"The {word} evening passed slowly over the old town while nobody there spoke about the {word} letter. "
    f"It rained. Nothing else of any {word} importance happened before the {word} week had ended at last! "
    for word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
)


def _tiny_bert(layers: int) -> BertModel:
    bert = BertConfig(
        vocab_size=30522,
        hidden_size=CONFIG.hidden_size,
        num_hidden_layers=layers,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=CONFIG.max_positions,
        attn_implementation="eager",
    )
    return BertModel(bert, add_pooling_layer=False)


def write_backbone(folder: Path, layers: int = 3) -> Path:
    """A folder with a tiny encoder and the real tokenizer."""
    torch.manual_seed(1)
    _tiny_bert(layers).save_pretrained(folder)
    shutil.copy(minilm_folder() / "tokenizer.json", folder)
    return folder


def tiny_story_reader(seed: int = 0) -> SkimmingReader:
    torch.manual_seed(seed)
    reader = SkimmingReader(_tiny_bert(2), CONFIG, (*PLACES, "unknown"))
    reader.backbone.embeddings.word_embeddings.weight.requires_grad_(False)
    return reader.eval()


def write_data(folder: Path, stories: int = 20) -> tuple[Path, Path]:
    """Folders of stories (QA1, QA2, QA3) and of books."""
    babi, books = folder / "babi", folder / "books"
    babi.mkdir()
    books.mkdir()
    (babi / "qa1_single_train.txt").write_text(STORY * stories, encoding="utf-8")
    (babi / "qa2_two_train.txt").write_text(STORY.replace("Where is John?", "Where is the milk?") * stories, "utf-8")
    (babi / "qa3_three_train.txt").write_text(QA3 * stories, encoding="utf-8")
    for name in ("a", "b"):
        (books / f"{name}.txt").write_text(BOOK, encoding="utf-8")
    return babi, books
