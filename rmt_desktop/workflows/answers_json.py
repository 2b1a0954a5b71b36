"""Answers, documents and their numbers as plain JSON objects, as the command line prints them."""

from collections.abc import Callable, Sequence
from typing import Any

from rmt_desktop.domain.answers import Answer, Evidence, MemoryUse
from rmt_desktop.domain.documents import Document
from rmt_desktop.domain.sections import Section
from rmt_desktop.workflows.conversation import statements

Sections = Callable[[Evidence], Sequence[Section]]


def answer_object(answer: Answer, question: str = "", sections: Sections | None = None) -> dict[str, Any]:
    """The object that ``ask --json`` prints; the sentences of a written answer with the quotes that back them.

    Args:
        answer: as an engine gave it.
        question: as the engine understood it.
        sections: gives those a quote stands in, outermost first; None leaves them out.
    """
    timings = answer.timings
    result: dict[str, Any] = {
        "answer": answer.text,
        "abstained": answer.abstained,
        "confidence": round(answer.confidence, 4),
        "engine": answer.engine,
        "evidence": [evidence_object(evidence, sections) for evidence in answer.evidence],
        "memory": [memory_object(use) for use in answer.memory],
        "timings": {
            "ingest": round(timings.ingest, 3),
            "retrieve": round(timings.retrieve, 3),
            "read": round(timings.read, 3),
            "generate": round(timings.generate, 3),
            "total": round(timings.total, 3),
        },
        "tokens_read": answer.tokens_read,
        "peak_memory_mb": answer.peak_memory_mb,
    }
    if question:
        result["question"] = question
    if answer.timings.generate:
        result["statements"] = [
            {"start": one.start, "end": one.end, "evidence": list(one.citations), "supported": one.supported}
            for one in statements(answer, question)
        ]
    if answer.abstained:
        result["nearest"] = [evidence_object(evidence, sections) for evidence in answer.nearest]
    return result


def evidence_object(evidence: Evidence, sections: Sections | None = None) -> dict[str, Any]:
    """One quote with its place and, if they are wanted, the titles of its sections, outermost first."""
    place: dict[str, Any] = {
        "document": evidence.document,
        "page": evidence.page,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "score": round(evidence.score, 4),
        "segment": evidence.segment,
    }
    return place if sections is None else {**place, "section": [section.title for section in sections(evidence)]}


def memory_object(use: MemoryUse) -> dict[str, Any]:
    """One segment that the memory stems from with which the answer was found."""
    return {
        "document": use.document,
        "segment": use.segment,
        "page": use.page,
        "weight": round(use.weight, 4),
    }


def document_object(document: Document) -> dict[str, Any]:
    """One document of ``library --json`` and ``read --json``."""
    return {
        "id": document.id,
        "name": document.name,
        "path": str(document.path),
        "kind": document.kind,
        "bytes": document.size,
        "sha256": document.content_hash,
        "added": document.added.isoformat(),
        "state": document.state.value,
        "reason": document.reason,
        "pages": document.page_count,
        "pages_without_text": list(document.pages_without_text),
        "segments": document.segment_count,
        "segments_read": document.segments_read,
    }
