"""Every command by its name; the module behind one is imported when it is typed, not before."""

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk import __version__, paths
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App, Command, Group
from npcdesk.paths import OfficeFolder

# name: (module, help); a module whose commands stand alone is named several times
COMMANDS = {
    "init": ("founding", "新建本单位的数据"),
    "roster": ("rosters", "代表名册：导入、登记、编辑、清单、查看"),
    "stations": ("stations", "代表之家和联络站：登记、清单、上下级、工作人员、公开页"),
    "contacts": ("contacts", "双联系：结对、联系记录、覆盖率"),
    "rota": ("rota", "代表值班：规则、排班、调班、公告、日历"),
    "visits": ("visits", "走访接待和群众意见：登记、清单、查看"),
    "opinions": ("opinions", "群众意见：清单、查看、办理的每一步、同类事项"),
    "teams": ("teams", "代表小组：成立、成员进出、一年的活动和成果"),
    "activities": ("activities", "活动：计划、通知、开展和出席、成果"),
    "duty": ("duty", "履职：年度要求、谁落后了、履职档案、公示名单"),
    "topics": ("topics", "五级协同：年度议题、各级承担、成果通报和评估"),
    "suggestions": ("suggestions", "建议办理：从登记到办结的每一步"),
    "units": ("units", "承办单位：登记、清单、发出和收回交办清单"),
    "promises": ("promises", "承诺事项：台账、补记、进展、落实、不能落实"),
    "lookback": ("look_backs", "回头看：往年答复为 B 类的建议，清单和登记"),
    "year-report": ("year_reports", "年度办理情况报告：哪年该报告、登记、更正"),
    "evaluation": ("evaluation", "双评价：承办单位得分、建议质量评分、评优提名和表彰"),
    "stats": ("stats", "统计：建议、代表、站点、重点督办的各项数字"),
    "groups": ("groups", "重点督办：成立督办组、列入建议、清单"),
    "projects": ("projects", "民生实事：征集、筛选、票决和计票、进度、督查、评价、报告"),
    "packs": ("packs", "规则包：清单、查看、复制、改用、导入导出、比较"),
    "wording": ("wordings", "公文用语：清单、改成本单位的说法、恢复标准用语"),
    "holidays": ("holidays", "节假日安排：清单、导入新一年的"),
    "sessions": ("sessions", "届次和会议：登记、清单"),
    "today": ("due_today", "今日要办：清单、导出日历"),
    "print": ("printing", "打印公文：答复函、征询意见表、催办单、催办清单"),
    "print-many": ("batch_printing", "成批打印：一种表几百份，一件一个文件或合成一个"),
    "faces": ("own_faces", "公文字体：看用的是哪些，换成这台电脑装的"),
    "sync": ("exchange", "数据交换：和上级、下级用 U 盘或邮件往来"),
    "others": ("others", "外单位材料：下级送来的、上级发布的"),
    "passphrase": ("passphrases", "密码和恢复码：改密码、做新的恢复码"),
    "undo": ("keeping", "撤销上一步"),
    "backup": ("keeping", "备份数据"),
    "restore": ("keeping", "用备份恢复数据"),
    "check": ("checking", "检查数据文件是否完好"),
    "report": (
        "written_reports",
        "写报告：建议办理、代表工作、代表之家，存为 Word 或 PDF",
    ),
    "check-report": ("report_check", "核对报告：把文中的数重新算一遍，再和本机的比"),
    "self-check": ("checking", "检查程序本身：临时走完一件建议的全过程"),
    "demo": ("demonstration", "演示：一个虚构的示例县"),
}


class _Root(Group):
    """Lists every command without importing any, so that help comes at once."""

    def list_commands(self, _ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        return Command(cmd_name, help=COMMANDS[cmd_name][1])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, command, rest = super().resolve_command(ctx, args)
        return name, _loaded(str(name)) if command else command, rest


def _loaded(name: str) -> Any:
    module = import_module(f"npcdesk.cli.{COMMANDS[name][0]}")
    command: Any = typer.main.get_command(module.app)
    alone = getattr(command, "commands", {}).get(name, command)
    alone.name = name
    return alone


_app = App(
    cls=_Root,
    help="人大履职桌面：代表名册、代表之家、建议办理和重点督办，全部离线。",
    no_args_is_help=True,
)


def _tell_version(*, wanted: bool) -> None:
    if wanted:
        shown.say(f"人大履职桌面 {__version__}")
        raise typer.Exit


@_app.callback()
def _at(
    ctx: typer.Context,
    office: Annotated[
        Path | None, typer.Option(metavar="文件夹", help="本单位数据所在的文件夹，可以在 U 盘上")
    ] = None,
    passphrase_file: Annotated[
        Path | None,
        typer.Option(metavar="文件", help="写着密码的文件；也可以设环境变量 NPCDESK_PASSPHRASE"),
    ] = None,
    date_is: Annotated[
        str,
        typer.Option(metavar="日期", help="电脑的日期看起来不对时，写今天的日期表示核对过了"),
    ] = "",
    _version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_tell_version, help="看程序的版本"),
    ] = False,
) -> None:
    folder = OfficeFolder((office or paths.default_office()).absolute())
    ctx.obj = Entrance(folder, passphrase_file, ctx.obj, date_is)


def root() -> Any:
    """Return the command that knows all the others."""
    return typer.main.get_command(_app)
