"""What `desk.open(kind, wanted)` shows of the stations: kind → factory(desk, wanted)."""

from collections.abc import Mapping

from npcdesk.ui import topic_routes
from npcdesk.ui.roster_routes import Factory, factory

ROUTES: Mapping[str, Factory] = {
    "visit": factory("npcdesk.ui.visit_page", "VisitPage"),  # wanted: a visit's id
    "opinion": factory("npcdesk.ui.opinion_page", "OpinionPage"),  # wanted: an opinion's id
    "opinion-step": factory("npcdesk.ui.opinion_dialogs", "step"),  # wanted: kind:opinion
    "amend-opinion": factory("npcdesk.ui.opinion_dialogs", "TakeBackDialog"),  # opinion:event
    "gather": factory("npcdesk.ui.opinion_dialogs", "GatherDialog"),  # wanted: ids with commas
    "matters": factory("npcdesk.ui.matters_page", "MattersPage"),  # wanted: a matter's id, or ""
    "rename-matter": factory("npcdesk.ui.matters_page", "RenameDialog"),  # wanted: a matter's id
    "erase-speakers": factory("npcdesk.ui.erase_dialog", "EraseDialog", takes_id=False),
    "new-visit": factory("npcdesk.ui.visit_dialog", "VisitDialog"),  # wanted: a station's id, or ""
    "rota": factory("npcdesk.ui.rota_page", "RotaPage"),  # wanted: a station's id, or ""
    "duty_notice": factory("npcdesk.ui.rota_page", "on_day"),  # wanted: station:day
    "duty": factory("npcdesk.ui.visit_dialog", "on_duty"),  # as above
    "plan-rota": factory("npcdesk.ui.rota_dialogs", "PlanDialog"),  # as above
    "rota-rule": factory("npcdesk.ui.rota_dialogs", "RuleDialog"),  # wanted: a station's id
    "replace-duty": factory("npcdesk.ui.rota_dialogs", "ReplaceDialog"),  # wanted: a duty's id
    "move-duty": factory("npcdesk.ui.rota_dialogs", "MoveDialog"),  # wanted: station:day
    "station-staff": factory("npcdesk.ui.station_people", "StaffDialog"),  # a station's id
    "station-delegates": factory("npcdesk.ui.station_people", "MembersDialog"),  # as above
    "station": factory("npcdesk.ui.station_dialog", "StationDialog"),  # wanted: a station's id
    "new-station": factory("npcdesk.ui.station_dialog", "StationDialog", takes_id=False),
    **topic_routes.ROUTES,
}
