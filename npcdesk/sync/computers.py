"""The computers that take part, and their end: retired, or revoked when one was lost or stolen.

Also the office's recovery key on paper: whether it was ever printed, and when.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import text
from sqlmodel import Session, select

from npcdesk.errors import NotAllowed
from npcdesk.models import OwnKey
from npcdesk.sync import hlc, joining, machine, status, trusted
from npcdesk.sync.trust.certificates import Certificate
from npcdesk.sync.trust.roster import EndingKind
from npcdesk.sync.trusted import Trusted

State = Literal["active", "retired", "revoked", "unproved"]
VERBS = {EndingKind.RETIRED: "停用", EndingKind.REVOKED: "吊销"}
END_FORMER = (
    "请先让每个上级、下级导出一次，导入回来，再停用从前的身份；"
    "数据拷到两台电脑上都在用的，不要停用。"
)
PRINTED = "exchange_recovery_printed"


@dataclass(frozen=True, slots=True)
class Computer:
    """A machine of an office, as its certificate says.

    `former`: what this machine was before its file was restored or copied. `endable`: this office
    has a say over it.
    """

    inc: str
    unit: str
    unit_name: str
    nick: str
    since: date
    state: State
    mine: bool
    former: bool
    endable: bool

    @property
    def id(self) -> str:
        """The incarnation, in hex."""
        return self.inc

    @property
    def shown(self) -> str:
        """Its name, and whether it is the one at hand, or what that was before."""
        return f"{self.nick}{'（本机）' if self.mine else '（本机从前）' if self.former else ''}"

    @property
    def called(self) -> str:
        """Its office and name, and the first letters of its number: names may be the same."""
        return f"{self.unit_name}的“{self.nick}”（{self.inc[:8]}）"


def listed(session: Session) -> list[Computer]:
    """Return the machines of this office and of its neighbours."""
    here, known = machine.current(session), trusted.load(session)
    if here is None or known is None:
        return []
    own = set(session.exec(select(OwnKey.inc)).all())
    return [
        Computer(
            inc=one.inc,
            unit=one.unit,
            unit_name=one.unit_name,
            nick=one.nick,
            since=one.not_before,
            state=_state(known, one),
            mine=one.inc == here.own.inc,
            former=one.inc in own and one.inc != here.own.inc,
            endable=one.inc != here.own.inc and known.tree.has_say_over(here.unit, one.unit),
        )
        for unit in (here.unit, *known.tree.neighbours(here.unit))
        for one in known.tree.machines_of(unit)
    ]


def _state(known: Trusted, one: Certificate) -> State:
    ends = known.standings.ended.get(one.inc, {})
    if EndingKind.REVOKED in ends:
        return "revoked"
    if EndingKind.RETIRED in ends:
        return "retired"
    return "active" if known.standings.is_active(one.inc) else "unproved"


def written_by(session: Session, inc: str) -> tuple[int, int]:
    """Return how many commits of a machine are here, and when it wrote the last (ms, 0: none).

    That is where it is cut off when it is ended now.
    """
    count, last = session.execute(_WRITTEN, {"inc": inc}).one()
    return int(count), hlc.wall_ms(last) if last else 0


_WRITTEN = text(
    "SELECT count(*), max(c.hlc) FROM commit_log c JOIN replica r ON r.rid = c.rid "
    "WHERE r.inc = :inc"
)


def end(session: Session, one: Computer, kind: EndingKind) -> None:
    """Retire or revoke a machine, and note it in the log.

    Raises:
        NotAllowed: it is this machine itself.
        TrustRefused: this machine has no say over it.
    """
    verb = VERBS[kind]
    if one.mine:
        msg = f"{one.called}就是这台电脑，不能由自己{verb}。请在另一台电脑或上级那里{verb}。"
        raise NotAllowed(msg)
    joining.end(session, one.inc, kind)
    status.note(session, kind.value, f"{verb}了{one.called}", one.unit)


# the recovery key on paper


def printed_on(session: Session) -> date | None:
    """Return when the recovery key was last put on paper, None while it never was."""
    said = trusted.fact(session, PRINTED)
    return date.fromisoformat(said) if said else None


def was_printed(session: Session, day: date) -> None:
    """Note that the recovery key was put on paper."""
    trusted.keep(session, PRINTED, day.isoformat())
