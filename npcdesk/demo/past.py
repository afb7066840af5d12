"""Last year's suggestions of the fictional county, put off then: what was promised, and 回头看."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from npcdesk.demo.words import AGRICULTURE, BUILDING, CULTURE, UNITS
from npcdesk.models import Rating
from npcdesk.office import (
    look_backs,
    offices,
    promise_list,
    promises,
    raising,
    suggestions,
    year_reports,
)
from npcdesk.office.promise_list import Filter, Only
from npcdesk.office.raising import NewSuggestion

TERM, SESSION = 18, 5
RAISED = 480  # days ago: the session before this one's term
REPLIED = 380  # days ago
HEARD = 118  # days ago: this term's first session
TERM_NOW = "十九届"


@dataclass(frozen=True, slots=True)
class Past:
    """A suggestion of last year: what it was about, who promised what by how many days from now."""

    title: str
    category: str
    unit: str
    promised: tuple[tuple[str, int], ...]
    outcome: str = ""  # solved | advanced | unsolved: looked back at this year; empty: not yet


PAST = (
    Past("改造城南老旧排水管网", BUILDING, "住建", (("更换主管网 3.2 公里", -90),), "solved"),
    Past(
        "完善乡村公路照明",
        BUILDING,
        "交通",
        (("安装路灯 120 盏", -40), ("更换 6 处变压器", 20)),
        "advanced",
    ),
    Past("修复青石水渠", AGRICULTURE, "水利", (("修复渠道 1.5 公里", -15),)),
    Past("新建城东幼儿园", CULTURE, "教育", (("建成并招生", 28),)),
)


def tell(session: Any, today: date, people: list[str], units: dict[str, str]) -> None:
    """Tell their lives, and look back at some."""
    past = _Past(session, today, units)
    opened = today - timedelta(days=RAISED + 1)
    closed = opened + timedelta(days=3)
    offices.open_session(session, term=TERM, ordinal=SESSION, opened_on=opened, closed_on=closed)
    papers = [past.paper(each, number, people[number]) for number, each in enumerate(PAST, start=1)]
    past.look_back(papers)
    year = (today - timedelta(days=RAISED - 20)).year
    said = {"body": "印发第十九届第一次会议。", "to_whom": year_reports.heard_by(session)}
    year_reports.enter(session, year=year, on=today - timedelta(days=HEARD), today=today, **said)


def keep_some(session: Any, today: date) -> None:
    """Let every third promise of this year's replies be kept, and every third come on."""
    at: dict[str, Any] = {"on": today - timedelta(days=1), "today": today}
    found = promise_list.lines(session, Filter(Only.WAITING), today=today)
    ours = [line for line in found if TERM_NOW in line.session and line.made_on < at["on"]]
    for place, line in enumerate(ours):
        about = at | {"promise_id": line.promise_id}
        if place % 3 == 0:
            body = "已经完工，照片附后。"
            promises.fulfil(session, line.suggestion_id, body=body, **about)
        elif place % 3 == 1:
            body = "正在施工，已完成一半。"
            promises.advance(session, line.suggestion_id, body=body, **about)


@dataclass(slots=True)
class _Past:
    """Writes them by the verbs of the office."""

    session: Any
    today: date
    units: dict[str, str]

    def _at(self, days_ago: int) -> dict[str, Any]:
        return {"on": self.today - timedelta(days=days_ago), "today": self.today}

    def paper(self, past: Past, number: int, lead: str) -> str:
        """Tell one from 提出 to 办结; return its id."""
        new = NewSuggestion(
            title=f"关于{past.title}的建议",
            body=f"建议有关部门调查研究，{past.title}。",
            lead_id=lead,
            raised_on=self.today - timedelta(days=RAISED),
            term=TERM,
            session=SESSION,
            category=past.category,
            wanted_unit=UNITS[past.unit][0],
        )
        made = raising.take_in(self.session, new, today=self.today)
        raising.file(self.session, made, number=str(number), **self._at(RAISED - 2))
        unit = self.units[past.unit]
        suggestions.hand_over(self.session, made, lead_ids=[unit], **self._at(RAISED - 20))
        (first, *more) = [(what, self.today + timedelta(days=n)) for what, n in past.promised]
        replied = self._at(REPLIED)
        suggestions.reply(
            self.session,
            made,
            **replied,
            reply_class="B",
            document_number=f"示建复〔{replied['on'].year}〕{number}号",
            signed_by="局长",
            matter=first[0],
            promised_on=first[1],
            more=more,
            body="已列入计划，逐步解决。",
        )
        suggestions.rate(self.session, made, **self._at(REPLIED - 5), rating=Rating.MOSTLY)
        suggestions.close(self.session, made, **self._at(REPLIED - 5))
        return made

    def look_back(self, papers: list[str]) -> None:
        """Look back at those that have an outcome; what was solved becomes A."""
        at = self._at(3)
        for paper, past in zip(papers, PAST, strict=True):
            first = promises.open_promises(self.session, paper)[0].id
            if not past.outcome:
                continue
            body = "验收单已经收到，代表到现场看过。"
            promises.fulfil(
                self.session, paper, **at, body=body, promise_id=first, told_on=at["on"]
            )
            solved = past.outcome == "solved"
            look_backs.look_back(
                self.session,
                paper,
                **at,
                solved=past.outcome,
                kept="kept" if solved else "partly",
                follow="done" if solved else "follow",
                rating=Rating.SATISFIED if solved else Rating.MOSTLY,
                reply_class="A" if solved else "",
                approved_by="主任会议" if solved else "",
            )
        promises.advance(self.session, papers[2], **at, body="资金已经到位，雨季后开工。")
