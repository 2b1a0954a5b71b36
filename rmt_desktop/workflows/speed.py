"""Speed and memory of this installation, each as a ratio of two measurements of one run."""

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rmt_desktop.domain.answers import Finished
from rmt_desktop.domain.documents import DocumentState, Page, ParsedDocument
from rmt_desktop.domain.segments import Snapshot
from rmt_desktop.jobs.context import PlainContext, Progress, WorkContext
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.asking import answer, peak_memory_mb
from rmt_desktop.workflows.models import load_default_model
from rmt_desktop.workflows.reading import read_document
from rmt_desktop.workflows.sources import SourceCache, build_index, reading_key
from rmt_desktop.workflows.speed_decoder import measure_decoder, measure_decoder_memory

if TYPE_CHECKING:
    from rmt_desktop.answering.model import Model

_SENTENCES = (
    "The Supplier shall deliver the goods to the warehouse of the Buyer within {n} days of each order.",
    "Either party may end this agreement by giving {n} days' written notice to the other party.",
    "The annual fee of {n},000 dollars is payable in advance on the first day of each contract year.",
    "In study {n}, patients of the treated group showed a lower rate of relapse than those of the control group.",
    "Section {n} applies to all claims that arise out of or in connection with the services.",
)
QUESTION = "How many days of written notice end the agreement?"
_ROUNDS = 5


def run_speed(context: WorkContext, tokens: int) -> dict[str, Any]:
    """All ratios.

    ``reading_ratio``: tokens per second of reading a stored document over those of the bare backbone on the same
    segments and in the same precision. ``memory_ratio_1m_over_100k``: peak memory of reading ten times ``tokens``
    over that of reading ``tokens``, each in a process of its own. ``recall_ratio_1m_over_100k``: median seconds of a
    recall question on the longer over the shorter document. ``window_before_torch``: the window was shown and torch
    not yet imported.
    ``decoder_ratio``: tokens per second of folding a decoder over those of a loop that computes every segment's
    logits. ``decoder_memory_ratio``: peak memory of folding ten times ``tokens`` over that of a tenth of ``tokens``.
    """
    result = measure_reading(context)
    result |= measure_recall(tokens, context)
    result |= measure_memory(tokens, context)
    result |= measure_decoder(context)
    result |= measure_decoder_memory(tokens, context)
    return result | measure_start()


def synthetic_pages(tokens: int, seed: int = 0) -> list[Page]:
    """Pages of about 600 tokens of plain sentences, ``tokens`` in all."""
    rng = random.Random(seed)
    page_count = max(1, tokens // 600)
    return [
        Page(number, " ".join(rng.choice(_SENTENCES).format(n=rng.randint(2, 900)) for _ in range(30)))
        for number in range(1, page_count + 1)
    ]


def measure_reading(context: WorkContext, tokens: int = 12_000) -> dict[str, Any]:
    """Reading with tokenising, storing and indexing, beside the bare backbone, in turns on the same segments."""
    import torch

    with tempfile.TemporaryDirectory() as name, Library.open(Path(name)) as library:
        model = load_default_model(Path(name))
        pages = synthetic_pages(tokens)
        ids = [model.tokens(segment, pages).ids for segment in model.cut(pages)]
        count = sum(map(len, ids))
        backbone = model.reader.cell.backbone
        special = model.tokenizer.special
        ratios, speeds = [], []
        for turn in range(3):
            context.raise_if_cancelled()
            began = time.perf_counter()
            with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=model.reader.half_precision):
                for segment in ids:
                    row = [special.cls, *segment, special.sep]
                    backbone(input_ids=torch.tensor([row]), attention_mask=torch.ones(1, len(row), dtype=torch.long))
            bare = time.perf_counter() - began
            document_id = _store(library, pages, f"reading {turn}")
            began = time.perf_counter()
            read_document(library, model, document_id, PlainContext())
            read = time.perf_counter() - began
            ratios.append(bare / read)
            speeds.append(count / read)
            context.report(Progress(turn + 1, 3, "reading"))
    return {
        "reading_ratio": round(statistics.median(ratios), 3),
        "reading_tokens_per_second": round(statistics.median(speeds)),
    }


