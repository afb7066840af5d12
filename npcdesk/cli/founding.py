"""`init`: a new office's data."""

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from npcdesk import diary, folder_lock, labels
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.errors import StoreDamaged, why
from npcdesk.models import Level
from npcdesk.office import files, founding, offices
from npcdesk.rules import area_codes
from npcdesk.rules.papers import RecoverySheet

app = App()

RECOVERY_PDF: TypeAlias = Annotated[
    Path | None, typer.Option(metavar="文件", help="把恢复码打印成 PDF，放到这里")
]
KEEP = (
    "恢复码只显示这一次。忘记密码时，只有它能打开数据。"
    "请抄写或打印出来，锁进保险柜，不要和电脑放在一处。"
)


@app.command("init")
def init(
    ctx: typer.Context,
    level: Annotated[
        str, typer.Option(metavar="级别", help="county 县级、township 乡级、city 市级")
    ],
    name: Annotated[str, typer.Option(metavar="名称", help="单位全称，如 示例县人大常委会")],
    code: Annotated[
        str, typer.Option(metavar="代码", help="行政区划代码，市、县 6 位，乡镇 9 位")
    ] = "",
    term: Annotated[int, typer.Option(metavar="届", help="现在是第几届")] = 19,
    session: Annotated[int, typer.Option(metavar="次", help="最近一次会议是第几次")] = 1,
    pack: Annotated[str, typer.Option(metavar="代码", help="规则包，不写就是全国的规定")] = "",
    recovery_pdf: RECOVERY_PDF = None,
) -> None:
    """新建本单位的数据：设密码，给出恢复码。"""
    desk: Entrance = ctx.obj
    kept = _level(level)
    area_codes.checked(kept, code)
    passphrase = desk.new_passphrase()
    _make_folder(desk)
    with folder_lock.held(desk.folder.lock, desk.clock):
        made = founding.found(
            desk.folder,
            passphrase,
            name=name,
            level=kept,
            code=code,
            term=term,
            pack_code=pack,
            session_ordinal=session,
        )
        diary.start(desk.folder.log)
        with closing(made.store), made.store.reading() as reading:
            here: Any = offices.here(reading)
    shown.say(f"已新建 {here.name}（{labels.term_name(here.term)}），数据在 {desk.folder.root}。")
    hand_out(made.recovery_code, here.name, desk.today, recovery_pdf)


def hand_out(code: str, office: str, today: date, pdf: Path | None) -> None:
    """Show a recovery code, the only time that it is, and print it where that was asked for."""
    shown.say(f"恢复码：{code}")
    shown.say(KEEP)
    if pdf:
        from npcdesk.forms import recovery_sheet  # noqa: PLC0415 - few ask for it, and it is slow

        files.write(pdf, recovery_sheet.to_pdf(RecoverySheet(office, code, today)))
        shown.say(f"恢复码已打印到 {pdf}，用过请删掉这个文件。")


def _level(said: str) -> Level:
    own = {level.value: labels.LEVEL[level] for level in offices.OWN_LEVELS}
    return Level(labels.value_of(own, said))


def _make_folder(desk: Entrance) -> None:
    try:
        desk.folder.root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"没有建成文件夹 {desk.folder.root}（{why(error)}）。请换一个能写的位置。"
        raise StoreDamaged(msg) from error
