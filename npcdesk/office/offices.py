"""This office, its congress's terms and sessions, and the rules it works by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from npcdesk import labels
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import CongressSession, Level, Office, RulePack, Term
from npcdesk.rules import area_codes, phones

if TYPE_CHECKING:  # rule packs are read when a rule is asked for, not when the desk starts
    from npcdesk.rules.pack import Pack

_TAIL = re.compile(
    r"(人民代表大会)?(人大)?(常务委员会|常委会)?(代表工作委员会|代工委|办公室|主席团|办)?$"
)
OWN_LEVELS = (Level.TOWNSHIP, Level.COUNTY, Level.CITY)


@dataclass(frozen=True, slots=True)
class Here:
    """This office as screens and papers name it. `session` is 0 between sessions (闭会期间)."""

    id: str
    name: str
    area: str
    level: Level
    code: str
    pack_code: str
    term: int
    session: int
    contact: str = ""
    phone: str = ""
    address: str = ""
    keeps_ids: bool = False  # 身份证号 are kept

    @property
    def congress(self) -> str:
        """示例县第十九届人民代表大会."""
        return congress(self.area, self.term)


LONG = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session of the congress."""

    id: str
    term: int
    session: int
    opened_on: date | None
    closed_on: date | None

    @property
    def name(self) -> str:
        """十九届一次."""
        return labels.session_short(self.term, self.session)


def congress(area: str, term: int) -> str:
    """Return 示例县第十九届人民代表大会; without a term, 示例县人民代表大会."""
    return f"{area}{labels.term_name(term) if term else ''}人民代表大会"


def area_of(name: str) -> str:
    """Return the area that an office's name begins with: 示例县人大常委会 is of 示例县."""
    return _TAIL.sub("", name.strip()) or name.strip()


def begin(
    session: Session,
    *,
    name: str,
    level: Level,
    code: str,
    term: int,
    pack_code: str = "",
    session_ordinal: int = 1,
) -> Here:
    """Enter this office into its new file.

    Raises:
        NotAllowed: the file has its office already, or a fact does not hold.
        NotFound: there is no such rule pack.
    """
    from npcdesk import shipped  # noqa: PLC0415 - see above

    if session.exec(select(Office).where(Office.mine)).first() is not None:
        msg = "这份数据已经有本单位了。要换单位，请另用一个文件夹。"
        raise NotAllowed(msg)
    if level not in OWN_LEVELS or not name.strip() or not 1 <= term <= 99:
        msg = "请填写单位名称、级别（市、县、乡）和届次（1 到 99）。"
        raise NotAllowed(msg)
    _require_name(name)
    area_codes.checked(level, code)
    pack = shipped.pack(pack_code or default_pack(level))
    office = Office(
        name=name.strip(),
        area=area_of(name),
        level=level,
        code=code,
        mine=True,
        pack_code=pack.code,
    )
    session.add(office)
    session.add(RulePack(code=pack.code, name=pack.name, text=shipped.pack_text(pack.code)))
    this_term = Term(office_id=office.id, ordinal=term)
    session.add(this_term)
    session.add(CongressSession(term_id=this_term.id, ordinal=session_ordinal))
    session.flush()
    return here(session)


def default_pack(level: Level) -> str:
    """Return the code of the national rules for a level: 乡镇 or 县级以上."""
    return "national-township" if level is Level.TOWNSHIP else "national"


def meeting(session: Session) -> str:
    """Return who decides on key supervision (代表法 第五十二条): 主任会议, in townships 主席团."""
    return "主席团" if here(session).level is Level.TOWNSHIP else "主任会议"


def here(session: Session) -> Here:
    """Return this office, its newest term and session; `NotFound` before the first-run wizard."""
    office = _mine(session)
    newest = sessions(session)
    latest = newest[0] if newest else None
    return Here(
        id=office.id,
        name=office.name,
        area=office.area,
        level=office.level,
        code=office.code,
        pack_code=office.pack_code,
        term=latest.term if latest else 0,
        session=latest.session if latest else 0,
        contact=office.contact,
        phone=office.phone,
        address=office.address,
        keeps_ids=office.keeps_ids,
    )


def raised_at(sessions: Sequence[SessionLine], on: date) -> tuple[int, int]:
    """Return the term and session during which the day `on` lies; session 0 (闭会) outside of all.

    A session whose last day is not known is taken to last a week.
    """
    for line in sessions:
        if line.opened_on and line.opened_on <= on <= (line.closed_on or line.opened_on + LONG):
            return line.term, line.session
    return max((line.term for line in sessions), default=0), 0


def sessions(session: Session, unit: str = "") -> list[SessionLine]:
    """Return the sessions of a congress, newest first: this office's, or what `unit` published.

    A session that two machines of an office entered is told once, with its days.
    """
    rows = session.exec(
        select(CongressSession, Term)
        .join(Term, col(Term.id) == col(CongressSession.term_id))
        .where(~col(CongressSession.deleted), ~col(Term.deleted))
        .where(CongressSession.unit == unit, Term.unit == unit)
        .order_by(
            col(Term.ordinal).desc(),
            col(CongressSession.ordinal).desc(),
            col(CongressSession.opened_on).is_(None),
            col(CongressSession.id),
        )
    )
    once: dict[tuple[int, int], SessionLine] = {}
    for s, t in rows:
        line = SessionLine(s.id, t.ordinal, s.ordinal, s.opened_on, s.closed_on)
        once.setdefault((t.ordinal, s.ordinal), line)
    return list(once.values())


