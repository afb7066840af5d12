"""What 代表工作总结, 代表结构表 and 代表之家运行情况 say of a year."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlmodel import Session

from npcdesk.office import delegate_statistics, figures, station_statistics
from npcdesk.office.delegate_statistics import DelegateFigures
from npcdesk.office.figures import Partition, Rate
from npcdesk.office.station_statistics import StationFigures
from npcdesk.rules import delegate_structure
from npcdesk.rules import report_charts as drawn
from npcdesk.rules import report_sentences as said
from npcdesk.rules.report_charts import Said
from npcdesk.rules.report_sentences import HOW
from npcdesk.rules.shares import Rounding

DEEDS = ("came", "called", "active", "leading", "proposed")
DIVISIONS = ("sex", "nation", "party", "education", "age", "occupation_class")
DELEGATIONS = ("代表团", "代表", "进站参与率", "提建议参与率", "进站次数", "领衔建议")
STATIONS = ("站点", "乡镇", "接待", "意见", "进站率", "意见办理率")
MOST = 40  # stations in the table: those with the most visits


def delegates(session: Session, year: int, today: date, how: Rounding = HOW) -> list[Said]:
    """Return the paragraphs of 代表工作总结: who came, who proposed, delegation by delegation."""
    found = _delegates(session, year, today, how)
    if not found.total:
        return ["一、基本情况", "名册上还没有本届代表。"]
    before = _delegates(session, year - 1, today, how)
    rates = [figures.named(found.rates, name) for name in DEEDS]
    # nobody came in a whole year: nothing was written down then
    earlier = [(rate, figures.named(before.rates, rate.name)) for rate in rates]
    means = "，".join(f"{each.label}{each.printed}{each.counted_in}" for each in found.means)
    rows = [
        (each.name, each.count, each.came.printed, each.proposed.printed, each.visits, each.led)
        for each in found.delegations
    ]
    return [
        "一、基本情况",
        f"本届共有代表{found.total}名。{_women(found)}",
        "二、履职情况",
        f"{year}年，{_each(found.total, rates)}",
        f"全年{means}。",
        *drawn.rates("代表履职情况（名，占比）", rates),
        said.compared("上年", [(new, old) for new, old in earlier if old.numerator]),
        "三、各代表团情况" if len(rows) > 1 else "",
        *(_captioned("各代表团履职情况", DELEGATIONS, rows) if len(rows) > 1 else []),
    ]


def structure(session: Session, year: int, today: date, how: Rounding = HOW) -> list[Said]:
    """Return the paragraphs and tables of 代表结构表, in the rows of 资格审查报告."""
    found = _delegates(session, year, today, how)
    if not found.total:
        return ["一、基本情况", "名册上还没有本届代表。"]
    rows = [figures.named(found.rates, row.name) for row in delegate_structure.ROWS]
    known = [row for row in rows if row.numerator or not row.note]
    notes = [f"{row.label}：{row.note}" for row in rows if row.note]
    return [
        "一、基本情况",
        f"本届共有代表{found.total}名。{_each(found.total, known)}",
        *_captioned(
            "代表构成", ("构成", "人数", "占比"), [(r.label, r.numerator, r.printed) for r in known]
        ),
        *drawn.bars("代表年龄构成（名）", figures.named(found.partitions, "age").parts),
        "二、分项情况",
        *(line for name in DIVISIONS for line in _divided(found, name)),
        *(["三、说明", *notes] if notes else []),
    ]


def stations(session: Session, year: int, today: date, how: Rounding = HOW) -> list[Said]:
    """Return the paragraphs of 代表之家运行情况: visits, what people said, what became of it."""
    found = _stations(session, year, today, how)
    if not found.stations:
        return ["一、基本情况", "还没有登记代表之家和联络站。"]
    before = _stations(session, year - 1, today, how)
    opened = figures.named(found.rates, "opened")
    parts = {each.name: each.parts for each in found.partitions}
    return [
        "一、基本情况",
        (
            f"{year}年，{opened.denominator}个代表之家和联络站中，开展接待的{opened.numerator}个，"
            f"占{opened.printed}。"
        ),
        _visits(found, before, how),
        said.parted("按乡镇分", parts["township"], "次"),
        *drawn.bars("各乡镇接待次数（次）", parts["township"]),
        "二、群众意见办理情况",
        *_heard(found, parts),
        _compared(found, before),
        "三、各站点情况",
        f"接待次数居前的{MOST}个站点如下。" if len(found.stations) > MOST else "",
        *_captioned("各站点情况", STATIONS, [_station(each) for each in found.stations[:MOST]]),
    ]


def _delegates(session: Session, year: int, today: date, how: Rounding) -> DelegateFigures:
    scope = delegate_statistics.Scope(year=year)
    return delegate_statistics.delegates(session, scope, today=today, how=how)


def _stations(session: Session, year: int, today: date, how: Rounding) -> StationFigures:
    scope = station_statistics.Scope(year)
    return station_statistics.stations(session, scope, today=today, how=how)


def _women(found: DelegateFigures) -> str:
    return said.parted("从性别看", figures.named(found.partitions, "sex").parts, "名")


def _each(total: int, rates: Sequence[Rate]) -> str:
    """Return 女代表52名，占代表总数的26%；…: each of all delegates, they may be in several."""
    told = (f"{rate.of}的" if rate.name in DEEDS else rate.of for rate in rates)
    several = "；".join(
        f"{words}{rate.numerator}名，占代表总数的{rate.printed}"
        for words, rate in zip(told, rates, strict=True)
    )
    return f"{total}名代表中，{several}。" if several else ""


def _divided(found: DelegateFigures, name: str) -> list[str]:
    division: Partition = figures.named(found.partitions, name)
    if not any(part.key for part in division.parts):
        return []
    rows = [(part.label, part.count, part.share) for part in division.parts]
    return _captioned(
        f"代表{division.label.removesuffix('构成')}构成", (division.label, "人数", "占比"), rows
    )


def _captioned(words: str, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    return drawn.captioned(words, said.table(headings, rows))


def _visits(found: StationFigures, before: StationFigures, how: Rounding) -> str:
    if not found.total:
        return "全年还没有接待群众。"
    means = figures.named(found.means, "visits_per_station")
    came = figures.named(found.rates, "came")
    who = (
        f"站点所属代表{came.denominator}名，进站的{came.numerator}名，进站率{came.printed}。"
        if came.denominator
        else ""
    )
    grew = said.grew(found.total, before.total, "上年", "次", how)
    return f"全年共接待群众{found.total}次{grew}，平均每个站点{means.printed}次。{who}"


def _heard(found: StationFigures, parts: Mapping[str, Sequence[figures.Part]]) -> list[Said]:
    settled, told, became = (
        figures.named(found.rates, name) for name in ("settled", "told", "became")
    )
    heard = settled.denominator
    if not heard:
        return ["全年还没有收集群众意见。"]
    return [
        f"全年共收集群众意见{heard}条。",
        said.parted("从意见内容看", parts["opinion_category"], "条", "类"),
        *drawn.bars("群众意见内容分类（条）", parts["opinion_category"]),
        (
            f"已有办理结果的{settled.numerator}条，占全部意见的{settled.printed}。"
            f"已反馈群众的{told.numerator}条，占全部意见的{told.printed}。"
            f"转为代表建议的{became.numerator}条，占全部意见的{became.printed}。"
        ),
    ]


def _compared(found: StationFigures, before: StationFigures) -> str:
    names = ("opened", "came", "settled", "told")
    pairs = [(figures.named(found.rates, n), figures.named(before.rates, n)) for n in names]
    return said.compared("上年", pairs) if before.total else ""


def _station(each: station_statistics.StationLine) -> tuple[object, ...]:
    rates = (each.came.printed, each.settled.printed)
    return (each.name, each.township, each.visits, each.opinions, *rates)
