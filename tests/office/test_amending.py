"""What was entered wrongly is corrected while the rules let it, and every change is told."""

from datetime import date

import pytest

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import EventKind, Origin
from npcdesk.office import (
    amending,
    raising,
    suggestion_ends,
    suggestion_list,
    suggestions,
    units,
)
from npcdesk.office.amending import Amendment, Signed
from npcdesk.store import journal
from npcdesk.sync import audited
from tests import make
from tests.make import TODAY


def amend(store, paper, what="修改", **said):
    with store.writing(what) as session:
        return amending.amend(session, paper, Amendment(**said), today=TODAY)


def paper_of(store, paper):
    with store.reading() as session:
        return suggestion_list.paper(session, paper, TODAY)


def audit(store, paper):
    with store.reading() as session:
        return audited.audit(session, paper)


def test_everything_of_a_draft_is_corrected(store):
    paper, other = make.suggestion(store, number=""), make.delegate(store, "王芳")
    signers = (Signed("王芳", other), Signed("刘不在册"))
    facts = {
        "title": " 关于路灯的建议 ",
        "body": "路灯不亮。",
        "signers": signers,
        "raised_on": date(2026, 1, 20),
        "category": "城建",
        "origin": Origin.RESEARCH,
        "wanted_unit": "县城管局",
        "may_publish": True,
    }
    assert set(amend(store, paper, **facts)) == set(facts)
    found = paper_of(store, paper)
    assert (found.line.title, found.body, found.line.lead) == (
        "关于路灯的建议",
        "路灯不亮。",
        "王芳",
    )
    assert (found.co_signers, found.line.raised_on) == (("刘不在册",), date(2026, 1, 20))
    assert not any(line.odd for line in found.history)
    assert amend(store, paper, **facts) == ()
    with store.reading() as session:
        assert amending.signed(session, paper) == list(signers)


def test_the_record_says_by_which_write_a_row_was_made(store):
    paper = make.suggestion(store, number="35")
    assert {line.what for line in audit(store, paper) if line.kind == "new"} == {"登记建议"}
    with store.writing("交办：第35号") as session:
        handed = units.ensure(session, "县水利局")
        suggestions.hand_over(session, paper, lead_ids=[handed], on=date(2026, 2, 3), today=TODAY)
    assert {line.what for line in audit(store, paper)} == {"登记建议", "交办：第35号"}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": "关于别的建议"}, "题目不能再改：这件建议现在是“办理中”"),
        ({"body": "别的", "signers": (Signed("李四"),)}, "正文、领衔和联名代表不能再改"),
    ],
)
def test_what_was_handed_over_stands(store, said, words):
    paper = make.handed_over(store)
    with pytest.raises(NotAllowed, match=words):
        amend(store, paper, category="城建", **said)
    assert paper_of(store, paper).line.category == ""  # all or nothing
    assert amend(store, paper, category="城建") == ("category",)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": "  "}, "题目"),
        ({"signers": ()}, "领衔"),
        ({"signers": (Signed("李四"), Signed("李四"))}, "只能署一次名"),
        ({"raised_on": date(2026, 5, 7)}, "还没有到"),
    ],
)
def test_nonsense_is_refused(store, said, words):
    paper = make.suggestion(store, number="")
    with pytest.raises(NotAllowed, match=words):
        amend(store, paper, **said)


def test_the_day_stands_once_it_is_filed(store):
    with pytest.raises(NotAllowed, match="先更正立案"):
        amend(store, make.suggestion(store), raised_on=date(2026, 1, 20))


def test_every_change_is_told_from_what_to_what(store, monkeypatch):
    monkeypatch.setattr(journal, "KEPT_WRITES", 4)
    paper = make.suggestion(store)
    amend(store, paper, "修改：第35号，写错了字", title="关于修桥的建议")
    lead = make.delegate(store, "王芳")
    amend(store, paper, "修改：第35号，漏了联名", signers=(Signed("周启明"), Signed("王芳", lead)))
    amend(store, paper, "修改：第35号，又改", title="关于修缮沙河桥的建议")
    for number in range(9):  # more writes than 撤销 reaches back
        make.unit(store, f"县第{number}局")
    told = audit(store, paper)
    titles = [(x.before, x.after, x.what) for x in told if x.field == "题目"]
    assert titles == [
        ("关于修桥的建议", "关于修缮沙河桥的建议", "修改：第35号，又改"),
        ("关于修缮沙河桥并增设人行护栏的建议", "关于修桥的建议", "修改：第35号，写错了字"),
    ]
    assert {x.who for x in told} == {"本单位"}
    made = {x.name for x in told if x.kind == "new"}
    assert {"建议", "建议提出人 周启明", "建议提出人 王芳", "提出（2026年1月22日）"} <= made
    with pytest.raises(NotFound, match="隔得太久"):
        store.undo(1)


def test_a_revised_draft_came_on_its_own_day(store):
    paper = make.suggestion(store, number="")
    day = {"on": date(2026, 1, 24), "today": TODAY}
    with store.writing("退回修改") as session:
        kind = EventKind.SEND_BACK
        suggestion_ends.review(session, paper, kind, **day, reason="一事多议")
    for wrong, words in ((date(2026, 1, 23), "在上一步"), (date(2026, 5, 7), "还没有到")):
        with pytest.raises(NotAllowed, match=words):
            revise(store, paper, wrong)
    assert revise(store, paper, date(2026, 1, 26)) == ("body",)
    assert paper_of(store, paper).history[0].on == date(2026, 1, 26)
    with store.writing("立案") as session:
        raising.file(session, paper, number="36", on=date(2026, 1, 27), today=TODAY)


def revise(store, paper, on):
    with store.writing("登记修改稿") as session:
        said = Amendment(body="路灯不亮，请修。")
        return amending.amend(session, paper, said, today=TODAY, revised_on=on)


def test_what_is_undone_is_told_too(store):
    paper = make.suggestion(store)
    amend(store, paper, title="关于修桥的建议")
    store.undo(store.last_write().id)
    fields = [(x.after, x.what) for x in audit(store, paper) if x.field == "题目"]
    assert fields[0] == ("关于修缮沙河桥并增设人行护栏的建议", "撤销")
    assert len(fields) == 2
