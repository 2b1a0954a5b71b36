"""RMT Desktop: ask questions of very long documents and check every answer at its source."""

__version__ = "0.1.0"
