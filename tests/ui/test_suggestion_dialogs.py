"""One life of a suggestion through its dialogs, by keyboard alone, on a real file."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from npcdesk.errors import NotAllowed
from npcdesk.models import EventKind, Rating
from npcdesk.office import groups, offices, suggestions, units
from npcdesk.rules.pack import Contact
from npcdesk.ui.suggestion_routes import ROUTES
from tests import make
from tests.make import TODAY
from tests.ui.paper_screens import keys, paper, press, primary, state

KEY = Qt.Key


@pytest.fixture
def said(desk):
    """Every toast, in order."""
    heard = []
    desk.said.connect(lambda each: heard.append(each.text))
    return heard


def answered(store, **facts):
    made = make.handed_over(store, **facts)
    with store.writing("答复") as session:
        suggestions.reply(session, made, on=date(2026, 4, 1), today=TODAY, reply_class="A")
    return made


def test_a_whole_life_by_keyboard(opened, desk, store, said):
    made = make.suggestion(store)

    opened("hand_over", made)
    keys("县交通运输局")
    press(KEY.Key_Return)  # takes the unit, which is new
    primary()
    assert state(store, made) == "办理中"
    assert said[-1] == "第35号已交办县交通运输局，答复期限 2026年8月6日。"

    opened("instruct", made)
    keys("局长 王建国")
    press(KEY.Key_Return)
    primary()
    assert paper(store, made).history[0].signed_by == "局长 王建国"
    assert said[-1].endswith("的批办。")

    for stage in ("办前", "办中"):
        opened("contact", made)
        primary()
        newest = paper(store, made).history[0]
        assert (newest.stage, newest.how) == (stage, "走访")

    reply = opened("reply", made)
    assert "已面商 2 次" in reply.note.words.text()
    keys("示交函〔2026〕18号")
    press(KEY.Key_Return)
    keys("罗文斌")
    press(KEY.Key_Return)
    press(KEY.Key_Space)  # the first class
    primary()
    assert state(store, made) == "已答复"
    assert paper(store, made).history[0].document_number == "示交函〔2026〕18号"

    opened("rate", made)
    press(KEY.Key_Space)
    primary()
    assert paper(store, made).line.rating == "satisfied"

    opened("close", made)
    primary()
    assert state(store, made) == "已办结"
    assert said[-1] == "第35号已办结。"


def test_what_was_done_is_undone_with_the_unit_that_came_with_it(opened, desk, store, said):
    made = make.suggestion(store)
    opened("hand_over", made)
    keys("县新设局")
    press(KEY.Key_Return)
    primary()
    desk.undo()
    assert state(store, made) == "待交办"
    with store.reading() as session:
        assert [unit.name for unit in units.lines(session, TODAY.isoformat())] == []
    assert said[-1] == "已撤销：交办：第35号。"
    draft = make.suggestion(store, number="", title="关于路灯的建议")
    opened("file", draft)
    primary()
    desk.undo()
    assert said[-1] == "已撤销：立案编号：《关于路灯的建议》。"


def test_tab_takes_a_new_unit_as_enter_does(opened, desk, store):
    made = make.suggestion(store)
    dialog = opened("hand_over", made)
    keys("县新设局")
    press(KEY.Key_Tab)
    assert dialog.lead.choice().words == "县新设局"
    assert not dialog.lead.isAncestorOf(QApplication.focusWidget())
    primary()
    assert paper(store, made).line.lead_unit == "县新设局"


def test_lead_and_co_units(opened, desk, store):
    make.unit(store, "县财政局")
    made = make.suggestion(store)
    dialog = opened("hand_over", made)
    dialog.way.take_focus()
    press(KEY.Key_Right)
    assert dialog.co.isVisible()
    dialog.lead.take_focus()
    keys("县交通运输局")
    press(KEY.Key_Return)
    dialog.co.take_focus()
    keys("czj")  # the initials of 财政局
    press(KEY.Key_Return)
    primary()
    line = paper(store, made).line
    assert (line.lead_unit, line.co_units) == ("县交通运输局", "县财政局")


def test_apart_needs_two_units(opened, desk, store):
    made = make.suggestion(store)
    dialog = opened("hand_over", made)
    dialog.way.take_focus()
    press(KEY.Key_Left)
    dialog.apart.take_focus()
    keys("县交通运输局")
    press(KEY.Key_Return)
    primary()
    assert "至少要两个单位" in dialog.apart.error()
    keys("县公安局")
    press(KEY.Key_Return)
    primary()
    units_told = paper(store, made).history[0].units
    assert units_told == "分办县交通运输局，分办县公安局"


def test_the_computed_days_follow_date_and_period(opened, desk, store):
    made = make.suggestion(store)
    dialog = opened("hand_over", made)
    dialog.on.line.setText("3.5")
    box = dialog._boxes[0]
    assert box.day.full() == "2026年6月5日"
    dialog.period._cards.buttons[1].click()
    assert box.day.full() == "2026年9月7日"
    assert "顺延" in box.why.full()


BAD = [
    ("new-suggestion", "filed", "headline"),
    ("hand_over", "filed", "lead"),
    ("reply", "handed", "outcome"),
    ("rate", "answered", "rating"),
    ("withdraw", "handed", "reason"),
    ("file", "raised", "number"),
]


@pytest.mark.parametrize(("kind", "stage", "bad"), BAD)
def test_the_first_bad_field_gets_the_focus(opened, desk, store, kind, stage, bad):
    begin = {
        "filed": make.suggestion,
        "handed": make.handed_over,
        "answered": answered,
        "raised": lambda store: make.suggestion(store, number=""),
    }
    made = begin[stage](store)
    dialog = opened(kind, "" if kind == "new-suggestion" else made)
    if kind == "file":
        dialog.number.line.clear()
    before = state(store, made)
    dialog.primary.setFocus()
    dialog.primary.click()
    field = getattr(dialog, bad)
    assert field.error()
    assert field.isAncestorOf(QApplication.focusWidget())
    assert dialog.isVisible()
    assert state(store, made) == before


def test_a_promise_is_asked_for_where_the_class_needs_one(opened, desk, store):
    made = make.handed_over(store)
    dialog = opened("reply", made)
    dialog.signer.set_value("罗文斌")
    assert not dialog.promised.isVisible()
    dialog.outcome._cards.buttons[1].click()
    dialog.primary.click()
    assert dialog.promised.error() == "这一类要有承诺日期，请填写，例如 12.31。"
    keys("12.31")
    primary()
    assert paper(store, made).history[0].promised_on == date(2026, 12, 31)


def test_a_reason_is_asked_for_where_nothing_is_solved_or_promised(opened, desk, store):
    made = make.handed_over(store)
    dialog = opened("reply", made)
    dialog.outcome._cards.buttons[2].click()
    assert dialog.body_text.required
    dialog.outcome._cards.buttons[0].click()
    assert not dialog.body_text.required
    dialog.outcome._cards.buttons[2].click()
    dialog.primary.click()
    assert dialog.body_text.error() == "这一类要向代表说明原因，请写在正文里。"
    assert state(store, made) == "办理中"
    keys("资金没有着落。")
    primary()
    assert (state(store, made), paper(store, made).history[0].body) == ("已答复", "资金没有着落。")


def test_dissatisfied_wants_words_and_opens_another_round(opened, desk, store, said):
    made = answered(store)
    dialog = opened("rate", made)
    dialog.rating._cards.buttons[2].click()
    assert dialog.opinion.required
    dialog.rating._cards.buttons[0].click()
    assert not dialog.opinion.required
    dialog.rating._cards.buttons[2].click()
    dialog.primary.click()
    assert dialog.opinion.error().startswith("不满意要写明")
    assert dialog.opinion.isAncestorOf(QApplication.focusWidget())
    keys("护栏没有装")
    primary()
    assert state(store, made) == "重新办理"
    assert "待研究：要求重办或说明理由" in said[-1]


def test_the_second_question_is_shown_where_the_rules_ask_it(opened, store):
    with store.writing("换规则包") as session:
        offices.use_pack(session, "shanghai")
    made = answered(store)
    dialog = opened("rate", made)
    dialog.rating._cards.buttons[0].click()
    dialog.attitude._cards.buttons[2].click()
    assert dialog.opinion.required
    dialog.attitude._cards.buttons[1].click()
    assert not dialog.opinion.required
    primary()
    told = paper(store, made).history[0]
    assert (told.rating, told.attitude) == ("satisfied", "mostly")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("reply", "现在是“待交办”，还不能登记答复。请先交办。"),
        ("rate", "还不能登记评价"),
        ("close", "还不能办结"),
        ("file", "已经于2026年1月27日立案编号，不能再来一次"),
    ],
)
def test_a_step_that_does_not_fit_is_refused_before_typing(desk, store, kind, words):
    made = make.suggestion(store)
    with pytest.raises(NotAllowed, match=words):
        ROUTES[kind](desk, made)


def test_what_the_rules_refuse_stays_open_and_says_why(opened, desk, store):
    made = make.suggestion(store)
    dialog = opened("hand_over", made)
    keys("县交通运输局")
    press(KEY.Key_Return)
    dialog.on.line.setText("1.5")
    dialog.primary.click()
    assert "在上一步（2026年1月27日）之前" in dialog.refusal.words.text()
    assert dialog.isVisible()
    assert state(store, made) == "待交办"


def test_several_are_urged_in_one_write(opened, desk, store, said):
    some = [make.handed_over(store, number=number) for number in ("35", "36")]
    dialog = opened("urge", ",".join(some))
    assert "第35号、第36号 2 件" in dialog.subtitle.full()
    primary()
    assert [paper(store, each).line.urged for each in some] == [1, 1]
    assert said[-1] == "2 件记下了5月6日的电话催办。"
    desk.undo()
    assert [paper(store, each).line.urged for each in some] == [0, 0]


def test_a_step_is_taken_back_with_its_reason(opened, desk, store):
    made = make.handed_over(store)
    handed = next(e for e in paper(store, made).history if e.kind is EventKind.HAND_OVER)
    dialog = opened("take_back", f"{made}:{handed.id}")
    primary()
    assert dialog.reason.error()
    keys("单位选错了")
    primary()
    assert state(store, made) == "待交办"
    told = {line.id: line.taken_back for line in paper(store, made).history}
    assert told[handed.id] == "单位选错了"


def test_chosen_for_a_group(opened, desk, store, said):
    made = make.handed_over(store)
    empty = opened("choose", made)
    assert "还没有督办组" in empty.note.words.text()
    with store.writing("组建") as session:
        groups.form(session, name="桥梁组", leader="王主任", decided_on=TODAY, today=TODAY)
    opened("choose", made).primary.click()
    assert [name for _, name in paper(store, made).groups] == ["桥梁组"]
    assert said[-1] == "第35号已列入重点督办。"


def test_replying_and_printing_go_on_to_the_form(opened, desk, store):
    made = make.handed_over(store)
    opens = []
    desk.open_wanted.connect(lambda *asked: opens.append(asked))
    dialog = opened("reply", made)
    assert dialog.pack.contact_required is Contact.WARN
    assert "还没有面商记录" in dialog.note.words.text()
    dialog.signer.set_value("罗文斌")
    dialog.outcome._cards.buttons[0].click()
    dialog.second.click()
    assert opens == [("print", f"feedback-form:{made}")]


def test_withdrawn_in_writing(opened, desk, store):
    made = make.handed_over(store)
    opened("withdraw", made)
    keys("代表书面申请")
    primary()
    assert state(store, made) == "终止"
    assert paper(store, made).line.rating not in set(Rating)


class Windows(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_nothing_flashes_up_beside_the_dialog(qapp, opened, store):
    made = make.handed_over(store)
    windows = Windows()
    qapp.installEventFilter(windows)
    opened("reply", made)
    qapp.removeEventFilter(windows)
    assert windows.shown == ["ReplyDialog"]


def test_closing_says_whose_opinion_never_came(opened, store):
    made = make.suggestion(store)
    lead, co = make.unit(store), make.unit(store, "县财政局")
    with store.writing("走到评价") as session:
        facts = {"today": TODAY, "on": TODAY}
        suggestions.hand_over(session, made, lead_ids=[lead], co_ids=[co], **facts)
        suggestions.reply(session, made, reply_class="A", **facts)
        suggestions.rate(session, made, rating=Rating.SATISFIED, **facts)
    dialog = opened("close", made)
    assert dialog.note.words.text() == "县财政局的协办意见还没有收到，办结以后不再等。"


def test_a_reply_that_comes_late_is_told_so(opened, desk, store, said):
    late = make.handed_over(store, on=date(2026, 1, 29))
    dialog = opened("reply", late)
    told = [each.text() for each in dialog.on.findChildren(QLabel) if each.isVisible()]
    assert any("逾期 7 天" in each for each in told)
    dialog.outcome.set_value("A")
    primary()
    assert "的答复已登记（A 类），已超期 7 天答复，请代表在" in said[-1]
