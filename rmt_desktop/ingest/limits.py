"""What parsing one file may cost."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ParseLimits:
    """Limits of one file. Whoever runs into one ends with :class:`FileTooLarge`, save for ``page_seconds``."""

    seconds: float = 300.0
    """For the whole file, not counting ``seconds_per_page``."""
    memory_mb: int = 2048
    """Mebibytes that parsing may add to the memory of the child process."""
    max_bytes: int = 512 * MEBIBYTE
    max_pages: int = 20_000
    seconds_per_page: float = 1.0
    """Added to ``seconds`` for each page, so that an honest document of 10,000 pages is not refused."""
    page_seconds: float = 30.0
    """For a single page; one that takes longer is marked as failed and the rest is read."""
    recognise: bool = True
    """Whether text is recognised (OCR) on pages that are pictures, where that is installed; they get more time."""
    recognise_later: bool = False
    """Whether a PDF's pages that are pictures are only marked, each to be recognised by itself afterwards
    (:meth:`~rmt_desktop.ingest.process.ParserProcess.recognise`)."""

    def budget(self, pages: int) -> float:
        """Seconds a document of so many pages may take in all."""
        return self.seconds + pages * self.seconds_per_page
