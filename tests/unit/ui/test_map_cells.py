from rmt_desktop.domain.answers import Answer, Evidence, MemoryUse
from rmt_desktop.domain.documents import PageState
from rmt_desktop.ui.map_cells import Cell, CellState, answer_heat, cell_states, cell_words, group, heat_words, map_words

TEXT, NO_TEXT, FAILED = PageState.TEXT, PageState.NO_TEXT, PageState.FAILED


def evidence(page: int, score: float, document: int = 1) -> Evidence:
    return Evidence(document, "a.pdf", page, 0, 4, "Rent", score, 0)


def test_a_page_is_read_once_every_segment_that_starts_on_it_or_before_is() -> None:
    pages, starts = [TEXT] * 4, [1, 1, 2, 4]
    read = [[state is CellState.READ for state in cell_states(pages, starts, n)] for n in range(5)]
    assert read == [
        [False, False, False, False],
        [False, False, False, False],
        [True, False, False, False],
        [True, True, True, False],
        [True, True, True, True],
    ]


def test_nothing_is_read_before_the_document_is_segmented() -> None:
    assert set(cell_states([TEXT, TEXT], [], 0)) == {CellState.UNREAD}


def test_pages_that_cannot_be_read_stay_so_when_all_is_read() -> None:
    assert cell_states([NO_TEXT, TEXT, FAILED], [2], 1) == [CellState.NO_TEXT, CellState.READ, CellState.FAILED]


def test_pages_to_be_recognised_are_told_from_those_without_text() -> None:
    states = cell_states([NO_TEXT, TEXT, NO_TEXT], [2], 1, unrecognised=[3])
    assert states == [CellState.NO_TEXT, CellState.READ, CellState.WAITING]
    assert map_words(states) == "1 of 3 pages read · to be recognised: 3 · no text layer: 1"
    assert cell_states([TEXT, TEXT], [1], 1, recognised=[2]) == [CellState.READ, CellState.UNREAD]


def test_many_pages_share_cells_that_show_the_worst_and_the_hottest() -> None:
    states = [CellState.READ] * 1000
    states[501] = CellState.FAILED
    states[502] = CellState.NO_TEXT
    cells = group(states, {502: 0.2, 503: 0.9}, most=300)
    assert len(cells) <= 300
    assert [(cell.first, cell.last) for cell in cells[:2]] == [(1, 4), (5, 8)]
    assert cells[-1].last == 1000
    (bad,) = [cell for cell in cells if cell.state is not CellState.READ]
    assert (bad.first <= 502 <= bad.last, bad.state, bad.heat) == (True, CellState.FAILED, 0.9)


def test_no_page_no_cell() -> None:
    assert group([], {}, 10) == []


def test_quotes_are_hotter_than_what_the_memory_stems_from() -> None:
    memory = (MemoryUse(1, "a.pdf", 0, 2, 0.5), MemoryUse(1, "a.pdf", 3, 7, 0.25), MemoryUse(2, "b.pdf", 0, 9, 0.1))
    answer = Answer("x", False, 0.8, "rmt", (evidence(5, 0.8), evidence(6, 0.4), evidence(4, 0.8, 2)), memory=memory)
    heat = answer_heat(answer, 1)
    assert set(heat) == {2, 5, 6, 7}
    assert heat[5] == 1.0
    assert heat[5] > heat[6] > heat[2] > heat[7] > 0


def test_the_nearest_passages_of_what_was_not_found_are_warm() -> None:
    answer = Answer(None, True, 0.1, "rmt", nearest=(evidence(3, 0.1),))
    assert set(answer_heat(answer, 1)) == {3}
    assert answer_heat(None, 1) == {}
    assert heat_words(answer, 1) == "nearest on page 3"
    assert heat_words(answer, 2) == ""


def test_cells_and_the_map_say_what_they_show() -> None:
    assert cell_words(Cell(4, 4, CellState.READ)) == "Page 4 · read"
    assert cell_words(Cell(4, 6, CellState.NO_TEXT, 1.0)) == "Pages 4–6 · no text layer · quoted in the answer"
    assert cell_words(Cell(4, 4, CellState.READ, 0.3)) == "Page 4 · read · contributed to the answer"
    read, unread, no_text = CellState.READ, CellState.UNREAD, CellState.NO_TEXT
    assert map_words([read, read]) == "All pages read"
    assert map_words([read, no_text, read]) == "2 of 3 pages read · no text layer: 2"
    assert map_words([read, unread, no_text], "about 3 min left") == (
        "1 of 2 pages read · about 3 min left · no text layer: 3"
    )
