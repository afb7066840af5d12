"""What units hold, and what becomes of each row of a list that they send back."""

from dataclasses import replace
from datetime import date

import pytest

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.job import finish
from npcdesk.models import EventKind, Rating
from npcdesk.office import suggestion_list, suggestions, unit_lists, unit_returns, units
from npcdesk.office.unit_returns import Fate
from npcdesk.rules.drafts import Problem, SheetColumn
from npcdesk.rules.suggestion_life import State
from npcdesk.rules.unit_lists import ReturnedList, ReturnedRow
from tests import make
from tests.make import TODAY

ROADS, WATER = "县交通运输局", "县水利局"
COLUMNS = (SheetColumn("J", "答复日期", "replied_on"), SheetColumn("N", "联系电话", "phone"))
REPLY = {"reply_class": "A", "replied_on": date(2026, 4, 20), "answer": "桥已修好。"}


def listed(store, unit=ROADS):
    with store.reading() as session:
        return unit_lists.unit_list(session, units.named(session, unit).id, today=TODAY)


def filled(store, number="35", unit=ROADS, **answers):
    """Return the row of a unit's list with that number, filled in."""
    given = next(row for row in listed(store, unit).rows if row.number == number)
    return ReturnedRow(4, given.code, given.number, given.session, given.title, **answers)


def planned(store, *rows, problems=(), columns=()):
    sheet = ReturnedList("清单.xlsx", "交办清单", 3, columns, rows, tuple(problems), (), len(rows))
    with store.reading() as session:
        return finish(unit_returns.plan(session, sheet, today=TODAY))


def one(store, row, **more):
    (found,) = planned(store, row, **more).rows
    return found


def take_in(store, plan):
    with store.writing("收回清单") as session:
        return finish(unit_returns.apply(session, plan, today=TODAY))


def paper(store, suggestion_id):
    with store.reading() as session:
        return suggestion_list.paper(session, suggestion_id, TODAY)


def helped(store, number="91", **facts):
    """Hand a suggestion to 县水利局, with 县交通运输局 at its side."""
    suggestion_id = make.suggestion(store, number=number, title="关于水渠的建议", **facts)
    lead, beside = make.unit(store, WATER), make.unit(store, ROADS)
    with store.writing("交办") as session:
        suggestions.hand_over(
            session,
            suggestion_id,
            lead_ids=[lead],
            co_ids=[beside],
            on=date(2026, 2, 3),
            today=TODAY,
        )
    return suggestion_id


def replied(store, suggestion_id, on=date(2026, 4, 1), reply_class="B", **facts):
    with store.writing("答复") as session:
        suggestions.reply(
            session,
            suggestion_id,
            on=on,
            today=TODAY,
            reply_class=reply_class,
            promised_on=date(2026, 12, 31),
            **facts,
        )


def test_a_list_holds_what_is_in_the_hands_of_the_unit_and_nothing_else(store):
    make.handed_over(store)
    helped(store)
    replied(store, make.handed_over(store, number="7", title="关于湿地的建议"))
    make.suggestion(store, number="12", title="关于停车的建议")
    rows = listed(store).rows
    assert [(r.number, r.role, r.answers, r.others) for r in rows] == [
        ("35", "主办", True, ""),
        ("91", "协办", False, "主办县水利局"),
    ]
    assert (rows[0].lead, rows[0].handed_on, rows[0].due_on) == (
        "周启明",
        date(2026, 2, 3),
        date(2026, 5, 6),
    )
    assert [c.code for c in listed(store).classes if c.needs_promise] == ["B"]
    with store.reading() as session:
        hands = unit_lists.in_hand(session, TODAY)
    assert [(u.name, u.answering, u.helping, u.late) for u in hands] == [
        (ROADS, 1, 1, 0),
        (WATER, 1, 0, 0),
    ]


def test_a_unit_with_empty_hands_is_told(store):
    make.unit(store)
    with pytest.raises(NotFound, match="没有清单可发"):
        listed(store)


