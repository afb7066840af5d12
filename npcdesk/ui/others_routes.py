"""What `desk.open(kind, wanted)` opens of other offices' rows; safe before the first paint.

kind      wanted
others    code of the unit to begin with, or ""
"""

from npcdesk.ui.roster_routes import factory

ROUTES = {"others": factory("npcdesk.ui.others_page", "OthersPage")}
