"""PySide's own import, which reads the source of all that comes after it, is not used."""

import subprocess
import sys

CHILD = """
import linecache, sys
from npcdesk import app, settings
app.application(settings.Settings())
import wave
print(wave.__file__ in linecache.cache)
"""


def test_the_source_of_what_is_imported_is_not_read():
    done = subprocess.run(
        [sys.executable, "-c", CHILD], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.split()[-1] == "False", done.stderr
