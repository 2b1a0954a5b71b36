"""Messages that come from below the window, in English: patterns with their places, to be recognised when shown."""

from rmt_desktop.ui.messages_files import FILES
from rmt_desktop.ui.messages_program import PROGRAM

MESSAGES = (*FILES, *PROGRAM)
