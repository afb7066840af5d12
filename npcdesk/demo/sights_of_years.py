"""What the window shows of activities, 代表小组 and the delegates' years: kind, on what, name."""

from datetime import date

from npcdesk.office import absences, activity_list, teams
from npcdesk.office.activity_list import Filter
from npcdesk.rules.activity_life import State
from npcdesk.store import Store


def of_years(store: Store, today: date) -> list[tuple[str, str, str]]:
    """Return them; the demonstration has an activity in every state that a dialog asks for."""
    with store.reading() as session:
        every = activity_list.lines(session, Filter(), today)
        team = teams.find(session, "")[0][0]
        absent = absences.untold(session)[0].mandate_id
    held = next(line.id for line in every if line.state == State.HELD and line.suggestions)
    planned = next(line.id for line in every if line.state == State.PLANNED)
    return [
        ("activities", "", "履职"),
        ("activities", "duty", "履职情况"),
        ("activity", held, "一次活动"),
        ("new-activity", f"team:{team}", "登记活动"),
        ("notice-activity", planned, "登记通知"),
        ("hold-activity", planned, "登记开展"),
        ("attend-activity", held, "登记出席"),
        ("conclude-activity", held, "登记成果"),
        ("cancel-activity", planned, "取消活动"),
        ("edit-activity", held, "改活动"),
        ("remind-absence", absent, "提醒缺席大会"),
        ("team", team, "编辑代表小组"),
        ("new-team", "", "成立代表小组"),
        ("duty-scheme", str(today.year), "履职要求"),
        ("print", f"public-list:{today.year}", "打印履职公示"),
    ]
