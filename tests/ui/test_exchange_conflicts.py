"""What waits for a decision of the exchange: conflicts, and what others may not write."""

from npcdesk.models import Level
from npcdesk.sync import capture, joining, machine, status
from npcdesk.sync.trust.roster import EndingKind
from npcdesk.ui.exchange_import_parts import facts
from npcdesk.ui.exchange_page import ExchangePage
from npcdesk.ui.words import Words
from tests import make
from tests.sync import halls
from tests.ui.exchange import (
    COUNTY,
    TOWN,
    TOWN_NAME,
    Office,
    desk_of,
    dispute,
    join,
    of,
    shown,
    written,
)
from tests.ui.eyes import clipped
from tests.ui.windows import placed


def test_a_conflict_is_settled_with_one_click_and_clears_on_the_other_side(qtbot, joined, stick):
    county, town = joined
    dispute(county, town, stick)
    with desk_of(county) as desk:
        page = shown(qtbot, desk, "exchange-conflicts")
        assert page.head.note.full() == "定下以后，下次导出会告诉对方"
        words = [button.text().strip() for button in page.view.uses]
        assert sorted(words) == sorted([f"采用{TOWN_NAME}的", "采用本单位的"])
        use = next(b for b in page.view.uses if TOWN_NAME in b.text())
        use.click()
        assert page.table.lines.rowCount() == 0
        said = []
        desk.said.connect(said.append)
        desk.undo()
        assert said[-1].text.startswith("已撤销：处理冲突：周启明的代表团。")
        assert said[-1].text.endswith(
            "又是“青石镇”，这处冲突不再列出。要用“城关镇”，请直接改这一条。"
        )
        assert of(county).conflicts == ()
    town.take(county.send(TOWN, stick))
    assert of(town).conflicts == ()


def test_a_value_of_one_s_own_settles_too(qtbot, joined, stick):
    county, town = joined
    dispute(county, town, stick)
    with desk_of(county) as desk:
        page = shown(qtbot, desk, "exchange-conflicts")
        page.view.keep.click()
        assert "请先写上" in page.view.own.error()
        page.view.own.set_value("柳湾镇")
        page.view.keep.click()
        assert of(county).conflicts == ()
    with county.store.reading() as session:
        query = "SELECT delegation FROM mandate"
        assert session.connection().exec_driver_sql(query).scalar() == "柳湾镇"


def test_only_who_keeps_it_is_asked_and_each_computer_is_named(
    qtbot, joined, tmp_path, new_file, stick
):
    county, town = joined
    second = Office(tmp_path / "town2", new_file, Level.TOWNSHIP, TOWN_NAME)
    join(town, second, "二号电脑")
    make.delegate(town.store, "周启明", phone="13800000001")
    second.take(town.send(TOWN, stick))
    written(town, "UPDATE person SET phone = '13800000002'")
    written(second, "UPDATE person SET phone = '13800000003'")
    town.take(second.send(TOWN, stick / "back"))
    county.take(town.send(COUNTY, stick / "up"))
    second.store.close()
    for office, mine in ((county, False), (town, True)):
        with office.store.reading() as session:
            assert status.to_decide(session) == mine
        with desk_of(office) as desk:
            tab, page = ExchangePage(desk), shown(qtbot, desk, "exchange-conflicts")
            qtbot.addWidget(tab)
            tab.reload()
            told = "".join(w.full() for w in tab.pane.findChildren(Words))
            assert ("二号电脑：13800000003" in told) == mine
            assert (f"等{TOWN_NAME}定" in told) != mine
            assert len(page.view.uses) == 2 * mine
            assert (page.view.own is not None) == mine
            assert (f"由{TOWN_NAME}来定" in page.rule.words.full()) != mine
            assert [w for w in clipped(page) if w[0] != " "] == []


