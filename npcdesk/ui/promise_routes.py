"""What `desk.open(kind, wanted)` opens of 承诺事项 and 回头看; safe to import before first paint.

kind                       wanted
promises, look-back        nothing
promise, reclass, look_back    id of a suggestion
advance, fulfil, unable    id of a suggestion, or suggestion:promise
"""

from npcdesk.ui.roster_routes import factory

ROUTES = {
    "promises": factory("npcdesk.ui.promises_page", "PromisesPage", takes_id=False),
    "look-back": factory("npcdesk.ui.look_back_page", "LookBackPage", takes_id=False),
    "promise": factory("npcdesk.ui.promise_dialogs", "PromiseDialog"),
    "advance": factory("npcdesk.ui.promise_dialogs", "AdvanceDialog"),
    "fulfil": factory("npcdesk.ui.promise_dialogs", "FulfilDialog"),
    "unable": factory("npcdesk.ui.promise_dialogs", "UnableDialog"),
    "reclass": factory("npcdesk.ui.look_back_dialogs", "ReclassDialog"),
    "look_back": factory("npcdesk.ui.look_back_dialogs", "LookBackDialog"),
}
