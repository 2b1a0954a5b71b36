import random
import re

import pytest
import torch

from rmt_desktop.ingest.questions import GoldSpan, QuestionRow
from rmt_desktop.memory.cell import Reading
from rmt_desktop.training.binding import AmendmentLessons, PartLessons, ScopeLessons, TermLessons
from rmt_desktop.training.chains import ChainLessons, DocumentLessons, excerpt
from rmt_desktop.training.composing import hops
from rmt_desktop.training.contracts import ContractLessons, find_contract
from rmt_desktop.training.episodes import LessonTokens, Shape, place_passages, tokenise
from rmt_desktop.training.examples import DocumentSegments
from rmt_desktop.training.facts import FACTS
from rmt_desktop.training.lessons import LessonMix
from rmt_desktop.training.memory_loss import episode_loss
from rmt_desktop.training.plan import TrainingPlan
from rmt_desktop.training.tasks import Tasks
from rmt_desktop.training.text_pool import TextPool
from rmt_desktop.training.twins import TwinLessons
from tests.tiny import CLAUSES, CONFIG, tiny_reader, tokenizer

CONTRACT = (
    'This Agreement is made between Alpha Stone Inc., a Delaware corporation (the "Supplier"), and Beta Hill LLC '
    '(the "Customer"). Supplier shall deliver the goods to the harbour by the first of May. Customer shall pay every '
    "invoice within thirty days of its receipt. Nothing else is agreed upon by anyone. "
)


def row(question, answer, context, group="article"):
    start = context.index(answer)
    return QuestionRow(question, context, (GoldSpan(start, start + len(answer)),), group)


ROWS = [
    row("Who wrote Emma?", "Jane Austen", "Emma is a novel. It was written by Jane Austen in 1815. It is long."),
    row("When was Jane Austen born?", "1775", "Her father was a rector. The author was born in 1775 in Steventon."),
    row("What is the capital?", "London", "England has a capital. It is called London. Many people live there."),
    row("How long is the river?", "215 miles", "The Thames is a river. It is 215 miles long. Boats go on it."),
]
DOCUMENTS = [QuestionRow(r.question, r.context, r.answers, str(i)) for i, r in enumerate(ROWS)]


@pytest.fixture(scope="module")
def pool(tmp_path_factory):
    path = tmp_path_factory.mktemp("pool") / "text.txt"
    path.write_text("".join(CLAUSES) * 60, encoding="utf-8")
    return TextPool([path], slices=2)


def all_sources(pool):
    return {
        "scope": ScopeLessons(pool),
        "terms": TermLessons(pool),
        "parts": PartLessons(pool),
        "amendments": AmendmentLessons(pool),
        "contracts": ContractLessons([CONTRACT], pool),
        "chains": ChainLessons(ROWS),
        "two hops": TwinLessons(hops(ROWS, ROWS), ROWS),
        "documents": DocumentLessons(DOCUMENTS, DocumentSegments(tokenizer(), 16, 48)),
    }


def test_every_lesson_has_the_asked_segments_and_its_answers_where_it_says(pool):
    for name, source in all_sources(pool).items():
        answered = 0
        for seed in range(60):
            shape = Shape(1 + seed % 6, 96)
            lesson = source.draw(shape, random.Random(f"{name}-{seed}"))
            assert len(lesson.episode.segments) == shape.segments, name
            for place in lesson.episode.answers:
                words = lesson.episode.segments[place.segment][place.start : place.end]
                assert words.strip(), name
                assert place.segment >= lesson.supervised_from
            answered += bool(lesson.episode.answers)
            assert lesson == source.draw(shape, random.Random(f"{name}-{seed}"))
        assert answered > 40, name


def test_the_asked_subject_stands_before_its_fact(pool):
    answered = 0
    for seed in range(80):
        episode = ScopeLessons(pool).draw(Shape(5, 96), random.Random(seed)).episode
        text = "\n".join(episode.segments).lower()
        name = subject_of(episode.question).lower()
        if not episode.answers:
            assert name not in text
            continue
        answered += 1
        (place,) = episode.answers
        at = sum(len(s) + 1 for s in episode.segments[: place.segment]) + place.start
        assert name in text[:at]
        assert name not in text[at:]
    assert answered > 60


