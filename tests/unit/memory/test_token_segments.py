import pytest

from rmt_desktop.domain.documents import Page
from rmt_desktop.memory.segmenter import cut_segments
from rmt_desktop.memory.token_segments import cut_token_segments
from rmt_desktop.memory.tokens import TextTokenizer
from tests.tiny import tokenizer
from tests.tiny_models import byte_tokenizer

PAGES = [
    Page(1, "The aunt and the ant. The other one!\n\nA second paragraph; it has two sentences. Here.\n\nThird."),
    Page(2, "  \n "),
    Page(3, "Next page, first paragraph — naïve café 東京\U0001f9ec. " + "the " * 40 + "\n\nLast."),
]


@pytest.fixture(scope="module")
def bytes_of(tmp_path_factory):
    return TextTokenizer(byte_tokenizer(tmp_path_factory.mktemp("bytes")))


@pytest.mark.parametrize("alignment", ["token", "sentence", "paragraph"])
@pytest.mark.parametrize("limit", [5, 24, 400])
def test_the_tokens_of_all_segments_are_those_of_all_pages(bytes_of, alignment, limit):
    segments = list(cut_token_segments(PAGES, bytes_of, limit, alignment))
    whole = [bytes_of.encode(page.text) for page in PAGES]
    assert [i for segment in segments for i in segment.ids] == [i for tokens in whole for i in tokens.ids]
    places = [place for segment in segments for place in segment.places]
    assert [(p.start, p.end) for p in places] == [pair for t in whole for pair in zip(t.starts, t.ends, strict=True)]
    assert all(0 < len(segment.ids) <= limit for segment in segments)


def test_segments_of_tokens_are_filled(bytes_of):
    *full, _ = cut_token_segments(PAGES, bytes_of, 24, "token")
    assert {len(segment.ids) for segment in full} == {24}


def test_a_decoders_paragraphs_and_sentences_begin_segments(bytes_of):
    def texts(alignment, limit):
        for segment in cut_token_segments([PAGES[0]], bytes_of, limit, alignment):
            yield PAGES[0].text[segment.places[0].start : segment.places[-1].end].strip()

    first, second = "The aunt and the ant. The other one!", "A second paragraph; it has two sentences. Here."
    assert list(texts("paragraph", 400)) == [first, second, "Third."]
    assert list(texts("sentence", 24)) == [
        "The aunt and the ant.", "The other one!", "A second paragraph;", "it has two sentences.", "Here.\n\nThird.",
    ]  # fmt: skip


@pytest.mark.parametrize("limit", [16, 192])
def test_an_encoders_paragraphs_begin_segments(limit):
    segments = list(cut_segments(PAGES, tokenizer(), limit, "paragraph"))
    starts = [(segment.pieces[0].page, segment.pieces[0].start) for segment in segments]
    paragraphs = [(1, 0), (1, PAGES[0].text.index("A second")), (1, PAGES[0].text.index("Third")), (3, 0)]
    paragraphs.append((3, PAGES[2].text.index("Last.")))
    assert set(paragraphs) <= set(starts)
    assert all(len(segment.pieces) == 1 for segment in segments)
    if limit == 192:
        assert starts == paragraphs


def test_an_encoders_segments_of_tokens_are_filled_up_to_the_last_word():
    pages = [Page(number, f"Some plain words stand on page {number}. They go on") for number in range(1, 9)]
    *full, _ = cut_segments(pages, tokenizer(), 16, "token")
    assert {segment.tokens for segment in full} == {16}
    by_sentence = list(cut_segments(pages, tokenizer(), 16, "sentence"))
    assert len(by_sentence) > len(full) + 1


def test_decoders_have_no_special_tokens(bytes_of):
    from rmt_desktop.domain.model_errors import CheckpointMismatch

    with pytest.raises(CheckpointMismatch, match="not of the BERT family"):
        _ = bytes_of.special
