"""The composition root of the window: library, desk, application; the only place that wires them."""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from rmt_desktop.domain.errors import RmtError
from rmt_desktop.domain.language import told
from rmt_desktop.domain.store_errors import StoreInUse, StoreLocked, WrongPassphrase
from rmt_desktop.paths import data_folder
from rmt_desktop.storage.library import Library
from rmt_desktop.workflows.desk import Desk
from rmt_desktop.workflows.preferences import load_preferred_model
from rmt_desktop.workflows.protecting import give_passphrase, is_unlocked, unlock_unasked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def run_window(arguments: Sequence[str]) -> int:
    """Open the window with the files named, until it is closed; returns the exit code."""
    import_torch_before_qt()
    from rmt_desktop.ui.application import RESTART, create_application
    from rmt_desktop.ui.translation import speak

    named, files = split_arguments(arguments)
    application = create_application(list(arguments))
    speak(None)  # the system's language, until a library says which one its user chose
    while (code := _run(application, data_folder(named), files)) == RESTART:
        files = []
    return code


def _run(application: "QApplication", folder: Path, files: Sequence[Path]) -> int:
    from rmt_desktop.ui.application import take_down
    from rmt_desktop.ui.openings import Openings, bring_forward, hand_over
    from rmt_desktop.ui.translation import SETTING, speak
    from rmt_desktop.ui.window import create_window

    try:
        library = _open_unlocked(folder)
    except RmtError as error:
        if isinstance(error, StoreInUse) and hand_over(folder, list(files)):
            return 0
        _show_failure(error)
        return 1
    if library is None:
        return 0
    speak(library.setting(SETTING))
    desk = make_desk(library)
    window = create_window(desk)
    openings = Openings(folder, window)
    application.installEventFilter(openings)
    openings.asked.connect(desk.add_paths)
    openings.asked.connect(lambda _paths: bring_forward(window))
    window.show()
    window.start(files)
    code = application.exec()
    openings.close()
    desk.close(timeout=5.0)
    meanwhile = window.workshop.meanwhile
    take_down(window)
    if meanwhile is not None:
        _do_meanwhile(*meanwhile)
    return code


def _open_unlocked(folder: Path) -> Library | None:
    """The library; of a protected one the passphrase is asked for. None: the user quits instead."""
    from rmt_desktop.ui.passphrase_dialog import ask_passphrase

    with suppress(WrongPassphrase):  # of the environment: asked for as if there were none
        unlock_unasked(folder)
    while True:
        try:
            return Library.open(folder)
        except StoreLocked:
            if is_unlocked(folder):
                raise
        if not ask_passphrase(lambda passphrase, kept: give_passphrase(folder, passphrase, kept)):
            return None


def _do_meanwhile(work: Callable[[], object], saying: str) -> None:
    """What is done between two windows, while the library is closed."""
    from rmt_desktop.ui.waiting import wait_for

    try:
        wait_for(saying, work)
    except RmtError as error:
        _show_failure(error)


def _show_failure(error: RmtError) -> None:
    """In the terminal as it is, on the screen in the user's language."""
    from rmt_desktop.ui.application import show_fatal

    print(f"{error.title}: {error}", file=sys.stderr)
    show_fatal(told(error.title), told(str(error)))


def make_desk(library: Library) -> Desk:
    """A desk over a library, with the shipped model loaded on the model's thread."""
    return Desk(library, lambda: load_preferred_model(library))


def split_arguments(arguments: Sequence[str]) -> tuple[Path | None, list[Path]]:
    """The data folder, if one is named, and the files to open.

    >>> split_arguments(["--data-dir", "a", "b.pdf"])
    (PosixPath('a'), [PosixPath('b.pdf')])
    """
    folder: Path | None = None
    files: list[Path] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--data-dir":
            folder = Path(next(rest, "."))
        elif argument.startswith("--data-dir="):
            folder = Path(argument.partition("=")[2])
        else:
            files.append(Path(argument))
    return folder, files


def import_torch_before_qt() -> None:
    """On Windows torch's libraries fail to load once Qt's are (WinError 1114); elsewhere torch comes later."""
    if sys.platform == "win32":
        import torch  # noqa: F401
