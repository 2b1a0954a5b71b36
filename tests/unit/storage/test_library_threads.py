import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from rmt_desktop.domain.answers import QuestionState
from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.storage.library import Library
from tests.unit.storage.storage_samples import WIDTH, add, answer, read_document, snapshot


def test_threads_read_while_another_writes(library: Library) -> None:
    total = 150
    document = read_document(library, count=total, read=0)
    chat = library.add_chat("Lease", [document.id])
    finished = threading.Event()

    def write() -> None:
        try:
            for segment in range(total):
                library.add_snapshot(document.id, snapshot(segment))
        finally:
            finished.set()

    def look() -> None:
        seen = 0
        while not finished.is_set():
            width, data = library.vectors(document.id)
            found = library.document(document.id)
            assert width in (0, WIDTH)
            assert seen <= len(data) // (2 * WIDTH) <= found.segments_read <= total
            seen = found.segments_read
            assert seen == 0 or library.snapshot(document.id, seen - 1) == snapshot(seen - 1)
            assert len(library.pages(document.id)) == 3

    def ask() -> None:
        while True:  # at least once, however late the thread starts
            question = library.ask(chat.id, "When?", [document.id], "rmt")
            library.set_question_state(question.id, QuestionState.RUNNING)
            library.store_answer(question.id, answer(document))
            if finished.is_set():
                return

    run(write, look, look, ask, ask)
    assert library.document(document.id).segments_read == total
    assert {q.state for q in library.questions(chat.id)} == {QuestionState.ANSWERED}


def test_threads_writing_to_both_databases_do_not_lock_each_other_out(library: Library) -> None:
    def add_and_remove(thread: int) -> Callable[[], None]:
        def work() -> None:
            for number in range(8):
                document = read_document(library, f"{thread}-{number}.pdf", count=3, read=3)
                library.set_state(document.id, DocumentState.READ)
                if number % 2:
                    library.remove_document(document.id)

        return work

    run(*(add_and_remove(thread) for thread in range(4)))
    documents = library.documents()
    assert len(documents) == 16
    assert all(document.segments_read == 3 for document in documents)


def test_the_same_file_added_by_many_threads_is_one_document(library: Library) -> None:
    found: list[int] = []
    run(*(lambda: found.append(add(library, content="same").id) for _ in range(8)))
    assert len(found) == 8
    assert len(set(found)) == 1


def run(*works: Callable[[], None]) -> None:
    with ThreadPoolExecutor(len(works)) as pool:
        futures: list[Future[None]] = [pool.submit(work) for work in works]
    for future in futures:
        future.result()
