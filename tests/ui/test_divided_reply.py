"""分办 in the window: whose reply it is is chosen, the page tells who is still awaited."""

from datetime import date

from npcdesk.models import Rating
from npcdesk.office import suggestions
from npcdesk.ui.print_copies import LETTER, copies
from tests import make
from tests.make import TODAY
from tests.ui.paper_screens import paper, primary, shown, state


def test_each_unit_answers_by_the_dialog_and_has_its_letter(opened, qtbot, desk, store):
    made = make.suggestion(store)
    both = [make.unit(store, "县交通运输局"), make.unit(store, "县公安局")]
    with store.writing("交办") as session:
        suggestions.hand_over(session, made, lead_ids=both, on=date(2026, 2, 3), today=TODAY)
    heard = []
    desk.said.connect(lambda each: heard.append(each.text))
    dialog = opened("reply", made)
    assert not dialog.second.isVisible()  # nothing to rate yet
    dialog.outcome.set_value("A")
    primary()
    assert dialog.unit.error()
    dialog.unit.set_value(both[1])
    primary()
    assert heard[-1] == "县公安局对第35号的答复已登记（A 类），还差县交通运输局的答复。"
    page = shown(qtbot, desk, "suggestion", made)
    told = {fact.label: fact.value for fact in page.pane._facts_of(paper(store, made), "", [])}
    assert told["分办"] == "县交通运输局，还没有答复\n县公安局，5月6日答复 A 类"
    assert "轮到县交通运输局" in page.pane.turn.text()
    ticked = {copy.paper.unit[-3:]: copy.wanted for copy in copies(desk, LETTER, [made])}
    assert ticked == {"运输局": False, "公安局": True}
    dialog = opened("reply", made)
    assert dialog.unit.value() == both[0]
    assert "已答复：县公安局 A 类" in dialog.foot_words.text()
    dialog.outcome.set_value("C")
    dialog.body_text.set_value("资金没有着落。")
    primary()
    assert (state(store, made), paper(store, made).line.reply_class) == ("已答复", "C")
    delivery = opened("deliver", made)
    assert len(delivery.ticks) == 2 * len({each.id for each, _ in delivery.ticks})
    primary()
    assert opened("deliver", made).ticks == []
    kept = opened("disclose", made)
    kept.whose.boxes[0].set_value(False)
    kept.what.set_value("on_request")
    kept.reason.set_value("涉及个人隐私")
    primary()
    assert opened("publish", made).whose.boxes == []  # of one alone nothing is asked
    with store.writing("评价") as session:
        facts = {"rating": Rating.DISSATISFIED, "opinion": "没修"}
        suggestions.rate(session, made, on=TODAY, today=TODAY, **facts)
    again = opened("redo", made)
    again.whose.boxes[1].set_value(False)
    assert "原来的答复和类别照旧算数" in again.note.words.text()
    primary()
    assert paper(store, made).line.owing == again.whose.boxes[0].tick.text().partition("（")[0]
