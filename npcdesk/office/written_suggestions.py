"""What 建议办理情况报告 and 承办单位考核通报 say of the suggestions of a scope."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from npcdesk.office import figures, offices, statistic_trends, statistics
from npcdesk.office.figures import Part, Rate
from npcdesk.office.statistic_units import UNIT
from npcdesk.office.statistics import NOBODY, Figures, Scope, UnitLine
from npcdesk.rules import report_charts as drawn
from npcdesk.rules import report_sentences as said
from npcdesk.rules.report_charts import Said
from npcdesk.rules.report_sentences import HOW
from npcdesk.rules.shares import Rounding
from npcdesk.rules.suggestion_states import State

COMPARED = ("concluded", "solved", "satisfied")
OF_TIMED = "按时答复率占有答复期限的建议，还没有答复的也算在内。"
UNITS = ("承办单位", "主办", "已答复", "按时答复率", "办成率", "满意率", "平均天数")
FIRST = 3  # units that are named
MOST_CATEGORIES, FIRST_CATEGORIES = 8, 5  # of more, so many are named
MOST = 10  # units in the table of a report that is not of units
YEARS = 8


def report(
    session: Session, scope: Scope, opening: str, today: date, how: Rounding = HOW
) -> list[Said]:
    """Return the paragraphs of 建议办理情况报告."""
    found = statistics.suggestions(session, scope, today=today, how=how)
    if not found.total:
        return ["一、基本情况", f"{opening}还没有立案的建议。"]
    than, before = _before(session, scope, today, how)
    words = {each.code: each.wording for each in offices.pack(session).classes}
    grew = said.grew(found.total, before.total if before else 0, than, how=how)
    return [
        "一、基本情况",
        f"{opening}代表共提出建议{found.total}件{grew}。{_of_each(found)}",
        _categories(found.partition("category").parts),
        *drawn.bars("建议内容分类（件）", found.partition("category").parts),
        _handlers(found),
        *_results(found, words),
        _key(found),
        said.compared(than, _side_by_side(session, found, before) if before else []),
        _over_the_years(session, scope, today, how),
        *drawn.years("历年建议件数", _years(session, scope, today, how)),
        *_units(found),
    ]


def units(
    session: Session, scope: Scope, opening: str, today: date, how: Rounding = HOW
) -> list[Said]:
    """Return the paragraphs of 承办单位考核通报: what each unit did, the busiest first."""
    found = statistics.suggestions(session, scope, today=today, how=how)
    some = [unit for unit in found.units if unit.id != NOBODY]
    if not some:
        return ["一、基本情况", f"{opening}还没有交办的建议。"]
    led = sum(unit.count for unit in some)
    names = "、".join(f"{unit.name}{unit.count}件" for unit in some[:FIRST])
    most = f"主办较多的是{names}。" if len(some) > FIRST else f"其中{names}。"
    return [
        "一、基本情况",
        f"{opening}建议由{len(found.several.units)}个单位主办，共{led}件。{most}",
        _on_time(some),
        _unsatisfied(some),
        *drawn.bars("各单位主办件数（件）", [_as_part(unit) for unit in some]),
        "二、各单位办理情况",
        *_by_unit("各单位办理情况", some, found.several.words),
    ]


def _before(
    session: Session, scope: Scope, today: date, how: Rounding
) -> tuple[str, Figures | None]:
    earlier = statistic_trends.before(session, scope)
    if earlier is None:
        return "", None
    than, of = earlier
    found = statistics.suggestions(session, of, today=today, how=how, units=False)
    return than, found if found.total else None


def _of_each(found: Figures) -> str:
    """Return how many delegates there are, and how many suggestions of each, of a term."""
    some = [mean for mean in found.means if mean.name == statistics.PER_DELEGATE.name and mean.many]
    return "".join(f"本届代表{mean.many}名，人均{mean.printed}件。" for mean in some)


def _categories(parts: Sequence[Part]) -> str:
    if sum(part.count > 0 for part in parts) > MOST_CATEGORIES:
        return said.ranked(parts, FIRST_CATEGORIES, kind="类")
    return said.parted("从内容分类看", parts, kind="类")


def _side_by_side(
    session: Session, new: Figures, old: Figures
) -> list[tuple[said.Ratio, said.Ratio]]:
    """Return the rates that are compared, and the shares of the classes but that of 办成率."""
    found: list[tuple[said.Ratio, said.Ratio]] = [(new.rate(n), old.rate(n)) for n in COMPARED]
    solved = statistics.known_of(session).terms.solved
    was = {share.label: share for share in _class_shares(old, solved)}
    now = _class_shares(new, solved)
    return found + [(share, was[share.label]) for share in now if share.label in was]


def _class_shares(found: Figures, solved: AbstractSet[str]) -> list[Rate]:
    of, rate = found.partition("class"), found.rate("solved")
    return [
        replace(rate, label=f"{p.label}占比", numerator=p.count, printed=p.share)
        for p in of.parts
        if p.key and p.key not in solved and rate.denominator == of.whole
    ]


def _over_the_years(session: Session, scope: Scope, today: date, how: Rounding) -> str:
    """Return how a term's rates went from its first year to its last."""
    if not scope.term or scope.session is not None or scope.year:
        return ""
    spans = statistics.spans(session)
    years = sorted({year for term, _, year in spans if term == scope.term and year})
    if len(years) < 2:
        return ""
    first, last = (
        statistics.suggestions(session, replace(scope, year=of), today=today, how=how, units=False)
        for of in (years[0], years[-1])
    )
    return said.moved(f"从{years[0]}年到{years[-1]}年", _side_by_side(session, last, first))


