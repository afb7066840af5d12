"""What the commands of `projects` share: how a project is named, money written, a step entered."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, TypeAlias

import typer

from npcdesk import labels, project_words
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.errors import Unclear
from npcdesk.models import ProjectKind
from npcdesk.office import project_boards, projects
from npcdesk.office.project_boards import ProjectFile
from npcdesk.office.projects import Said
from npcdesk.rules.project_life import VERB

PROJECT: TypeAlias = Annotated[
    str, typer.Argument(metavar="项目", help="名称里的几个字、第几号，或者编号")
]
SOME: TypeAlias = Annotated[
    list[str], typer.Argument(metavar="项目", help="一个或几个项目，写名称里的几个字")
]
YEAR: TypeAlias = Annotated[int, typer.Option(metavar="年度", help="不写就是今年")]
ON: TypeAlias = Annotated[str, typer.Option(metavar="日期", help="如 5.6、2026-5-6、昨天")]
BODY: TypeAlias = Annotated[str, typer.Option("--words", metavar="内容")]
MONEY: TypeAlias = Annotated[str, typer.Option(metavar="万元")]
TODAY = "今天"


def the_year(desk: Entrance, year: int) -> int:
    """Return the year that is meant."""
    return year or desk.today.year


def step(
    ctx: typer.Context, some: Sequence[str], kind: ProjectKind, on: str, year: int, **said: Any
) -> None:
    """Enter one step of one or several projects in one write, and say so.

    `json` prints them; `into`, `node` and `item` name another project, a node or an item.
    """
    desk: Entrance = ctx.obj
    json, into = said.pop("json", False), said.pop("into", "")
    about, of = said.pop("about", ""), the_year(desk, year)
    with desk.writing(f"{VERB[kind]}：{'、'.join(some)}") as session:
        known = projects.of_year(session, of)
        if into:
            said["other_id"] = projects.picked(known, into, of)
        chosen = [projects.picked(known, each, of) for each in some]
        for project_id in chosen:
            if kind in (ProjectKind.NODE_DONE, ProjectKind.ANSWER):
                file = project_boards.file(session, project_id, desk.today)
                said["about_id"] = _about(file, kind, about)
            new = Said(desk.day(on), **said)
            projects.enter(session, project_id, kind, new, today=desk.today)
        found = project_boards.lines(session, of, desk.today)
        whole_ = [project_boards.file(session, each, desk.today) for each in chosen if json]
    if json:
        shown.as_json([whole(file) for file in whole_])
        return
    for line in found:
        if line.id in chosen:
            shown.say(f"“{line.title}”：已{VERB[kind]}，现在是“{stands(line)}”。")


def _about(file: ProjectFile, kind: ProjectKind, said: str) -> str:
    """Return the id of the open node or item that a few words mean; of only one without any."""
    points = file.nodes if kind is ProjectKind.NODE_DONE else file.items
    left = [point for point in points if point.met_on is None]
    some = [point for point in left if said in point.words or point.id.endswith(said)]
    if len(some) == 1 or (not said and some):
        return some[0].id
    told = "、".join(point.words for point in left) or "没有"
    msg = f"没认出是哪一项，还没完成的有：{told}。"
    raise Unclear(msg)


def stands(line: project_boards.ProjectLine) -> str:
    """Return where a project is in words: how its work stands, once it was voted for."""
    return line.work or line.state.value


def whole(file: ProjectFile) -> dict[str, Any]:
    """Return a project as JSON has it: its line and beside it what belongs to it."""
    told: dict[str, Any] = shown.plain(file)
    line: dict[str, Any] = told.pop("line")
    return line | told | {"allowed": sorted(told["allowed"])}


def day_of(desk: Entrance, said: str) -> date | None:
    """Return a day to come, None when nothing is said."""
    return desk.day(said, "future") if said else None


def outcome(words: dict[str, str], said: str) -> Any:
    """Return the outcome that a person means."""
    from npcdesk.models import ProjectOutcome  # noqa: PLC0415 - help needs none

    return ProjectOutcome(labels.value_of(words, said))


EVENT = project_words.EVENT
