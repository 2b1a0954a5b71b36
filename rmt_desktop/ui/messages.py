"""Messages."""

from rmt_desktop.domain.language import marked

MESSAGES = (marked("Something went wrong"),)