def open_session(
    session: Session,
    *,
    term: int,
    ordinal: int,
    opened_on: date | None = None,
    closed_on: date | None = None,
) -> None:
    """Enter a session of this office's congress, and its term if it is new; or amend its days.

    Raises:
        NotAllowed: it would close before the day on which it opened.
    """
    office = _mine(session)
    known = select(Term).where(Term.unit == "", Term.ordinal == term, ~col(Term.deleted))
    of_term = session.exec(known).first()
    if of_term is None:
        of_term = Term(office_id=office.id, ordinal=term)
        session.add(of_term)
        session.flush()
    line = next((s for s in sessions(session) if (s.term, s.session) == (term, ordinal)), None)
    kept = session.get(CongressSession, line.id) if line else None
    found = kept or CongressSession(term_id=of_term.id, ordinal=ordinal)
    opened, closed = opened_on or found.opened_on, closed_on or found.closed_on
    if opened and closed and closed < opened:
        msg = f"闭幕（{labels.day(closed)}）在开幕（{labels.day(opened)}）之前，请核对两个日期。"
        raise NotAllowed(msg)
    found.opened_on, found.closed_on = opened, closed
    session.add(found)


def amend(session: Session, *, contact: str, phone: str, address: str) -> None:
    """Change how this office is reached: papers print it."""
    office = _mine(session)
    if phone != office.phone:
        phones.checked(phone)
    office.contact, office.phone, office.address = contact, phone, address
    session.add(office)


def rename(session: Session, *, name: str, code: str) -> None:
    """Change this office's name and 行政区划代码; its area follows the name.

    Raises:
        NotAllowed: there is no name, a new code is not one of its level, or other offices already
            know this one by its code.
    """
    from npcdesk.office import addressed  # noqa: PLC0415 - see above

    _require_name(name)
    office = _mine(session)
    if code != office.code:
        area_codes.checked(office.level, code)
    if code != office.code and addressed.own(session):
        msg = (
            f"本单位已加入数据交换，别的单位都按代码 {office.code} 认本单位，代码不能再改。"
            "确实变了的，请先与上级商量，按新代码新建单位后重新配对。"
        )
        raise NotAllowed(msg)
    office.name, office.area, office.code = name.strip(), area_of(name), code
    session.add(office)


def use_pack(session: Session, code: str) -> None:
    """Work by another rule pack from now on; papers already entered keep theirs.

    Raises:
        NotFound: neither the program nor this office has such a pack.
    """
    from npcdesk import shipped  # noqa: PLC0415 - see above

    found = pack(session, code)
    office = _mine(session)
    office.pack_code = code
    session.add(office)
    kept = select(RulePack).where(
        RulePack.code == code, RulePack.unit == "", ~col(RulePack.deleted)
    )
    if session.exec(kept).first() is None:
        session.add(RulePack(code=code, name=found.name, text=shipped.pack_text(code)))


def pack(session: Session, code: str = "", unit: str = "") -> "Pack":
    """Return the rule pack of a paper, or the office's own: its copy, else as shipped.

    `unit` is the office above to whose congress the paper is addressed, which publishes its rules.
    """
    from npcdesk import shipped  # noqa: PLC0415 - see above
    from npcdesk.rules import pack_text  # noqa: PLC0415

    wanted = code or (default_pack(Level.COUNTY) if unit else _mine(session).pack_code)
    kept = select(RulePack.text).where(
        RulePack.code == wanted, ~col(RulePack.deleted), RulePack.unit == unit
    )
    text = session.exec(kept).first()
    return pack_text.read(text) if text else shipped.pack(wanted)


def add_neighbour(session: Session, *, name: str, level: Level, code: str, upper: bool) -> str:
    """Enter an office that papers are exchanged with; return its id."""
    office = _mine(session)
    neighbour = Office(
        name=name,
        area=area_of(name),
        level=level,
        code=code,
        parent_id=None if upper else office.id,
    )
    session.add(neighbour)
    if upper:
        office.parent_id = neighbour.id
        session.add(office)
    return neighbour.id


def neighbours(session: Session) -> list[Here]:
    """Return the offices beside this one, by their code."""
    others = select(Office).where(~col(Office.mine), ~col(Office.deleted)).order_by(Office.code)
    return [
        Here(o.id, o.name, o.area, o.level, o.code, o.pack_code, 0, 0) for o in session.exec(others)
    ]


def check_code(session: Session) -> None:
    """See that this office's code is one of its level, before others are told it.

    Raises:
        NotAllowed: the code of a file made before that was checked; empty ones are not looked at,
            nor is one by which others know this office already.
    """
    from npcdesk.office import addressed  # noqa: PLC0415 - see above

    office = _mine(session)
    if addressed.own(session):
        return
    try:
        area_codes.checked(office.level, office.code, "本单位的")
    except NotAllowed as error:
        msg = f"{error}请先在“设置”的“本单位”里改好，再配对。"
        raise NotAllowed(msg) from None


def _require_name(name: str) -> None:
    if not name.strip():
        msg = "请填写单位名称，例如 示例县人大常委会。"
        raise NotAllowed(msg)


def _mine(session: Session) -> Office:
    office = session.exec(select(Office).where(Office.mine, ~col(Office.deleted))).first()
    if office is None:
        msg = "这份数据还没有本单位，请先新建单位。"
        raise NotFound(msg)
    return office
