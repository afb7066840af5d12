"""`print`: a paper of a suggestion, a unit, a group or a delegate as PDF."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk.cli import printed, shown
from npcdesk.cli.asking import watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.naming import WHICH_HELP
from npcdesk.errors import NotAllowed, Unclear
from npcdesk.forms import booklet, catalog, dossier, faces
from npcdesk.forms.booklet import Paper
from npcdesk.forms.catalog import Form
from npcdesk.office import files, shown_numbers
from npcdesk.rules.dossier import Dossier
from npcdesk.rules.roster_papers import COLUMNS, RosterKind, RosterLook

app = App()

COLUMN_NAMES = "、".join(column.heading.replace("\n", "") for column in COLUMNS.values())

FORMS_HELP = "、".join(f"{each} {catalog.form(each).name}" for each in printed.GATHER)


@app.command("print")
def print_(
    ctx: typer.Context,
    form: Annotated[str, typer.Argument(metavar="表名", help=FORMS_HELP)],
    out: Annotated[
        Path,
        typer.Option(
            metavar="文件", help="文件放到哪里；答复函、交办通知、征询意见表写成 .docx 就存为 Word"
        ),
    ],
    suggestion: Annotated[str, typer.Option(metavar="建议", help=WHICH_HELP)] = "",
    unit: Annotated[
        str,
        typer.Option(
            metavar="单位",
            help="承办单位，催办清单、年度承诺事项清单、回头看表用；几个单位的交办单、交办通知、"
            "协办意见函、分办的答复函也写",
        ),
    ] = "",
    year: Annotated[
        int,
        typer.Option(
            metavar="年",
            help="年度承诺事项清单、重点督办台账、回头看表、履职的表用，不写就是今年",
        ),
    ] = 0,
    group: Annotated[str, typer.Option(metavar="督办组", help="督办单、督办工作方案用")] = "",
    item: Annotated[
        str, typer.Option(metavar="事项", help="督办单用：清单上的哪一项，写几个字就行")
    ] = "",
    delegation: Annotated[
        str, typer.Option(metavar="代表团", help="名册、通讯录、座签用，只印一个代表团")
    ] = "",
    delegate: Annotated[
        str,
        typer.Option(
            metavar="代表", help="履职档案、履职登记表用，姓名或代表证号；登记表不写是空白表"
        ),
    ] = "",
    visit: Annotated[
        str, typer.Option(metavar="走访", help="接待群众登记表用，visits list 的编号；不写是空白表")
    ] = "",
    order: Annotated[
        str, typer.Option(metavar="次序", help="名册、通讯录、座签用，同 roster list 的次序")
    ] = "",
    activity: Annotated[
        str, typer.Option(metavar="活动", help="活动记录、签到表、座签用，名称或编号；不写是空白表")
    ] = "",
    names: Annotated[
        str, typer.Option(metavar="姓名", help="座签用：几个人的姓名，用顿号隔开；不写就印名册")
    ] = "",
    columns: Annotated[
        str, typer.Option(metavar="列", help=f"名册、通讯录用，用顿号隔开：{COLUMN_NAMES}")
    ] = "",
    photos: Annotated[bool, typer.Option("--photos", help="名册、通讯录印上照片")] = False,
    across: Annotated[bool, typer.Option("--across", help="名册、通讯录横着印")] = False,
    whole: Annotated[
        bool, typer.Option("--whole", help="电话和身份证号印全，留下记录；不写就遮住中间")
    ] = False,
    on: Annotated[
        str, typer.Option(metavar="日期", help="交办清单用：哪一天交办的，不写就是最近一次")
    ] = "",
    sewn: Annotated[
        str,
        typer.Option(
            "--booklet",
            metavar="纸",
            help="印成骑马钉小册子，写 A4（每页 A5）或 A3（每页 A4）；"
            "名册、通讯录、履职档案、全卷用",
        ),
    ] = "",
    blank: Annotated[
        bool, typer.Option("--blank", help="空白表，手工填写；什么表没有空白的，会说明")
    ] = False,
) -> None:
    """打印一件建议的公文，一个单位的清单，督办、履职和名册的表，存为 PDF 或 Word。"""
    desk: Entrance = ctx.obj
    wanted = catalog.form(form)
    paper_of = folded(wanted, sewn, out) if sewn else None
    asked = printed.Asked(
        form=wanted,
        today=desk.today,
        suggestion=suggestion,
        unit=unit,
        year=year or desk.today.year,
        group=group,
        item=item,
        delegation=delegation,
        delegate=delegate,
        visit=visit,
        order=order,
        on=desk.day(on) if on else None,
        activity=activity,
        names=names,
        look=_look(wanted.code, columns, photos=photos, across=across, whole=whole),
        blobs=None,
        blank=blank,
    )
    with desk.opened() as store:
        with store.reading() as session:
            paper = printed.paper(session, replace(asked, blobs=store.blobs))
        content = _made(wanted, paper, out)
        made = booklet.bound(content, paper_of) if paper_of else None
        told = getattr(paper, "look", RosterLook()).numbers
        if told:  # before the file is there: it cannot leave without its note
            with store.writing(f"打印完整号码 {out.name}") as session:
                shown_numbers.exported(session, told, count=len(paper.entries), file=out.name)
    for words in faces.refused():
        shown.aside(f"{words}。")
    if strange := catalog.missing(paper):
        shown.aside(
            f"有 {len(strange)} 个字没有字形，纸上留作方框：{'、'.join(strange)}。请手写补上。"
        )
    files.write(out, made.pdf if made else content)
    shown.say(f"{wanted.name}已存到 {out}。")
    if made:
        shown.say(str(made))
    if told:
        shown.say("里面有完整的号码，已留下记录，请妥善保管。")


def _look(code: str, columns: str, *, photos: bool, across: bool, whole: bool) -> RosterLook:
    """Return what is printed of the roster.

    Raises:
        Unclear: a column is not known.
    """
    keys = {column.heading.replace("\n", ""): key for key, column in COLUMNS.items()}
    wanted = [each for each in re.split(r"[、，,\s]+", columns) if each]
    if strange := [each for each in wanted if each not in keys]:
        msg = f"名册没有“{'、'.join(strange)}”这一列，可以印的有：{COLUMN_NAMES}。"
        raise Unclear(msg)
    kind = RosterKind(code) if code in list(RosterKind) else RosterKind.ROSTER
    return RosterLook(kind, tuple(keys[each] for each in wanted), photos, across, whole)


def folded(wanted: Form, sewn: str, out: Path | None = None) -> Paper:
    """Return the paper of which a booklet is made.

    Raises:
        NotAllowed: nobody makes booklets of this form, or it is to be a .docx.
        Unclear: there is no such paper.
    """
    if wanted.code not in booklet.CODES or (out and out.suffix.lower() == ".docx"):
        names = "、".join(each.name for each in catalog.FORMS if each.code in booklet.CODES)
        msg = f"小册子只能是 {names} 的 PDF。"
        raise NotAllowed(msg)
    if sewn.lower() not in list(Paper):
        msg = f"没有认出“{sewn}”这种纸，请写 a4 或 a3。"
        raise Unclear(msg)
    return Paper(sewn.lower())


def _made(wanted: Form, paper: Any, out: Path) -> bytes:
    """Return the file that the ending of its name asks for."""
    if isinstance(paper, Dossier) and out.suffix.lower() != ".docx":
        return watched(dossier.bind(paper), "装订全卷")
    if out.suffix.lower() != ".docx":
        return wanted.to_pdf(paper)
    if wanted.to_docx is None:
        msg = f"{wanted.name}只能存为 PDF，请把文件名改成 {out.stem}.pdf。"
        raise NotAllowed(msg)
    return wanted.to_docx(paper)
