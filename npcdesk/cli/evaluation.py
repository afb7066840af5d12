"""`evaluation`: the quality of suggestions and of their handling (双评价)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import honours, lists_out, shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.lists_out import Out
from npcdesk.cli.naming import WHICH
from npcdesk.cli.shown import Json
from npcdesk.cli.suggestion_steps import BODY, ON, TODAY
from npcdesk.errors import Unclear
from npcdesk.office import evaluation, files, quality, suggestion_names, units
from npcdesk.office.evaluation import PaperScore, UnitScore
from npcdesk.office.quality import Judged, Marks, Only
from npcdesk.rules import scoring, scoring_text
from npcdesk.rules.scoring import Part, Scheme

app = App(help="双评价：承办单位得分、建议质量评分、评优提名和表彰。", no_args_is_help=True)
honours.add_to(app)
YEAR = Annotated[int, typer.Option(metavar="年", help="交办的年份，不写就是今年")]
CANDIDATES = Annotated[bool, typer.Option("--candidates", help="只列候选")]
BY = Annotated[str, typer.Option(metavar="评分人", help="代工委，或者评委的姓名")]
UNITS = {
    "rank": "名次",
    "unit": "承办单位",
    "papers": "主办分办",
    "co_papers": "协办",
    "score": "得分",
    **{f"{part.value}_points": words for part, words in scoring_text.PART.items()},
    "formula": "算法",
}
PAPERS = {
    "number": "建议号",
    "title": "题目",
    "lead": "领衔代表",
    **{f"{part.value}_rate": f"{words} %" for part, words in scoring_text.PART.items()},
    "score": "本件得分",
}
JUDGED = {
    "number": "建议号",
    "title": "题目",
    "lead": "领衔代表",
    "lead_unit": "主办单位",
    "quality": "质量得分",
    "markers": "评分人数",
    "score": "办理得分",
    "reply_class": "类别",
    "rating": "评价",
}
ONLY = {"": Only.ALL, "没有评分": Only.TO_DO, "已评分": Only.MARKED}
MARKS = {
    "on": "日期",
    "by": "评分人",
    "quality": "得分",
    "said": "各项",
    "taken_back": "更正的理由",
}


@app.command("units")
def ranked(
    ctx: typer.Context,
    year: YEAR = 0,
    unit: Annotated[
        str, typer.Option(metavar="单位", help="列出这个单位的得分由哪些建议得来")
    ] = "",
    candidates: CANDIDATES = False,
    out: Out = None,
    json: Json = False,
) -> None:
    """承办单位得分：签收、面谈、进程、结果、满意率，算法写明；--unit 看每一分从哪里来。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        scored = evaluation.ranking(session, year or desk.today.year, today=desk.today)
        known = units.named(session, unit) if unit else None
        behind = evaluation.trace(session, scored.year, known.id, today=desk.today) if known else []
    if known is not None:
        rows = [_paper(each, scored.scheme) for each in behind]
        title, heads = f"{scored.year}年{known.name}的得分", PAPERS
        none = f"{scored.year} 年没有交办给{known.name}主办的建议。"
    else:
        rows = [_unit(each, scored.scheme) for each in _some(scored, candidates=candidates)]
        title = f"{scored.year}年{'先进承办单位候选' if candidates else '承办单位得分'}"
        nothing = "还没有够得上候选的单位" if candidates else "还没有交办建议"
        heads, none = UNITS, f"{scored.year} 年{nothing}。"
    _tell(ctx, title, rows, heads, none, out, json=json)
    if not json and rows and out is None:
        handling = scored.scheme.handling
        for part, words in scoring_text.PART.items():
            worth = handling.weights[part]
            shown.say(f"{words}（{worth} 分）：{scoring_text.formula(part, handling)}")
        shown.say(f"{scoring_text.SCOPE}{scoring_text.SCALED}")


def _some(scored: evaluation.Ranking, *, candidates: bool) -> tuple[UnitScore, ...]:
    return scored.candidates() if candidates else scored.units


