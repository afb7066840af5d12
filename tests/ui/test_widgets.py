"""The painted parts of pages: that they say what they show, answer to keys, and cut no word."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from npcdesk.ui import buttons, signs
from npcdesk.ui.buttons import Link, Verb
from npcdesk.ui.cards import Card, WithPane
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.flow import Flow, clear
from npcdesk.ui.life_steps import LifeStep, LifeSteps
from npcdesk.ui.notes import KINDS, Note
from npcdesk.ui.signs import Chip, Mark, Sign, days_mark, state_mark
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.ticks import Tick
from npcdesk.ui.tiles import Part, Tile, WholeBar
from npcdesk.ui.timeline import Event, FileButton, FileChip, Timeline
from tests.ui.eyes import clipped

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def colours(widget) -> set[str]:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {f"#{dot & 0xFFFFFF:06X}" for dot in set(memoryview(image.constBits()).cast("I"))}


@pytest.mark.parametrize(
    ("days", "words", "token", "sign"),
    [
        (None, "—", "text3", Sign.NONE),
        (27, "剩 27 天", "text2", Sign.NONE),
        (8, "剩 8 天", "text2", Sign.NONE),
        (7, "剩 7 天", "soon", Sign.CLOCK),
        (1, "剩 1 天", "soon", Sign.CLOCK),
        (0, "今天到期", "today", Sign.CLOCK),
        (-3, "逾期 3 天", "late", Sign.BANG),
    ],
)
def test_days_left_are_quiet_until_they_are_few(days, words, token, sign):
    mark = days_mark(days)
    assert (mark.words, mark.token, mark.sign) == (words, token, sign)


def test_the_day_of_warning_comes_from_the_rules():
    assert days_mark(10, warn=10).sign is Sign.CLOCK
    assert days_mark(7, warn=3).sign is Sign.NONE


def test_every_sign_has_a_shape_of_its_own(on_screen):
    drawn = [Chip(Mark("办", "late", sign)) for sign in Sign if sign is not Sign.NONE]
    pictures = [on_screen(chip, 40, 24).grab().toImage() for chip in drawn]
    for one, other in itertools.combinations(pictures, 2):
        assert one != other


def test_a_chip_is_read_as_a_state():
    assert Chip(state_mark("办理中")).accessibleName() == "状态，办理中"
    assert Chip(days_mark(-3)).accessibleName() == "逾期3天"


def test_a_blue_chip_stays_seen_in_a_blue_row(on_screen, each_look):
    doing = state_mark("办理中")

    class Row(QWidget):
        def paintEvent(self, event):
            painter = signs.QPainter(self)
            painter.fillRect(self.rect(), each_look.ink("selected"))
            signs.draw_chip(painter, doing, 5, self.height() / 2, on_selected=True)

    assert each_look.colour["surface"] in colours(on_screen(Row(), 120, 40))


def test_enter_presses_a_button_and_follows_a_link(qtbot, on_screen):
    pressed = []
    box = QWidget()
    row = QHBoxLayout(box)
    for control in (buttons.second("打印", "print"), buttons.link("看算法")):
        row.addWidget(control)
        control.clicked.connect(lambda _on=False, c=control: pressed.append(c.text()))
    on_screen(box)
    for control in (box.layout().itemAt(0).widget(), box.layout().itemAt(1).widget()):
        qtbot.keyClick(control, KEY.Key_Return)
        qtbot.keyClick(control, KEY.Key_Space)
    assert pressed == ["打印", "打印", "看算法", "看算法"]


def test_an_icon_alone_has_a_name():
    close = buttons.close_button()
    assert (close.accessibleName(), close.toolTip()) == ("关闭（Esc）", "关闭（Esc）")


def test_targets_are_large_enough(each_look):
    made = [
        *(make("打印", "print") for make in (buttons.primary, buttons.second, buttons.small)),
        Tick("附建议原文"),
    ]
    for control in made:
        control.ensurePolished()
        assert control.sizeHint().height() >= 28, control


def test_a_click_on_the_words_counts(qtbot, on_screen):
    control = on_screen(Tick("附建议原文"), 300, 40)
    place = control.rect().center()
    place.setX(290)
    qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=place)
    assert control.isChecked()


def test_a_tile_is_a_button_with_its_figure(qtbot, on_screen, each_look):
    tile = on_screen(Tile("已逾期", "超过答复期限", "late"), 220, 70)
    tile.show_figure("2")
    assert tile.accessibleName() == "已逾期，2，超过答复期限"
    assert each_look.colour["late"] in colours(tile)
    tile.show_figure("0")
    assert each_look.colour["late"] not in colours(tile)
    with qtbot.waitSignal(tile.clicked):
        qtbot.keyClick(tile, KEY.Key_Space)


def test_a_whole_is_divided_by_its_parts(on_screen):
    parts = [
        Part("已办结", 50, "closed", Sign.TICK),
        Part("逾期", 0, "late", Sign.BANG),
        Part("待交办", 50, "wait"),
    ]
    bar = on_screen(WholeBar(parts), 400, 120)
    assert bar.accessibleName() == "已办结 50 件，逾期 0 件，待交办 50 件"
    image = bar.grab().toImage()
    assert image.pixelColor(100, 4).name().upper() == "#2A6637"
    assert image.pixelColor(300, 4).name().upper() == "#6A3F96"
    bar.show_parts([])
    assert bar.grab().toImage().pixelColor(100, 4).name().upper() == "#E3E6EB"


def test_the_life_of_a_paper_reads_as_one_sentence(on_screen):
    steps = LifeSteps(
        [
            LifeStep("提出", "1月22日", "done"),
            LifeStep("答复", "应于5月3日前", "now"),
            LifeStep("办结", "", "later"),
        ]
    )
    assert on_screen(steps).accessibleName() == "已提出1月22日，现在答复应于5月3日前，还没有办结"


def test_a_timeline_says_who_wrote_what_and_opens_its_files(qtbot, on_screen, each_look):
    opened = []
    line = Timeline()
    line.show_events(
        [
            Event(
                "5月3日", "答复期限已过", "依据：办理办法第十六条。", "程序记下", "warning", "late"
            ),
            Event(
                "3月12日",
                "面商·走访",
                "看了桥面。" * 30,
                "县交通运输局",
                "people_chat",
                "doing",
                [FileChip("面商记录.pdf", lambda: opened.append(1))],
            ),
            Event(
                "2月3日",
                "交办",
                "",
                "县政府办公室",
                "send",
                "wait",
                odd="与前面的记录对不上，请核对",
            ),
        ]
    )
    on_screen(line, 700, 600)
    qtbot.keyClick(line.findChild(FileButton), KEY.Key_Return)
    assert opened == [1]
    assert clipped(line) == []
    assert {each_look.colour["late_soft"], each_look.colour["soon_soft"]} <= colours(line)
    line.show_events([])
    assert line.findChildren(FileButton, options=Qt.FindChildOption.FindDirectChildrenOnly) == []


def test_facts_are_read_with_their_labels(on_screen, each_look):
    done = []
    facts = Facts(
        [
            Fact("领衔代表", "周启明", "沙河镇代表团"),
            Fact("电话", "135****8846", verb=Verb("显示", lambda: done.append(1))),
        ]
    )
    on_screen(facts, 320, 200)
    assert [
        label.accessibleName() for label in facts.findChildren(QLabel) if label.accessibleName()
    ] == ["领衔代表，周启明", "电话，135****8846"]
    facts.findChild(buttons.Link).click()
    assert done == [1]
    assert clipped(facts) == []
    facts.show_facts([Fact("联名", "高美玲")])
    assert facts.layout().count() == 2


def test_a_long_note_breaks_no_name_of_another_line(on_screen, each_look):
    name = Fact("领衔代表", "周启明", verb=Verb("看档案", print))
    note = Fact("办理结果", "A 类", "分办，取各家里最弱的一类")
    facts = on_screen(Facts([name, note]), 284, 200)
    said = next(each for each in facts.findChildren(QLabel) if each.text() == "周启明")
    assert said.height() < 2 * said.fontMetrics().height()
    assert clipped(facts) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_note_has_its_ground_and_one_link(on_screen, each_look, kind):
    done = []
    note = on_screen(
        Note(kind, "协办期限 6月6日 是星期六。", Verb("提前到 6月5日", lambda: done.append(1))),
        500,
        44,
    )
    assert each_look.colour[KINDS[kind][1]] in colours(note)
    note.findChild(buttons.Link).click()
    assert done == [1]
    note.say("")
    assert not note.isVisible()


def test_a_line_of_pills_breaks_and_empties(on_screen):
    box = QWidget()
    flow = Flow(box)
    for at in range(12):
        flow.addWidget(QLabel(f"第{at}件附件.pdf"))
    on_screen(box, 300, 400)
    tops = [flow.itemAt(at).geometry().top() for at in range(12)]
    assert len(set(tops)) > 1
    assert flow.heightForWidth(3000) < flow.heightForWidth(300)
    clear(flow)
    assert flow.count() == 0


def test_the_pane_folds_when_narrow_and_is_laid_over(qtbot, on_screen):
    pane = Card("基本情况", "3 条")
    both = on_screen(WithPane(QLabel("名册"), pane), 1200, 500)
    assert pane.isVisible()
    both.resize(900, 500)
    assert not pane.isVisible()
    assert both._opener.isVisible()
    both.open_pane()
    assert pane.isVisible()
    qtbot.keyClick(both._over, KEY.Key_Escape)
    assert not pane.isVisible()
    both.open_pane()
    both.resize(1200, 500)
    assert pane.isVisible()
    assert pane.geometry().right() > 1100


def test_cards_of_a_page_cut_no_word(on_screen, each_look):
    box = QWidget()
    column = QVBoxLayout(box)
    card = Card("十九届一次会议建议", "共 126 件", Verb("全部", lambda: None))
    card.add_to_head(Chip(days_mark(-3)))
    column.addWidget(card)
    assert clipped(on_screen(box, 420, 200)) == []


def test_a_card_without_a_head_leaves_no_words_behind_and_takes_no_room_for_one(qtbot):
    before = QApplication.allWidgets()  # kept: what is let go of gives its place to the next
    card, label = Card(), QLabel("本次会议")
    qtbot.addWidget(card)
    card.body.addWidget(label)
    new = [each for each in QApplication.allWidgets() if each not in before]
    assert [each for each in new if each.parent() is None] == [card]
    around = card.layout().contentsMargins()
    inside = card.sizeHint().height() - around.top() - around.bottom()
    assert inside < label.sizeHint().height() + card.layout().spacing()  # with the frame's pixels
    low = card.sizeHint().height()
    card.set_title("本次会议建议")
    assert card.sizeHint().height() > low


def test_tabs_without_room_go_under_more_and_the_chosen_one_stays(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    tabs = StateTabs([Tab(f"{n}", f"状态{n}", n) for n in range(9)], around)
    tabs.resize(tabs.sizeHint())
    around.show()
    assert tabs._more.isHidden()
    tabs.resize(tabs.sizeHint().width() // 2, tabs.height())
    shown = [key for key, button in tabs._buttons.items() if not button.isHidden()]
    assert shown[:3] == ["0", "1", "2"]
    assert "8" not in shown
    tabs._more.click()
    (menu,) = [each for each in tabs.findChildren(QMenu) if each.isVisible()]
    with qtbot.waitSignal(tabs.chosen_changed) as told:
        menu.actions()[-1].trigger()
    menu.close()
    assert told.args == ["8"]
    assert not tabs._buttons["8"].isHidden()
    assert tabs.minimumSizeHint().width() < tabs.width()


def test_what_stands_in_rows_of_a_cleared_layout_goes_too(qtbot):
    whole = QWidget()
    qtbot.addWidget(whole)
    column, row = QVBoxLayout(whole), QHBoxLayout()
    followed = []
    verb = Link("登记落实")
    verb.clicked.connect(lambda: followed.append(1))
    row.addWidget(verb)
    column.addLayout(row)
    whole.show()
    QTest.keyClick(verb, KEY.Key_Return, CTRL)
    assert followed == []  # it is the primary button's
    QTest.keyClick(verb, KEY.Key_Return)
    assert followed == [1]
    clear(column)
    assert column.count() == 0
    assert verb.isHidden()


def inked_columns(widget) -> list[int]:
    """The columns of a picture in which anything stands on the ground."""
    image = widget.grab().toImage()
    ground = image.pixelColor(0, 0)
    rows = range(image.height())
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in rows)]


@pytest.mark.parametrize(
    "make", [lambda: StateTabs([Tab("a", "办理中", 19)]), lambda: Link("全部")]
)
def test_the_ring_keeps_off_the_words(on_screen, make, each_look):
    made = on_screen(make())
    made.resize(made.sizeHint())
    button = made if isinstance(made, Link) else made.findChildren(QWidget)[0]
    button.clearFocus()
    inked = inked_columns(button)
    assert inked[0] >= 4
    assert inked[-1] < button.width() - 4


def test_a_primary_button_that_cannot_be_pressed_looks_so(on_screen, each_look):
    button = on_screen(buttons.primary("导入", "arrow_import"))
    accent = each_look.colour["accent"].upper()
    assert accent in colours(button)
    button.setEnabled(False)
    assert accent not in colours(button)
    button.setEnabled(True)
    assert accent in colours(button)
