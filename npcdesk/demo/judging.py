"""How the fictional county judged its suggestions of this year: two markers, six criteria."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from npcdesk.demo import people
from npcdesk.office import quality

MARKED = 16  # of those that were handed over, in the order of their numbers
EVERY_THIRD = 3  # has a second marker's marks too
OFFICE, SECOND = "代表工作委员会", "张建华"
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
