"""The dialogs of the units' side of a life, of the review and of the study, on a real file."""

from datetime import date

import pytest

from npcdesk.models import EventKind, Rating, Suggestion
from npcdesk.office import raising, reassigning, suggestion_ends, suggestions
from npcdesk.ui.office_dialogs import OfficeDialog
from npcdesk.ui.pick_fields import Choice
from tests import make
from tests.make import TODAY
from tests.ui.paper_screens import keys, paper, primary, shown, state


@pytest.fixture
def made(store):
    """A paper in two units' hands, under 浙江's rules."""
    found = make.suggestion(store)
    units = [make.unit(store), make.unit(store, "县财政局")]
    with store.writing("交办") as session:
        session.get_one(Suggestion, found).pack_code = "zhejiang"
        suggestions.hand_over(
            session, found, lead_ids=units[:1], co_ids=units[1:], on=date(2026, 2, 3), today=TODAY
        )
    return found


def newest(store, made):
    return paper(store, made).history[0]


def test_a_unit_signs_gives_back_and_is_refused(opened, store, made):
    opened("receive", made)
    keys("李工")
    primary()
    signed = newest(store, made)
    assert (signed.kind, signed.unit, signed.signed_by) == (
        EventKind.RECEIVE,
        "县交通运输局",
        "李工",
    )
    given = opened("give_back", made)
    assert "退办期限 2026年5月18日（收到 5月6日" in given.note.words.text()
    given.unit.set_value(paper(store, made).parts[1].unit_id)  # it has not signed: since 交办
    assert "已经过了 82 天。还没有登记签收，先按交办日算。" in given.note.words.text()
    primary()
    assert given.reason.error()
    given.reason.set_value("不属于本单位职责")
    given.proposed.set_value("县住建局")
    primary()
    assert state(store, made) == "退办待定"
    refused = opened("insist", made)
    assert "建议改由县住建局：不属于本单位职责" in refused.note.words.text()
    assert "申请时过了退办期限（2月13日）82 天。" in refused.note.words.text()
    refused.reason.set_value("三定方案里有")
    primary()
    assert state(store, made) == "办理中"


@pytest.mark.parametrize("later", [False, True])
def test_a_paper_is_reassigned_now_or_later(opened, desk, store, made, monkeypatch, later):
    asked = []
    given = opened("give_back", made)
    given.reason.set_value("没有这项职责")
    given.proposed.set_value("县水利局")
    make.unit(store, "县水利局")
    primary()
    dialog = opened("reassign", made)
    monkeypatch.setattr(desk, "open", lambda *what: asked.append((what, dialog.stays())))
    (dialog.second if later else dialog.primary).click()
    # what stands on a dialog that closes would go with it
    assert asked == ([] if later else [(("hand_over", made), False)])
    assert state(store, made) == "待交办"
    assert opened("hand_over", made).lead.choice().words == "县水利局"


def test_handing_over_anew_shows_the_day_that_is_kept_and_proposes_nobody_who_gave_it_back(
    opened, store
):
    make.delegate(store)
    made = make.handed_over(store, on=date(2026, 2, 3))
    with store.writing("意愿、不重算") as session:
        session.get_one(Suggestion, made).wanted_unit = "县交通运输局"
        reassigning.keep_clock(session, keep=True)
    given = opened("give_back", made)
    given.reason.set_value("没有这项职责")
    primary()
    opened("reassign", made).primary.click()
    dialog = opened("hand_over", made)
    assert dialog.lead.choice() is None
    assert dialog._boxes[0].day.full() == "2026年5月6日"
    assert not dialog.period.isVisible()
    dialog.lead.set_value(Choice(make.unit(store, "县水利局"), "县水利局"))
    primary()
    assert paper(store, made).line.reply_due == date(2026, 5, 6)


