"""`suggestions edit`, `audit`, `attach`, `files`: what is kept of a paper, and who changed it."""

from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import shown, suggestion_steps
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.naming import WHICH
from npcdesk.cli.shown import Json, SaveTo
from npcdesk.errors import NotFound, Unclear
from npcdesk.models import Origin
from npcdesk.office import amending, attachments, delegates, files, suggestion_names
from npcdesk.office.amending import Amendment, Signed
from npcdesk.rules.amending import PARTS
from npcdesk.sync import audited

AUDIT = {
    "at": "时间",
    "who": "谁",
    "name": "哪一条",
    "field": "哪一处",
    "before": "原来",
    "after": "改为",
    "what": "在做什么",
}
FILES = {"id": "编号", "name": "文件名", "caption": "说明", "size_bytes": "大小"}


def add_to(app: typer.Typer) -> None:
    """Give the commands to `suggestions`."""
    for command in (edit, audit, attach):
        app.command(command.__name__)(command)
    app.command("files")(kept_files)


def edit(
    ctx: typer.Context,
    suggestion: WHICH,
    title: Annotated[str | None, typer.Option(metavar="题目")] = None,
    body: Annotated[str | None, typer.Option(metavar="正文")] = None,
    body_file: Annotated[Path | None, typer.Option(metavar="文件", help="正文在这个文本里")] = None,
    lead: Annotated[str, typer.Option(metavar="代表", help="领衔代表")] = "",
    co: Annotated[
        list[str] | None, typer.Option(metavar="代表", help="联名代表，写全；写“无”就是没有")
    ] = None,
    raised_on: Annotated[str, typer.Option(metavar="日期", help="提出日期，立案以前可改")] = "",
    revised_on: Annotated[
        str, typer.Option(metavar="日期", help="退回以后收到修改稿的日期，不写是今天")
    ] = "",
    category: Annotated[str | None, typer.Option(metavar="类别", help="内容分类")] = None,
    origin: Annotated[str, typer.Option(metavar="形成方式")] = "",
    wanted_unit: Annotated[str | None, typer.Option(metavar="单位", help="希望由谁办")] = None,
    publish: Annotated[
        bool | None, typer.Option("--publish/--no-publish", help="代表同意公开")
    ] = None,
    reason: Annotated[str, typer.Option(metavar="理由", help="为什么改，留在修改记录里")] = "",
    by: Annotated[str, typer.Option(metavar="经办人")] = "",
    json: Json = False,
) -> None:
    """改登记错的地方：没写的不动；交办以后题目、正文、署名不能改。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            paper = suggestion_names.named(session, suggestion)
            said = Amendment(
                title=title,
                body=files.text(body_file) if body_file else body,
                category=category,
                origin=Origin(labels.value_of(labels.ORIGIN, origin)) if origin else None,
                wanted_unit=wanted_unit,
                may_publish=publish,
                raised_on=desk.day(raised_on) if raised_on else None,
                signers=_signers(session, paper.id, lead, co) if lead or co else None,
            )
        with store.writing(amending.told(paper.called, reason, by)) as session:
            came = desk.day(revised_on) if revised_on else None
            parts = amending.amend(session, paper.id, said, today=desk.today, revised_on=came)
        named = "、".join(PARTS[part] for part in parts)
        sentence = f"已改{named}。" if parts else "没有不一样的地方，没有改动。"
        suggestion_steps.told(store, desk, paper.id, f"{paper.called}{sentence}", json=json)


def _signers(
    session: Any, suggestion_id: str, lead: str, co: list[str] | None
) -> tuple[Signed, ...]:
    """Return who signs: what is not said stays."""
    kept = amending.signed(session, suggestion_id)
    named = {each.name: each for each in kept}

    def one(name: str) -> Signed:
        if name in named:
            return named[name]
        found = delegates.named(session, name)
        return Signed(found.name, found.id)

    first = [one(lead)] if lead else kept[:1]
    others = kept[1:] if co is None else [one(name) for name in co if name != "无"]
    return (*first, *(each for each in others if each not in first))


def audit(ctx: typer.Context, suggestion: WHICH, json: Json = False) -> None:
    """列出修改记录：谁在什么时候改了哪一处，从什么改成什么。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        paper = suggestion_names.named(session, suggestion)
        lines = audited.audit(session, paper.id)
    if json:
        shown.as_json([shown.plain(line) | {"at": line.at.isoformat()} for line in lines])
        return
    shown.listed(lines, AUDIT, json=False, none="没有记录。")


def attach(
    ctx: typer.Context,
    suggestion: WHICH,
    files: Annotated[list[Path], typer.Argument(metavar="文件")],
    caption: Annotated[str, typer.Option(metavar="说明")] = "",
    json: Json = False,
) -> None:
    """添加附件，加密保存在本单位的数据里；内容一样的已经有了，就不再添加。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            paper = suggestion_names.named(session, suggestion)
        with store.writing(f"添加附件 {len(files)} 个：{paper.called}") as session:
            taken = attachments.attach_each(
                files,
                lambda file: attachments.attach(session, blobs(store), paper.id, file, caption),
            )
        with store.reading() as session:
            lines = attachments.lines(session, paper.id)
    if json:
        shown.as_json(lines)
        return
    total = f"一共 {len(lines)} 个。{taken.again}"
    shown.say(f"{paper.called}已添加附件 {taken.added} 个，{total}")


def kept_files(
    ctx: typer.Context,
    suggestion: WHICH,
    save_to: SaveTo = None,
    json: Json = False,
) -> None:
    """列出附件；--save-to 另存一份。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store, store.reading() as session:
        paper = suggestion_names.named(session, suggestion)
        lines = attachments.lines(session, paper.id)
        for line in lines if save_to else ():
            save(save_to, line.name, attachments.content(session, blobs(store), line.id))
    shown.listed(lines, FILES, json=json, none=f"{paper.called}还没有附件。")


def blobs(store: Any) -> Any:
    """Return where the files of an open office are kept."""
    assert store.blobs is not None  # the file was opened by its folder  # noqa: S101
    return store.blobs


def save(folder: Path | None, name: str, content: bytes) -> None:
    """Write a kept file into a folder that is there; one of the same name stays."""
    if folder is None or not folder.is_dir():
        msg = f"没有文件夹 {folder}，请先建好，或换一个。"
        raise NotFound(msg)
    target = folder / name
    if target.exists():
        msg = f"{target} 已经有了，没有覆盖。请换一个文件夹。"
        raise Unclear(msg)
    target.write_bytes(content)
