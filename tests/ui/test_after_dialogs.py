"""转交, 送达, 公开, 归档, 上届结转 in the window."""

from datetime import date

import pytest

from npcdesk.models import Rating
from npcdesk.office import letters, offices, suggestion_list, suggestions
from npcdesk.ui.day_field import DayField
from npcdesk.ui.pick_fields import Choice
from tests import make
from tests.make import TODAY
from tests.ui.paper_screens import keys, paper, primary, state


@pytest.fixture
def replied(store):
    made = make.handed_over(store)
    with store.writing("答复") as session:
        suggestions.reply(session, made, on=date(2026, 4, 1), today=TODAY, reply_class="A")
    return made


def test_a_reply_is_delivered_kept_back_or_published(opened, store, replied):
    dialog = opened("deliver", replied)
    assert dialog.focusWidget() is dialog.ticks[0][1].tick
    dialog.ticks[1][1].set_value(False)
    dialog.how.take_focus()
    primary()
    assert opened("deliver", replied).note.words.text().startswith("已经送达：周启明")
    with store.reading() as session:
        found = letters.after(session, replied)
    assert [each.on is None for each in found.recipients] == [False, True]
    dialog = opened("publish", replied)
    keys("县政府网站")
    primary()
    assert "没有写明代表同意公开" in dialog.note.words.text()
    dialog.agreed.set_value(True)
    primary()
    with store.reading() as session:
        assert [x.published_on for x in letters.after(session, replied).public] == [TODAY]


def test_what_is_private_is_pointed_at_before_a_reply_is_opened(opened, store):
    made = make.handed_over(store, on=date(2026, 2, 3))
    with store.writing("答复") as session:
        said = "请找王工，13812345678。"
        suggestions.reply(
            session, made, on=date(2026, 4, 1), today=TODAY, reply_class="A", body=said
        )
    dialog = opened("disclose", made)
    assert "“13812345678”" in dialog.note.words.text()
    dialog.what.set_value("closed")
    dialog.what.changed.emit()  # as a click does
    assert not dialog.note.isVisible()
    assert "“13812345678”" in opened("publish", made).note.words.text()


def test_what_was_handed_to_an_office_is_assigned_on(opened, store):
    made = make.handed_over(store)
    make.unit(store, "县水利局")
    dialog = opened("assign_on", made)
    due = paper(store, made).line.reply_due
    assert f"{due.month}月{due.day}日" in dialog.note.words.text()
    dialog.leads.set_value([dialog.picks.named("县水利局")])
    dialog.leads.take_focus()
    primary()
    assert paper(store, made).line.lead_unit == "县水利局"


def test_a_form_that_never_came_back_is_closed_by_saying_how_it_was_urged(opened, store, replied):
    dialog = opened("close", replied)
    assert "4月23日到期，还没有交回" in dialog.note.words.text()
    primary()
    assert state(store, replied) == "已答复"
    keys("5月6日电话催过")
    primary()
    assert state(store, replied) == "已办结"
    assert paper(store, replied).history[0].grounds == "征询意见表逾期没有交回"


def test_a_closed_paper_is_archived(opened, store, replied):
    with store.writing("办结") as session:
        suggestions.rate(session, replied, on=TODAY, today=TODAY, rating=Rating.SATISFIED)
        suggestions.close(session, replied, on=TODAY, today=TODAY)
    opened("archive", replied)
    keys("2026-17")
    primary()
    assert state(store, replied) == "已归档"


def test_a_new_term_takes_over_what_is_open(opened, store):
    made = make.handed_over(store)
    nothing = opened("carry_over")
    assert (nothing.primary.isVisible(), nothing.cancel.text()) == (False, "关闭")
    assert (nothing.findChildren(DayField), nothing.focusWidget()) == ([], nothing.cancel)
    with store.writing("换届") as session:
        offices.open_session(session, term=20, ordinal=1)
    opened("carry_over")
    primary()
    assert paper(store, made).line.carried_to == 20


def test_a_delegation_raises_a_suggestion_with_its_head_named(opened, store):
    head = make.delegate(store)
    dialog = opened("new-suggestion")
    dialog.headline.set_value("关于水渠的建议")
    dialog.lead.set_value(Choice(head, "周启明"))
    dialog.manner.set_value("delegation")
    dialog.manner.changed.emit()
    assert not dialog.co.isVisible()
    dialog.delegation.set_value("沙河镇代表团")
    dialog.headline.take_focus()
    primary()
    with store.reading() as session:
        (line,) = suggestion_list.lines(session, suggestion_list.Filter(), today=TODAY)
        assert (line.lead, line.delegation) == ("沙河镇代表团", "沙河镇代表团")
        assert letters.after(session, line.id).head == "周启明"


def test_a_reply_tells_whose_opinion_has_not_come(opened, store):
    made, lead, co = make.suggestion(store), make.unit(store), make.unit(store, "县财政局")
    with store.writing("交办") as session:
        given = {"lead_ids": [lead], "co_ids": [co], "on": date(2026, 2, 3), "today": TODAY}
        suggestions.hand_over(session, made, **given)
    said = opened("reply", made).note.words.text()
    assert "还没有面商记录" in said
    assert "县财政局的协办意见还没有收到" in said
