"""One suggestion's page on a real file: where it stands, what comes next, what happened."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from npcdesk.models import ContactStage, EventKind, Opinion, Rating, SuggestionEvent
from npcdesk.office import stations, suggestions, visits
from npcdesk.ui.buttons import Link
from npcdesk.ui.notes import Note
from npcdesk.ui.signs import Chip
from npcdesk.ui.timeline import FileButton
from npcdesk.ui.words import Words
from tests import make
from tests.make import TODAY
from tests.ui.paper_screens import paper, shown


@pytest.fixture
def opens(desk):
    asked = []
    desk.open_wanted.connect(lambda *each: asked.append(each))
    return asked


def verbs(page):
    return [page._verbs.itemAt(at).widget() for at in range(page._verbs.count())]


def words(widget):
    return [each.full() for each in widget.findChildren(Words) if each.isVisible()]


def test_the_next_step_is_the_primary_verb(qtbot, desk, store, opens):
    made = make.handed_over(store)
    page = shown(qtbot, desk, "suggestion", made)
    assert [v.text().strip() for v in verbs(page)] == [
        "登记答复",
        "登记签收",
        "记录催办",
        "登记面商",
    ]
    assert [v.property("kind") for v in verbs(page)] == ["primary", "", "", ""]
    for verb in verbs(page):
        verb.click()
    assert opens == [(kind, made) for kind in ("reply", "receive", "urge", "contact")]


def test_the_head_says_where_it_stands(qtbot, desk, store):
    page = shown(qtbot, desk, "suggestion", make.handed_over(store, date(2026, 1, 29)))
    chips = [chip.mark().words for chip in page.head.findChildren(Chip) if chip.isVisible()]
    assert chips == ["办理中", "逾期 7 天"]
    assert "第35号" in words(page.head)
    assert "已提出1月22日，已审查1月27日，已交办1月29日" in page.steps.accessibleName()
    assert "现在答复应于4月29日前" in page.steps.accessibleName()
    assert page.pane.day.full() == "2026年4月29日"
    assert "代表法第五十一条" in page.pane.why.full()
    assert "答复期限已过" in words(page.timeline)


def test_dissatisfied_makes_the_reply_the_present_step_again(qtbot, desk, store):
    made = make.handed_over(store)
    with store.writing("答复") as session:
        before = {"on": date(2026, 3, 9), "stage": ContactStage.BEFORE, "how": "走访"}
        suggestions.contact(session, made, today=TODAY, **before)
        suggestions.reply(session, made, on=date(2026, 4, 1), today=TODAY, reply_class="A")
        suggestions.rate(
            session,
            made,
            on=date(2026, 4, 9),
            today=TODAY,
            rating=Rating.DISSATISFIED,
            opinion="没有装护栏",
        )
    page = shown(qtbot, desk, "suggestion", made)
    assert "现在答复待研究" in page.steps.accessibleName()
    assert "代表评价·不满意" in words(page.timeline)
    assert "面商3月9日" not in page.steps.accessibleName()  # that was about the first reply
    assert [each.text().strip() for each in verbs(page)][:1] == ["要求重办"]
    assert "不满意评价 4月9日 + 1个月" in page.pane.why.full()


def test_page_keys_go_by_number(qtbot, desk, store):
    some = [make.handed_over(store, number=number) for number in ("35", "36")]
    page = shown(qtbot, desk, "suggestion", some[0])
    assert not page.before.isEnabled()
    page.activateWindow()
    page.after.setFocus()
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert page.suggestion_id == some[1]
    assert not page.after.isEnabled()
    QTest.keyClick(page, Qt.Key.Key_PageUp)
    assert page.suggestion_id == some[0]


def test_only_what_nothing_rests_on_offers_to_be_taken_back(qtbot, desk, store, opens):
    made = make.handed_over(store)
    with store.writing("催办") as session:
        suggestions.urge(session, made, on=date(2026, 4, 1), today=TODAY, how="电话")
    page = shown(qtbot, desk, "suggestion", made)
    back = [each for each in page.timeline.findChildren(FileButton) if each.isVisible()]
    assert [each.text() for each in back] == ["更正…", "更正…"]
    for each in back:
        each.click()
    kinds = {line.id: line.kind for line in paper(store, made).history}
    asked = [kinds[wanted.split(":")[1]] for kind, wanted in opens if kind == "take_back"]
    assert asked == [EventKind.URGE, EventKind.HAND_OVER]


def test_what_was_taken_back_stays_struck_with_its_reason(qtbot, desk, store):
    made = make.handed_over(store)
    handed = paper(store, made).history[0].id
    with store.writing("撤回") as session:
        suggestions.take_back(session, handed, reason="单位选错了", today=TODAY)
    page = shown(qtbot, desk, "suggestion", made)
    struck = [w for w in page.timeline.findChildren(Words) if w.font().strikeOut()]
    assert [each.full() for each in struck] == ["交办"]
    assert any("更正的理由：单位选错了" in each for each in words(page.timeline))


def test_an_event_that_fits_nowhere_is_told(qtbot, desk, store):
    made = make.suggestion(store)
    with store.writing("并入") as session:
        session.add(SuggestionEvent(suggestion_id=made, kind=EventKind.CLOSE, on=TODAY))
    page = shown(qtbot, desk, "suggestion", made)
    notes = [n.words.text() for n in page.timeline.findChildren(Note) if n.isVisible()]
    assert notes == ["与前面的记录对不上，请核对"]


def test_a_voice_opens_its_visit(qtbot, desk, store, opens):
    made = make.handed_over(store)
    person = make.delegate(store, "高美玲")
    with store.writing("接待") as session:
        station = stations.add(session, "沙河镇代表之家")
        told = visits.NewOpinion("桥上没有护栏")
        visit = visits.log(
            session,
            visits.NewVisit(station, date(2026, 1, 10), (person,), opinions=(told,)),
            today=TODAY,
        )
    with store.writing("联系") as session:
        opinion = visits.file(session, visit).opinions[0].id
        session.get(Opinion, opinion).suggestion_id = made
    page = shown(qtbot, desk, "suggestion", made)
    page.tabs.choose("voices")
    page._turn("voices")
    assert "桥上没有护栏" in words(page.voices)
    page.voices.findChild(Link).click()
    assert opens == [("visit", visit)]


def test_a_paper_that_is_undone_closes_its_page(qtbot, desk, store):
    made = make.suggestion(store, number="")
    page = shown(qtbot, desk, "suggestion", made)
    with qtbot.waitSignal(page.closing, timeout=1000):
        store.undo(store.last_write().id)


def test_the_facts_name_who_and_whom(qtbot, desk, store, opens):
    page = shown(qtbot, desk, "suggestion", make.handed_over(store))
    told = words(page.pane)
    assert {"周启明", "县交通运输局", "2026年2月3日"} <= set(told)
    next(x for x in page.pane.findChildren(Link) if x.text() == "看档案").click()
    assert opens[0][0] == "delegate"


def test_ctrl_p_prints_what_goes_with_where_it_stands(qtbot, desk, store, opens):
    new, handed, answered = make.suggestion(store), *(make.handed_over(store) for _ in range(2))
    with store.writing("答复") as session:
        suggestions.reply(session, answered, on=make.TODAY, today=make.TODAY, reply_class="A")
    for each in (new, handed, answered):
        shown(qtbot, desk, "suggestion", each).key_print()
    assert opens == [
        ("print", f"suggestion-sheet:{new}"),
        ("print", f"hand-over-slip:{handed}"),
        ("print", f"reply-letter:{answered}"),
    ]


def test_marks_of_its_quality_are_offered_once_it_has_a_number(qtbot, desk, store, opens):
    without = make.suggestion(store, number="")
    for made, offered in ((without, False), (make.handed_over(store), True)):
        page = shown(qtbot, desk, "suggestion", made)
        page.more.click()
        said = {each.text(): each for each in page.findChild(QMenu).actions()}
        page.findChild(QMenu).close()
        assert ("评分…" in said) is offered
    said["评分…"].trigger()
    assert opens[-1] == ("mark", made)
