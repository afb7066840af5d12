"""A paper of each form with nothing on it, to be printed and filled in by hand.

What cannot be empty is a line to write on; see `by_hand`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from npcdesk.by_hand import DAY, ROOM, name
from npcdesk.labels import FULL_SPACE
from npcdesk.rules.activity_papers import ActivityRecord, SignInSheet
from npcdesk.rules.duty_papers import DelegateFile
from npcdesk.rules.hand_over_papers import (
    CoOpinionLetter,
    HandedLine,
    HandedRow,
    HandOverList,
    HandOverNotice,
    HandOverSlip,
)
from npcdesk.rules.papers import (
    FeedbackForm,
    LedgerRow,
    LookBackTable,
    LookedRow,
    PromisedLine,
    PromiseList,
    ReplyLetter,
    SupervisionLedger,
    SupervisionSlip,
    UrgedLine,
    UrgeList,
    UrgeSlip,
)
from npcdesk.rules.reception import ReceptionForm
from npcdesk.rules.roster_papers import RosterEntry, RosterKind, RosterList, RosterLook
from npcdesk.rules.station_papers import DutyNotice, Receiver, RotaRow, RotaTable
from npcdesk.rules.suggestion_sheet import SuggestionSheet

FEW, ROWS, MANY, WIDE, TALL = 6, 14, 18, 7, 3  # rows: of a letter; upright; narrow; on its side
SESSION = f"第{ROOM}次会议"
NUMBER = FULL_SPACE * 2 + "〔" + FULL_SPACE * 4 + "〕" + FULL_SPACE * 2 + "号"
HOURS = "＿＿:＿＿"


@dataclass(frozen=True, slots=True)
class Here:
    """Whose papers they are: the office, its congress, the year, whom to ask."""

    office: str
    congress: str
    year: int
    contact: str = ""
    phone: str = ""
    ratings: tuple[str, ...] = ("满意", "基本满意", "不满意")
    questions: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()

    @property
    def raised(self) -> dict[str, Any]:
        """A suggestion that is not known yet."""
        return {
            "congress": self.congress,
            "session": SESSION,
            "number": ROOM,
            "title": name(12),
            "lead": name(4),
        }

    @property
    def reach(self) -> dict[str, Any]:
        """Whom to ask."""
        return {"contact": self.contact, "phone": self.phone}


def paper(code: str, here: Here) -> Any:
    """Return an empty paper of a form, by its code, one of `MAKERS`."""
    return MAKERS[code](here)


def _slip(of: Here) -> HandOverSlip:
    return HandOverSlip(
        office=of.office,
        document_number=NUMBER,
        unit=name(),
        role=ROOM,
        answers=True,
        others="",
        signers=1,
        handed_on=DAY,
        due_on=DAY,
        due_why="",
        give_back_by=DAY,
        classes=of.classes,
        **of.raised,
        **of.reach,
    )


def _notice(of: Here) -> HandOverNotice:
    return HandOverNotice(
        office=of.office,
        document_number=NUMBER,
        unit=name(),
        congress=of.congress,
        session=SESSION,
        meeting="",
        on=DAY,
        give_back_by=DAY,
        classes=of.classes,
        lines=(HandedLine("", "", "", "", "", None),) * FEW,
        **of.reach,
    )


def _list(of: Here) -> HandOverList:
    row = HandedRow("", "", "", "", "", None, None, "")
    return HandOverList(of.office, of.congress, SESSION, "", DAY, (row,) * WIDE)


def _opinion(of: Here) -> CoOpinionLetter:
    known = {key: words for key, words in of.raised.items() if key != "lead"}
    return CoOpinionLetter(
        unit="", to=name(), document_number="", body=(), on=None, due_on=None, **known
    )


def _reply(of: Here) -> ReplyLetter:
    return ReplyLetter(
        unit="",
        document_number=NUMBER,
        reply_class=ROOM,
        signers=1,
        body=(),
        on=DAY,
        contact=name(4),
        contact_phone=name(),
        copies=(of.office,),
        **of.raised,
    )


def _form(of: Here) -> FeedbackForm:
    return FeedbackForm(
        office=of.office,
        congress=of.congress,
        session=SESSION,
        number=ROOM,
        title="",
        lead="",
        lead_unit="",
        co_units=(FULL_SPACE,),
        ratings=of.ratings,
        questions=of.questions,
        phone=of.phone,
    )


def _urge(of: Here) -> UrgeSlip:
    return UrgeSlip(
        office=of.office,
        units=(name(),),
        signers=1,
        handed_on=DAY,
        on=DAY,
        say_by=DAY,
        **of.raised,
        **of.reach,
    )


def _urges(of: Here) -> UrgeList:
    line = UrgedLine("", "", "", "", 0, None, DAY, 0, 0)
    return UrgeList(of.office, name(), DAY, DAY, 0, (line,) * ROWS, **of.reach)


def _promises(of: Here) -> PromiseList:
    line = PromisedLine("", "", "", "", 0, "", "", DAY, kept=False, how_far="", told_on=None)
    return PromiseList(of.office, name(), of.year, DAY, (line,) * ROWS, **of.reach)


def _look_back(of: Here) -> LookBackTable:
    row = LookedRow(*("", "", "", "", 0, "", DAY, "", "", None), *("", "", "", "", ""))
    return LookBackTable(of.office, of.year, name(12), "", (), (row,) * TALL, DAY)


def _supervised(of: Here) -> SupervisionSlip:
    return SupervisionSlip(
        office=of.office,
        number=f"督办{NUMBER.strip(FULL_SPACE)}",
        group="",
        leader="",
        leader_post="",
        unit="",
        about=(),
        decided="",
        asked="",
        handed_on=DAY,
        due_on=DAY,
        **of.reach,
    )


def _ledger(of: Here) -> SupervisionLedger:
    row = LedgerRow(*("", "", "", "", 0), *("",) * 12)
    return SupervisionLedger(of.office, of.year, 0, DAY, (row,) * WIDE)


def _duty(of: Here) -> DutyNotice:
    receiver = Receiver(name(12), "", "")
    return DutyNotice(
        name(), DAY, HOURS, HOURS, name(12), (receiver,), of.phone or name(), of.office, DAY
    )


def _rota(of: Here) -> RotaTable:
    row = RotaRow(DAY, "", "", "", "", "")
    return RotaTable(name(), DAY, DAY, (row,) * ROWS, of.office, DAY)


def _roster(kind: RosterKind) -> Callable[[Here], RosterList]:
    def made(of: Here) -> RosterList:
        look = RosterLook(kind)
        entry = RosterEntry("", "", f"{name(4)}代表团", ("",) * len(look.shown))
        return RosterList(of.office, of.congress, (entry,) * MANY, "", "", DAY, look)

    return made


MAKERS: Mapping[str, Callable[[Here], Any]] = {
    "suggestion-sheet": lambda of: SuggestionSheet(of.congress, ""),
    "hand-over-slip": _slip,
    "hand-over-notice": _notice,
    "hand-over-list": _list,
    "receipt-slip": _notice,
    "co-opinion": _opinion,
    "reply-letter": _reply,
    "feedback-form": _form,
    "urge-slip": _urge,
    "urge-list": _urges,
    "promise-list": _promises,
    "look-back-table": _look_back,
    "supervision-slip": _supervised,
    "supervision-ledger": _ledger,
    "duty-notice": _duty,
    "rota-table": _rota,
    "reception-form": lambda of: ReceptionForm(
        "接待群众登记表", of.office, "", None, "", (), "", ()
    ),
    **{kind.value: _roster(kind) for kind in RosterKind if kind is not RosterKind.CARDS},
    "activity-record": lambda of: ActivityRecord(of.office),
    "sign-in-sheet": lambda of: SignInSheet(of.office),
    "duty-record": lambda of: DelegateFile(of.office, "", "", of.year, DAY, 0, (), "", ()),
}
WHY_NOT: Mapping[str, str] = {
    "dossier": "全卷是一件建议的全部公文装订成的，没有空白的。",
    "candidate-list": "评优候选名单是从评分里排出来的，没有空白的。",
    "honour-list": "表彰名单是按会议的决定写成的公文，没有空白的。",
    "supervision-plan": "督办工作方案是按督办组的登记写成的公文，没有空白的。",
    "name-cards": "座签上只有姓名，没有空白的；临时来的人用 print name-cards --names 写上姓名。",
    "delegate-file": "履职档案是从登记里装订的，没有空白的；手工填的是履职登记表 duty-record。",
    "public-list": "履职公示是从登记里数出来的，没有空白的。",
    "vote-ballot": "票决票、测评票印出来就是给代表划的，没有另外的空白票；请用 projects ballot。",
    "vote-count": "票数登记以前打印的计票表就是空着的；请用 projects count-sheet。",
    "project-progress": "民生实事进度表的数字都从登记里来，没有空白的。",
    "recovery-sheet": "恢复码只有一个，没有空白的。",
}
"""Why there is no empty paper of the other forms."""
