"""The yearly set of ledgers (年度台账), sheet by sheet: what a clerk hands in at the year's end.

The rows of a ledger are read while they are written, a thousand at a time: the session must stay
open until the workbook is there.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlmodel import Session

from npcdesk import labels
from npcdesk.office import (
    figure_books,
    figures,
    group_papers,
    offices,
    promise_list,
    roster,
    statistics,
    visits,
)
from npcdesk.office.figures import Pick
from npcdesk.office.suggestion_list import SuggestionLine
from npcdesk.office.windows import Window
from npcdesk.rules.books import Cell, FigureSheet, Heading, Ledger
from npcdesk.rules.suggestion_states import State

CHUNK = 1000
Rows = Sequence[Sequence[Cell]]
PAPERS = (
    *(Heading("建议号", 9), Heading("会议", 10), Heading("题目", 34), Heading("领衔代表", 9)),
    *(Heading("署名人数", 6), Heading("代表团", 12), Heading("内容分类", 10)),
    *(Heading("主办单位", 16), Heading("协办单位", 16), Heading("提出日期", 10)),
    *(Heading("交办日期", 10), Heading("答复期限", 14), Heading("答复日期", 10)),
    *(Heading("办理结果", 6), Heading("评价", 8), Heading("状态", 8), Heading("重点督办", 6)),
)
ROSTER = (
    *(Heading("姓名", 10), Heading("性别", 6), Heading("民族", 9), Heading("出生年月", 10)),
    *(Heading("政治面貌", 12), Heading("代表团", 16), Heading("选举单位", 16)),
    *(Heading("职业构成", 16), Heading("工作单位", 24), Heading("职务", 16)),
    *(Heading("电话", 14), Heading("任职", 10), Heading("进站次数", 9, summed=True)),
)
VISITS = (
    *(Heading("日期", 11), Heading("站点", 24), Heading("方式", 10), Heading("到场代表", 24)),
    *(Heading("接待人次", 9, summed=True), Heading("意见条数", 9, summed=True)),
    *(Heading("未办完", 9, summed=True), Heading("反映的问题", 48)),
)
FOLLOWED = (
    *(Heading("建议号", 8), Heading("会议", 10), Heading("题目", 22), Heading("领衔代表", 8)),
    *(Heading("督办组", 18), Heading("主办/协办", 18), Heading("确定依据", 16)),
    *(Heading("会商会", 18), Heading("节点计划", 20), Heading("进度反馈", 24)),
    *(Heading("督办形式", 16), Heading("存在问题", 18), Heading("答复日期、类别", 12)),
    *(Heading("代表评价", 8), Heading("报告日期", 10), Heading("结论", 16)),
)
PROMISES = (
    *(Heading("建议号", 9), Heading("会议", 12), Heading("题目", 30), Heading("领衔代表", 10)),
    *(Heading("承办单位", 20), Heading("承诺事项", 30), Heading("答复日期", 11)),
    *(Heading("承诺日期", 11), Heading("落实情况", 36), Heading("告知代表", 11)),
)


def year_book(session: Session, year: int, *, today: date) -> list[Ledger | FigureSheet]:
    """Return the sheets of a year's workbook: five ledgers, then the figures (统计表)."""
    office = offices.here(session).name
    told = f"{office}　截至{labels.day(today)}"

    def ledger(sheet: str, headings: Sequence[Heading], chunks: Iterator[Rows]) -> Ledger:
        return Ledger(sheet, f"{year}年{sheet}", told, headings, chunks)

    return [
        ledger("建议台账", PAPERS, _papers(session, year, today)),
        ledger("代表名册", ROSTER, _roster(session, year)),
        ledger("代表之家接待", VISITS, _visits(session, year)),
        ledger("重点督办台账", FOLLOWED, _followed(session, year, today)),
        ledger("承诺台账", PROMISES, _promises(session, year, today)),
        *figure_books.of_year(session, year, today=today),
    ]


def _papers(session: Session, year: int, today: date) -> Iterator[Rows]:
    """Yield what is counted of the year: the sums here are those of the figures."""
    wanted = statistics.ids(session, Pick(statistics.Scope(year=year), figures.TOTAL))
    for start in range(0, len(wanted), CHUNK):
        some = statistics.lines_of(session, wanted[start : start + CHUNK], today)
        yield [_paper(line) for line in some]


def _paper(line: SuggestionLine) -> Sequence[Cell]:
    again = line.state is State.AGAIN
    return (
        line.number,
        line.session,
        line.title,
        line.lead,
        line.signers,
        line.delegation,
        line.category,
        line.lead_unit,
        line.co_units,
        *map(_day, (line.raised_on, line.handed_on)),
        _day(line.reply_due) + ("（重办）" if again and not line.studied else ""),
        _day(line.replied_on),
        line.reply_class,
        labels.RATING.get(line.rating, ""),
        line.state.value,
        "是" if line.key else "",
    )


def _roster(session: Session, year: int) -> Iterator[Rows]:
    """Yield the delegates of the term of the year, numbers masked as in every list."""
    terms = [term for term, _, raised in statistics.spans(session) if raised == year and term]
    now = offices.here(session).level.value
    wanted = roster.Filter(level=now, term=str(max(terms)) if terms else "now")
    for start in range(0, roster.count(session, wanted), CHUNK):
        window = Window(start, CHUNK)
        yield [
            (
                line.name,
                labels.SEX.get(line.sex, ""),
                line.nation,
                labels.born(line.birth),
                line.party,
                line.delegation,
                line.electoral_unit,
                line.occupation_class,
                line.work_unit,
                line.post,
                line.phone,
                labels.STATUS.get(line.status, ""),
                line.visits,
            )
            for line in roster.lines(session, wanted, year=year, window=window)
        ]


def _visits(session: Session, year: int) -> Iterator[Rows]:
    wanted = visits.Filter(year=year)
    for start in range(0, visits.count(session, wanted), CHUNK):
        window = Window(start, CHUNK)
        yield [
            (
                _day(row.held_on),
                row.station,
                labels.VISIT_KIND.get(row.kind, ""),
                row.delegates,
                row.received,
                row.opinions,
                row.open_opinions,
                row.words,
            )
            for row in visits.lines(session, wanted, descending=False, window=window)
        ]


def _followed(session: Session, year: int, today: date) -> Iterator[Rows]:
    yield [
        (
            *(row.number, row.session, row.title, row.lead, row.group, row.units),
            *(row.decided, row.consulted, row.nodes, row.progress, row.ways, row.found),
            *(row.replied.replace("\n", " "), row.rating, row.reported, row.outcome),
        )
        for row in group_papers.ledger(session, year, today=today).rows
    ]


def _promises(session: Session, year: int, today: date) -> Iterator[Rows]:
    wanted = promise_list.Filter(year=year)
    yield [
        (
            *(line.number, line.session, line.title, line.lead, line.lead_unit, line.matter),
            *(_day(line.made_on), _day(line.due_on)),
            promise_list.how_far(line),
            _day(line.told_on),
        )
        for line in promise_list.lines(session, wanted, today=today)
    ]


def _day(on: date | None) -> str:
    return labels.day_dotted(on) if on else ""
