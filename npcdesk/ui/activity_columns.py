"""The columns of activities, 代表小组, the duties of a year, and who was at an activity."""

from npcdesk import labels
from npcdesk.office.activity_list import ActivityLine, PartLine
from npcdesk.office.duty import DutyLine
from npcdesk.office.teams import TeamLine
from npcdesk.rules import duty
from npcdesk.rules.activity_life import State
from npcdesk.ui.columns import Column, Measure
from npcdesk.ui.signs import Mark, Sign
from npcdesk.ui.station_columns import number

STATES = {
    State.PLANNED.value: Mark("计划中", "wait", Sign.RING),
    State.NOTICED.value: Mark("已通知", "doing", Sign.HALF),
    State.HELD.value: Mark("已开展", "replied", Sign.DOT),
    State.CLOSED.value: Mark("已归档", "closed", Sign.TICK),
    State.CANCELLED.value: Mark("已取消", "void", Sign.DASH),
}


def state_of(line: ActivityLine) -> Mark:
    """Return how far an activity is; a planned day that went by is amber."""
    return Mark("没有登记开展", "soon", Sign.CLOCK) if line.overdue else STATES[line.state]


def present(line: ActivityLine) -> str:
    """Return 实到 11 / 12; nothing while nobody was put down."""
    return f"{line.present} / {line.called}" if line.called else ""


def came(line: ActivityLine) -> str:
    """Return 建议 1，报告 1."""
    told = [f"建议 {line.suggestions}"] * bool(line.suggestions)
    return "，".join(told + [f"报告 {line.reports}"] * bool(line.reports))


ACTIVITIES: tuple[Column[ActivityLine], ...] = (
    Column(
        "日期",
        lambda x: labels.day_dotted(x.on) if x.on else "没有定",
        "on",
        rank=1,
        align="right",
        width=5.2,
    ),
    Column("活动", lambda x: x.title, "title", rank=1, width=12, look="strong", stretch=True),
    Column("类型", lambda x: labels.ACTIVITY_KIND[x.kind], "kind", rank=2, width=5.6),
    Column("代表小组", lambda x: x.team, rank=2, width=7.5),
    Column("实到／应到", present, rank=2, align="right", width=5),
    Column("请假", lambda x: number(x.leave), rank=3, align="right", width=3),
    Column("缺席", lambda x: number(x.absent), rank=2, align="right", width=3),
    Column("成果", came, rank=1, width=6.5),
    Column("进度", lambda x: x.state, rank=1, width=7.2, mark=state_of),
    Column("地点", lambda x: x.place, width=6, shown=False),
    Column("组织单位", lambda x: x.organiser, width=7, shown=False),
)

TEAMS: tuple[Column[TeamLine], ...] = (
    Column("代表小组", lambda x: x.name, rank=1, width=10, look="strong", stretch=True),
    Column("划分", lambda x: labels.TEAM_BASIS[x.basis], rank=2, width=3),
    Column("地域或领域", lambda x: x.field, rank=2, width=6),
    Column("召集人", lambda x: labels.padded(x.convener), rank=2, width=4.5),
    Column("成员", lambda x: number(x.members), rank=1, align="right", width=3),
    Column("活动", lambda x: number(x.activities), rank=1, align="right", width=3),
    Column("形成建议", lambda x: number(x.suggestions), rank=1, align="right", width=4.4),
    Column("调研报告", lambda x: number(x.reports), rank=1, align="right", width=4.4),
    Column(
        "最近一次",
        lambda x: labels.day_short(x.last_on) if x.last_on else "今年还没有",
        rank=2,
        width=5.6,
    ),
    Column("服务保障单位", lambda x: x.served_by, rank=3, width=7),
)

PARTS: tuple[Column[PartLine], ...] = (
    Column("姓名", lambda x: labels.padded(x.name), rank=1, width=5, look="strong"),
    Column("代表团", lambda x: x.delegation, rank=2, width=6, stretch=True),
    Column(
        "出席",
        lambda x: labels.ATTENDANCE[x.attendance],
        rank=1,
        width=6,
        mark=lambda x: Mark("缺席", "soon", Sign.CLOCK) if x.attendance == "absent" else None,
    ),
    Column(
        "半天数",
        lambda x: str(x.times) if x.attendance == "leave" else "",
        rank=3,
        align="right",
        width=3.6,
    ),
    Column("身份", lambda x: x.role, rank=2, width=5),
    Column(
        "测评（满意／基本满意／不满意）",
        lambda x: " / ".join(map(str, x.votes)) if any(x.votes) else "",
        rank=2,
        width=11,
    ),
    Column("备注", lambda x: x.note, rank=3, width=8),
)


def duty_columns(names: tuple[str, ...]) -> tuple[Column[DutyLine], ...]:
    """Return the columns of a year's duties: a measure for each target."""

    def measure(name: str, line: DutyLine) -> Measure | None:
        for each in line.measures:
            if each.target.name == name and each.least:
                due = each.least if each.missed else each.due if each.target.least else 0
                return Measure(each.done, each.least, f"{each.done} / {each.least}", due)
        return None

    def words(name: str, line: DutyLine) -> str:
        found = measure(name, line)
        return found.words if found else ""

    def of(name: str) -> Column[DutyLine]:
        return Column(
            name,
            lambda line: words(name, line),
            rank=1,
            width=6.2,
            measure=lambda line: measure(name, line),
        )

    return (
        Column("姓名", lambda x: labels.padded(x.name), rank=1, width=5.2, look="strong", most=10),
        Column("代表团", lambda x: x.delegation.removesuffix("代表团"), rank=2, width=5),
        *(of(name) for name in names),
        Column("积分", lambda x: duty.plain(x.points), align="right", width=3),
    )