def test_a_filled_row_becomes_contact_and_reply_and_one_undo_takes_all_back(store):
    paper_id = make.handed_over(store)
    row = filled(
        store,
        **REPLY,
        document_number="示交函〔2026〕18号",
        signed_by="王建国",
        contacted_on=date(2026, 4, 2),
        contacted_how="座谈",
        contact="李四",
        phone="0912-1234567",
    )
    plan = planned(store, row)
    assert plan.rows[0].records == (
        "办中面商 2026.4.2 座谈",
        "答复 A类 2026.4.20 示交函〔2026〕18号",
    )
    assert take_in(store, plan) == 1
    found = paper(store, paper_id)
    assert (found.line.state, found.line.reply_class) == (State.ANSWERED, "A")
    reply, contact = found.history[0], found.history[1]
    assert (reply.kind, reply.body, reply.document_number) == (
        EventKind.REPLY,
        "桥已修好。",
        "示交函〔2026〕18号",
    )
    assert (contact.kind, contact.how) == (EventKind.CONTACT, "座谈")
    with store.reading() as session:
        unit = units.named(session, ROADS)
    assert (unit.contact, unit.phone) == ("李四", "0912-1234567")
    store.undo(store.last_write().id)
    assert paper(store, paper_id).line.state is State.HANDLED
    with store.reading() as session:
        assert units.named(session, ROADS).contact == ""


def test_the_same_list_again_is_known_and_writes_nothing(store):
    make.handed_over(store)
    row = filled(store, **REPLY, contacted_on=date(2026, 4, 2), contacted_how="座谈")
    take_in(store, planned(store, row))
    again = planned(store, row)
    assert again.counts == {Fate.SAME: 1}
    assert take_in(store, again) == 0
    other = one(store, replace(row, answer="另一种说法。"))
    assert other.fate is Fate.SAME
    assert "没有改" in other.doubts[0]


def test_a_reply_that_came_another_way_is_told_and_stays(store):
    paper_id = make.handed_over(store)
    row = filled(store, **REPLY)
    replied(store, paper_id, document_number="示交函〔2026〕9号")
    found = one(store, row)
    assert found.fate is Fate.REFUSED
    assert "2026年4月1日，B类，示交函〔2026〕9号" in found.why
    assert take_in(store, planned(store, row)) == 0
    assert paper(store, paper_id).line.reply_class == "B"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reply_class": ""}, "没有写类别"),
        ({"replied_on": None}, "没有写答复日期"),
        ({"replied_on": None, "reply_class": ""}, "没有写类别和答复日期"),
        ({"replied_on": date(2026, 5, 7)}, "还没有到"),
        ({"replied_on": date(2026, 2, 1)}, "在上一步"),
        ({"reply_class": "B"}, "要有承诺日期"),
        ({"reply_class": "B", "promised_on": date(2026, 4, 1)}, "承诺日期在答复日期之前"),
        ({"reply_class": "D"}, "没有“D”类"),
        ({"contacted_on": date(2026, 4, 2)}, "只写了一样"),
        ({"contacted_on": date(2026, 1, 2), "contacted_how": "走访"}, "还是“草稿”"),
    ],
)
def test_a_wrong_step_is_refused_in_words(store, change, said):
    make.handed_over(store)
    found = one(store, replace(filled(store, **REPLY), **change))
    assert found.fate is Fate.REFUSED
    assert said in found.why


def test_a_cell_that_could_not_be_read_keeps_its_row_out(store):
    make.handed_over(store)
    problem = Problem(4, "答复日期", "J4", "下周", "没认出“下周”是哪天。")
    found = one(store, filled(store, **REPLY), problems=[problem])
    assert (found.fate, found.why) == (Fate.REFUSED, "没认出“下周”是哪天。")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"contacted_on": date(2026, 4, 2), "reply_class": ""}, ("只写了一样", "没有写类别")),
        (
            {"contacted_on": date(2026, 5, 7), "contacted_how": "走访", "reply_class": "B"},
            ("面商", "还没有到", "要有承诺日期"),
        ),
        ({"reply_class": "B", "replied_on": date(2026, 2, 1)}, ("在上一步", "要有承诺日期")),
        ({"reply_class": "D", "replied_on": date(2026, 5, 7)}, ("没有“D”类", "还没有到")),
        ({"code": "", "title": "另一件", "replied_on": None}, ("没有找到", "没有写答复日期")),
    ],
)
def test_everything_that_is_wrong_with_a_row_is_told_at_once(store, change, said):
    make.handed_over(store)
    found = one(store, replace(filled(store, **REPLY), **change))
    assert found.fate in (Fate.REFUSED, Fate.UNCLEAR)
    assert [words for words in said if words not in found.why] == []
    assert found.why.count("答复日期") <= 1