def _handlers(found: Figures) -> str:
    many = len(found.several.units)
    if not many:
        return "建议还没有交办。"
    parts = found.partition("handler_kind").parts
    by_kind = said.parted("按承办单位类别分", parts)
    return f"建议交由{many}个单位主办。{by_kind}"


def _results(found: Figures, words: dict[str, str]) -> list[Said]:
    rate = found.rate("concluded")
    if not rate.denominator:
        return []
    if not rate.numerator:
        return [f"已交办{rate.denominator}件，都在办理中，还没有答复。"]
    whole = rate.numerator == rate.denominator == found.total
    again = sum(p.count for p in found.partition("state").parts if p.key == State.AGAIN.name)
    settled = "全部答复代表" if again else "全部办结并答复代表"
    still = f"，其中{again}件代表不满意，正在重新办理" if again else ""
    replied = (
        f"建议已{settled}，办结率{rate.printed}{still}"
        if whole
        else f"已交办{rate.denominator}件，已答复代表{rate.numerator}件，办结率{rate.printed}"
    )
    on_time = found.rate("on_time")
    timed = (
        f"有答复期限的{on_time.denominator}件中，按期答复{on_time.numerator}件，"
        f"按期答复率{on_time.printed}{_awaited(found.units)}。"
        if on_time.denominator
        else ""
    )
    among = f"已答复的{rate.numerator}件建议中"
    classes = said.parted(among, [_classed(part, words) for part in found.partition("class").parts])
    return [
        f"{replied}。{timed}",
        f"{classes}{_solved(found)}",
        *drawn.whole("建议办理结果", found.partition("class").parts),
        *_ratings(found),
    ]


def _classed(part: Part, words: dict[str, str]) -> Part:
    meant = words.get(part.key, "")
    return replace(part, label=f"{part.label}（{meant}的）") if meant else part


def _solved(found: Figures) -> str:
    rate = found.rate("solved")
    if not rate.denominator:
        return ""
    return f"已办成{rate.numerator}件，办成率{rate.printed}。"


def _ratings(found: Figures) -> list[str]:
    rated, rate = found.rate("satisfied_returned"), found.rate("satisfied")
    if not rated.denominator:
        return ["代表评价还没有收回。"]
    answered = rate.denominator
    parts = found.partition("rating").parts
    told = (
        said.parted(f"已答复的{answered}件中，代表评价为", parts)
        .replace("为，全部", "全部")
        .replace("为，", "为")
    )
    return [f"{told}满意和基本满意率{rate.printed}。"]


def _key(found: Figures) -> str:
    rate, solved = found.rate("key"), found.rate("key_solved")
    if not rate.numerator:
        return ""
    done = (
        f"其中已定办理结果的{solved.denominator}件，已办成{solved.numerator}件，"
        f"办成率{solved.printed}。"
        if solved.denominator
        else ""
    )
    many = f"{rate.numerator}件，占建议总数的{rate.printed}"
    return f"列为重点督办的建议{many}。{done}"


def _years(session: Session, scope: Scope, today: date, how: Rounding) -> list[tuple[str, int]]:
    """Return how many there were in each year up to that of the report."""
    last = scope.year or today.year
    lines = statistic_trends.trend(session, statistic_trends.By.YEAR, today=today, how=how)
    return [(line.label, line.found.total) for line in lines if line.scope.year <= last][-YEARS:]


def _units(found: Figures) -> list[str]:
    """Return the table of the units that lead, those with the most suggestions first."""
    some = [unit for unit in found.units if unit.id != NOBODY]
    if len(some) < 2:
        return []
    words = f"承办单位办理情况（主办件数前{MOST}位）" if len(some) > MOST else "承办单位办理情况"
    return _by_unit(words, some[:MOST], found.several.words)


def _by_unit(words: str, some: Sequence[UnitLine], several: str) -> list[str]:
    """Return the table; below it what its 按时答复率 is of and what is left out, if not plain."""
    table = drawn.captioned(words, said.table(UNITS, [_unit(unit) for unit in some]))
    below = (OF_TIMED if _awaited(some) else "", several)
    return [*table, *filter(None, below)]


def _awaited(some: Sequence[UnitLine]) -> str:
    """Say how many that have a day were not answered yet: they are in the denominator too."""
    many = sum(u.on_time.denominator - u.on_time.numerator - u.late for u in some)
    return f"（还有{many}件没有答复，也算在内）" if many else ""


def _on_time(some: Sequence[UnitLine]) -> str:
    timed = [unit for unit in some if unit.on_time.denominator]
    late = [unit for unit in timed if unit.late]
    if not any(unit.answered for unit in timed):
        return "各单位都还没有答复。"
    if not late:
        return "已答复的单位都在期限内答复。"
    names = "、".join(f"{unit.name}（{unit.late}件）" for unit in late)
    return f"有{len(late)}个单位没有全部按期答复：{names}。"


def _unsatisfied(some: Sequence[UnitLine]) -> str:
    rated = [unit for unit in some if unit.satisfied.denominator]
    whole = [unit for unit in rated if unit.satisfied.numerator == unit.satisfied.denominator]
    if not rated:
        return ""
    return f"已有答复的{len(rated)}个单位中，{len(whole)}个单位的建议代表全部满意或基本满意。"


def _unit(unit: UnitLine) -> tuple[object, ...]:
    rates = (unit.on_time.printed, unit.solved.printed, unit.satisfied.printed)
    return (unit.name, unit.count, unit.answered, *rates, unit.days.printed)


def _as_part(unit: UnitLine) -> Part:
    return Part(unit.name, unit.id, unit.count, unit.share, figures.Pick(None, UNIT.name, unit.id))