def test_the_reply_is_put_off_and_an_opinion_has_no_content(opened, store, made):
    dialog = opened("extend", made)
    assert dialog.until.value() == date(2026, 8, 3)
    dialog.until.set_value(date(2026, 8, 4))
    dialog.reason.set_value("要勘察")
    dialog.approver.set_value("代工委")
    primary()
    assert "最多可以延到" in dialog.until.error()
    dialog.until.set_value(date(2026, 7, 1))
    primary()
    assert paper(store, made).line.reply_due == date(2026, 7, 1)
    dialog = opened("co_opinion", made)
    dialog.what._cards.buttons[1].click()
    assert not dialog.said.isVisible()
    primary()
    assert newest(store, made).grounds == "没有实际内容"
    assert "co_opinion" in {kind.value for kind in paper(store, made).allowed}


def test_a_paper_is_refused_by_the_checklist_or_merged(opened, store):
    made = make.suggestion(store, number="", title="关于宅基地的建议")
    make.suggestion(store, number="35")
    dialog = opened("refuse", made)
    assert dialog.focusWidget() is next(iter(dialog.grounds.values())).tick
    primary()
    assert "请勾选" in dialog.refusal.words.text()
    dialog.grounds["personal"].set_value(True)
    primary()
    assert state(store, made) == "终止"
    with store.writing("更正") as session:
        suggestions.take_back(session, newest(store, made).id, reason="错了", today=TODAY)
    dialog = opened("merge", made)
    dialog.other.set_value(dialog._find("沙河桥")[0])
    primary()
    merged = next(line for line in paper(store, made).history if line.kind is EventKind.MERGE)
    assert merged.other.startswith("第35号")


def test_all_who_signed_withdraw(opened, store):
    lead, second = make.delegate(store), make.delegate(store, "王芳", sex="female")
    new = raising.NewSuggestion("关于路灯的建议", lead, TODAY, 19, 1, co_signer_ids=(second,))
    with store.writing("登记") as session:
        made = raising.take_in(session, new, today=TODAY)
    dialog = opened("withdraw", made)
    dialog.reason.set_value("已经修好")
    primary()
    assert "还没有王芳的书面同意" in dialog.refusal.words.text()
    dialog.agreed["王芳"].set_value(True)
    primary()
    assert state(store, made) == "终止"


def test_what_nobody_is_satisfied_with_is_studied(qtbot, opened, desk, store):
    made = make.handed_over(store)
    with store.writing("答复") as session:
        facts = {"on": date(2026, 4, 1), "today": TODAY}
        suggestions.reply(session, made, reply_class="C", body="资金没有着落。", **facts)
        suggestions.rate(session, made, rating=Rating.DISSATISFIED, opinion="没修", **facts)
    dialog = opened("redo", made)
    assert "要求重办" in dialog.due.why.full()
    primary()
    dialog = opened("explain", made)
    dialog.reason.set_value("资金没有着落")
    primary()
    assert state(store, made) == "已答复"
    page = shown(qtbot, desk, "suggestion", made)
    assert page._verbs.itemAt(0).widget().text().strip() == "办结"


def test_the_office_says_whether_a_clock_is_kept(qtbot, desk, store):
    dialog = OfficeDialog(desk)
    dialog.setParent(None)
    qtbot.addWidget(dialog)
    dialog.keeps.set_value(True)
    dialog.deed(second=False)
    with store.reading() as session:
        assert reassigning.keeps_clock(session)


def test_a_paper_that_says_much_the_same_is_proposed_for_the_merger(opened, store):
    made = make.suggestion(store, number="", title="关于修缮沙河桥、增设人行护栏的建议")
    other = make.suggestion(store, number="35")
    make.suggestion(store, number="36", title="关于修缮沙河桥头堤防的建议")
    ended = make.suggestion(store, number="37", title="关于修缮沙河桥、增设护栏的建议")
    with store.writing("撤回") as session:
        suggestion_ends.withdraw(session, ended, on=TODAY, today=TODAY, reason="已修")
    dialog = opened("merge", made)
    assert dialog.other.value() == other
    assert dialog.other.below.text().startswith("几乎一样·周启明")
    assert dialog._find("")[0].id == other
    assert ended not in [each.id for each in dialog._find("")]
