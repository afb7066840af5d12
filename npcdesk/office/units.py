"""The units that handle suggestions (承办单位)."""

from dataclasses import dataclass

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from npcdesk import labels
from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.models import HandlingUnit, Standing
from npcdesk.rules import phones
from npcdesk.rules.suggestion_life import RUNNING


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A handling unit; `open_count` is how many suggestions it leads that are not yet answered."""

    id: str
    name: str
    short_name: str
    kind: str
    contact: str
    phone: str
    open_count: int = 0
    late_count: int = 0


def add(
    session: Session,
    name: str,
    *,
    short_name: str = "",
    kind: str = "",
    contact: str = "",
    phone: str = "",
    inner: bool = False,
) -> str:
    """Enter a handling unit and return its id.

    Raises:
        NotAllowed: it has no name, or the name is taken.
    """
    plain = name.strip()
    if not plain:
        msg = "请填写承办单位的名称。"
        raise NotAllowed(msg)
    if _named(session, plain):
        msg = f"承办单位“{plain}”已经有了，请直接选用。"
        raise NotAllowed(msg)
    phones.checked(phone)
    unit = HandlingUnit(
        name=plain, short_name=short_name, kind=kind, contact=contact, phone=phone, inner=inner
    )
    session.add(unit)
    session.flush()
    return unit.id


def ensure(session: Session, name: str, kind: str = "") -> str:
    """Return the id of the unit called `name`, entering it if it is new.

    `kind` (单位类别) is kept where nothing was said of it before.
    """
    found = _named(session, name.strip())
    if found is None:
        return add(session, name, kind=kind)
    if kind and not found.kind:
        found.kind = kind
        session.add(found)
        session.flush()
    return found.id


def describe(
    session: Session, unit_id: str, *, kind: str, short_name: str, contact: str, phone: str
) -> None:
    """Keep what a unit is, and whom to call there.

    Raises:
        NotFound: this office has no such unit.
        NotAllowed: the telephone number cannot be one, or another unit is called so.
    """
    unit = _own(session, unit_id)
    phones.checked(phone)
    other = _named(session, short_name.strip()) if short_name.strip() else None
    if other is not None and other.id != unit_id:
        msg = f"“{short_name.strip()}”是{other.name}，请另写一个简称。"
        raise NotAllowed(msg)
    unit.kind, unit.short_name = kind.strip(), short_name.strip()
    unit.contact, unit.phone = contact.strip(), phone.strip()
    session.add(unit)
    session.flush()


def line(session: Session, unit_id: str) -> UnitLine:
    """Return one unit, or raise `NotFound`."""
    return _line(_own(session, unit_id))


def kinds(session: Session) -> list[str]:
    """Return the kinds of units in use (单位类别), those everybody knows first."""
    own = select(HandlingUnit.kind).where(~col(HandlingUnit.deleted), HandlingUnit.unit == "")
    used = set(session.exec(own.where(HandlingUnit.kind != "").distinct()))
    known = [kind for kind in labels.UNIT_KINDS if kind in used]
    return known + sorted(used - set(known))


def reach(session: Session, unit_id: str, *, contact: str, phone: str) -> None:
    """Keep whom to call at a unit, or raise `NotFound`."""
    unit = _own(session, unit_id)
    unit.contact, unit.phone = contact.strip(), phone.strip()
    session.add(unit)
    session.flush()


def named(session: Session, name: str) -> UnitLine:
    """Return the one unit that `name` means: whole, short, or a part that only one has.

    Raises:
        NotFound: no unit is called so.
        Unclear: several are.
    """
    exact = _named(session, name.strip())
    if exact:
        return _line(exact)
    some = find(session, name, limit=5)
    if not some:
        msg = f"没有叫“{name}”的承办单位，请先登记这个单位。"
        raise NotFound(msg)
    if len(some) > 1:
        msg = f"“{name}”可能是{'、'.join(unit.name for unit in some)}，请写全名。"
        raise Unclear(msg)
    return some[0]


def find(session: Session, text: str, *, limit: int = 8) -> list[UnitLine]:
    """Return the units whose name holds `text`, with how much each has in hand."""
    like = f"%{text.strip()}%"
    wanted = (
        select(HandlingUnit)
        .where(
            ~col(HandlingUnit.deleted),
            HandlingUnit.unit == "",
            or_(col(HandlingUnit.name).like(like), col(HandlingUnit.short_name).like(like)),
        )
        .order_by(func.length(HandlingUnit.name), HandlingUnit.name)
        .limit(limit)
    )
    units = session.exec(wanted).all()
    return [_line(unit) for unit in units]


def lines(session: Session, today: str) -> list[UnitLine]:
    """Return every unit with its open and late counts as of `today` (ISO)."""
    counts = session.exec(
        select(
            Standing.lead_unit_id,
            func.count(),
            func.count().filter(col(Standing.due_order) < today),
        )
        .where(col(Standing.state).in_([state.value for state in RUNNING]))
        .group_by(Standing.lead_unit_id)
    )
    known = {unit: (number, late) for unit, number, late in counts}
    units = (
        select(HandlingUnit)
        .where(~col(HandlingUnit.deleted), HandlingUnit.unit == "")
        .order_by(HandlingUnit.name)
    )
    return [_line(unit, *known.get(unit.id, (0, 0))) for unit in session.exec(units)]


def _line(unit: HandlingUnit, open_count: int = 0, late_count: int = 0) -> UnitLine:
    return UnitLine(
        unit.id,
        unit.name,
        unit.short_name,
        unit.kind,
        unit.contact,
        unit.phone,
        open_count,
        late_count,
    )


def _own(session: Session, unit_id: str) -> HandlingUnit:
    unit = session.get(HandlingUnit, unit_id)
    if unit is None or unit.deleted or unit.unit:
        msg = "这个承办单位不在本单位的数据中，可能已经移走。"
        raise NotFound(msg)
    return unit


def _named(session: Session, name: str) -> HandlingUnit | None:
    same = or_(col(HandlingUnit.name) == name, col(HandlingUnit.short_name) == name)
    own = select(HandlingUnit).where(same, ~col(HandlingUnit.deleted), HandlingUnit.unit == "")
    return session.exec(own).first()
