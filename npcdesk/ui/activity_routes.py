"""What `desk.open(kind, wanted)` opens of activities, 代表小组 and duties; safe to import early.

kind                                       wanted
activities                                 nothing, or one of its tabs: teams, duty, behind
activity, notice-, hold-, conclude-, cancel-, edit-activity      id of an activity
attend-activity                            id of an activity, :how:ids of persons
activity-month                             nothing: the calendar of 值班表, activities alone
new-activity                               nothing, team:id or mandate:id
remind-absence                             id of a mandate
team, new-team                             id of a team; nothing
duty-scheme                                the year from which on changed rules are to hold
"""

from npcdesk.ui.roster_routes import factory

_DIALOGS = "npcdesk.ui.activity_dialogs"
ROUTES = {
    "activities": factory("npcdesk.ui.activities_page", "ActivitiesPage"),
    "activity": factory("npcdesk.ui.activity_page", "ActivityPage"),
    "activity-month": factory("npcdesk.ui.rota_page", "ActivityMonth", takes_id=False),
    "new-activity": factory(_DIALOGS, "NewActivity"),
    "notice-activity": factory(_DIALOGS, "Notice"),
    "hold-activity": factory(_DIALOGS, "Hold"),
    "attend-activity": factory(_DIALOGS, "Attend"),
    "conclude-activity": factory(_DIALOGS, "Conclude"),
    "cancel-activity": factory(_DIALOGS, "Cancel"),
    "edit-activity": factory("npcdesk.ui.activity_edit_dialog", "EditActivity"),
    "remind-absence": factory(_DIALOGS, "remind"),
    "team": factory("npcdesk.ui.team_dialog", "TeamDialog"),
    "new-team": factory("npcdesk.ui.team_dialog", "TeamDialog", takes_id=False),
    "duty-scheme": factory("npcdesk.ui.duty_dialog", "DutyDialog"),
}
