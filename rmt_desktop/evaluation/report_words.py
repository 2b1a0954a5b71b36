"""What a report says in words: the short version, and what each figure means."""

from collections.abc import Mapping, Sequence
from typing import Any

MEANINGS = (
    ("F1", "How many words the answer shares with a correct one, 0 to 1: 1 is word for word, 0 has no word in common."),
    ("F1 of all", "F1 over all questions, those without an answer included: there “not found” is worth 1 and an "
     "answer 0 (as in SQuAD 2.0)."),
    ("F1 if forced", "F1 of the answer that it gave or, where it said “not found”, would have given: how good the best "
     "guess is, wherever the threshold lies."),
    ("Exact", "Share of answers that are word for word a correct one (articles, case and punctuation don't count)."),
    ("BERTScore", "Nearness in meaning of answer and correct answer, by the vectors of a language model. Unrelated "
     "short texts already score about 0.3 to 0.5, so look at differences."),
    ("Passage", "Share of questions where one of the first three quotes stands at a place marked as correct."),
    ("Shown", "The same, where “not found” comes with its nearest passages: what somebody sees who looks at them."),
    ("Page", "The same for the page: somebody who opens the quoted page finds the passage on it."),
    ("Text", "Share of questions where one of the first three quotes holds at least half of the words of a correct "
     "answer, wherever it stands."),
    ("All places", "Share of all places marked as correct that the quotes show: for finding everything."),
    ("Quotes", "Quotes that an answer gives (mean). Deep, recall and retrieval show five at most, tally all it finds."),
    ("In place", "Share of the quotes of an answer that stand at a place marked as correct. Markings are not complete: "
     "a quote elsewhere is not always wrong."),
    ("Not found, rightly", "Share of the questions without an answer in the document for which it says so."),
    ("Not found, wrongly", "Share of the questions with an answer for which it says that there is none."),
    ("AUROC", "How well its confidence tells questions with an answer from others: 1 is perfect, 0.5 is chance."),
    ("Risk area", "AURC: the mean error (1 − F1) when only the most confident answers are given, over all shares; less "
     "is better. Answering a question that has no answer is an error of 1."),
    ("Seconds", "From question to answer, without reading the document before: the middle one of all questions, and "
     "the one that 95 % stay below."),
    ("Processor seconds", "The same as work of the processor (median): hardly disturbed by other programs."),
    ("Reading first", "Seconds of preparing a document before its first question (median): memory states, indexes, "
     "vectors."),
    ("Tokens/s", "Pieces of words that are read or written for answers per second."),
    ("Peak memory", "Most memory (RAM) of the engine's own process, everything included."),
)  # fmt: skip
"""Figures by the headings of the tables, in plain words."""

_SAID = {"f1": "F1", "passage": "right passages", "coverage": "places found"}


_BUSY = 0.2
"""Share of the processors that other programs may use before times of engines can't be compared."""


def was_busy(engines: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether the machine did much other work while one of the engines ran."""
    return any(figures.get("others_share", 0.0) > _BUSY for figures in engines.values())


def short_version(results: Mapping[str, Any]) -> list[str]:
    """The outcome in a few sentences; every one follows from the figures."""
    engines: Mapping[str, Mapping[str, Any]] = results["engines"]
    known = {name: figures for name, figures in engines.items() if figures.get("f1") is not None}
    sentences: list[str] = []
    if known:
        for figure, said in (
            ("f1", "the best answers (F1"),
            ("passage_recall", "the right passage most often (recall"),
        ):
            top = max(figures[figure] for figures in known.values())
            best = [name for name, figures in known.items() if figures[figure] == top]
            verb = "gives" if len(best) == 1 else "give"
            sentences.append(f"{' and '.join(best)} {verb} {said} {top:.2f}).")
    busy = was_busy(engines)
    time = "cpu_seconds_median" if busy else "seconds_median"
    timed = {name: figures[time] for name, figures in engines.items() if figures.get(time)}
    if len(timed) > 1:
        fast, slow = min(timed, key=timed.__getitem__), max(timed, key=timed.__getitem__)
        sentences.append(
            f"{fast} is fastest with {timed[fast]:.2f} {'processor ' if busy else ''}seconds for a question (median); "
            f"{slow} takes {timed[slow] / timed[fast]:.1f} times as long."
        )
    sentences += _ratios(results.get("time_ratios", ()), "cpu" if busy else "seconds")
    first = next(iter(engines), "")
    names = {**_SAID, "cpu": "processor seconds"} if busy else {**_SAID, "seconds": "seconds"}
    return sentences + _against_others(first, results["differences"], names)


def _ratios(ratios: Sequence[Mapping[str, Any]], figure: str) -> list[str]:
    """Times of the first engine as multiples of those of the others."""
    said = [
        f"{ratio['ratio']:.2f} ({ratio['low']:.2f} to {ratio['high']:.2f}) of {ratio['second']}"
        for ratio in ratios
        if ratio["figure"] == figure
    ]
    unit = "Processor time" if figure == "cpu" else "Time"
    return [f"{unit} of {ratios[0]['first']} per question, as a multiple: {', '.join(said)}."] if said else []


def _against_others(first: str, differences: Sequence[Mapping[str, Any]], figures: Mapping[str, str]) -> list[str]:
    """What the first engine clearly wins and loses against each other one."""
    sentences = []
    for other in dict.fromkeys(d["second"] for d in differences if d["first"] == first):
        won, lost, open_ = list[str](), list[str](), list[str]()
        for difference in differences:
            figure = difference["figure"]
            if (difference["first"], difference["second"]) != (first, other) or figure not in figures:
                continue
            low, high = difference["low"], difference["high"]
            better, worse = (high < 0, low > 0) if figure in ("seconds", "cpu") else (low > 0, high < 0)
            said = f"{figures[figure]} ({difference['mean']:+.2f})"
            (won if better else lost if worse else open_).append(said)
        parts = [
            f"{label} in {', '.join(found)}"
            for label, found in (("clearly better", won), ("clearly worse", lost), ("no clear difference", open_))
            if found
        ]
        if parts:
            sentences.append(f"{first} against {other}: {'; '.join(parts)}.")
    return sentences


def cautions(results: Mapping[str, Any]) -> list[str]:
    """What keeps the figures from being taken for more than they are."""
    found = []
    answerable = max((figures["answerable"] for figures in results["engines"].values()), default=0)
    if answerable < 100:
        found.append(
            f"Only {answerable} questions have an answer: intervals are wide, and small differences mean nothing."
        )
    documents = results.get("documents", 0)
    if documents and documents < 30 and results.get("questions", 0) >= 4 * documents:
        found.append(
            f"The questions are about {documents} documents. The intervals treat questions as independent; those of "
            "one document are not quite, so the true uncertainty is larger."
        )
    if was_busy(results["engines"]):
        shares = [figures.get("others_share", 0.0) for figures in results["engines"].values()]
        found.append(
            f"Other programs used {min(shares):.0%} to {max(shares):.0%} of the processors meanwhile: seconds can't be "
            "compared. Look at the processor seconds, as the charts do."
        )
    found += [
        f"{name} could not take the documents of {figures['refused']} questions, which count as “not found”: "
        f"{figures['refused_why']}"
        for name, figures in results["engines"].items()
        if figures.get("refused")
    ]
    found += [f"{name} was not measured completely: {reason}" for name, reason in results.get("failed", {}).items()]
    return found
