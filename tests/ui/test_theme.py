import re

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QHBoxLayout, QWidget

from npcdesk.settings import Look as StoredLook
from npcdesk.settings import TextSize
from npcdesk.ui import theme
from npcdesk.ui.buttons import Button
from npcdesk.ui.signs import STATES
from npcdesk.ui.theme import FACE, Look
from npcdesk.ui.theme_sheet import SHEET
from npcdesk.ui.theme_tokens import DARK, LIGHT, MEDIUM, REGULAR, SEMIBOLD, TEXT_SIZES
from npcdesk.ui.words import Words

TABLES = pytest.mark.parametrize("colour", [LIGHT, DARK], ids=["light", "dark"])
CHIPS = (
    *(mark.token for mark in STATES.values()),
    *("soon", "today", "late", "closed", "redo", "replied"),
)


def brightness(code: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def ratio(one: str, other: str) -> float:
    high, low = sorted((brightness(one), brightness(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_ratio_is_the_one_of_the_standard():
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_both_columns_of_the_table_have_every_token():
    assert LIGHT.keys() == DARK.keys()
    assert all(re.fullmatch("#[0-9A-F]{6}", code) for code in (*LIGHT.values(), *DARK.values()))


@TABLES
@pytest.mark.parametrize("ink", ["text", "text2", "text3", "accent"])
@pytest.mark.parametrize("ground", ["surface", "window", "side", "subtle", "hover", "selected"])
def test_words_can_be_read_on_every_ground(colour, ink, ground):
    assert ratio(colour[ink], colour[ground]) >= 4.5


@TABLES
@pytest.mark.parametrize("token", sorted(set(CHIPS)))
def test_words_in_chips_can_be_read(colour, token):
    assert ratio(colour[token], colour[f"{token}_soft"]) >= 4.5


@TABLES
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        ("on_accent", "accent_down"),
        ("on_mark", "mark"),
        ("on_tip", "tip"),
        ("tip_link", "tip"),
        ("doing", "surface"),
        ("late", "surface"),
        ("closed", "surface"),
    ],
)
def test_words_on_solid_grounds_can_be_read(colour, ink, ground):
    assert ratio(colour[ink], colour[ground]) >= 4.5


@TABLES
@pytest.mark.parametrize("sign", ["input", "chart", "part_a", "part_b", "part_c", "accent"])
def test_edges_and_bars_can_be_seen(colour, sign):
    assert ratio(colour[sign], colour["surface"]) >= 3


def test_the_stylesheet_stays_small():
    assert SHEET.count("{{") <= 40


def test_the_stylesheet_names_only_tokens_and_lengths_that_exist():
    for look in (Look(), Look(dark=True, points=13.5)):
        words = theme.sheet(look)
        assert "{surface}" not in words
        assert look.colour["accent"] in words


@pytest.mark.parametrize("weight", [REGULAR, MEDIUM, SEMIBOLD])
def test_the_shipped_face_is_used_in_its_own_weights(weight):
    shown = QFontInfo(Look().font(1, weight))
    assert shown.family().startswith(FACE)
    assert shown.weight() == weight


def test_digits_are_of_equal_width():
    metrics = Look().metrics()
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_lengths_grow_with_the_words():
    sizes = [Look(points=points) for _name, points in TEXT_SIZES.values()]
    assert [look.em() for look in sizes] == sorted({look.em() for look in sizes})
    assert Look().em() == 20
    assert Look().em(1.8) == 36


def test_qt_speaks_chinese(prepared):
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_the_stored_choices_are_the_ones_the_look_knows():
    assert {size.value for size in TextSize} == set(TEXT_SIZES)
    assert theme.chosen(StoredLook.DARK, TextSize.LARGER) == Look(dark=True, points=13.5)
    assert theme.chosen(StoredLook.LIGHT, "no such size") == Look()


def test_another_look_reaches_what_is_already_shown(qtbot, prepared):
    box = QWidget()
    qtbot.addWidget(box)
    row = QHBoxLayout(box)
    row.setContentsMargins(20, 0, 20, 0)
    label = Words("建议", "title")
    row.addWidget(label)
    before = label.font().pointSizeF()
    theme.dress(prepared, Look(dark=True, points=13.5))
    assert label.font().pointSizeF() == pytest.approx(before * 18 / 14)
    assert row.contentsMargins().left() == 26
    box.show()
    assert box.palette().window().color().name().upper() == DARK["window"]


def test_a_quiet_button_has_no_edge_when_it_cannot_be_used_either(qtbot, prepared):
    button = Button("上一件", "quiet")
    qtbot.addWidget(button)
    button.setEnabled(False)
    button.show()
    drawn = button.grab().toImage()
    middle = drawn.height() // 2
    assert drawn.pixelColor(0, middle) == drawn.pixelColor(4, middle)
