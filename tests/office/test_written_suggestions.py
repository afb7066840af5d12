"""What 建议办理情况报告 says of how far the suggestions are."""

from datetime import date

import pytest

from npcdesk.models import Rating
from npcdesk.office import suggestions, written_suggestions
from npcdesk.office.statistics import Scope
from tests import make
from tests.make import TODAY


@pytest.mark.parametrize("again", [True, False])
def test_what_is_done_again_is_not_called_settled(store, again):
    paper = make.handed_over(store)
    make.replied(store, paper, date(2026, 5, 5))
    rating = Rating.DISSATISFIED if again else Rating.SATISFIED
    with store.writing("评价") as session:
        day = {"on": date(2026, 5, 6), "today": TODAY}
        suggestions.rate(session, paper, rating=rating, opinion="路没有修。", **day)
    with store.reading() as session:
        text = "".join(map(str, written_suggestions.report(session, Scope(), "", TODAY)))
    assert ("建议已全部办结并答复代表" in text) is not again
    assert ("其中1件代表不满意，正在重新办理" in text) is again
