"""What `desk.open(kind, wanted)` shows of the roster: kind → factory(desk, wanted).

A factory gives a `Page` to push or a dialog to open(). Call it once the file is open: the pages
behind it import the data layer.
"""

from collections.abc import Callable, Mapping
from importlib import import_module

from PySide6.QtWidgets import QWidget

from npcdesk.ui.desk import Desk

Factory = Callable[[Desk, str], QWidget]


def factory(module: str, name: str, *, takes_id: bool = True) -> Factory:
    """Return a factory of a page or dialog whose module is imported when it is first opened."""

    def make(desk: Desk, wanted: str) -> QWidget:
        made: QWidget = getattr(import_module(module), name)(desk, *((wanted,) if takes_id else ()))
        return made

    return make


ROUTES: Mapping[str, Factory] = {
    "delegate": factory("npcdesk.ui.delegate_page", "DelegatePage"),  # wanted: a mandate's id
    "edit-delegate": factory("npcdesk.ui.delegate_dialog", "DelegateDialog"),  # as above
    "new-delegate": factory("npcdesk.ui.delegate_dialog", "DelegateDialog", takes_id=False),
    "place-delegate": factory("npcdesk.ui.roster_place_dialog", "RosterPlaceDialog"),
    "roster-import": factory("npcdesk.ui.roster_import_page", "RosterImportPage", takes_id=False),
}
