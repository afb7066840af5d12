"""A year of the fictional county's delegates: teams, a congress, inspections, training, 述职."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from sqlmodel import Session

from npcdesk.demo.lives import RAISED, TERM
from npcdesk.models import ActivityKind, Attendance, OutcomeKind, TeamBasis
from npcdesk.office import activities, teams
from npcdesk.office.activities import Attended, Facts
from npcdesk.office.roster import DelegateLine

_FIELDS = ("社会事业", "农牧生态", "监察司法", "财政经济")
_HELD = (  # what, and how many days ago
    (ActivityKind.TEAM, "学习代表法，讨论年度议题", 150),
    (ActivityKind.INSPECTION, "视察农村饮水安全工程", 118),
    (ActivityKind.TEAM, "走访企业，听取用工意见", 96),
    (ActivityKind.RESEARCH, "校外托管机构专题调研", 74),
    (ActivityKind.LAW_CHECK, "水污染防治法执法检查", 60),
    (ActivityKind.TEAM, "集体联系选民", 41),
    (ActivityKind.OPEN_DAY, "代表开放日：走进人大", 33),
    (ActivityKind.PROJECT, "民生实事项目第二季度监督", 19),
    (ActivityKind.MEDIATION, "参与物业纠纷诉前调解", 12),
)
_RECORDS = (
    "现场看了三处，座谈听取了群众和企业的意见。",
    "逐项讨论，形成三条意见，交有关部门研究。",
    "查看台账，走访了 12 户群众。",
)


def act(
    session: Session,
    delegates: Sequence[DelegateLine],
    papers: Sequence[str],
    today: date,
    dice: Random,
) -> None:
    """Enter it; `delegates` are of the county, `papers` are ids of its suggestions."""
    formed = _form(session, delegates, today)
    _sit(session, delegates, today, dice)
    made = [_hold(session, formed, n, today, dice) for n in range(len(_HELD))]
    for activity, paper in zip(made[1:], papers[:3], strict=False):
        said = OutcomeKind.SUGGESTION
        activities.conclude(session, activity, said, on=today, suggestion_id=paper)
    report = "关于校外托管机构管理情况的调研报告"
    activities.conclude(session, made[3], OutcomeKind.REPORT, on=today, title=report)
    _report(session, delegates, today)
    ahead = today + timedelta(days=9)
    coming = Facts(ActivityKind.TRAINING, "履职能力提升培训", ahead, "县委党校")
    planned = activities.plan(session, coming, today=today)
    activities.call(session, planned, [each.person_id for each in delegates])
    late = Facts(
        ActivityKind.TEAM, "查看背街小巷改造", today - timedelta(days=4), team_id=formed[0]
    )
    activities.plan(session, late, today=today)


def _form(session: Session, delegates: Sequence[DelegateLine], today: date) -> list[str]:
    since = date(today.year - 1, 1, 1)
    places: dict[str, list[str]] = defaultdict(list)
    for each in delegates:
        places[each.delegation.removesuffix("代表团")].append(each.person_id)
    formed = []
    for place, people in sorted(places.items())[:6]:
        facts = teams.Facts(f"{place}代表小组", TeamBasis.AREA, place, convener_id=people[0])
        formed.append(teams.form(session, facts))
        teams.join(session, formed[-1], people, on=since)
    for n, field in enumerate(_FIELDS):
        people = [each.person_id for each in delegates[n :: len(_FIELDS)][:9]]
        facts = teams.Facts(
            f"{field}专业代表小组", TeamBasis.FIELD, field, people[0], served_by="县人大常委会工委"
        )
        formed.append(teams.form(session, facts))
        teams.join(session, formed[-1], people, on=since)
    return formed


def _sit(session: Session, delegates: Sequence[DelegateLine], today: date, dice: Random) -> None:
    """Let the congress meet: most are there, some on leave, one away without."""
    title = "第十九届人民代表大会第一次会议"
    facts = Facts(ActivityKind.CONGRESS, title, place="县会堂", term=TERM, session=1)
    made = activities.plan(session, facts, today=today)
    people = [each.person_id for each in delegates]
    activities.call(session, made, people)
    leave = [Attended(each, Attendance.LEAVE, 2) for each in dice.sample(people[1:], 3)]
    activities.attend(session, made, [*leave, Attended(people[0], Attendance.ABSENT)])
    on = today - timedelta(days=RAISED)
    activities.hold(session, made, on=on, rest=Attendance.PRESENT, today=today)
    spoke = Facts(ActivityKind.SPEECH, "审议政府工作报告")
    speech = activities.plan(session, spoke, today=today)
    said = [Attended(each, Attendance.PRESENT) for each in dice.sample(people[1:], 24)]
    activities.attend(session, speech, said)
    activities.hold(session, speech, on=on, today=today)


def _hold(session: Session, formed: Sequence[str], n: int, today: date, dice: Random) -> str:
    kind, title, ago = _HELD[n]
    of = formed[n % len(formed)]
    facts = Facts(kind, title, team_id=of, place="现场", organiser="县人大常委会")
    made = activities.plan(session, facts, today=today)
    people = list(activities.parts(session, made))
    away = [Attended(each, Attendance.LEAVE) for each in people[2:] if dice.random() < 0.1]
    activities.attend(session, made, away)
    activities.hold(
        session,
        made,
        on=today - timedelta(days=ago),
        record=dice.choice(_RECORDS),
        rest=Attendance.PRESENT,
        today=today,
    )
    return made


def _report(session: Session, delegates: Sequence[DelegateLine], today: date) -> None:
    facts = Facts(ActivityKind.REPORT, "代表向选民述职", place="城关街道代表之家")
    made = activities.plan(session, facts, today=today)
    some = [
        Attended(each.person_id, Attendance.PRESENT, votes=(38 - n, 3 + n, n % 2))
        for n, each in enumerate(delegates[4:9])
    ]
    activities.attend(session, made, some)
    activities.hold(session, made, on=today - timedelta(days=26), today=today)
