"""The rule packs an office can work by: those that ship, and copies of its own that it changes.

A pack that papers were taken in under is never changed: a change of it is a new pack, and the
papers keep the old one (docs/decisions/009).
"""

from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col, select

from npcdesk import labels, shipped
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import RulePack, Suggestion
from npcdesk.models.row import new_id
from npcdesk.office import holidays, offices
from npcdesk.rules import pack_law, pack_text
from npcdesk.rules.pack import Pack

OWN = "own-"


@dataclass(frozen=True, slots=True)
class PackLine:
    """One pack of the list. `papers` were taken in under it; `laxer` says where it is too lax."""

    code: str
    name: str
    level: str
    source: str
    own: bool
    current: bool  # new papers are taken in under it
    papers: int
    laxer: tuple[str, ...]
    pack: Pack


def lines(session: Session) -> list[PackLine]:
    """Return every pack: this office's own first, then the shipped ones."""
    current = offices.here(session).pack_code
    counted = (
        select(Suggestion.pack_code, sa.func.count())
        .where(Suggestion.unit == "", ~col(Suggestion.deleted))
        .group_by(col(Suggestion.pack_code))
    )
    papers = dict(session.exec(counted).all())
    codes = [*_own_codes(session), *(pack.code for pack in shipped.packs())]
    found = []
    for code in codes:
        pack = offices.pack(session, code)
        found.append(
            PackLine(
                code,
                pack.name,
                pack.level.value,
                pack.source,
                own=code.startswith(OWN),
                current=code == current,
                papers=papers.get(code, 0),
                laxer=tuple(laxer(session, pack)),
                pack=pack,
            )
        )
    return found


def named(session: Session, words: str) -> PackLine:
    """Return the pack with this code or name.

    Raises:
        NotFound: there is none, or several have the name.
    """
    every = lines(session)
    met = [line for line in every if words in (line.code, line.name)]
    if len(met) == 1:
        return met[0]
    names = "、".join(f"{line.name}（{line.code}）" for line in every)
    msg = f"没有叫“{words}”的规则包，现有 {names}。"
    raise NotFound(msg)


def laxer(session: Session, pack: Pack) -> list[str]:
    """Say in what a pack is laxer than the law, and than the region's rules it was copied from."""
    origin = next((each for each in shipped.packs() if each.code == pack.based_on), None)
    return pack_law.laxer(pack, origin, holidays.calendar(session))


def copy(session: Session, code: str, name: str) -> str:
    """Make an own pack that says what another one says; return its code.

    Raises:
        NotAllowed: the name is empty or taken.
        NotFound: there is no pack of that code.
    """
    pack = offices.pack(session, code)
    _require_name(session, name)
    made = replace(
        pack, code=f"{OWN}{new_id()}", name=name.strip(), based_on=pack.based_on or pack.code
    )
    return _keep(session, made)


def save(session: Session, code: str, pack: Pack, *, today: date) -> str:
    """Keep what was changed of an own pack; return its code, a new one if papers hold the old.

    The old one stays for its papers, named by the day until which it was in force.

    Raises:
        NotAllowed: it is not an own pack, its name is taken, or it cannot be read as a pack.
    """
    row = _row(session, code)
    if row is None or not code.startswith(OWN):
        msg = "随程序带来的规则包不能改，请先复制一份再改。"
        raise NotAllowed(msg)
    _require_name(session, pack.name, beside=code)
    held = select(col(Suggestion.id)).where(
        Suggestion.pack_code == code, Suggestion.unit == "", ~col(Suggestion.deleted)
    )
    old = pack_text.read(row.text)
    pack = replace(pack, based_on=old.based_on)
    if session.exec(held.limit(1)).first() is None:
        mended = replace(pack, code=code)
        row.name, row.text = mended.name, _checked(mended)
        session.add(row)
        return code
    row.name = _until(session, old.name, today)
    row.text = pack_text.write(replace(old, name=row.name))
    session.add(row)
    made = _keep(session, replace(pack, code=f"{OWN}{new_id()}"))
    if offices.here(session).pack_code == code:
        offices.use_pack(session, made)
    return made


def bring(session: Session, text: str, *, today: date) -> str:
    """Take in a pack from a text: one of its own that was exported and changed, or a new one.

    Raises:
        DeskError: the text says in words what is wrong with it; or its name is taken.
    """
    pack = pack_text.read(text)
    if pack.code.startswith(OWN) and _row(session, pack.code) is not None:
        return save(session, pack.code, pack, today=today)
    shipped_codes = {each.code for each in shipped.packs()}
    origin = pack.based_on or (pack.code if pack.code in shipped_codes else "")
    _require_name(session, pack.name)
    return _keep(session, replace(pack, code=f"{OWN}{new_id()}", based_on=origin))


def _keep(session: Session, pack: Pack) -> str:
    session.add(RulePack(code=pack.code, name=pack.name, text=_checked(pack)))
    session.flush()
    return pack.code


def _checked(pack: Pack) -> str:
    """Return a pack as text, having read it again: what cannot be read is not kept."""
    text = pack_text.write(pack)
    pack_text.read(text)
    return text


def _until(session: Session, name: str, today: date) -> str:
    """Return the name of a pack that is no longer in force."""
    said, taken = f"{name}（用到{labels.day(today)}", _names(session)
    again = next(n for n in range(1, len(taken) + 2) if f"{said}{_nth(n)}）" not in taken)
    return f"{said}{_nth(again)}）"


def _nth(again: int) -> str:
    return f"，第{again}次" if again > 1 else ""


def _names(session: Session, beside: str = "") -> set[str]:
    others = select(RulePack.name).where(
        RulePack.unit == "", ~col(RulePack.deleted), RulePack.code != beside
    )
    return {pack.name for pack in shipped.packs()} | set(session.exec(others))


def _require_name(session: Session, name: str, beside: str = "") -> None:
    if not name.strip():
        msg = "请给规则包起个名字，例如 本县2026年办理办法。"
        raise NotAllowed(msg)
    if name.strip() in _names(session, beside):
        msg = f"已经有叫“{name.strip()}”的规则包，请换个名字。"
        raise NotAllowed(msg)


def _own_codes(session: Session) -> list[str]:
    own = (
        select(RulePack.code)
        .where(RulePack.unit == "", ~col(RulePack.deleted))
        .where(col(RulePack.code).startswith(OWN))
        .order_by(col(RulePack.id).desc())
    )
    return list(session.exec(own))


def _row(session: Session, code: str) -> RulePack | None:
    wanted = select(RulePack).where(
        RulePack.code == code, RulePack.unit == "", ~col(RulePack.deleted)
    )
    return session.exec(wanted).first()