def test_cells_that_could_not_be_read_are_told_with_what_else_is_wrong(store):
    make.handed_over(store)
    row = replace(filled(store, **REPLY), replied_on=None, contacted_on=date(2026, 4, 2))
    unread = Problem(4, "答复日期", "J4", "下周", "没认出“下周”是哪天。")
    other = Problem(4, "联系电话", "N4", "1E+10", "电话变成了 1E+10。")
    (found,) = planned(store, row, problems=[unread, other], columns=COLUMNS).rows
    assert found.fate is Fate.REFUSED
    assert found.why.startswith("没认出“下周”是哪天。电话变成了 1E+10。")
    assert "只写了一样" in found.why
    assert "没有写答复日期" not in found.why  # it is written, and told above
    blank = replace(row, reply_class="", answer="", contacted_on=None)
    (found,) = planned(store, blank, problems=[unread], columns=COLUMNS).rows
    assert (found.fate, found.why) == (Fate.REFUSED, "没认出“下周”是哪天。")


def test_a_row_that_another_speaks_against_is_told_its_own_faults_too(store):
    make.handed_over(store)
    row = filled(store, **REPLY)
    (_, found) = planned(store, row, replace(row, row=5, reply_class="")).rows
    assert found.fate is Fate.REFUSED
    assert "和第 4 行是同一件" in found.why
    assert "没有写类别" in found.why


def test_what_was_withdrawn_or_handed_to_others_meanwhile_is_refused(store):
    gone, moved = (
        make.handed_over(store),
        make.handed_over(store, number="7", title="关于湿地的建议"),
    )
    rows = filled(store, **REPLY), replace(filled(store, "7", **REPLY), row=5)
    water = make.unit(store, WATER)
    with store.writing("撤回、改办") as session:
        suggestions.withdraw(session, gone, on=TODAY, today=TODAY, reason="代表书面撤回")
        (event,) = [e for e in suggestions.events(session, moved) if e.kind is EventKind.HAND_OVER]
        suggestions.take_back(session, event.id, reason="改办", today=TODAY)
        suggestions.hand_over(session, moved, lead_ids=[water], on=TODAY, today=TODAY)
    found = planned(store, *rows).rows
    assert [row.fate for row in found] == [Fate.REFUSED] * 2
    assert "终止" in found[0].why
    assert "已经更正，不再由县交通运输局办理" in found[1].why


def test_a_helping_unit_gives_its_opinion_to_the_lead_unit(store):
    paper_id = helped(store)
    opinion = filled(store, "91", answer="同意。")
    assert "转给主办单位" in one(store, opinion).why
    spoke = replace(opinion, contacted_on=date(2026, 4, 2), contacted_how="走访")
    found = one(store, spoke)
    assert (found.fate, found.records) == (Fate.RECORD, ("办中面商 2026.4.2 走访",))
    assert "转给主办单位" in found.doubts[0]
    take_in(store, planned(store, spoke))
    assert paper(store, paper_id).line.state is State.HANDLED


def test_a_row_without_its_code_is_known_by_number_and_title_and_doubted(store):
    make.handed_over(store)
    row = filled(store, **REPLY)
    for code in ("", row.code[:-1] + ("2" if row.code[-1] != "2" else "3")):
        found = one(store, replace(row, code=code))
        assert found.fate is Fate.RECORD
        assert "按标题认作县交通运输局承办的第35号" in found.doubts[0]
    for lost in ({"title": ""}, {"number": "36"}, {"session": "十八届一次"}, {"title": "另一件"}):
        assert one(store, replace(row, code="", **lost)).fate is Fate.UNCLEAR
    assert "别处的清单" in one(store, replace(row, code="JT6T-TW3Z-Y27")).why


def test_equal_titles_without_codes_are_not_guessed(store):
    make.handed_over(store)
    make.handed_over(store, number="7")
    row = replace(filled(store, **REPLY), code="", number="")
    assert "不止一件" in one(store, row).why


def test_a_code_beside_another_papers_words_is_not_believed(store):
    """What happens when a clerk sorts some of the columns."""
    make.handed_over(store)
    make.handed_over(store, number="7", title="关于湿地的建议")
    row, other = filled(store, **REPLY), filled(store, "7")
    swapped = replace(row, number=other.number, title=other.title)
    assert "可能只排了几列" in one(store, swapped).why
    renamed = one(store, replace(row, title="关于修桥的建议"))
    assert renamed.fate is Fate.RECORD
    assert renamed.doubts