@app.command("suggestions")
def judged(
    ctx: typer.Context,
    year: YEAR = 0,
    candidates: CANDIDATES = False,
    only: Annotated[str, typer.Option(metavar="范围", help="没有评分，已评分")] = "",
    out: Out = None,
    json: Json = False,
) -> None:
    """建议的双评价：质量得分和办理得分；--candidates 列优秀建议候选。"""
    desk: Entrance = ctx.obj
    if only not in ONLY:
        msg = f"没有“{only}”这个范围，可以写 没有评分、已评分，或者不写。"
        raise Unclear(msg)
    of = year or desk.today.year
    with desk.reading() as session:
        found = (
            quality.candidates(session, of, today=desk.today)
            if candidates
            else quality.lines(session, of, today=desk.today, only=ONLY[only])
        )
    rows = [_judged(each) for each in found]
    title = f"{of}年{'优秀建议候选' if candidates else '建议双评价'}"
    none = f"{of} 年还没有够得上候选的建议。" if candidates else f"{of} 年没有这样的建议。"
    _tell(ctx, title, rows, JUDGED, none, out, json=json)


@app.command("mark")
def mark(
    ctx: typer.Context,
    suggestion: WHICH,
    points: Annotated[list[str], typer.Option(metavar="项目=分", help="如 代表性=18，每项写一次")],
    by: BY,
    on: ON = TODAY,
    body: BODY = "",
    json: Json = False,
) -> None:
    """给一件建议的质量评分；每人各评一次，取平均。"""
    desk: Entrance = ctx.obj
    given = _points(points)
    with desk.opened() as store:
        with store.reading() as session:
            paper = suggestion_names.named(session, suggestion)
        with store.writing(f"评分：{paper.called}") as session:
            day = desk.day(on)
            quality.mark(session, paper.id, given, by=by, on=day, today=desk.today, body=body)
        with store.reading() as session:
            kept = quality.marks(session, paper.id)
    _tell_marks(paper.called, kept, json=json)


@app.command("marks")
def marks(ctx: typer.Context, suggestion: WHICH, json: Json = False) -> None:
    """列出谁给一件建议评了多少分。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        paper = suggestion_names.named(session, suggestion)
        kept = quality.marks(session, paper.id)
    _tell_marks(paper.called, kept, json=json)


@app.command("unmark")
def unmark(
    ctx: typer.Context,
    suggestion: WHICH,
    by: BY,
    reason: Annotated[str, typer.Option(metavar="理由")],
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """更正一个人的评分，写明理由。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            paper = suggestion_names.named(session, suggestion)
            known = quality.marks(session, paper.id)
        theirs = [each for each in known if each.by == by and not each.taken_back]
        if not theirs:
            names = "、".join(each.by for each in known if not each.taken_back) or "还没有人"
            msg = f"{by}没有给这件建议评分，评过的：{names}。"
            raise Unclear(msg)
        with store.writing(f"更正评分：{paper.called}") as session:
            day = desk.day(on)
            quality.take_back(session, theirs[0].id, reason=reason, on=day, today=desk.today)
        with store.reading() as session:
            kept = quality.marks(session, paper.id)
    _tell_marks(paper.called, kept, json=json)


@app.command("scheme")
def scheme(
    ctx: typer.Context,
    year: YEAR = 0,
    source: Annotated[
        Path | None, typer.Option("--from", metavar="文件", help="改用这个文件里的办法，从这一年起")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="文件", help="把办法写成文件，可以改"),
    ] = None,
) -> None:
    """双评价办法：各项分值、算法和候选条件；--out 写出，--from 读入本单位改过的。"""
    desk: Entrance = ctx.obj
    of = year or desk.today.year
    if source is not None:
        said = files.text(source)
        with desk.writing(f"{of}年起的双评价办法") as session:
            evaluation.keep_scheme(session, of, scoring_text.read(said))
        shown.say(f"从 {of} 年起按这个办法评价，{of} 年以前的不变。")
        return
    with desk.reading() as session:
        kept = evaluation.scheme(session, of)
    if out is not None:
        files.write(out, scoring_text.write(kept).encode())
        shown.say(f"已写好 {out}，改好以后用 evaluation scheme --from 读入。")
        return
    shown.say(f"{kept.name}（{of} 年）")
    for each in kept.quality.criteria:
        shown.say(f"{each.name} {each.points} 分：{each.wording}")
    for part, words in scoring_text.PART.items():
        worth = kept.handling.weights[part]
        shown.say(f"{words} {worth} 分：{scoring_text.formula(part, kept.handling)}")
    shown.say(f"{scoring_text.SCOPE}{scoring_text.SCALED}")


