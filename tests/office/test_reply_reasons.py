"""A reply that neither solves nor promises says why: asked of new entries, noted in imports."""

from datetime import date

import pytest

from npcdesk import shipped
from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.models import EventKind, SuggestionEvent
from npcdesk.office import suggestion_list, suggestions, unit_lists, unit_returns, units
from npcdesk.office.unit_returns import Fate
from npcdesk.rules.suggestion_life import State
from npcdesk.rules.unit_lists import ReturnedList, ReturnedRow
from tests import make
from tests.make import TODAY

WHY = "资金没有着落，已向您当面说明。"
AT = {"on": TODAY, "today": TODAY}


@pytest.mark.parametrize(
    ("code", "unsettled"),
    [
        ("national", "C"),
        ("shanghai", "D"),
        ("qingdao", "D"),
        ("zhejiang", "C"),
        ("chongqing", "CD"),
        ("shandong", "CD"),
        ("henan", "CD"),
    ],
)
def test_every_pack_knows_which_class_needs_its_reasons(code, unsettled):
    assert "".join(c.code for c in shipped.pack(code).classes if c.needs_reason) == unsettled


@pytest.mark.parametrize("said", ["", "  \n"])
def test_a_reply_that_settles_nothing_is_refused_without_a_reason(store, said):
    made = make.handed_over(store)
    refused = "^C类要向代表说明原因，请写在答复正文里。$"
    with pytest.raises(NotAllowed, match=refused), store.writing("答复") as session:
        suggestions.reply(session, made, reply_class="C", body=said, **AT)
    with store.writing("答复") as session:
        suggestions.reply(session, made, reply_class="C", body=WHY, **AT)
        assert suggestions.standing(session, made).reply_class == "C"


def test_what_came_without_a_reason_before_still_stands(store):
    made = make.handed_over(store)
    with store.writing("交换") as session:
        kind = EventKind.REPLY
        event = SuggestionEvent(suggestion_id=made, kind=kind, on=TODAY, reply_class="C")
        session.add(event)
    with store.reading() as session:
        now = suggestions.standing(session, made)
    assert (now.state, now.reply_class, now.odd) == (State.ANSWERED, "C", ())


def test_a_units_list_without_a_reason_is_taken_in_and_doubted(store):
    made = make.handed_over(store)
    with store.reading() as session:
        roads = units.named(session, "县交通运输局").id
        (given,) = unit_lists.unit_list(session, roads, today=TODAY).rows
    facts = {"reply_class": "C", "replied_on": date(2026, 4, 20)}
    row = ReturnedRow(4, given.code, given.number, given.session, given.title, **facts)
    sheet = ReturnedList("清单.xlsx", "交办清单", 3, (), (row,), (), (), 1)
    with store.writing("收回清单") as session:
        plan = finish(unit_returns.plan(session, sheet, today=TODAY))
        assert finish(unit_returns.apply(session, plan, today=TODAY)) == 1
    (planned,) = plan.rows
    assert planned.fate is Fate.RECORD
    assert planned.doubts == ("C类没有写办理情况，请看答复函里有没有向代表说明原因。",)
    with store.reading() as session:
        assert suggestion_list.paper(session, made, TODAY).line.reply_class == "C"
