"""The fictional county's duty rota: rules of its stations, and who is on duty this half-year."""

from datetime import date, timedelta
from typing import Any

from npcdesk.office import duties, rota, rota_rules, station_staff, stations
from npcdesk.office.rota_rules import RuleFacts
from npcdesk.office.station_staff import StaffFacts
from npcdesk.store import Store

RULES = ("每周三", "每月15日", "每单月15日", "每月20日", "每月第二个周五", "每月5日、25日")


def keep(session: Any, today: date) -> None:
    """Give each station a rule and a liaison officer, and plan the half-year of today."""
    homes = [line.id for line in stations.lines(session, today.year)]
    for home, days in zip(homes, RULES, strict=True):
        rota_rules.add(session, home, RuleFacts(days, ends="11:30", seats=3))
        station_staff.add(session, home, StaffFacts("陆小曼", "联络员"))
    first, last = rota.half_of(today)
    before = first - timedelta(days=1)
    rota.write(session, rota.preview(session, homes, first, last, today=before), today=before)


def seen(store: Store, today: date) -> list[tuple[str, str, str]]:
    """Return what the window shows of it: the kind, what it is opened on, its name."""
    with store.reading() as session:
        line = duties.between(session, *rota.half_of(today))[-1]
    station, day = line.station_id, f"{line.station_id}:{line.on}"
    return [
        ("rota", "", "值班表"),
        ("duty_notice", day, "一个站点的值班表"),
        ("plan-rota", station, "排值班表"),
        ("rota-rule", station, "值班规则"),
        ("replace-duty", line.id, "换人值班"),
        ("move-duty", day, "改值班日"),
        ("duty", day, "登记值班日的接待"),
        ("station-staff", station, "站点工作人员"),
        ("station-delegates", station, "站点所属代表"),
        ("print", f"duty-notice:{day}", "打印接待公告"),
    ]
