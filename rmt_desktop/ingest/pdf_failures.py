"""What goes wrong on a page of a PDF stays on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pypdf.errors import LimitReachedError

from rmt_desktop.ingest.guard import PageClock, PageTooSlow


@contextmanager
def failing(clock: PageClock, seconds: float, tell: Callable[[str], object]) -> Iterator[None]:
    """Tell why the block did not come to its end, and go on behind it; only a lack of memory passes.

    Args:
        clock: breaks the block off.
        seconds: how long it may take.
        tell: is given the reason, a sentence for the user.
    """
    try:
        with clock.limit(seconds):
            yield
            return
    except MemoryError:
        raise
    except PageTooSlow:
        reason = f"Reading the page took longer than {seconds:g} seconds."
    except RecursionError:
        reason = "The page is nested too deeply to be read."
    except LimitReachedError:
        reason = "The page holds too many drawing instructions to be read."
    except Exception as error:  # whatever the libraries trip over in a malformed page
        reason = f"The page is damaged ({type(error).__name__})."
    tell(reason)
