"""The log: what the program did, and nothing about anybody.

It is sent to whoever maintains the desk, so it may hold no name, number or telephone. A message
of our own code is written for it; the words of an exception are not, and only those kinds are
kept that speak of code alone.
"""

import logging
import re
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path, PurePath
from types import TracebackType

OURS = "npcdesk"
MOST_BYTES = 1_000_000
OLD_FILES = 5

_LONG_NUMBER = re.compile(r"\d{7,}[\dXx]?")
_HAN = re.compile(r"[\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")

# Exact types only: a subclass (UnicodeDecodeError, a library's own) may quote what it was given.
_SPEAK_OF_CODE = frozenset(
    {AttributeError, ImportError, ModuleNotFoundError, NameError, RuntimeError, TypeError}
)


def start(log: Path) -> None:
    """Keep the log in a file of at most 1 MB, and five older ones. A second start moves it.

    A folder that cannot be written to leaves the desk without a log, and working.
    """
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, _Diary)]:
        root.removeHandler(handler)
        handler.close()
    # A full disk must not make the logging module print what it could not write.
    logging.raiseExceptions = False
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        diary = _Diary(log, maxBytes=MOST_BYTES, backupCount=OLD_FILES, encoding="utf-8")
    except OSError:
        return
    diary.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(diary)
    logging.getLogger(OURS).setLevel(logging.INFO)


def kept_in() -> Path | None:
    """Return the file that the log is kept in, None while there is none."""
    handlers = (each for each in logging.getLogger().handlers if isinstance(each, _Diary))
    return next((Path(each.baseFilename) for each in handlers), None)


class _Diary(RotatingFileHandler):
    """The handler of `start`, so that a second start finds it."""


class Discreet(logging.Formatter):
    """Writes a record without long numbers, without others' Chinese, without quoted values."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's text; unlike the base class, uses no text another handler kept."""
        record.asctime = self.formatTime(record)
        record.message = self._message(record)
        text = self.formatMessage(record)
        if record.exc_info and record.exc_info[1] is not None:
            text = f"{text}\n{told(record.exc_info[1])}"
        return _LONG_NUMBER.sub("…", text)

    @staticmethod
    def _message(record: logging.LogRecord) -> str:
        if isinstance(record.args, tuple):
            args = tuple(_name(a) if isinstance(a, BaseException) else a for a in record.args)
            text = str(record.msg) % args if args else str(record.msg)
        else:
            text = record.getMessage()
        ours = record.name == OURS or record.name.startswith(OURS + ".")
        return text if ours else _HAN.sub("…", text)


def told(error: BaseException) -> str:
    """Return where an exception and its causes came from: file, line and function, no values."""
    lines: list[str] = []
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        lines += [f"{_name(link)}", *_places(link.__traceback__)]
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(lines)


def _name(error: BaseException) -> str:
    kind = type(error)
    name = (
        kind.__qualname__
        if kind.__module__ == "builtins"
        else f"{kind.__module__}.{kind.__qualname__}"
    )
    if kind in _SPEAK_OF_CODE:
        return f"{name}: {_HAN.sub('…', str(error))}"
    if isinstance(error, OSError) and error.strerror:
        return f"{name}: {error.strerror}"  # without the file's name
    return name


def _places(trace: TracebackType | None) -> list[str]:
    return [
        f"  {'/'.join(PurePath(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}"
        for frame in traceback.StackSummary.extract(
            traceback.walk_tb(trace), lookup_lines=False, capture_locals=False
        )
    ]
