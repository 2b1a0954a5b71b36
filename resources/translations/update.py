"""Collect what the program says into the dictionaries, and compile them: ``python resources/translations/update.py``.

Texts are marked in the code by ``tr`` and ``marked`` (``rmt_desktop/domain/language.py``). After a run, texts without a
translation are unfinished in the ``.ts`` file: translate them with ``pyside6-linguist``, and run this again.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
LAYERS = ("domain", "workflows", "ui")
"""Packages whose modules mark texts."""


def main() -> int:
    """Update and compile every dictionary; 1 if something in one is not translated yet."""
    tools = Path(sys.executable).parent
    sources = sorted(path.relative_to(ROOT) for layer in LAYERS for path in (ROOT / "rmt_desktop" / layer).glob("*.py"))
    dictionaries = sorted(HERE.glob("*.ts"))
    collect = [tools / "pyside6-lupdate", "-tr-function-alias", "QT_TR_NOOP+=marked", "-no-obsolete"]
    collect += ["-locations", "none", "-silent", *sources, "-ts", *dictionaries]
    subprocess.run([str(part) for part in collect], cwd=ROOT, check=True)
    for dictionary in dictionaries:
        compiled = dictionary.with_suffix(".qm")
        subprocess.run([str(tools / "pyside6-lrelease"), "-silent", str(dictionary), "-qm", str(compiled)], check=True)
    return int(any('type="unfinished"' in dictionary.read_text("utf-8") for dictionary in dictionaries))


if __name__ == "__main__":
    sys.exit(main())
