"""What `desk.open(kind, wanted)` shows of the stations: kind → factory(desk, wanted)."""

from collections.abc import Mapping

from npcdesk.ui.roster_routes import Factory, factory

ROUTES: Mapping[str, Factory] = {
    "visit": factory("npcdesk.ui.visit_page", "VisitPage"),  # wanted: a visit's id
    "new-visit": factory("npcdesk.ui.visit_dialog", "VisitDialog"),  # wanted: a station's id, or ""
    "station": factory("npcdesk.ui.station_dialog", "StationDialog"),  # wanted: a station's id
    "new-station": factory("npcdesk.ui.station_dialog", "StationDialog", takes_id=False),
}
