"""What `desk.open(kind, wanted)` opens of 双评价; safe to import before the first paint.

kind               wanted
evaluation         nothing, or one of its tabs: units, first, papers, best
evaluation-scheme  the year from which on a changed scheme is to hold
mark               id of a suggestion
unmark             suggestion:marks
"""

from npcdesk.ui.roster_routes import factory

ROUTES = {
    "evaluation": factory("npcdesk.ui.evaluation_page", "EvaluationPage"),
    "evaluation-scheme": factory("npcdesk.ui.scheme_dialog", "SchemeDialog"),
    "mark": factory("npcdesk.ui.mark_dialogs", "MarkDialog"),
    "unmark": factory("npcdesk.ui.mark_dialogs", "UnmarkDialog"),
}