def _tell(
    ctx: typer.Context,
    title: str,
    rows: list[dict[str, Any]],
    heads: Mapping[str, str],
    none: str,
    out: Path | None,
    *,
    json: bool,
) -> None:
    if out is not None:
        lists_out.put(ctx, out, title, rows, heads)
    else:
        shown.listed(rows, heads, json=json, none=none)


def _tell_marks(called: str, kept: list[Marks], *, json: bool) -> None:
    rows = [
        {
            "id": each.id,
            "on": each.on,
            "by": each.by,
            "quality": scoring.decimal(each.total),
            "said": each.in_words,
            "body": each.body,
            "taken_back": each.taken_back,
        }
        for each in kept
    ]
    shown.listed(rows, MARKS, json=json, none=f"{called}还没有人评分。")


def _points(said: list[str]) -> dict[str, int]:
    given = {}
    for each in said:
        name, _, number = each.replace("＝", "=").partition("=")
        if not number.strip().isdecimal():
            msg = f"没认出“{each}”，请写成 代表性=18 这样。"
            raise Unclear(msg)
        given[name.strip()] = int(number)
    return given


def _unit(unit: UnitScore, wanted: Scheme) -> dict[str, Any]:
    """Return a unit's score flat: rates and points with one decimal."""
    weights = wanted.handling.weights
    flat: dict[str, Any] = {
        "unit_id": unit.id,
        "unit": unit.name,
        "unit_kind": unit.unit_kind,
        "rank": unit.rank or None,
        "papers": unit.papers,
        "co_papers": unit.co_papers,
        "score": scoring.decimal(unit.score),
        "complete": unit.complete,
    }
    for part in Part:
        flat[f"{part.value}_papers"] = unit.parts[part].papers
        flat[f"{part.value}_rate"] = _rate(unit.parts[part])
        flat[f"{part.value}_points"] = scoring.decimal(scoring.points(part, unit.parts, weights))
    return flat | {"formula": scoring_text.worked_out(unit.parts, wanted.handling)}


def _rate(part: scoring.Earned) -> float | None:
    return None if part.rate is None else scoring.decimal(part.rate * 100)


def _paper(paper: PaperScore, wanted: Scheme) -> dict[str, Any]:
    facts = paper.facts
    return {
        "suggestion_id": paper.id,
        "number": paper.number,
        "title": paper.title,
        "session": paper.session,
        "lead": paper.lead,
        "handed_on": paper.handed_on,
        "received_on": paper.received_on,
        "met": [labels.STAGE[stage] for stage in labels.STAGE if stage in facts.met],
        "replied_on": paper.replied_on,
        "late": facts.late,
        "extended": facts.extended,
        "urged": facts.urged,
        "reply_class": facts.reply_class,
        "current_class": facts.current_class,
        "rating": facts.rating,
        **{f"{part.value}_rate": _rate(paper.parts[part]) for part in Part},
        "score": scoring.decimal(paper.score),
        "formula": scoring_text.worked_out(paper.parts, wanted.handling),
    }


def _judged(each: Judged) -> dict[str, Any]:
    paper = each.paper
    return {
        "suggestion_id": paper.id,
        "number": paper.number,
        "title": paper.title,
        "session": paper.session,
        "lead": paper.lead,
        "lead_unit": paper.lead_unit,
        "quality": scoring.decimal(each.quality),
        "markers": len(each.marked),
        "score": scoring.decimal(paper.score),
        "reply_class": paper.facts.reply_class,
        "rating": paper.facts.rating,
        "key": paper.key,
    }
