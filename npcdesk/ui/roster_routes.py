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
    "bulk-edit": factory("npcdesk.ui.bulk_edit_dialog", "BulkEditDialog"),  # ids, by commas
    "place-delegate": factory("npcdesk.ui.roster_place_dialog", "RosterPlaceDialog"),
    "work-report": factory("npcdesk.ui.work_report_dialog", "WorkReportDialog"),  # mandate/year
    "delegate-life": factory("npcdesk.ui.delegate_life_page", "DelegateLifePage"),  # a mandate's id
    "mandate-step": factory("npcdesk.ui.mandate_dialogs", "MandateStepDialog"),  # kind:mandate
    "mandate-take-back": factory("npcdesk.ui.mandate_dialogs", "TakeBackMandate"),  # mandate:event
    "contacts": factory("npcdesk.ui.contacts_page", "ContactsPage"),  # a pair's id, or none
    "new-pair": factory("npcdesk.ui.contact_pair_dialogs", "PairDialog"),  # a kind
    "log-contact": factory("npcdesk.ui.contact_pair_dialogs", "LogDialog"),  # a pair's id
    "answer-contact": factory(
        "npcdesk.ui.contact_pair_dialogs", "AnswerDialog"
    ),  # pair, pair:entry
    "new-term": factory("npcdesk.ui.new_term_page", "NewTermPage", takes_id=False),
    "shown-numbers": factory("npcdesk.ui.shown_page", "ShownPage", takes_id=False),
    "publish-rules": factory("npcdesk.ui.privacy_dialogs", "PublishDialog", takes_id=False),
    "keep-ids": factory("npcdesk.ui.privacy_dialogs", "keep_ids", takes_id=False),
    "roster-import": factory("npcdesk.ui.roster_import_page", "RosterImportPage", takes_id=False),
}
