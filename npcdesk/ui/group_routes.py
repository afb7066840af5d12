"""What `desk.open(kind, wanted)` opens of 重点督办; safe to import before the first paint.

kind          wanted
group         id of a group: its facts, to amend
new-group     ids of suggestions joined by commas that it is to follow at once, or ""
choose-into   id of a group that is to follow more suggestions
release       id of a suggestion
"""

from npcdesk.ui.roster_routes import factory

ROUTES = {
    "group": factory("npcdesk.ui.group_dialog", "AmendGroup"),
    "new-group": factory("npcdesk.ui.group_dialog", "NewGroup"),
    "release": factory("npcdesk.ui.group_dialog", "release"),
    "choose-into": factory("npcdesk.ui.choose_into_dialog", "ChooseInto"),
}