def test_rows_that_say_one_thing_twice_are_one_and_rows_that_differ_are_none(store):
    make.handed_over(store)
    row = filled(store, **REPLY)
    twice = planned(store, row, replace(row, row=5))
    assert [each.fate for each in twice.rows] == [Fate.RECORD, Fate.SAME]
    assert take_in(store, twice) == 1
    store.undo(store.last_write().id)
    differ = planned(store, row, replace(row, row=5, reply_class="C"))
    assert [each.fate for each in differ.rows] == [Fate.REFUSED] * 2
    assert "第 4 行" in differ.rows[1].why


def test_units_that_answer_apart_answer_each_its_own_part(store):
    paper_id = make.suggestion(store)
    both = [make.unit(store, ROADS), make.unit(store, WATER)]
    with store.writing("交办") as session:
        suggestions.hand_over(session, paper_id, lead_ids=both, on=date(2026, 2, 3), today=TODAY)
    rows = filled(store, **REPLY), replace(filled(store, unit=WATER, **REPLY), row=5, answer="水。")
    found = planned(store, *rows).rows
    assert [each.fate for each in found] == [Fate.RECORD, Fate.RECORD]
    take_in(store, planned(store, rows[1]))
    with store.reading() as session:
        assert suggestions.standing(session, paper_id).owing == (both[0],)
    assert [one(store, row).fate for row in rows] == [Fate.RECORD, Fate.SAME]
    other = replace(rows[1], document_number="", reply_class="C")
    assert "已经登记过" in one(store, other).why
    take_in(store, planned(store, rows[0]))
    with store.reading() as session:
        assert suggestions.standing(session, paper_id).reply_class == REPLY["reply_class"]


def test_the_next_round_takes_a_new_reply_and_knows_the_old_one(store):
    paper_id = make.handed_over(store)
    row = filled(store, **REPLY)
    take_in(store, planned(store, row))
    with store.writing("评价") as session:
        suggestions.rate(
            session,
            paper_id,
            on=date(2026, 4, 25),
            today=TODAY,
            rating=Rating.DISSATISFIED,
            opinion="没有修好。",
        )
    assert one(store, row).fate is Fate.SAME
    later = replace(row, replied_on=date(2026, 5, 4), answer="这次修好了。")
    refused = one(store, later)
    assert refused.fate is Fate.REFUSED
    assert "请先要求重办或说明理由" in refused.why
    make.asked_again(store, paper_id, date(2026, 4, 27))  # dated back, after the unit did it
    plan = planned(store, later)
    assert plan.counts == {Fate.RECORD: 1}
    take_in(store, plan)
    assert paper(store, paper_id).line.state is State.ANSWERED


def test_what_changed_after_the_preview_stops_the_write_whole(store):
    paper_id = make.handed_over(store)
    make.handed_over(store, number="7", title="关于湿地的建议")
    plan = planned(store, filled(store, **REPLY), replace(filled(store, "7", **REPLY), row=5))
    replied(store, paper_id)
    with pytest.raises(NotAllowed, match="重新核对"):
        take_in(store, plan)
    assert paper(store, paper_id).line.reply_class == "B"


def test_an_unfilled_row_and_a_contact_that_rows_disagree_on_change_nothing(store):
    make.handed_over(store)
    make.handed_over(store, number="7", title="关于湿地的建议")
    empty = planned(store, filled(store, contact="李四", phone="1"))
    assert (empty.counts, empty.reached) == ({Fate.EMPTY: 1}, ())
    one_, two = filled(store, **REPLY, contact="李四"), filled(store, "7", **REPLY, contact="王五")
    plan = planned(store, one_, replace(two, row=5))
    assert plan.reached == ()
    assert take_in(store, plan) == 2
    with store.reading() as session:
        assert units.named(session, ROADS).contact == ""


def test_a_late_reply_says_so(store):
    make.handed_over(store, date(2026, 1, 29))
    late = one(store, filled(store, **REPLY | {"replied_on": date(2026, 5, 6)}))
    assert late.records == ("答复 A类 2026.5.6，逾期 7 天",)
