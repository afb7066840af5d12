"""The office's own wording of its papers: kept with the office, checked when it is kept."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, select

from npcdesk.models import Office
from npcdesk.rules import wording
from npcdesk.rules.wording import Own
from npcdesk.rules.wording_slots import SLOTS


@dataclass(frozen=True, slots=True)
class WordingLine:
    """One place of a form. `own`: the office has words of its own there."""

    code: str
    form: str
    name: str
    text: str
    own: bool


def own(session: Session) -> Own:
    """Return what this office says in its own words."""
    kept = session.exec(select(Office.wording).where(col(Office.mine))).first()
    return tuple(sorted(json.loads(kept).items())) if kept else ()


def lines(session: Session) -> list[WordingLine]:
    """Return every place with the words in force."""
    ours = dict(own(session))
    return [
        WordingLine(
            each.code,
            each.form,
            each.name,
            ours.get(each.code, each.standard),
            own=each.code in ours,
        )
        for each in SLOTS
    ]


def change(session: Session, texts: Mapping[str, str]) -> int:
    """Keep some templates, by their codes; return how many places now have words of our own.

    What is as the program says it anyway is no word of our own.

    Raises:
        NotFound: there is no such place.
        Unclear: a template does not hold; where, in words.
    """
    found = dict(own(session))
    for code, text in texts.items():
        plain = wording.checked(code, text)
        found.pop(code, None)
        if plain != wording.slot(code).standard:
            found[code] = plain
    _keep(session, found)
    return len(found)


def reset(session: Session, codes: Iterable[str] = ()) -> int:
    """Say it as the program does again, everywhere or at some places; return at how many.

    Everywhere does not mean the office's own paragraphs of reports: there is no standard for them.
    """
    before = dict(own(session))
    wanted = codes or (code for code in before if not wording.slot(code).own)
    gone = {code for code in wanted if wording.slot(code).code in before}
    _keep(session, {code: text for code, text in before.items() if code not in gone})
    return len(gone)


def _keep(session: Session, found: Mapping[str, str]) -> None:
    office = session.exec(select(Office).where(col(Office.mine))).one()
    office.wording = json.dumps(found, ensure_ascii=False) if found else ""
    session.add(office)
