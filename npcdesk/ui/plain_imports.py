"""Imports as Python makes them.

PySide sets its own `__import__` in place of Python's: it reads the source of whatever is imported
from then on, to see whether it may switch the names of Qt there (`__feature__`, which nothing here
uses). 20 MB of sources stay in memory, and modules that another thread has half made are looked
into: now and then the data layer could not be imported.
"""

import builtins


def restore() -> None:
    """Put Python's own `__import__` back, once PySide6 is imported."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
