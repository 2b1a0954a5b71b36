"""Files to documents: recognise the format, parse in a child process, refuse with a reason.

Importing this package is cheap: the parsers themselves are loaded in the child process only.
"""

from rmt_desktop.ingest.collect import collect
from rmt_desktop.ingest.hashing import content_hash
from rmt_desktop.ingest.limits import ParseLimits
from rmt_desktop.ingest.process import ParserProcess, parse_file
from rmt_desktop.ingest.registry import SUFFIXES

__all__ = ["SUFFIXES", "ParseLimits", "ParserProcess", "collect", "content_hash", "parse_file"]
