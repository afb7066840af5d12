"""民生实事 of the fictional county: ten of twelve chosen, at different stages."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from npcdesk.models import (
    Grade,
    PollMethod,
    ProjectKind,
    ProjectOutcome,
    ProjectSource,
)
from npcdesk.office import project_boards, project_groups, project_polls, project_settling, projects
from npcdesk.office.project_polls import Counted
from npcdesk.office.projects import Facts, Said

Kind, By = ProjectKind, ProjectSource
HEARD, SCREENED, AGREED, REVIEWED, VOTED = 190, 160, 130, 115, 101  # days ago
WAN = 10_000
CANDIDATES = """
农村集中供水管网改造|3 个乡镇 21 个村|delegate|县水利局|冯立|2600|88 84 76
城区电动自行车充电车棚 60 处|新建 60 处、充电口 900 个|delegate|县住房城乡建设局|冯立|480|83 80 72
普惠托位新增 500 个|改建 4 处、新建 1 处|delegate|县卫生健康局|罗春|1250|84 79 73
社区老年助餐点 20 个|含配送到户|people|县民政局|罗春|360|80 78 70
打通城南断头路 2 条|共 1.8 公里|delegate|县住房城乡建设局|冯立|3200|86 83 75
中小学校舍维修 12 所|含柳湾小学|delegate|县教育局|罗春|1800|85 82 74
乡镇卫生院设备更新|CT 3 台、DR 5 台|committee|县卫生健康局|罗春|2100|79 76 69
背街小巷路灯 1200 盏|城关镇、东湖街道|people|县城市管理局|冯立|420|74 73 67
东湖湿地公园步道 6 公里|含护岸修复|government|县自然资源局|郝刚|950|70 71 64
农贸市场改造 3 个|东关、城南、青石|delegate|县商务局|郝刚|780|62 60 58
县图书馆分馆 4 个|每处 300 平方米|government|县文化和旅游局|罗春|350|55 52 49
智慧停车泊位 800 个|城区 12 处|government|县公安局|郝刚|640|38 36 29
"""
"""Title, what, by whom, unit, official, 万元, votes by counting group."""
ROWS = [row.split("|") for row in CANDIDATES.strip().splitlines()]
BALLOTS = ((92, 92, 91, 1), (91, 90, 89, 1), (78, 78, 78, 0))  # issued, returned, valid, invalid
BASE, SEATS = 268, 10
GROUPS = ("第一监督小组", "第二监督小组", "第三监督小组")
WORK = (  # percent, paid, next node and in how many days, planned by then
    (46, 1180, "主管网全线贯通", 55, 60),
    (35, 120, "建成 30 处", -20, 55),
    (52, 640, "3 处投用", 86, 70),
    (60, 210, "建成 15 个", 40, 70),
    (100, 3050, "", 0, 0),
    (15, 260, "暑期集中开工", 60, 40),
    (5, 0, "完成采购", -11, 20),
    (45, 190, "装好 800 盏", 35, 60),
    (20, 150, "北段 3 公里", 45, 40),
    (0, 0, "东关市场换址方案", 14, 5),
)
GRADES = {0: Grade.GOOD, 1: Grade.FAIR, 2: Grade.FAIRLY_GOOD, 3: Grade.GOOD, 4: Grade.GOOD}
WISHES = (
    ("农村公路安防设施 80 公里", By.PEOPLE, "柳湾镇选民"),
    ("城区口袋公园 6 处", By.DELEGATE, "第三代表小组"),
    ("乡镇集中供热改造", By.COMMITTEE, "社会建设工作委员会"),
)
MEETING = "县十九届人大一次会议"


def tell(session: Any, people: Sequence[str], today: date) -> None:
    """Let the county choose its projects, carry them out, and gather next year's.

    Args:
        session: of one write.
        people: ids of delegates, who join the groups.
        today: days are counted back from it.
    """
    ids = [_candidate(session, each, today) for each in ROWS]
    _vote(session, ids, today)
    groups = [project_groups.form(session, today.year, name) for name in GROUPS]
    for at, person in enumerate(people):
        on = today - timedelta(days=VOTED - 10)
        project_groups.join(session, groups[at % len(groups)], person, on=on, today=today)
    for at, (project_id, work) in enumerate(zip(ids, WORK, strict=False)):
        project_groups.assign(session, project_id, groups[at % len(groups)])
        _work(session, project_id, work, today)
        if at in GRADES:
            said = Said(today - timedelta(days=25), grade=GRADES[at], who=GROUPS[at % 3])
            projects.enter(session, project_id, Kind.GRADE, said, today=today)
    _inspect(session, ids[1], today)
    _finish(session, ids[4], today)
    for title, source, who in WISHES:
        facts = Facts(today.year + 1, title, source=source, proposer=who)
        projects.propose(session, facts, on=today - timedelta(days=9), today=today)
    _prepare_rating(session, ids[:SEATS], today)


def _enter(
    session: Any, project: str, kind: ProjectKind, ago: int, today: date, **said: Any
) -> str:
    return projects.enter(
        session, project, kind, Said(today - timedelta(days=ago), **said), today=today
    )


def _candidate(session: Any, of: Sequence[str], today: date) -> str:
    title, body, source, unit, official, money, _ = of
    facts = Facts(
        year=today.year,
        title=title,
        body=body,
        source=By(source),
        responsible=unit,
        official=f"副县长 {official}",
        total_yuan=int(money) * WAN,
        year_yuan=int(money) * WAN,
        funds="县财政，争取上级补助",
    )
    made = projects.propose(session, facts, on=today - timedelta(days=HEARD), today=today)
    kept, by = ProjectOutcome.KEEP, "第二轮筛选"
    _enter(session, made, Kind.SCREEN, SCREENED, today, outcome=kept, who=by)
    _enter(session, made, Kind.SHORTLIST, AGREED, today, who="人大政府对接会")
    _enter(session, made, Kind.REVIEW, REVIEWED, today, who="县人大常委会")
    return made


def _vote(session: Any, ids: Sequence[str], today: date) -> None:
    names = ("第一组", "第二组", "第三组")
    new = project_polls.NewPoll(
        year=today.year,
        method=PollMethod.CHOOSE,
        meeting=MEETING,
        on=today - timedelta(days=VOTED),
        items=ids,
        seats=SEATS,
        base=BASE,
        present=sum(each[0] for each in BALLOTS),
        groups=names,
        tellers="沈红琴、宋海清",
    )
    poll = project_polls.prepare(session, new)
    counted = [
        Counted(
            name,
            dict(zip(("issued", "returned", "valid", "invalid"), BALLOTS[at], strict=True)),
            {each: {"yes": int(of[6].split()[at])} for each, of in zip(ids, ROWS, strict=True)},
        )
        for at, name in enumerate(names)
    ]
    project_polls.fill(session, poll, counted)
    project_settling.settle(session, poll, today=today)


def _work(session: Any, project: str, work: Sequence[Any], today: date) -> None:
    percent, money, node, due, planned = work
    _enter(session, project, Kind.ASSIGN, VOTED - 5, today, who="县政府办公室")
    if node:
        due_on = today + timedelta(days=due)
        _enter(session, project, Kind.NODE, 90, today, body=node, due_on=due_on, percent=planned)
    if percent:
        paid = money * WAN if money else None
        _enter(session, project, Kind.PROGRESS, 6, today, percent=percent, paid_yuan=paid)


def _inspect(session: Any, project: str, today: date) -> None:
    said = {"who": GROUPS[1], "how": "现场检查", "body": "到位 21 处，城南片还没有接电。"}
    _enter(session, project, Kind.INSPECT, 12, today, **said)
    item = {"body": "排出城南片接电的日子", "who": "县住房城乡建设局"}
    due_on = today + timedelta(days=3)
    _enter(session, project, Kind.ITEM, 10, today, due_on=due_on, **item)
    _enter(session, project, Kind.ITEM, 10, today, body="补上遮雨棚", due_on=today)
    items = project_boards.file(session, project, today).items
    about = next(each.id for each in items if each.words == "补上遮雨棚")
    _enter(session, project, Kind.ANSWER, 2, today, body="9 处已补上。", about_id=about)


def _finish(session: Any, project: str, today: date) -> None:
    words = "两条路都已通车。"
    _enter(session, project, Kind.FINISH, 4, today, outcome=ProjectOutcome.DONE, body=words)


def _prepare_rating(session: Any, ids: Sequence[str], today: date) -> None:
    new = project_polls.NewPoll(
        year=today.year,
        method=PollMethod.RATE,
        meeting="年中代表测评会",
        on=today,
        items=ids,
        base=BASE,
    )
    project_polls.prepare(session, new)


def shown(session: Any, today: date) -> list[tuple[str, str, str, str]]:
    """Return what the demonstration shows of them: route, what it is opened on, name, tab."""
    year = today.year
    late = projects.named(session, ROWS[1][0], year)
    settled = next(p.id for p in project_polls.polls(session, year) if p.settled_on)
    group = project_groups.named(session, GROUPS[0], year)
    return [
        ("project", late, "一个项目", "projects"),
        ("new-project", "", "登记项目", ""),
        ("amend-project", late, "改项目", ""),
        *(
            ("project-step", f"{kind}:{late}", name, "")
            for kind, name in (("progress", "填写进度"), ("item", "交办督查清单"))
        ),
        ("project-group", f"{year}:{group}", "监督小组", ""),
        ("new-vote", f"rate:{year}", "准备测评", ""),
        ("project-vote", settled, "计票", "projects"),
        ("count-again", settled, "重新计票", ""),
    ]
