"""What `desk.open(kind, wanted)` opens of 双评价; safe to import before the first paint.

kind               wanted
evaluation         nothing, or one of its tabs: units, first, papers, best
evaluation-scheme  the year from which on a changed scheme is to hold
mark               id of a suggestion
unmark             suggestion:marks
honours            year/kind of the list (suggestion, unit), or nothing
decide-honours     ids of entries of one list, by commas
honour-merits      id of an entry
"""

from npcdesk.ui.roster_routes import factory

ROUTES = {
    "evaluation": factory("npcdesk.ui.evaluation_page", "EvaluationPage"),
    "evaluation-scheme": factory("npcdesk.ui.scheme_dialog", "SchemeDialog"),
    "mark": factory("npcdesk.ui.mark_dialogs", "MarkDialog"),
    "honours": factory("npcdesk.ui.honours_page", "HonoursPage"),
    "decide-honours": factory("npcdesk.ui.honour_dialogs", "DecideHonoursDialog"),
    "honour-merits": factory("npcdesk.ui.honour_dialogs", "MeritsDialog"),
    "unmark": factory("npcdesk.ui.mark_dialogs", "UnmarkDialog"),
}
