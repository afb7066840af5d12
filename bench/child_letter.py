"""Prints how long the first letter takes in a program whose data is open, in seconds."""

import time

from bench.letters import LETTER
from npcdesk.office import papers  # noqa: F401 - a window that shows a suggestion has it

start = time.perf_counter()
from npcdesk.forms import catalog  # noqa: E402

catalog.form("reply-letter").to_pdf(LETTER)
print(time.perf_counter() - start)
