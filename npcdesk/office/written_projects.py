"""What 民生实事票决制实施情况 says of a year: from what was gathered to how people judge it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from npcdesk import project_words
from npcdesk.office import figures, project_boards, project_figures, project_groups, project_polls
from npcdesk.office import projects as known_projects
from npcdesk.office.figures import Called, Part, Way
from npcdesk.office.project_boards import ProjectLine
from npcdesk.office.project_figures import Figure
from npcdesk.rules import project_life, shares
from npcdesk.rules import report_charts as drawn
from npcdesk.rules import report_sentences as said
from npcdesk.rules.money import wan
from npcdesk.rules.project_life import AFTER_VOTE, Standing
from npcdesk.rules.report_charts import Said
from npcdesk.rules.report_sentences import HOW
from npcdesk.rules.shares import Rounding

RANKED = (
    *("完成", "基本完成", "进行中", "滞后", "未启动", "未完成"),
    *("好", "较好", "一般", "差"),
)
ROWS = ("项目", "责任单位", "投资（万元）", "已拨（万元）", "进度（%）", "完成情况")


def projects(session: Session, year: int, today: date, how: Rounding = HOW) -> list[Said]:
    """Return the paragraphs: gathered, voted on, carried out, supervised, judged."""
    lines = project_boards.lines(session, year, today)
    if not lines:
        return ["一、基本情况", f"{year}年还没有征集民生实事项目。"]
    told = known_projects.by_project(session, [line.id for line in lines])
    chosen = [line for line in lines if line.state in AFTER_VOTE]
    stands = [project_life.standing(told[line.id]) for line in chosen]
    known = {each.name: each for each in project_figures.figures(session, year, today)}
    return [
        "一、征集和筛选",
        *_gathered(lines, known, year, how),
        "二、票决",
        *_voted(session, year, known, how),
        *(["三、实施", *_carried_out(chosen, stands, how)] if chosen else []),
        *(["四、监督和评价", *_supervised(session, year, stands, known, how)] if chosen else []),
        *_judged(chosen, stands, known, how),
        *(["五、各项目情况"] if chosen else []),
        *drawn.captioned("各项目情况", said.table(ROWS, [_row(line) for line in chosen])),
    ]


def _gathered(
    lines: Sequence[ProjectLine], known: dict[str, Figure], year: int, how: Rounding
) -> list[Said]:
    kept, adopted = known["建议项目"], known["采纳率"]
    sources = _parts("source", [line.source for line in lines], how)
    found: list[Said] = [
        f"{year}年，共征集民生实事意见和项目{len(lines)}项。",
        said.parted("从来源看", sources, "项"),
        *drawn.bars("民生实事项目来源（项）", sources),
    ]
    if adopted.denominator:
        share = _share(adopted, how)
        found.append(
            f"经筛选形成建议项目{kept.numerator}项，列入初定的{adopted.numerator}项，采纳率{share}。"
        )
    return found


def _voted(session: Session, year: int, known: dict[str, Figure], how: Rounding) -> list[str]:
    passed, by_delegates = known["票决通过"], known["代表建议占比"]
    if not passed.denominator:
        return ["还没有票决。"]
    decided = [
        poll
        for poll in reversed(project_polls.polls(session, year))
        if poll.settled_on and poll.method in project_polls.DECIDES
    ]
    found = []
    for poll in decided:
        valid = project_polls.result(session, poll.id).ballots.get("valid")
        told = (
            f"{poll.meeting}{project_words.METHOD[poll.method.value]}",
            f"{poll.voters}{poll.base}人",
            f"实到{poll.present}人" if poll.present else "",
            f"收回有效票{valid}张" if valid else "",
        )
        found.append(f"{'，'.join(filter(None, told))}。")
    share = _share(by_delegates, how)
    found.append(
        f"交付票决的候选项目{passed.denominator}项，票决通过{passed.numerator}项。"
        f"票决通过的项目中，来源是代表建议的{by_delegates.numerator}项，占{share}。"
    )
    return found


def _carried_out(
    chosen: Sequence[ProjectLine], stands: Sequence[Standing], how: Rounding
) -> list[Said]:
    works = _parts("work", [line.work for line in chosen], how)
    nodes = [point for each in stands for point in each.nodes]
    done = sum(point.met is not None for point in nodes)
    money, paid = sum(x.year_yuan for x in chosen), sum(x.paid_yuan for x in chosen)
    found: list[Said] = [said.parted(f"票决通过的{len(chosen)}项中", works, "项")]
    if nodes:
        share = shares.ratio(done, len(nodes), how)
        found.append(f"计划节点{len(nodes)}个，已完成{done}个，节点完成率{share}。")
    if money:
        share = shares.ratio(paid, money, how)
        found.append(
            f"年度计划投资{wan(money)}万元，已拨付{wan(paid) or 0}万元，年度投资完成率{share}。"
        )
    bars = [(line.title, line.percent, line.work) for line in chosen]
    return [*found, *drawn.measured("各项目进度（%）", bars)]


def _supervised(
    session: Session,
    year: int,
    stands: Sequence[Standing],
    known: dict[str, Figure],
    how: Rounding,
) -> list[Said]:
    groups, joined = project_groups.lines(session, year), known["监督报名率"]
    items, visits = known["清单反馈率"], sum(len(each.inspected) for each in stands)
    found: list[Said] = []
    if groups:
        found.append(
            f"成立监督小组{len(groups)}个，在任代表{joined.denominator}名中，"
            f"报名参加监督的{joined.numerator}名，报名率{_share(joined, how)}。"
        )
    if visits:
        found.append(f"开展督查{visits}次。")
    if items.denominator:
        found.append(
            f"交办督查清单{items.denominator}项，已反馈{items.numerator}项，"
            f"清单反馈率{_share(items, how)}。"
        )
    return found


def _judged(
    chosen: Sequence[ProjectLine],
    stands: Sequence[Standing],
    known: dict[str, Figure],
    how: Rounding,
) -> list[Said]:
    grades = [line.grade for line in chosen if line.grade]
    found: list[Said] = [said.parted("从监督小组评价看", _parts("grade", grades, how), "项")]
    rated = known.get("满意率")
    if rated and rated.denominator:
        share = _share(rated, how)
        found.append(
            f"代表满意度测评共{rated.denominator}票，满意和基本满意{rated.numerator}票，"
            f"满意率{share}。"
        )
    scores = [Decimal(each.surveyed.score) for each in stands if each.surveyed]
    if scores:
        mean = sum(scores) / len(scores)
        found.append(f"第三方调查{len(scores)}项，平均得分{mean:.1f}分。")
    return found


def _parts(name: str, values: Iterable[str], how: Rounding) -> tuple[Part, ...]:
    many = Counter(values)
    told = [(value, value, many[value]) for value in sorted(many, key=_place(many))]
    return figures.divided(Called(name, "", ""), told, Way(None, "", how)).parts


def _place(many: Counter[str]) -> Callable[[str], tuple[int, int]]:
    """Return where a value comes: the best first where they are ranked, else the most frequent."""
    return lambda value: (RANKED.index(value) if value in RANKED else -1, -many[value])


def _share(figure: Figure, how: Rounding) -> str:
    return shares.ratio(figure.numerator, figure.denominator, how)


def _row(line: ProjectLine) -> tuple[object, ...]:
    money = (wan(line.year_yuan) or "0", wan(line.paid_yuan) or "0")
    return (line.title, line.responsible, *money, line.percent, line.work)
