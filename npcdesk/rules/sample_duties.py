"""Made-up papers about delegates, stations and activities, to look at an office's words on them."""

from collections.abc import Callable, Mapping
from typing import Any

from npcdesk.rules.activity_papers import ActivityRecord, SignInSheet, SignRow
from npcdesk.rules.duty_papers import DelegateFile, DoneLine, PublicLine, PublicList
from npcdesk.rules.reception import ReceptionForm, ReceptionSlip
from npcdesk.rules.roster_papers import RosterEntry, RosterKind, RosterList, RosterLook
from npcdesk.rules.sample_sayer import LEAD, Sayer
from npcdesk.rules.station_papers import DutyNotice, Receiver, RotaRow, RotaTable


def _duty(of: Sayer) -> DutyNotice:
    receiver = Receiver("陈国栋", "县人大代表", "青石镇选区")
    where = ("9:00", "11:30", "青石镇文化站一楼")
    return DutyNotice(
        "青石镇代表之家", of.after(3), *where, (receiver,), of.phone, of.office, of.on
    )


def _rota(of: Sayer) -> RotaTable:
    row = RotaRow(of.after(3), "", "9:00–11:30", "文化站一楼", "陈国栋、吴秀兰", "")
    return RotaTable("青石镇代表之家", of.on, of.after(30), (row,), of.office, of.on)


def _reception(of: Sayer) -> ReceptionForm:
    slip = ReceptionSlip(number="7K3M", speaker="群众甲", words="桥上没有护栏，晚上看不清。")
    where = ("青石镇代表之家", of.on, "9:00–11:30", ("陈国栋",), "吴秀兰")
    return ReceptionForm("接待群众登记表", of.office, *where, (slip,))


def _roster(kind: RosterKind) -> Callable[[Sayer], RosterList]:
    def made(of: Sayer) -> RosterList:
        look = RosterLook(kind)
        known = {"sex": "女", "nation": "汉族", "work": "沙河镇中心小学 教师"}
        cells = tuple(known.get(key, "") for key in look.shown)
        entries = tuple(
            RosterEntry(name, "female", "沙河镇代表团", cells) for name in ("丁玲", "王一凡")
        )
        rule = "按姓名笔画排列（单名在前）"
        return RosterList(of.office, of.congress, entries, rule, "", of.on, look)

    return made


def _record(of: Sayer) -> ActivityRecord:
    return ActivityRecord(
        office=of.office,
        title="视察沙河桥",
        kind="代表小组活动",
        team="沙河镇代表小组",
        convener=LEAD,
        on=of.on,
        place="沙河桥",
        organiser="沙河镇人大",
        called=2,
        present=(LEAD, "丁玲"),
        record="看了桥面和护栏，听了管养单位的情况。",
        outcomes=("提出建议1件",),
    )


def _sign_in(of: Sayer) -> SignInSheet:
    rows = (SignRow(LEAD, "沙河镇代表团"), SignRow("丁玲", "沙河镇代表团"))
    return SignInSheet(of.office, "视察沙河桥", of.on, "沙河桥", rows)


def _year(of: Sayer) -> DelegateFile:
    return DelegateFile(
        office=of.office,
        name="丁玲",
        facts="女，沙河镇代表团",
        year=of.on.year,
        on=of.on,
        times=1,
        measures=("进站接待1/4次，还差3次",),
        points="进站接待 1 次 × 2 = 2",
        lines=(DoneLine(of.on, "进站接待", "接待 4 人", "沙河镇代表之家"),),
        basics=(("姓名", "丁玲"), ("性别", "女"), ("代表团", "沙河镇"), ("代表证号", "0187")),
    )


def _public(of: Sayer) -> PublicList:
    line = PublicLine("丁玲", "沙河镇代表团", "沙河镇中心小学 教师", ("2", "1"))
    return PublicList(of.office, of.on.year, of.on, ("进站接待", "领衔建议"), (line,))


OF_DELEGATES: Mapping[str, Callable[[Sayer], Any]] = {
    "duty-notice": _duty,
    "rota-table": _rota,
    "reception-form": _reception,
    **{kind.value: _roster(kind) for kind in RosterKind if kind is not RosterKind.CARDS},
    "activity-record": _record,
    "sign-in-sheet": _sign_in,
    "duty-record": _year,
    "delegate-file": _year,
    "public-list": _public,
}
