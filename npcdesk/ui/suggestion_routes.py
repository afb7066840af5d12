"""What `desk.open(kind, wanted)` opens of 建议办理; safe to import before the first paint.

ROUTES[kind](desk, wanted) -> a Page to push, or a dialog to open()

kind                 wanted
suggestion           id of a suggestion
print                form:id, form:id,id …      form is a code of forms.catalog
suggestions-import   a file's path, or ""
new-suggestion       id of the opinion it comes from, or ""
urge choose          id, or several joined by commas
take_back            id of the suggestion:id of the event
file hand_over contact reply rate close withdraw   id of a suggestion
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from npcdesk.ui.desk import Desk

KINDS = (
    "suggestion",
    "print",
    "suggestions-import",
    "new-suggestion",
    "file",
    "hand_over",
    "contact",
    "urge",
    "reply",
    "rate",
    "close",
    "withdraw",
    "take_back",
    "choose",
)


def _made(kind: str, desk: Desk, wanted: str) -> QWidget:
    from npcdesk.ui.suggestion_screens import SCREENS  # noqa: PLC0415 - after the first paint

    return SCREENS[kind](desk, wanted)


ROUTES: dict[str, Callable[[Desk, str], QWidget]] = {kind: partial(_made, kind) for kind in KINDS}
