"""The window's language: chosen in the settings, or the system's if there is a translation into it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from rmt_desktop.domain.language import marked, use_language
from rmt_desktop.paths import resource
from rmt_desktop.ui.messages import MESSAGES

SETTING = "language"
SYSTEM = "system"
LANGUAGES = {SYSTEM: marked("As the system"), "en": "English", "de": "Deutsch"}
"""By what is stored; languages are called by their own names."""
_TRANSLATED = tuple(code for code in LANGUAGES if code not in {SYSTEM, "en"})


@dataclass(frozen=True, slots=True)
class _Translators:
    language: str
    ours: QTranslator
    qt: QTranslator


_installed: list[_Translators] = []


def spoken(chosen: str | None) -> str:
    """The language that a stored choice comes to here: ``en`` or ``de``."""
    if chosen in LANGUAGES and chosen != SYSTEM:
        return str(chosen)
    wanted = QLocale.system().uiLanguages()
    return next((code for name in wanted if (code := name[:2]) in LANGUAGES), "en")


def speaking() -> str:
    """The language in use."""
    return _installed[-1].language if _installed else "en"


def speak(chosen: str | None) -> None:
    """Use a language for every text made from now on, and for Qt's own buttons and menus.

    Raises:
        FileNotFoundError: its dictionary is missing from the installation.
    """
    _be_silent()
    language = spoken(chosen)
    if language == "en":
        return
    made = _loaded(language)
    for translator in (made.qt, made.ours):
        QCoreApplication.installTranslator(translator)
    _installed.append(made)
    QLocale.setDefault(QLocale(language))
    use_language(_looked_up, decimal_comma=True, messages=MESSAGES)


def dictionaries() -> str:
    """The window's languages, once the dictionaries of each were loaded: the program's own and Qt's.

    Raises:
        FileNotFoundError: one is missing from the installation.
    """
    for language in _TRANSLATED:
        if _loaded(language).qt.isEmpty():
            raise FileNotFoundError(f"qtbase_{language}.qm")
    return ", ".join(("en", *_TRANSLATED))


def _loaded(language: str) -> _Translators:
    """The dictionaries of a language; Qt's own stays empty where its installation has none."""
    made = _Translators(language, QTranslator(), QTranslator())
    dictionary = resource("translations", f"rmt_desktop_{language}.qm")
    if not made.ours.load(str(dictionary)):
        raise FileNotFoundError(dictionary)
    made.qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return made


def _be_silent() -> None:
    """Back to the language that the texts are written in."""
    use_language()
    while _installed:
        made = _installed.pop()
        for translator in (made.qt, made.ours):
            QCoreApplication.removeTranslator(translator)
        QLocale.setDefault(QLocale.system())


def _looked_up(text: str, comment: str, number: int | None) -> str:
    return QCoreApplication.translate("", text, comment or None, -1 if number is None else number)
