"""The columns of the stations and of the visits to them."""

from datetime import date
from typing import TYPE_CHECKING

from npcdesk import labels
from npcdesk.rules import rota
from npcdesk.ui.columns import Column, Measure
from npcdesk.ui.signs import Mark, Sign

if TYPE_CHECKING:
    from npcdesk.office.stations import StationLine
    from npcdesk.office.visits import VisitRow


def number(count: int) -> str:
    """Return a count; nothing where nothing was counted."""
    return str(count) if count else ""


def waiting_mark(count: int) -> Mark | None:
    """Return the chip of opinions that nobody has dealt with yet."""
    return Mark(f"{count} 条", "soon", Sign.CLOCK, f"待处理 {count} 条") if count else None


def last_day(line: "StationLine") -> str:
    """Return when the newest visit of this year was."""
    return labels.day_short(line.last_on) if line.last_on else "今年还没有"


def this_quarter(line: "StationLine") -> str:
    """Return 1 / 3, or 1 where nothing is asked of its kind."""
    return f"{line.quarter} / {line.least}" if line.least else str(line.quarter)


def against_least(line: "StationLine") -> Measure | None:
    """Return the quarter as a bar, with an upright for what is due by today."""
    if not line.least:
        return None
    return Measure(line.quarter, line.least, this_quarter(line), line.due)


def quarter_told(line: "StationLine") -> str:
    """Return the quarter in a sentence."""
    if not line.least:
        return f"本季接待 {line.quarter} 次，{line.kind}没有最低次数"
    late = f"，落后 {line.behind} 次" if line.behind else ""
    asked = f"最低 {line.least} 次，到今天应有 {line.due} 次"
    return f"本季接待 {line.quarter} 次，{asked}{late}"


def rate(line: "StationLine") -> str:
    """Return 92%; nothing where no delegate belongs to it."""
    return "" if line.rate is None else f"{line.rate}%"


def rate_told(line: "StationLine") -> str:
    """Return how the share of delegates who came is worked out."""
    if line.rate is None:
        return "" if line.delegates else "还没有所属代表"
    sum_of = f"{line.came} ÷ {line.delegates} = {line.rate}%"
    return f"今年进过站的 {line.came} 名 ÷ 所属代表 {line.delegates} 名：{sum_of}"


def named(line: "StationLine") -> str:
    """Return a station's name, set in below the one above it."""
    return f"{'　' * line.depth}{line.name}"


def station_columns(today: date) -> "tuple[Column[StationLine], ...]":
    """Return the columns of the stations; a month without a visit is a chip."""

    def silent(line: "StationLine") -> Mark | None:
        before = today.month - 1
        if not before or not line.last_on or line.last_on.month >= before:
            return None
        return Mark(f"{before}月没有接待", "soon", Sign.CLOCK)

    def due(line: "StationLine") -> Mark | None:
        on = line.next_on
        if on is None or line.next_posted or not rota.post_by(on) <= today < on:
            return silent(line)
        return Mark(f"{labels.day_short(rota.post_by(on))}前公告", "soon", Sign.CLOCK)

    def next_day(line: "StationLine") -> str:
        if line.next_on is None:
            return ""
        return "今天" if line.next_on == today else labels.day_short(line.next_on)

    return (
        Column("站点", named, "name", rank=1, width=7, look="strong", stretch=True),
        Column("乡镇", lambda s: s.township, "township", width=4),
        Column("接待日", lambda s: s.reception_day, rank=3, width=4.5),
        Column(
            "本季/最低",
            this_quarter,
            "quarter",
            rank=1,
            width=8.5,
            measure=against_least,
            tip=quarter_told,
        ),
        Column("进站率", rate, "rate", align="right", width=3.4, tip=rate_told),
        Column("今年", lambda s: str(s.visits), "visits", align="right", width=2.8),
        Column(
            "待处理",
            lambda s: number(s.open_opinions),
            "open_opinions",
            width=4.2,
            mark=lambda s: waiting_mark(s.open_opinions),
        ),
        Column("下次", next_day, "next_on", rank=1, width=7, mark=due),
        Column("所属代表", lambda s: number(s.delegates), align="right", width=4, shown=False),
        Column("意见", lambda s: number(s.opinions), "opinions", align="right", shown=False),
        Column("最近一次", last_day, "last_on", width=5, shown=False),
        Column("类别", lambda s: s.kind, width=5, shown=False),
        Column("上级站点", lambda s: s.parent, width=8, shown=False),
        Column("负责人", lambda s: s.manager, width=4, shown=False),
        Column("地址", lambda s: s.address, width=9, shown=False),
    )


VISITS: "tuple[Column[VisitRow], ...]" = (
    Column("日期", lambda v: labels.day_dotted(v.held_on), "held_on", rank=1, width=5.2),
    Column("站点", lambda v: v.station, "station", rank=1, width=7, look="strong"),
    Column("接待代表", lambda v: v.delegates, width=5.8),
    Column("反映的问题（原话）", lambda v: v.words, rank=1, width=10, stretch=True),
    Column("人次", lambda v: number(v.received), "received", rank=3, align="right", width=2.6),
    Column("意见", lambda v: number(v.opinions), "opinions", align="right", width=2.6),
    Column(
        "待处理",
        lambda v: number(v.open_opinions),
        width=4.4,
        mark=lambda v: waiting_mark(v.open_opinions),
    ),
    Column("方式", lambda v: labels.VISIT_KIND.get(v.kind, v.kind), width=4.4, shown=False),
)
