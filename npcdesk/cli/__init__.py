"""The same verbs as the window's, typed: `npcdesk [--office DIR] COMMAND …`."""

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from npcdesk.clock import Clock, SystemClock
from npcdesk.errors import DeskError

REFUSED, BROKEN, STOPPED = 1, 2, 130

log = logging.getLogger(__name__)


def main() -> None:
    """Run the command that was typed, and end the program with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # a console that lacks a character shows a question mark, and the command goes on
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    sys.exit(run(sys.argv[1:], SystemClock()))


def run(words: Sequence[str], clock: Clock) -> int:
    """Run one command and return its exit code.

    Whatever a person can put right is one Chinese sentence on stderr and 1; words that are no
    command give 2, and so does what nobody foresaw, which the log keeps.
    """
    import typer  # noqa: PLC0415 - `npcdesk.cli` is imported by whoever only wants its name

    from npcdesk.cli import commands, wording  # noqa: PLC0415

    logging.getLogger(__package__).addHandler(logging.NullHandler())  # never to the screen
    words = list(words)
    code, sentence = 0, ""
    try:
        command = commands.root()
        command(args=words, prog_name="npcdesk", standalone_mode=False, obj=clock)
    except DeskError as error:
        code, sentence = REFUSED, str(error)
    except wording.UsageError as error:
        code, sentence = BROKEN, wording.usage(error)
    except typer.Exit as end:
        code = end.exit_code
    except (typer.Abort, KeyboardInterrupt):
        code, sentence = STOPPED, "已经停下，没有写完的不会留下。"
    except BrokenPipeError:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
    except Exception as error:
        log.exception("the command ended in %s", type(error).__name__)
        code = BROKEN
        sentence = _unforeseen(error)
    if sentence:
        print(sentence, file=sys.stderr)  # noqa: T201 - what a command is for
    return code


def _unforeseen(error: Exception) -> str:
    """Say where the log is; a command that opened no office has none and tells where it broke."""
    from npcdesk import diary  # noqa: PLC0415

    kept = diary.kept_in()
    said = "这一步没有走通，没有写完的不会留下。请把当时的命令和"
    if kept is None:
        return f"{said}下面几行交给维护人员。\n{diary.told(error)}"
    return f"{said}日志（{kept}）交给维护人员。"
