"""The papers about delegates' years: 履职档案 of one, 履职公示 of all (代表法 第五十八条)."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from npcdesk import labels
from npcdesk.models import Audience
from npcdesk.office import (
    delegate_files,
    delegate_year,
    delegates,
    duty,
    honours,
    offices,
    publishing,
    wordings,
    work_reports,
)
from npcdesk.office.honours import HonourLine
from npcdesk.office.windows import Window
from npcdesk.office.work_reports import WorkReport
from npcdesk.rules import duty_text, portrait
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.rules.duty_papers import (
    DelegateFile,
    DoneLine,
    PublicLine,
    PublicList,
    SignedPaper,
)
from npcdesk.store.blobs import Blobs

EVERYBODY = Window(0, 100_000)


def delegate_file(
    session: Session, mandate_id: str, year: int, *, today: date, blobs: Blobs | None = None
) -> DelegateFile:
    """Return one delegate's year for paper, or raise `NotFound`; the portrait, given `blobs`."""
    whole = delegates.file(session, mandate_id, today)
    draft, person = whole.draft, whole.person_id
    kept = delegate_year.year_file(session, mandate_id, year, today)
    number = f"代表证号{draft.delegate_number}" if draft.delegate_number else ""
    told = (labels.SEX[draft.sex], labels.born(draft.birth), draft.delegation, number)
    return DelegateFile(
        said=wordings.own(session),
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
        basics=_basics(draft, kept.teams),
        photo=portrait.small(delegate_files.photo(session, blobs, person)),
        resume=draft.resume,
        papers=tuple(
            SignedPaper(p.number, p.title, "领衔" if p.lead else "联名", p.state)
            for p in kept.papers
        ),
        honours=tuple(map(_honoured, honours.of_person(session, person))),
        reports=tuple(map(_reported, work_reports.of(session, person, year))),
        kept=tuple(each.caption or each.name for each in delegate_files.lines(session, person)),
    )


def _basics(draft: DelegateDraft, of_teams: Sequence[str]) -> tuple[tuple[str, str], ...]:
    work = " ".join(filter(None, (draft.work_unit, draft.post)))
    known = {
        "姓名": draft.name,
        "性别": labels.SEX[draft.sex],
        "民族": draft.nation,
        "出生年月": labels.month_dotted(draft.birth),
        "政治面貌": draft.party,
        "学历": draft.education,
        "代表证号": draft.delegate_number,
        "代表团": draft.delegation,
        "层级": labels.LEVEL.get(draft.level, ""),
        "职业构成": draft.occupation_class,
        "选举单位": draft.electoral_unit,
        "连任届数": draft.terms_served,
        "单位及职务": work,
        "兼任": draft.also_serves,
        "代表小组": "、".join(of_teams) or draft.group,
        "所属站点": draft.station,
        "专长": draft.specialty,
    }
    return tuple(known.items())


def _honoured(line: HonourLine) -> str:
    number = f"第{line.number}号" if line.number else ""
    return f"{line.title}：{line.session}{number}《{line.name}》，{line.decision}决定。"


def _reported(made: WorkReport) -> str:
    where = f"在{made.place}" if made.place else ""
    rated = f"测评：{made.rated.replace(' ', '')}。" if made.rated else ""
    words = "".join(made.words.splitlines())
    return f"{labels.day(made.on)}{where}述职。{words}{rated}"


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
        said=wordings.own(session),
        office=here.name,
        year=year,
        on=today,
        items=(*(target.name for target in asked), "领衔建议", "联名建议"),
        lines=tuple(lines),
        narrowed=delegation,
    )
