"""The computers of 数据交换: their table, how one is retired or revoked, and the key on paper."""

from PySide6.QtWidgets import QDialog

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.office import offices
from npcdesk.sync import computers, joining
from npcdesk.sync.computers import Computer, State
from npcdesk.sync.trust.roster import EndingKind
from npcdesk.ui import dialogs, recovery_paper
from npcdesk.ui.buttons import primary, second
from npcdesk.ui.columns import Column
from npcdesk.ui.exchange_columns import when
from npcdesk.ui.office_desk import OfficeDesk
from npcdesk.ui.signs import Mark, Sign

MARKS: dict[State, Mark] = {
    "active": Mark("在用", "closed", Sign.TICK),
    "retired": Mark("已停用", "void", Sign.DASH),
    "revoked": Mark("已吊销", "late", Sign.BANG),
    "unproved": Mark("等证明", "soon", Sign.CLOCK),
}
MEANS: dict[State, str] = {
    "active": "",
    "retired": "停用以前写的都算数，以后它写的一律作废。",
    "revoked": "截止以前写的都算数，以后它写的一律作废，数据包也不再发给它。",
    "unproved": "它换了新身份，还没有上级的证明；在这以前写的照样算数。",
}


ANEW = "上级打电话说这台电脑停用了或吊销了，才换新身份：取回上级的回复以前，不能导出。"


def since(one: Computer) -> str:
    """Return 2026.5.6."""
    return f"{one.since.year}.{one.since.month}.{one.since.day}"


COLUMNS: tuple[Column[Computer], ...] = (
    Column("单位", lambda c: c.unit_name, rank=1, width=9, look="strong", stretch=True),
    Column("电脑", lambda c: c.shown, rank=1, width=10),
    Column("编号", lambda c: c.inc[:8], rank=2, width=4.6, look="quiet"),
    Column("起用", since, rank=2, width=5.6, align="right"),
    Column(
        "状态",
        lambda c: MARKS[c.state].words,
        rank=1,
        width=5,
        mark=lambda c: MARKS[c.state],
        tip=lambda c: MEANS[c.state],
    ),
)


def end(desk: OfficeDesk, wanted: str) -> QDialog:
    """Ask before a computer is retired or revoked; `wanted`: retired:inc or revoked:inc."""
    said, _, inc = wanted.partition(":")
    kind = EndingKind(said)
    with desk.store.reading() as session:
        one = next((each for each in computers.listed(session) if each.inc == inc), None)
        if one is None:
            msg = "没有找到这台电脑。请回到数据交换再看一遍。"
            raise NotFound(msg)
        count, last_ms = computers.written_by(session, inc)
    verb = computers.VERBS[kind]

    def ended() -> None:
        with desk.store.writing(f"{verb}电脑") as session:
            computers.end(session, one, kind)
        desk.changes.note(["exchange"])
        desk.say(f"已{verb}{one.called}。请导出给每个上级、下级，让他们都知道。")

    cut = f"到{when(last_ms)}为止，共 {count} 项改动" if count else "一项也没有"
    kept = f"编号 {inc[:8]}。它写过、本机已经收到的算数：{cut}。"
    asks = f"{verb}{one.unit_name}的“{one.nick}”？"
    if kind is EndingKind.RETIRED:
        note = (
            f"{kept}还有没送来的，请先让它导出一次，导入以后再停用。"
            "停用后不能恢复。以后再用这台电脑，要在它上面换新身份，重新配对。"
        )
        return dialogs.confirm(asks, "停用", ended, note=note, keep="不停用")
    note = (
        f"{kept}截止以后它写的，在哪个单位都作废；以后的数据包它也打不开。"
        "用在电脑丢了、被盗了的时候。吊销后不能恢复。"
        "找回来再用，要在它上面换新身份，重新配对。"
    )
    return dialogs.confirm(asks, "吊销", ended, note=note, keep="不吊销", type_this=one.nick)


def print_key(desk: OfficeDesk, _wanted: str = "") -> QDialog:
    """Put the office's recovery key on paper; it is not shown on the screen."""
    with desk.store.reading() as session:
        name, before = offices.here(session).name, computers.printed_on(session)
    again = f"上次是 {labels.day(before)}打印的，钥匙没有变。" if before else ""
    dialog = dialogs.Sentence(
        "把交换恢复钥匙打印出来，封好，和电脑分开存放。",
        f"本单位的电脑都坏了的时候，用它打开别的单位发来的数据包。{again}",
    )

    def told(words: str) -> None:
        with desk.store.writing("打印交换恢复钥匙") as session:
            computers.was_printed(session, desk.clock.today())
        desk.changes.note(["exchange"])
        desk.say(words)

    def put_out(*, on_printer: bool) -> None:
        with desk.store.writing("取交换恢复钥匙") as session:
            key = joining.recovery_key(session)
        recovery_paper.put_out(
            key, name, desk, dialog, on_printer=on_printer, then=told, exchange=True
        )

    dialog.add(second("关闭"))
    for button, on_printer in (
        (second("存为 PDF", "document_pdf"), False),
        (primary("打印", "print"), True),
    ):
        button.clicked.connect(lambda _on=False, to=on_printer: put_out(on_printer=to))
        dialog.foot.addWidget(button)
    return dialog
