import os
import subprocess
import sys
from pathlib import Path

from rmt_desktop.domain.documents import DocumentState
from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.onetime import read_files
from tests.pretended_ocr import PretendedOcr, pretended_ocr, scan, seen_on
from tests.tiny import CLAUSES, tiny_model

__all__ = ["pretended_ocr"]

_READ = """
import sys
from pathlib import Path
from rmt_desktop.jobs.context import PlainContext
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.onetime import read_files
from tests.tiny import tiny_model

with Library.open(Path(sys.argv[1])) as library:
    context = PlainContext(lambda progress: print(progress.done, progress.label, flush=True))
    read_files(library, tiny_model, [Path(sys.argv[2])], context)
"""


def test_kill_9_within_a_page_loses_none_that_was_recognised(pretended_ocr: PretendedOcr, tmp_path: Path) -> None:
    path = scan(tmp_path / "a.pdf", CLAUSES[0], 1, 2, 3)
    pretended_ocr.hold(2)
    command = [sys.executable, "-c", _READ, str(tmp_path / "data"), str(path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert any(line.strip() == "1 Recognising pages of a.pdf" for line in program.stdout)
        program.kill()
    pretended_ocr.release()
    with Library.open(tmp_path / "data", wait=20) as library:
        (document,) = library.documents()
        assert library.unrecognised(document.id) == [3, 4]
        assert library.page(document.id, 2).text == seen_on(1)
        (outcome,) = read_files(library, tiny_model, [path], PlainContext())
        assert outcome.document is not None
        assert outcome.document.state is DocumentState.READ
        assert pretended_ocr.tried() == [1, 2, 3]
        resumed = library.pages(document.id)
        vectors = library.vectors(document.id)
    with Library.open(tmp_path / "other") as other:
        (whole,) = read_files(other, tiny_model, [path], PlainContext())
        assert whole.document is not None
        assert other.pages(whole.document.id) == resumed
        assert other.vectors(whole.document.id) == vectors
