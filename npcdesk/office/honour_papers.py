"""The lists of 评优 on paper: 评优候选名单 for the meeting, 表彰名单 after it."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models import HonourKind
from npcdesk.office import honours, offices, wordings
from npcdesk.office.honours import HonourLine
from npcdesk.rules import scoring
from npcdesk.rules.honour_papers import HonourGroup, HonourList, HonourRow
from npcdesk.rules.scoring import Part
from npcdesk.rules.scoring_text import PART


def listed(
    session: Session,
    year: int,
    *,
    honoured: bool,
    today: date,
    kinds: Iterable[HonourKind] = tuple(HonourKind),
) -> HonourList:
    """Return a year's list: of all who are proposed, or of those whom a meeting honoured.

    Raises:
        NotAllowed: there is nobody to list.
    """
    found = [
        _group(lines)
        for kind in kinds
        if (lines := _some(session, year, kind, honoured=honoured, today=today))
    ]
    if not found:
        nobody = "还没有登记会议决定表彰的" if honoured else "还没有提名的"
        msg = f"{year} 年度{nobody}建议和单位，没有名单可打印。请先在“双评价”的评优名单里登记。"
        raise NotAllowed(msg)
    own, name = wordings.own(session), offices.here(session).name
    return HonourList(name, year, today, honoured, tuple(found), own)


def _some(
    session: Session, year: int, kind: HonourKind, *, honoured: bool, today: date
) -> list[HonourLine]:
    lines = honours.lines(session, year, kind, today=today)
    return [line for line in lines if line.decided_on is not None or not honoured]


def _group(lines: list[HonourLine]) -> HonourGroup:
    decided = dict.fromkeys(
        (line.meeting, line.decided_on) for line in lines if line.decided_on is not None
    )
    of_units = lines[0].kind is HonourKind.UNIT
    rows = tuple(_unit(line) if of_units else _suggestion(line) for line in lines)
    return HonourGroup(of_units, rows, tuple(decided))


def _suggestion(line: HonourLine) -> HonourRow:
    judged = line.judged
    facts = judged.paper.facts if judged else None
    graded = f"{facts.reply_class} 类" if facts and facts.reply_class else ""
    rated = labels.RATING.get(facts.rating, "") if facts else ""
    return HonourRow(
        name=line.name,
        number=line.number,
        session=line.session,
        lead=line.lead,
        signers=line.signers,
        units=line.lead_unit,
        points=scoring.tenths(judged.quality) if judged and judged.marked else "",
        beside="\n".join(filter(None, (graded, rated))),
        merits=line.merits,
        short_of="，".join(line.short_of),
    )


def _unit(line: HonourLine) -> HonourRow:
    unit = line.scored
    parts = [f"{PART[part]} {scoring.percent(unit.parts[part])}" for part in Part] if unit else []
    return HonourRow(
        name=line.name,
        papers=unit.papers if unit else 0,
        co_papers=unit.co_papers if unit else 0,
        points=scoring.tenths(unit.score) if unit else "",
        beside="，".join(parts),
        merits=line.merits,
        short_of="，".join(line.short_of),
    )
