"""Files the user asked for: written beside their place first, so that a failure leaves what was there."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from rmt_desktop.domain.errors import ExportError


def write_whole(path: Path, write: Callable[[Path], object]) -> Path:
    """Let ``write`` fill a new file, then put it in the place of ``path``; the path.

    Raises:
        ExportError: the file cannot be written there; an earlier file of that name is as it was.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".export-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise _refusal(path, error) from error
    made = Path(name)
    try:
        write(made)
        made.chmod(0o666 & ~_umask())
        made.replace(path)
    except OSError as error:
        raise _refusal(path, error) from error
    finally:
        made.unlink(missing_ok=True)
    return path


def _refusal(path: Path, error: OSError) -> ExportError:
    reason = error.strerror or str(error)
    return ExportError(f"{path} could not be written ({reason}). Choose another folder or name, or free some space.")


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
