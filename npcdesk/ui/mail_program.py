"""The system's own mail program: whether there is one that opens letters, and opening them."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

ASK = "xdg-mime"
PATIENCE_S = 3.0
MOST = 5
"""Letters that are opened at once: each is a window."""


def open_letters(letters: Sequence[Path]) -> bool:
    """Open `.eml` files for sending; return whether the system has a program that does."""
    if not letters or not _there_is_one():
        return False
    opened = [QDesktopServices.openUrl(QUrl.fromLocalFile(str(each))) for each in letters[:MOST]]
    return all(opened)


def _there_is_one() -> bool:
    """Ask a free desktop, whose opener is silent when it finds none; Windows says so itself."""
    ask = shutil.which(ASK)
    if sys.platform == "win32":
        return True
    if ask is None:
        return False
    try:
        said = subprocess.run(  # noqa: S603 - no word of a person's is in it
            [ask, "query", "default", "message/rfc822"],
            capture_output=True,
            timeout=PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return bool(said.stdout.strip())
