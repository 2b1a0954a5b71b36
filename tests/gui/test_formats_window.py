"""A file of every format is brought in, shown with the names of its places, and quotes of it are marked."""

from rmt_desktop.domain.answers import Evidence
from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.ui.drops import _FILTER
from tests.gui.windows import ask, read
from tests.unit.ingest.format_samples import SAID, SAMPLES, sample


def test_every_format_is_read_asked_and_marked(qtbot, window, tmp_path):
    paths = [sample(tmp_path, kind) for kind in SAMPLES]
    read(qtbot, window, *paths)
    documents = {document.kind: document for document in window.library.model.documents()}
    assert set(documents) == set(SAMPLES)
    assert {document.state for document in documents.values()} == {DocumentState.READ}
    for kind, document in documents.items():
        said = "The Tenant shall pay 5" if kind == "gff" else SAID
        page = next(page for page in window.desk.pages(document.id) if said in page.text)
        start = page.text.index(said)
        quote = Evidence(document.id, document.name, page.number, start, start + len(said), said, 1.0, 0)
        assert window.document.show_evidence(quote), kind
        assert window.document.marked_text() == said
        assert f"— {page.number} · {page.label} —" in window.document.text.toPlainText()
        assert document.name.endswith(tuple(_FILTER.replace("*", " ").replace(")", " ").split()))


def test_a_question_about_a_word_document(qtbot, window, tmp_path):
    read(qtbot, window, sample(tmp_path, "docx"))
    card = ask(qtbot, window, "How much does the Tenant pay?")
    answer = card.question.answer
    assert answer is not None
    pages = window.desk.pages(window.library.model.documents()[0].id)
    for found in (*answer.evidence, *answer.nearest):
        assert pages[found.page - 1].text[found.start : found.end] == found.quote
