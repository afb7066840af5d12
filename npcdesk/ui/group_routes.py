"""What `desk.open(kind, wanted)` opens of 重点督办; safe to import before the first paint.

kind             wanted
group            id of a group: its page
amend-group      id of a group: its facts
new-group        ids of suggestions joined by commas that it is to follow at once, or ""
nominate-group   likewise
group-step       kind:group or kind:group:event, the event being the node or item it is about
group-take-back  group:event
choose-into      id of a group that is to follow more suggestions
release          id of a suggestion
"""

from npcdesk.ui.roster_routes import factory

ROUTES = {
    "group": factory("npcdesk.ui.group_page", "GroupPage"),
    "amend-group": factory("npcdesk.ui.group_dialog", "AmendGroup"),
    "new-group": factory("npcdesk.ui.group_dialog", "NewGroup"),
    "nominate-group": factory("npcdesk.ui.group_dialog", "Nominate"),
    "group-step": factory("npcdesk.ui.group_step_dialog", "step"),
    "group-take-back": factory("npcdesk.ui.group_step_dialog", "TakeBackStep"),
    "release": factory("npcdesk.ui.group_dialog", "release"),
    "choose-into": factory("npcdesk.ui.choose_into_dialog", "ChooseInto"),
}
