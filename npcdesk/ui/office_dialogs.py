"""本单位 in the settings: how it is reached, its rules, its sessions."""

from datetime import date

from npcdesk import labels
from npcdesk.office import offices, packs, reassigning, roster_order
from npcdesk.office.offices import SessionLine
from npcdesk.rules import area_codes
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CheckField, DropField, NumberField, TextField
from npcdesk.ui.first_run_steps import CODE_HINT, example, narrow, sums
from npcdesk.ui.suggestion_deed import OfficeDeed
from npcdesk.ui.words import Words

NAMES = (
    ("single-first", "单名在前（王力在王一凡前）"),
    ("by-character", "逐字比较（王一凡在王力前）"),
)


class OfficeDialog(OfficeDeed):
    """This office's name, and how it is reached: papers print it."""

    def __init__(self, desk: Desk, _wanted: str = "") -> None:
        self.desk = desk
        with desk.store.reading() as session:
            here = offices.here(session)
            keeps = reassigning.keeps_clock(session)
            strictly = roster_order.by_character(session)
        super().__init__("改单位信息", "打印的公文和表上用这些", primary="保存", width=30)
        self.name = TextField("单位名称", required=True)
        self.code = TextField(
            "行政区划代码",
            hint=CODE_HINT,
            clean=narrow,
            check=lambda code: "" if code == here.code else area_codes.fault(here.level, code),
        )
        self.contact, self.phone = TextField("联系人"), TextField("电话")
        self.address = TextField("地址", hint="征询意见表上印这个地址，代表照着寄回")
        self.row(self.name, self.code, shares=(3, 2))
        self.row(self.contact, self.phone)
        self.keeps = CheckField(
            "改办以后，新单位仍按原来的答复期限办",
            hint="不勾的，答复期限从重新交办起算；首次交办日期都留着，统计时用",
        )
        self.names = DropField(
            "名单按姓名笔画排时",
            choices=NAMES,
            hint="名单的下面会写明排法；各地的做法不同，全国公布的名单都是单名在前",
        )
        self.row(self.address)
        self.row(self.names)
        self.row(self.keeps)
        self.name.set_value(here.name)
        self.code.set_value(here.code)
        self.contact.set_value(here.contact)
        self.phone.set_value(here.phone)
        self.address.set_value(here.address)
        self.keeps.set_value(keeps)
        self.names.set_value("by-character" if strictly else "single-first")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep it."""
        with self.desk.store.writing("改单位信息") as session:
            offices.rename(session, name=self.name.value(), code=self.code.value())
            offices.amend(
                session,
                contact=self.contact.value(),
                phone=self.phone.value(),
                address=self.address.value(),
            )
            reassigning.keep_clock(session, keep=self.keeps.value())
            roster_order.compare(session, by_character=self.names.value() == "by-character")
        self.desk.done("单位信息改好了，以后打印的用新的。")


class PackDialog(OfficeDeed):
    """By which rules days are counted from now on."""

    def __init__(self, desk: Desk, _wanted: str = "") -> None:
        self.desk, self.today = desk, desk.clock.today()
        with desk.store.reading() as session:
            here = offices.here(session)
            self.packs = {line.code: line for line in packs.lines(session)}
        super().__init__(
            "换一个规则包", "以后新登记的按新的算，旧的不动", primary="换成这个", width=32
        )
        self.pack = DropField(
            "规则包", choices=[(p.code, p.name) for p in self.packs.values()], required=True
        )
        self.said = Words("", "second", wrap=True)
        self.row(self.pack)
        self.body.addWidget(self.said)
        self.pack.set_value(here.pack_code)
        self.pack.changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        line = self.packs[self.pack.value()]
        pack = line.pack
        self.note.say("\n".join(line.laxer), "warn")
        lines = [f"{words}：{period}（{article}）" for words, period, article in sums(pack)]
        self.said.say("\n".join([*lines, "", example(pack, self.today)]))

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Use it."""
        name = self.packs[self.pack.value()].name
        with self.desk.store.writing(f"改用{name}") as session:
            offices.use_pack(session, self.pack.value())
        self.desk.done(f"改用{name}，以后新登记的按它算。")


class SessionDialog(OfficeDeed):
    """A session of the congress: a new one, or the days of one that is known."""

    def __init__(self, desk: Desk, wanted: str) -> None:
        self.desk = desk
        today = desk.clock.today()
        with desk.store.reading() as session:
            known = offices.sessions(session)
        found = next((s for s in known if f"{s.term}-{s.session}" == wanted), None)
        title = "改会期" if found else "开新的一次会议"
        super().__init__(title, found.name if found else "", primary="保存", width=28)
        self.term = NumberField("第几届", required=True, least=1, check=_ordinal)
        self.ordinal = NumberField("第几次会议", required=True, least=1, check=_ordinal)
        self.opened = DayField("开幕", today=today, expects="near")
        self.closed = DayField("闭幕", today=today, expects="near")
        self.row(self.term, self.ordinal)
        self.row(self.opened, self.closed)
        self._fill(found, known)

    def _fill(self, found: SessionLine | None, known: list[SessionLine]) -> None:
        latest = known[0] if known else None
        self.term.set_number(found.term if found else latest.term if latest else None)
        following = latest.session + 1 if latest else 1
        self.ordinal.set_number(found.session if found else following)
        self.opened.set_value(found.opened_on if found else None)
        self.closed.set_value(found.closed_on if found else None)
        for field in (self.term, self.ordinal):
            field.setEnabled(found is None)

    def check(self) -> bool:
        """A session does not end before it began."""
        if not super().check():
            return False
        opened: date | None = self.opened.value()
        closed: date | None = self.closed.value()
        if opened and closed and closed < opened:
            self.closed.show_error(f"闭幕在开幕（{labels.day_short(opened)}）之前，请核对。")
            self.closed.take_focus()
            return False
        return True

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep it; the newest session is the one that is worked in."""
        term, ordinal = int(self.term.number() or 0), int(self.ordinal.number() or 0)
        name = labels.session_short(term, ordinal)
        with self.desk.store.writing(f"登记{name}会议") as session:
            offices.open_session(
                session,
                term=term,
                ordinal=ordinal,
                opened_on=self.opened.value(),
                closed_on=self.closed.value(),
            )
        self.desk.done(f"{name}会议已经登记。")


def _ordinal(number: float) -> str:
    return "" if 1 <= number <= len(labels.NUMBERS) else "请写成 1 到 99，例如 19。"
