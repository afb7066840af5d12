"""The rule packs in the window: looked at, used, copied, changed; a new year's holidays."""

from datetime import date

import pytest

from npcdesk.errors import DeskError
from npcdesk.office import holidays, offices, packs
from npcdesk.rules.deadlines import FixedDay
from npcdesk.rules.pack import AGREED
from npcdesk.rules.pack_form import FIXED
from npcdesk.ui.first_run_steps import sums
from npcdesk.ui.holidays_dialog import HolidayTableDialog
from npcdesk.ui.pack_dialog import PackEditDialog
from npcdesk.ui.packs_page import PacksPage
from tests import make


@pytest.fixture
def page(qtbot, desk):
    made = PacksPage(desk)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    qtbot.waitExposed(made)
    return made


def edited(qtbot, desk, code):
    dialog = PackEditDialog(desk, code)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def own(store):
    with store.reading() as session:
        return [line for line in packs.lines(session) if line.own]


def test_every_rule_is_shown_with_its_article_and_a_day(page, desk, store):
    assert page.table.current_id() == "national"
    page.table.select_id("shanghai")
    told = [page.view.grid.itemAt(n).widget().full() for n in range(page.view.grid.count())]
    assert "收到 5月6日 + 7个工作日，上海市代表建议规定第十四条，至 5月14日" in told
    assert page.change.text() == "复制后修改"
    page.use.click()
    with store.reading() as session:
        assert offices.here(session).pack_code == "shanghai"
    assert page.use.isHidden()


def test_a_copy_is_changed_in_words_and_warns(qtbot, page, desk, store):
    dialog = edited(qtbot, desk, "shanghai")
    row = dialog.rules["reply"]
    row.unit.drop.setCurrentIndex(row.unit.drop.findData(FIXED))
    row.length.line.setText("9月31日")
    dialog.primary.click()
    assert "“答复”：9月没有31日" in dialog.refusal.words.text()
    row.length.line.setText("8月5日")
    assert row.article.value() == AGREED  # what was changed has no longer the law behind it
    assert "5月5日以前交办的会超出" in dialog.note.words.text()
    dialog.name.line.setText("示例县办法")
    dialog.primary.click()
    (made,) = own(store)
    assert (made.name, made.pack.reply.period) == ("示例县办法", FixedDay(8, 5))
    assert made.pack.based_on == "shanghai"
    assert page.table.lines.rowCount() == 13
    assert sums(made.pack)[0] == ("答复", "8月5日前", AGREED)


def test_an_own_pack_with_papers_is_changed_into_another(qtbot, page, desk, store):
    with store.writing("复制") as session:
        code = packs.copy(session, "national", "示例县办法")
        offices.use_pack(session, code)
    make.handed_over(store)
    dialog = edited(qtbot, desk, code)
    assert "有 1 件建议按它办，它们不变" in dialog.subtitle.full()
    dialog.rules["feedback"].length.line.setText("20")
    dialog.primary.click()
    new, old = own(store)
    assert (new.current, new.papers, new.pack.feedback.period.count) == (True, 0, 20)
    assert (old.code, old.papers, old.pack.feedback.period.count) == (code, 1, 15)


def test_a_pack_goes_out_as_text_and_comes_back(page, store, tmp_path):
    page.export_to(tmp_path / "办法.toml")
    text = (tmp_path / "办法.toml").read_text("utf-8")
    (tmp_path / "办法.toml").write_text(text.replace("国家法律（县级）", "示例县办法"), "gb18030")
    page.bring_in(tmp_path / "办法.toml")
    assert [line.name for line in own(store)] == ["示例县办法"]
    with pytest.raises(DeskError, match="已经有叫“国家法律（县级）”"):
        page.bring_in(page_text(tmp_path, text))


def page_text(folder, text):
    path = folder / "原样.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_new_years_holidays_are_shown_before_they_count(qtbot, desk, store, tmp_path):
    path = tmp_path / "2027.csv"
    path.write_text("日期,安排\n2027-1-1,休\n2027-5-1,休\n2027-10-1,休\n", "utf-8")
    dialog = HolidayTableDialog(desk, str(path))
    qtbot.addWidget(dialog)
    dialog.primary.click()
    with store.reading() as session:
        assert date(2027, 5, 1) in holidays.calendar(session).off
    path.write_text("日期,安排\n2027-1-1,休\n", "utf-8")
    with pytest.raises(DeskError, match="没有劳动节"):
        HolidayTableDialog(desk, str(path))
