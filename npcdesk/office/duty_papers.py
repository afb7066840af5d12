"""The papers about delegates' years: 履职档案 of one, 履职公示 of all (代表法 第五十八条)."""

from datetime import date

from sqlmodel import Session

from npcdesk import labels
from npcdesk.models import Audience
from npcdesk.office import delegate_year, delegates, duty, offices, publishing
from npcdesk.office.windows import Window
from npcdesk.rules import duty_text
from npcdesk.rules.duty_papers import DelegateFile, DoneLine, PublicLine, PublicList

EVERYBODY = Window(0, 100_000)


def delegate_file(session: Session, mandate_id: str, year: int, *, today: date) -> DelegateFile:
    """Return one delegate's year for paper, or raise `NotFound`."""
    draft = delegates.file(session, mandate_id, today).draft
    kept = delegate_year.year_file(session, mandate_id, year, today)
    number = f"代表证号{draft.delegate_number}" if draft.delegate_number else ""
    told = (labels.SEX[draft.sex], labels.born(draft.birth), draft.delegation, number)
    return DelegateFile(
        office=offices.here(session).name,
        name=draft.name,
        facts="，".join(filter(None, told)),
        year=year,
        on=today,
        times=kept.times,
        measures=tuple(
            f"{m.target.name}{m.done}/{m.least}{m.target.unit}，{m.words.replace(' ', '')}"
            for m in kept.measures
        ),
        points=duty_text.formula(kept.points),
        lines=tuple(DoneLine(e.on, e.title, e.body, e.by) for e in kept.entries),
    )


def public_list(session: Session, year: int, *, today: date, delegation: str = "") -> PublicList:
    """Return what may be told to everybody of the delegates' year, in the order of names.

    Whoever does not want to be named is left out; no telephone, no number, no points.
    """
    here = offices.here(session)
    rules = duty.scheme(session, year)
    asked = rules.asked_of(here.level.value)
    wanted = duty.Filter(level=here.level.value, delegation=delegation)
    lines = []
    for line in duty.lines(session, wanted, year, today, window=EVERYBODY):
        facts = publishing.facts(session, line.id, Audience.PUBLIC)
        if "name" not in facts:
            continue
        signed = duty.counts(session, line.person_id, year)
        lines.append(
            PublicLine(
                name=facts["name"],
                delegation=facts.get("delegation", ""),
                work=" ".join(filter(None, (facts.get("work_unit"), facts.get("post")))),
                done=(
                    *(str(m.done) for m in line.measures),
                    str(signed.get("lead", 0)),
                    str(signed.get("co", 0)),
                ),
            )
        )
    return PublicList(
        office=here.name,
        year=year,
        on=today,
        items=(*(target.name for target in asked), "领衔建议", "联名建议"),
        lines=tuple(lines),
        narrowed=delegation,
    )
