from datetime import date, timedelta

import pytest

from npcdesk.clock import now_ms
from npcdesk.errors import NotAllowed
from npcdesk.models import EventKind
from npcdesk.office import groups, stations, strange_days, suggestions, visits
from tests import make

DAY_MS = 86_400_000
WRONG = date(2099, 3, 1)


@pytest.mark.parametrize(("off", "odd"), [(-2, True), (0, False), (59, False), (62, True)])
def test_the_day_is_doubted_before_the_last_write_and_long_after_it(store, off, odd):
    make.unit(store)
    with store.reading() as session:
        assert (strange_days.doubt(session, now_ms() + off * DAY_MS) is not None) is odd


def test_steps_of_a_clock_that_ran_ahead_are_named_and_can_be_taken_back(store):
    paper = make.suggestion(store)
    unit = make.unit(store)
    with store.writing("交办") as session:
        suggestions.hand_over(session, paper, lead_ids=[unit], on=WRONG, today=WRONG)
    with store.reading() as session:
        found = strange_days.ahead(session, make.TODAY)
        assert strange_days.told(found) == (
            "有 1 步的日期还没有到，请核对：第35号交办 2099.3.1。写错了请更正。"
        )
        told = suggestions.events(session, paper)
    handed = next(each.id for each in told if each.kind is EventKind.HAND_OVER)
    with pytest.raises(NotAllowed, match="先在办理经过里更正"), store.writing("答复") as session:
        suggestions.reply(session, paper, on=make.TODAY, today=make.TODAY, reply_class="A")
    with store.writing("撤回") as session:
        suggestions.take_back(session, handed, reason="日期不对", today=make.TODAY)
    with store.reading() as session:
        assert strange_days.ahead(session, make.TODAY) == []
    with store.writing("交办") as session:
        suggestions.hand_over(session, paper, lead_ids=[unit], on=make.TODAY, today=make.TODAY)


def test_visits_and_steps_of_groups_are_named_too(store):
    person = make.delegate(store)
    with store.writing("登记") as session:
        at = stations.add(session, "沙河镇代表之家")
        new = visits.NewVisit(station_id=at, held_on=WRONG, delegate_ids=(person,))
        visits.log(session, new, today=WRONG)
        groups.nominate(session, groups.Facts("供水"), by="农委", on=WRONG, why="", today=WRONG)
    with store.reading() as session:
        said = [each.what for each in strange_days.ahead(session, WRONG - timedelta(days=1))]
    assert sorted(said) == ["“供水”提名", "沙河镇代表之家的接待群众"]


def test_nothing_is_written_until_it_is_asked(store):
    def refuse():
        raise NotAllowed("先核对。")

    store.before_writing(refuse)
    for _ in range(2):
        with pytest.raises(NotAllowed), store.writing("登记"):
            pass
    store.before_writing(lambda: None)
    assert make.unit(store)