def test_a_fact_stands_in_another_segment_than_its_heading(pool):
    apart = 0
    for seed in range(60):
        lesson = ScopeLessons(pool).draw(Shape(5, 96), random.Random(seed))
        episode, name = lesson.episode, subject_of(lesson.episode.question).lower()
        if episode.answers:
            apart += 1
            assert lesson.hints[episode.answers[0].segment - 1] == "yes"
            assert name not in episode.segments[episode.answers[0].segment].lower()
    assert apart > 40


def subject_of(question):
    found = []
    for template in (q for fact in FACTS for q in fact.questions):
        if match := re.fullmatch(re.escape(template).replace(r"\{name\}", "(.+)"), question):
            found.append(match[1])
    return min(found, key=len)


def test_a_defined_term_is_what_memory_is_told_to_hold(pool):
    seen = 0
    for seed in range(80):
        lesson = TermLessons(pool).draw(Shape(4, 96), random.Random(seed))
        if any(lesson.hints):
            seen += 1
            first, term = next((i, hint) for i, hint in enumerate(lesson.hints) if hint)
            assert set(lesson.hints[first:]) == {term}
            assert term in lesson.episode.segments[first]
            (place,) = lesson.episode.answers
            assert term in lesson.episode.segments[place.segment]
    assert seen > 50


def test_parties_and_their_duties_are_found_in_a_contract():
    contract = find_contract(CONTRACT)
    assert [(party.name, party.term) for party in contract.parties] == [
        ("Alpha Stone Inc.", "Supplier"),
        ("Beta Hill LLC", "Customer"),
    ]
    assert contract.parties[0].clauses[0][1] == "deliver the goods to the harbour by the first of May"
    assert find_contract("Nobody is defined here. The sun shall shine.") is None


def test_an_excerpt_holds_its_answer_and_keeps_to_its_length():
    context = "".join(CLAUSES) * 4
    start = context.index("48,000", 400)
    for seed in range(20):
        text, kept = excerpt(context, (GoldSpan(start, start + 6),), 150, random.Random(seed))
        assert len(text) <= 150
        assert [text[k.start : k.end] for k in kept] == ["48,000"]


def test_batches_resume_and_keep_to_their_tokens(pool):
    def mix():
        sources = all_sources(pool)
        return LessonMix(sources, dict.fromkeys(sources, 1.0), tokenizer(), 16, 96, seed=4)

    whole, resumed = mix(), mix()
    expected = [whole.batch(4, 900) for _ in range(4)]
    resumed.position = 2
    assert [resumed.batch(4, 900) for _ in range(2)] == expected[2:]
    for batch in expected:
        assert len({len(lesson.segments) for lesson in batch}) == 1
        assert len(batch) == 1 or sum(lesson.tokens for lesson in batch) <= 900


def test_a_batch_can_be_of_other_kinds_than_the_mix(pool):
    rows = [QuestionRow("Who came?", "Ann came.", (GoldSpan(0, 3),), "a")]
    sources = {"scope": ScopeLessons(pool), "chains": ChainLessons(rows)}
    mix = LessonMix(sources, {"scope": 1.0}, tokenizer(), 16, 96, seed=4)
    came = tokenizer().encode("Who came?").ids
    assert all(lesson.question != came for lesson in mix.batch(1, 900))
    only = mix.batch(1, 900, {"chains": 1.0, "of no such source": 5.0})
    assert only
    assert all(lesson.question == came for lesson in only)


def test_the_memory_entering_a_segment_gets_its_gradient_from_later_ones(pool):
    reader = tiny_reader()
    drawn = [TermLessons(pool).draw(Shape(3, 40), random.Random(seed)) for seed in range(30)]
    lessons = [
        found for x in drawn if (found := tokenise(x, tokenizer(), 16, 48)) and found.hints[-1] and found.golds[-1]
    ]
    seen: list[torch.Tensor] = []

    def read(rows, memory):
        memory.retain_grad()
        seen.append(memory)
        return reader(rows, memory)

    words = reader.cell.backbone.get_input_embeddings().weight
    first = reader.cell.first_memory(len(lessons)).clone()
    loss, right = episode_loss(read, first, words, 1.0, tokenizer().special, lessons)
    loss.backward()
    assert len(lessons) >= 2
    assert 0.0 <= right <= 1.0
    assert all(memory.grad is not None and bool(memory.grad.abs().sum() > 0) for memory in seen)


