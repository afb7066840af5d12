"""How the fictional county judged its suggestions, by six criteria, and whom it honours."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from npcdesk.demo import people
from npcdesk.models import HonourKind
from npcdesk.office import evaluation, honours, quality
from npcdesk.office.quality import Only

MARKED = 16  # of those that were handed over, in the order of their numbers
EVERY_THIRD = 3  # has a second marker's marks too
OFFICE, SECOND = "代表工作委员会", "张建华"
PROPOSED, HONOURED = 5, 60  # so many a year; days ago the meeting was
MERITS = ("调研深入，办法具体，推动了全县的整治。", "群众反映集中，办理后问题已经解决。")
SAID = ("调查扎实，办法可行。", "问题抓得准，数字再具体些更好。", "")


def mark(session: Any, papers: Sequence[str], today: date) -> None:
    """Enter the marks of the first papers, as they were given a week ago."""
    dice = Random(people.SEED)  # noqa: S311 - the same marks every time
    on = today - timedelta(days=7)
    for place, paper in enumerate(papers[:MARKED]):
        rubric = quality.scheme_of(session, paper, today).quality.criteria
        markers = (OFFICE, SECOND) if place % EVERY_THIRD == 0 else (OFFICE,)
        for by in markers:
            given = {each.name: each.points * dice.randint(75, 100) // 100 for each in rubric}
            body = dice.choice(SAID)
            quality.mark(session, paper, given, by=by, on=on, today=today, body=body)


def honour(session: Any, today: date) -> None:
    """Propose this year's best; of those handed over last year the meeting has decided."""
    for year in (today.year - 1, today.year):
        before = year < today.year
        papers = [each.id for each in quality.lines(session, year, today=today)]
        if before:
            mark(session, papers[:1], today)
        judged = quality.lines(session, year, today=today, only=Only.MARKED)
        best = sorted(judged, key=lambda each: -(each.quality or 0))[:PROPOSED]
        units = [unit.id for unit in evaluation.ranking(session, year, today=today).units[:2]]
        some = [each.id for each in best]
        made = honours.propose(session, year, HonourKind.SUGGESTION, some, on=today)
        of_units = honours.propose(session, year, HonourKind.UNIT, units, on=today)
        for entry, merits in zip(made, MERITS, strict=False):
            honours.describe(session, entry, merits)
        if before and made:
            on = today - timedelta(days=HONOURED)
            decided = (made[0], *of_units[:1])
            days = {"on": on, "proposed_on": on, "today": today}
            honours.decide(session, decided, meeting="第三次主任会议", **days)
