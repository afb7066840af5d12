"""The queries about the rota of stations and their staff, and how each is asked."""

from npcdesk.office import (
    duties,
    duty_dues,
    in_office,
    rota,
    rota_rules,
    station_papers,
    station_staff,
    stations,
)
from tests.make import TODAY

SPAN = rota.half_of(TODAY)


def man(session, home):
    """Give a station staff, a rule and a rota."""
    station_staff.add(session, home, station_staff.StaffFacts("陈洁", "站长"))
    rota_rules.add(session, home, rota_rules.RuleFacts("每月15日"))
    rota.write(session, rota.preview(session, [home], *SPAN, today=TODAY), today=TODAY)


def one_of(session, station_id):
    (line,) = station_staff.lines(session, station_id)
    return line.id


def _first_turn(session, of):
    line = duties.between(session, *SPAN, station_id=of.station.id)[0]
    return line.on, line.name


VERBS = {
    "station_staff": "add amend assign drop leave",
    "rota": "write",
    "rota_rules": "add amend drop",
    "duties": "add leave_empty move post replace swap",
}
QUERIES = {
    "stations.came": lambda s, k: stations.came(s, k.visit.held_on.year),
    "duties.between": lambda s, _: duties.between(s, *SPAN),
    "duties.line": lambda s, k: duties.line(
        s, duties.between(s, *SPAN, station_id=k.station.id)[0].id
    ),
    "duties.next_days": lambda s, _: duties.next_days(s, TODAY),
    "duties.one_date": lambda s, k: duties.one_date(
        s, k.station.id, duties.next_days(s, TODAY)[k.station.id][0]
    ),
    "duties.seat": lambda s, k: duties.seat(s, k.station.id, *_first_turn(s, k)),
    "duties.upcoming": lambda s, k: duties.upcoming(s, TODAY, station_id=k.station.id),
    "duty_dues.tasks": lambda s, _: duty_dues.tasks(s, TODAY),
    "in_office.spans": lambda s, k: in_office.spans(s, [k.person.id]),
    "rota.members": lambda s, k: rota.members(s, k.station.id),
    "rota.preview": lambda s, k: rota.preview(s, [k.station.id], *SPAN, today=TODAY),
    "rota.with_rules": lambda s, _: rota.with_rules(s),
    "rota_rules.lines": lambda s, k: rota_rules.lines(s, k.station.id),
    "station_papers.events": lambda s, k: station_papers.events(s, *SPAN, station_id=k.station.id),
    "station_papers.notice": lambda s, k: station_papers.notice(
        s, k.station.id, duties.next_days(s, TODAY)[k.station.id][0], today=TODAY
    ),
    "station_papers.page": lambda s, k: station_papers.page(s, k.station.id, today=TODAY),
    "station_papers.table": lambda s, k: station_papers.table(s, k.station.id, *SPAN, today=TODAY),
    "station_staff.facts": lambda s, k: station_staff.facts(s, one_of(s, k.station.id)),
    "stations.called": lambda s, k: stations.called(s, k.station.id),
    "station_staff.lines": lambda s, k: station_staff.lines(s, k.station.id),
}