def test_answers_compete_with_the_answerability_of_their_segments_beside_them():
    """Two segments with the same scores, the answer in the second: 2 × 0.3 × 4 of 1/4, and the verdicts' own loss."""
    lesson = LessonTokens([5, 6], [[7, 8, 9], [7, 8, 9]], [[], [(1, 2)]], [[], []], 0)

    def loss(*answerable: float) -> float:
        verdicts = iter(answerable)

        def read(rows, memory):
            outside = torch.where(rows.segment, 0.0, float("-inf"))
            outside[:, 0] = 0.0
            nothing = torch.zeros(*outside.shape, 0)
            return Reading(outside, outside, torch.tensor([next(verdicts)]), nothing, nothing, memory, memory, memory)

        return float(
            episode_loss(read, torch.zeros(1, 4, 8), torch.zeros(50, 8), 1.0, tokenizer().special, [lesson])[0]
        )

    assert loss(2.0, -2.0) - loss(-2.0, 2.0) == pytest.approx(0.6 * 4 / 4 + (2.0 + 2.0) / 2 / 2, abs=1e-5)


def test_a_lesson_whose_answer_is_cut_off_is_not_taught(pool):
    lesson = ChainLessons(ROWS).draw(Shape(1, 96), random.Random(0))
    assert tokenise(lesson, tokenizer(), 16, CONFIG.segment_tokens) is not None
    assert tokenise(lesson, tokenizer(), 16, 2) is None


def test_where_it_is_wished_the_text_around_holds_values_like_the_one_asked_for(tmp_path):
    path = tmp_path / "text.txt"
    plain, money = "Nobody has ever seen the old mill at night.", "It was let for 40 pounds to a miller."
    path.write_text(f"{plain} " * 400 + f"{money} " + f"{plain} " * 400, encoding="utf-8")
    pool, rng = TextPool([path], slices=1), random.Random(0)
    assert all(money in pool.sentences(150, rng, "money") for _ in range(20))
    assert sum(money in pool.sentences(150, rng) for _ in range(20)) < 5
    assert pool.sentences(150, rng, "percent")  # nothing looks like it: any text will do
    segments, _ = place_passages(["Here."], [0], Shape(40, 60), pool, rng, "money")
    assert 5 < sum(money in segment for segment in segments) < 35


def test_many_segments_may_be_long_ones_up_to_a_limit(pool):
    mix = LessonMix({"scope": ScopeLessons(pool)}, {"scope": 1.0}, tokenizer(), 16, 192, seed=1)
    drawn = [mix.batch(60, 300) for _ in range(40)]
    many = [batch for batch in drawn if len(batch[0].segments) > 14]
    assert many
    assert all(len(batch) == 1 for batch in many)
    longest = {max(len(segment) for segment in batch[0].segments) for batch in many}
    assert max(longest) > 80


def test_reading_again_on_the_way_back_gives_the_same_gradients(pool):
    drawn = [tokenise(ScopeLessons(pool).draw(Shape(5, 40), random.Random(i)), tokenizer(), 16, 48) for i in range(9)]
    lessons = [lesson for lesson in drawn if lesson is not None][:3]
    found = []
    for tokens in (10_000, 1):
        reader = tiny_reader()
        tasks = Tasks(reader, tiny_reader().cell.backbone, tokenizer().special, TrainingPlan(1, lesson_tokens=tokens))
        loss, right = tasks.lessons(lessons)
        loss.backward()
        found.append((float(loss.detach()), right, [p.grad for p in reader.parameters() if p.grad is not None]))
    (loss, right, once), (loss_again, right_again, again) = found
    assert loss == pytest.approx(loss_again)
    assert right == right_again
    assert len(once) == len(again) > 10
    assert all(torch.allclose(a, b, atol=1e-6) for a, b in zip(once, again, strict=True))
