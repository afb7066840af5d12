"""`projects import`: what was proposed, from a workbook."""

from typing import Any

import typer

from npcdesk import labels, project_words
from npcdesk.cli import shown
from npcdesk.cli.asking import agreed, watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.previews import DRY, FILE, YES
from npcdesk.cli.project_parts import ON, TODAY, YEAR, the_year
from npcdesk.cli.shown import Json
from npcdesk.errors import Unclear
from npcdesk.models import ProjectSource
from npcdesk.office import projects
from npcdesk.office.projects import Facts
from npcdesk.workbooks.project_list import ProjectRow, read_projects

ROW = {"row": "行", "title": "项目", "source": "来源", "responsible": "责任单位", "action": "处理"}


def bring_in(
    ctx: typer.Context,
    file: FILE,
    on: ON = TODAY,
    year: YEAR = 0,
    dry_run: DRY = False,
    yes: YES = False,
    json: Json = False,
) -> None:
    """导入征集清单：先预览，确认后才写入；这一年已经有的不重复登记。"""
    desk: Entrance = ctx.obj
    of = the_year(desk, year)
    rows = watched(read_projects(file), "读征集清单")
    with desk.reading() as session:
        known = {each.title for each in projects.of_year(session, of)}
    fresh: dict[str, ProjectRow] = {}
    told: list[dict[str, Any]] = []
    for row in rows:
        new = row.title not in known and row.title not in fresh
        if new:
            fresh[row.title] = row
        told.append({**shown.plain(row), "action": "新增" if new else "已经有了"})
    if json:
        shown.as_json(told)
    else:
        shown.listed(told, ROW, json=False, none="清单里没有项目。")
    if dry_run or not fresh or not agreed(f"登记这 {len(fresh)} 项？", yes=yes, previews=True):
        return
    with desk.writing(f"导入征集清单 {file.name}") as session:
        for row in fresh.values():
            facts = Facts(
                year=of,
                title=row.title,
                body=row.body,
                source=source_of(row.source),
                proposer=row.proposer,
                responsible=row.responsible,
                official=row.official,
                total_yuan=row.total_yuan,
                year_yuan=row.year_yuan,
                funds=row.funds,
            )
            projects.propose(session, facts, on=desk.day(on), today=desk.today)
    if not json:
        shown.say(f"已登记 {len(fresh)} 项。要撤销整次导入，用 npcdesk undo。")


def source_of(said: str) -> ProjectSource:
    """Return the source that a list means; 其他 for words that are none of ours."""
    try:
        return ProjectSource(labels.value_of(project_words.SOURCE, said))
    except Unclear:
        near = {"代表": ProjectSource.DELEGATE, "群众": ProjectSource.PEOPLE}
        return next((v for word, v in near.items() if word in said), ProjectSource.OTHER)
