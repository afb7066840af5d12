"""`print`: a paper of a suggestion as PDF."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.naming import WHICH_HELP
from npcdesk.errors import NotAllowed
from npcdesk.forms import catalog
from npcdesk.office import files, papers, suggestion_names

app = App()

PAPERS: Mapping[str, Callable[..., Any]] = {
    "reply-letter": papers.reply_letter,
    "feedback-form": papers.feedback_form,
}


@app.command("print")
def print_(
    ctx: typer.Context,
    form: Annotated[
        str, typer.Argument(metavar="表名", help="reply-letter 答复函、feedback-form 征询意见表")
    ],
    suggestion: Annotated[str, typer.Option(metavar="建议", help=WHICH_HELP)],
    out: Annotated[Path, typer.Option(metavar="文件", help="PDF 放到哪里")],
) -> None:
    """打印一件建议的公文，存为 PDF。"""
    desk: Entrance = ctx.obj
    wanted = catalog.form(form)
    if wanted.code not in PAPERS:
        msg = f"{wanted.name}不能这样打印：它只在新建单位或重做恢复码时出现一次。"
        raise NotAllowed(msg)
    with desk.reading() as session:
        paper = PAPERS[wanted.code](
            session, suggestion_names.named(session, suggestion).id, today=desk.today
        )
    if strange := catalog.missing(paper):
        shown.aside(
            f"有 {len(strange)} 个字没有字形，纸上留作方框：{'、'.join(strange)}。请手写补上。"
        )
    files.write(out, wanted.to_pdf(paper))
    shown.say(f"{wanted.name}已存到 {out}。")