def test_long_texts_are_read_side_by_side(qtbot, joined, tmp_path, new_file, stick):
    town = joined[1]
    second = Office(tmp_path / "town2", new_file, Level.TOWNSHIP, TOWN_NAME)
    join(town, second, "二号电脑")
    paper = make.suggestion(town.store, number="", title="关于校舍的建议")
    base = "柳湾小学现有学生214人，屋面多处漏雨。建议翻修屋面，并加固教室墙体。"
    body = "UPDATE suggestion SET body = '{}'"
    written(town, body.format(base))
    second.take(town.send(TOWN, stick))
    written(town, body.format(base.replace("214", "226")))
    written(second, body.format(base.replace("加固教室墙体", "重建围墙")))
    town.take(second.send(TOWN, stick / "back"))
    with desk_of(town) as desk:
        page = shown(qtbot, desk, "exchange-conflicts", paper)
        qtbot.wait(1)
        assert page.view.own.value() in {v.value for v in page.view.item.voices}
        merged = base.replace("214", "226").replace("加固教室墙体", "重建围墙")
        assert [w for w in clipped(page) if w[0] != " "] == []
        page.view.own.set_value(merged)
        page.view.keep.click()
    with town.store.reading() as session:
        assert (
            session.connection().exec_driver_sql("SELECT body FROM suggestion").scalar() == merged
        )
    second.store.close()


def test_what_another_office_may_not_write_is_adopted_or_turned_down(qtbot, joined, stick):
    county, town = joined
    make.delegate(town.store, "周启明")
    county.take(town.send(COUNTY, stick))
    evil(county, town, stick)
    assert of(town).voids == 2
    with desk_of(town) as desk:
        page = shown(qtbot, desk, "exchange-voids")
        assert page.table.lines.rowCount() == 2
        told = [w.full() for w in page.detail.findChildren(Words)]
        assert "周启明 → 周启铭" in told
        page.adopt.click()
        assert of(town).voids == 1
        page.reject.click()
        assert of(town).voids == 0
        assert page.card._stack.currentWidget() is not page.table
    with town.store.reading() as session:
        query = "SELECT name FROM person"
        assert session.connection().exec_driver_sql(query).scalar() == "周启铭"


def test_what_a_stolen_computer_wrote_is_told_and_can_be_adopted(
    qtbot, tmp_path, new_file, stick, computer
):
    county, stolen, spare = (
        Office(tmp_path / str(n), file, Level.TOWNSHIP, TOWN_NAME, begun=True)
        for n, file in enumerate(halls.with_spare(new_file))
    )
    county.take(stolen.send(COUNTY, stick))
    make.delegate(stolen.store, "王芳")
    spare.take(stolen.send(TOWN, stick))
    with stolen.store.reading() as session:
        inc = machine.current(session).own.inc
    with county.store.writing("吊销") as session:
        joining.end(session, inc, EndingKind.REVOKED)
    told = spare.take(county.send(TOWN, stick))
    assert "1 项修改因电脑停用或吊销不再有效" in [fact.value for fact in facts(told)]
    with desk_of(spare) as desk:
        tab = placed(qtbot, ExchangePage(desk))
        said = [words.full() for words in tab.findChildren(Words)]
        assert any(words.startswith("1 项修改因电脑停用或吊销不再有效") for words in said)
        page = shown(qtbot, desk, "exchange-voids")
        assert page.table.current_line().item.ended
        assert "id" not in [words.full() for words in page.detail.findChildren(Words)]
        assert clipped(page) == clipped(tab) == []
        page.adopt.click()
    assert (spare.count("person"), of(spare).ended) == (1, 0)


def evil(county, town, stick):
    """Let the county sign two commits beyond its rights, past its own guard, and send them."""
    allowed, capture.allowed = capture.allowed, lambda *_args, **_more: True
    try:
        written(county, "UPDATE person SET sex = 'female'")
        written(county, "UPDATE person SET name = '周启铭'")
    finally:
        capture.allowed = allowed
    town.take(county.send(TOWN, stick / "evil"))