def measure_recall(tokens: int, context: WorkContext) -> dict[str, Any]:
    """Seconds of a question on a document of ``tokens`` and on one ten times as long.

    What is measured is asking, so reading is shortened: segments repeat the snapshots of a few that were read.
    """
    with tempfile.TemporaryDirectory() as name, Library.open(Path(name)) as library:
        model = load_default_model(Path(name))
        ids = [_store_read(library, model, synthetic_pages(size, size)) for size in (tokens, tokens * 10)]
        cache = SourceCache(library)
        seconds: dict[int, list[float]] = {document_id: [] for document_id in ids}
        for turn in range(_ROUNDS + 1):
            for document_id in ids:
                context.raise_if_cancelled()
                chat = library.add_chat("speed", [document_id])
                question = library.ask(chat.id, QUESTION, [document_id], "rmt")
                began = time.perf_counter()
                for event in answer(library, model, question, PlainContext(), cache):
                    if isinstance(event, Finished) and turn:  # the first turn warms the caches
                        seconds[document_id].append(time.perf_counter() - began)
            context.report(Progress(turn + 1, _ROUNDS + 1, "recall"))
    short, long = (statistics.median(seconds[document_id]) for document_id in ids)
    return {
        "recall_ratio_1m_over_100k": round(long / short, 3),
        "recall_seconds_short": round(short, 3),
        "recall_seconds_long": round(long, 3),
    }


def measure_memory(tokens: int, context: WorkContext) -> dict[str, Any]:
    """Peak memory of reading a short and a long document, each in a process of its own."""
    peaks = []
    for size in (tokens, tokens * 10):
        context.raise_if_cancelled()
        code = f"from rmt_desktop.workflows.speed import read_and_tell; read_and_tell({size})"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        peaks.append(float(json.loads(done.stdout)["peak_memory_mb"]))
    return {
        "memory_ratio_1m_over_100k": round(peaks[1] / peaks[0], 3),
        "peak_memory_mb_short": peaks[0],
        "peak_memory_mb_long": peaks[1],
        "memory_tokens": [tokens, tokens * 10],
    }


def read_and_tell(tokens: int) -> None:
    """Read a document of this length and print the peak memory as JSON: the body of the memory measurement."""
    with tempfile.TemporaryDirectory() as name, Library.open(Path(name)) as library:
        model = load_default_model(Path(name))
        document_id = _store(library, synthetic_pages(tokens), "memory")
        read_document(library, model, document_id, PlainContext())
    print(json.dumps({"peak_memory_mb": peak_memory_mb()}))


def measure_start() -> dict[str, Any]:
    """Seconds from the interpreter's start to the window on screen, and whether torch was imported by then."""
    done = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=True)
    shown: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return shown


_START = """
import json, os, sys, tempfile, time
began = time.perf_counter()
if not os.environ.get("DISPLAY") and sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from pathlib import Path
from rmt_desktop.app import make_desk
from rmt_desktop.storage.library import Library
from rmt_desktop.ui.application import create_application
from rmt_desktop.ui.window import create_window
with tempfile.TemporaryDirectory() as name:
    application = create_application(["rmt-desktop"])
    desk = make_desk(Library.open(Path(name)))
    window = create_window(desk)
    window.show()
    application.processEvents()
    seconds = time.perf_counter() - began
    early = "torch" not in sys.modules
    desk.close()
print(json.dumps({"window_seconds": round(seconds, 3), "window_before_torch": early}))
"""


def _store(library: Library, pages: list[Page], key: str) -> int:
    added = library.add_document(content_hash=key, name=key, path=Path(key), kind="text", size=0)
    library.store_parsed(added.id, ParsedDocument("text", tuple(pages), "speed"))
    return added.id


def _store_read(library: Library, model: "Model", pages: list[Page]) -> int:
    document_id = _store(library, pages, f"recall {len(pages)}")
    segments = list(model.cut(pages))
    read = list(model.read(model.tokens(segment, pages).ids for segment in segments[:40]))
    library.begin_reading(document_id, reading_key("speed", model.fingerprint), segments, [])
    for segment in segments:
        like = read[segment.index % len(read)]
        library.add_snapshot(document_id, Snapshot(segment.index, like.memory, like.vector))
    build_index(library, model.fingerprint, document_id, pages, segments)
    library.set_state(document_id, DocumentState.READ)
    return document_id
