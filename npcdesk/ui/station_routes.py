"""What `desk.open(kind, wanted)` shows of the stations: kind → factory(desk, wanted)."""

from collections.abc import Mapping

from npcdesk.ui.roster_routes import Factory, factory

ROUTES: Mapping[str, Factory] = {
    "visit": factory("npcdesk.ui.visit_page", "VisitPage"),  # wanted: a visit's id
    "new-visit": factory("npcdesk.ui.visit_dialog", "VisitDialog"),  # wanted: a station's id, or ""
    "rota": factory("npcdesk.ui.rota_page", "RotaPage"),  # wanted: a station's id, or ""
    "plan-rota": factory("npcdesk.ui.rota_dialogs", "PlanDialog"),  # as above
    "rota-rule": factory("npcdesk.ui.rota_dialogs", "RuleDialog"),  # wanted: a station's id
    "replace-duty": factory("npcdesk.ui.rota_dialogs", "ReplaceDialog"),  # wanted: a duty's id
    "move-duty": factory("npcdesk.ui.rota_dialogs", "MoveDialog"),  # wanted: station:day
    "station": factory("npcdesk.ui.station_dialog", "StationDialog"),  # wanted: a station's id
    "new-station": factory("npcdesk.ui.station_dialog", "StationDialog", takes_id=False),
}
