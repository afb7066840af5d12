"""`evaluation honours` and what is done to the list: proposed, put in order, decided on (评优)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

import typer

from npcdesk.cli import lists_out, shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.lists_out import Out
from npcdesk.cli.shown import Json
from npcdesk.cli.suggestion_steps import ON, TODAY
from npcdesk.errors import NotFound, Unclear
from npcdesk.models import HonourKind
from npcdesk.office import evaluation, honours, quality, suggestion_names, units
from npcdesk.office.honours import HonourLine
from npcdesk.rules import scoring

YEAR = Annotated[int, typer.Option(metavar="年", help="交办的年份，不写就是今年")]
WHICH: TypeAlias = Annotated[
    list[str], typer.Argument(metavar="建议", help="建议号或题目；加 --units 时写单位名称")
]
SOME: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(metavar="建议", help="建议号或题目；加 --units 时写单位名称；可以写几个"),
]
UNITS = Annotated[bool, typer.Option("--units", help="评的是先进承办单位，不写是优秀代表建议")]
HEADS = {
    "place": "序号",
    "number": "建议号",
    "name": "题目或单位",
    "lead": "领衔代表",
    "lead_unit": "主办单位",
    "points": "得分",
    "merits": "推荐理由",
    "short_of": "不够条件的地方",
    "decision": "决定",
}


def honour_facts(line: HonourLine) -> dict[str, Any]:
    """Return what a suggestion is proposed for or was honoured with, as JSON has it."""
    return {
        "year": line.year,
        "title": line.title,
        "suggestion_id": line.about_id,
        "name": line.name,
        "merits": line.merits,
        "proposed_on": line.proposed_on,
        "decided_on": line.decided_on,
        "meeting": line.meeting,
    }


@dataclass(frozen=True, slots=True)
class _List:
    """Which list is meant."""

    desk: Entrance
    year: int
    kind: HonourKind

    @property
    def called(self) -> str:
        """2026年度优秀代表建议."""
        return f"{self.year}年度{honours.KIND[self.kind]}"

    def lines(self, session: Any) -> list[HonourLine]:
        return honours.lines(session, self.year, self.kind, today=self.desk.today)

    def id_of(self, session: Any, name: str) -> str:
        """Return the id of a suggestion or a unit."""
        if self.kind is HonourKind.UNIT:
            return units.named(session, name).id
        return suggestion_names.named(session, name).id

    def entries(self, session: Any, names: Sequence[str]) -> list[str]:
        """Return the ids of the entries of some suggestions or units.

        Raises:
            NotFound: one is not in the list.
        """
        known = {line.about_id: line.id for line in self.lines(session)}
        found = []
        for name in names:
            about_id = self.id_of(session, name)
            if about_id not in known:
                msg = f"“{name}”不在{self.called}的名单里，请先用 evaluation propose 提名。"
                raise NotFound(msg)
            found.append(known[about_id])
        return found

    def tell(self, session: Any, *, json: bool) -> None:
        """Say the whole list."""
        rows = [_row(at, line) for at, line in enumerate(self.lines(session), start=1)]
        shown.listed(rows, HEADS, json=json, none=f"{self.called}还没有提名。")


def add_to(app: typer.Typer) -> None:
    """Add the commands to the group of commands."""
    app.command("honours")(listed)
    app.command("propose")(propose)
    app.command("drop")(drop)
    app.command("arrange")(arrange)
    app.command("describe")(describe)
    app.command("decide")(decide)
    app.command("undecide")(undecide)


def listed(
    ctx: typer.Context, year: YEAR = 0, units: UNITS = False, out: Out = None, json: Json = False
) -> None:
    """评优名单：提名了谁，理由，哪次会议决定表彰；打印用 print candidate-list、honour-list。"""
    of = _list(ctx, year, units)
    with of.desk.reading() as session:
        if out is None:
            of.tell(session, json=json)
            return
        rows = [_row(at, line) for at, line in enumerate(of.lines(session), start=1)]
    lists_out.put(ctx, out, f"{of.called}名单", rows, HEADS)


def propose(
    ctx: typer.Context,
    names: SOME = None,
    year: YEAR = 0,
    units: UNITS = False,
    candidates: Annotated[
        bool, typer.Option("--candidates", help="把够得上候选条件的都提名")
    ] = False,
    json: Json = False,
) -> None:
    """提名优秀代表建议，加 --units 提名先进承办单位；已经在名单里的不动。"""
    of = _list(ctx, year, units)
    with of.desk.writing(f"{of.called}提名") as session:
        chosen = [of.id_of(session, name) for name in names or []]
        if candidates:
            chosen += _candidates(session, of)
        if not chosen:
            msg = "请写明提名哪些，或者用 --candidates 把够得上候选条件的都提名。"
            raise Unclear(msg)
        honours.propose(session, of.year, of.kind, chosen, on=of.desk.today)
        of.tell(session, json=json)


def drop(
    ctx: typer.Context, names: WHICH, year: YEAR = 0, units: UNITS = False, json: Json = False
) -> None:
    """移出评优名单；已经登记决定的先更正决定。"""
    of = _list(ctx, year, units)
    with of.desk.writing(f"移出{of.called}名单") as session:
        honours.drop(session, of.entries(session, names))
        of.tell(session, json=json)


def arrange(
    ctx: typer.Context, names: WHICH, year: YEAR = 0, units: UNITS = False, json: Json = False
) -> None:
    """排评优名单的次序：写到的按写的次序排在前面，其余照旧跟在后面。"""
    of = _list(ctx, year, units)
    with of.desk.writing(f"{of.called}名单排序") as session:
        first = of.entries(session, names)
        rest = [line.id for line in of.lines(session) if line.id not in first]
        honours.arrange(session, [*first, *rest])
        of.tell(session, json=json)


def describe(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="建议", help="建议号或题目，或者单位名称")],
    merits: Annotated[str, typer.Option(metavar="理由", help="推荐理由、主要事迹，印在名单上")],
    year: YEAR = 0,
    units: UNITS = False,
    json: Json = False,
) -> None:
    """写一件建议或一个单位的推荐理由。"""
    of = _list(ctx, year, units)
    with of.desk.writing(f"{of.called}推荐理由") as session:
        (entry,) = of.entries(session, [name])
        honours.describe(session, entry, merits)
        of.tell(session, json=json)


def decide(
    ctx: typer.Context,
    meeting: Annotated[str, typer.Option(metavar="会议", help="例如：第五次主任会议")],
    names: SOME = None,
    on: ON = TODAY,
    proposed_on: Annotated[
        str, typer.Option(metavar="日期", help="提名日期，登记得比实际晚时写")
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="名单里还没有决定的全部")] = False,
    year: YEAR = 0,
    units: UNITS = False,
    json: Json = False,
) -> None:
    """登记哪次会议决定表彰哪些。"""
    of = _list(ctx, year, units)
    with of.desk.writing(f"{of.called}表彰决定") as session:
        some = of.entries(session, names or [])
        if every:
            some = [line.id for line in of.lines(session) if line.decided_on is None]
        honours.decide(
            session,
            some,
            meeting=meeting,
            on=of.desk.day(on),
            today=of.desk.today,
            proposed_on=of.desk.day(proposed_on) if proposed_on else None,
        )
        of.tell(session, json=json)


def undecide(
    ctx: typer.Context, names: WHICH, year: YEAR = 0, units: UNITS = False, json: Json = False
) -> None:
    """更正登记的决定，退回候选。"""
    of = _list(ctx, year, units)
    with of.desk.writing(f"更正{of.called}表彰决定") as session:
        honours.take_back(session, of.entries(session, names))
        of.tell(session, json=json)


def _list(ctx: typer.Context, year: int, of_units: bool) -> _List:
    desk: Entrance = ctx.obj
    kind = HonourKind.UNIT if of_units else HonourKind.SUGGESTION
    return _List(desk, year or desk.today.year, kind)


def _candidates(session: Any, of: _List) -> list[str]:
    today = of.desk.today
    if of.kind is HonourKind.UNIT:
        scored = evaluation.ranking(session, of.year, today=today).candidates()
        return [unit.id for unit in scored]
    return [each.id for each in quality.candidates(session, of.year, today=today)]


def _row(at: int, line: HonourLine) -> dict[str, Any]:
    points = line.judged.quality if line.judged else line.scored.score if line.scored else None
    return {
        "id": line.id,
        "place": at,
        "title": line.title,
        "number": line.number,
        "name": line.name,
        "lead": line.lead,
        "lead_unit": line.lead_unit,
        "points": scoring.decimal(points),
        "merits": line.merits,
        "short_of": "，".join(line.short_of),
        "proposed_on": line.proposed_on,
        "decided_on": line.decided_on,
        "meeting": line.meeting,
        "decision": line.decision,
    }
