"""The roster on paper: names as wide as each other, columns as chosen, the rule below."""

import re
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from npcdesk.errors import NotAllowed
from npcdesk.forms import roster_list
from npcdesk.rules.roster_papers import COLUMNS, RosterEntry, RosterKind, RosterList, RosterLook
from tests.forms import paper
from tests.forms.test_lists_across import LONG, RARE

RULE = "按姓名笔画排列（单名在前），其中 1 人的位置由本单位指定"
NAMES = ("王𬭚", "王一凡", "阿依古丽·买买提", f"李{RARE[0]}")
SAID = {"sex": "女", "nation": "汉族", "birth": "1978.05", "delegation": "城关", "work": "教师"}


def entry(name, look, delegation="城关镇代表团", photo=b"", **facts):
    cells = tuple((SAID | facts).get(key, "") for key in look.shown)
    return RosterEntry(name, "female", delegation, cells, photo)


def pdf_of(look, *entries):
    where = ("示例县人大常委会", "示例县第十九届人民代表大会")
    whole = RosterList(*where, entries, RULE, "", date(2026, 5, 6), look)
    return roster_list.to_pdf(whole)


def size(pdf):
    wide, high = pypdfium2.PdfDocument(pdf)[0].get_size()
    return round(wide / 72 * 25.4), round(high / 72 * 25.4)


def test_the_rule_stands_below_and_two_characters_are_as_wide_as_three(same_as_golden):
    look = RosterLook()
    work = f"{LONG} <主任>&{RARE}"
    pdf = pdf_of(look, *(entry(name, look) for name in NAMES), entry("丁玲", look, work=work))
    same_as_golden(pdf, "roster_list")
    assert "王　𬭚" in paper.pages(pdf)[0]
    assert paper.faces_not_embedded(pdf) == set()


def test_a_long_roster_has_its_headings_on_every_page():
    look = RosterLook()
    pdf = pdf_of(look, *(entry(f"王{chr(0x4E00 + n)}", look) for n in range(120)))
    every = paper.pages(pdf)
    assert len(every) > 3
    assert all("代表证号" in page for page in every)
    assert [RULE in page.replace("\n", "") for page in every] == [False] * (len(every) - 1) + [True]


def test_a_roster_by_delegation_begins_a_page_for_each():
    look = RosterLook(RosterKind.BY_DELEGATION)
    some = [entry(name, look, f"{where}代表团") for where in ("城关", "沙河") for name in NAMES]
    every = paper.pages(pdf_of(look, *some))
    assert len(every) == 2
    for page, where in zip(every, ("城关", "沙河"), strict=True):
        assert f"{where}代表团，共4名，其中女4名。" in page
    assert ["2026年5月6日" in page for page in every] == [False, True]


def test_delegations_stand_in_the_order_of_their_numbers():
    look = RosterLook(RosterKind.BY_DELEGATION)
    several = ("", "第一代表团", "第三代表团", "第二代表团")  # as their signs come
    every = paper.pages(pdf_of(look, *(entry("王一凡", look, name) for name in several)))
    heads = [re.search("(第.|未编)代表团", page)[0] for page in every]
    assert heads == ["第一代表团", "第二代表团", "第三代表团", "未编代表团"]


def test_the_paper_is_as_wide_as_the_columns_ask():
    upright, wide = RosterLook(), RosterLook(across=True)
    assert size(pdf_of(upright, entry("王一凡", upright))) == (210, 297)
    assert size(pdf_of(wide, entry("王一凡", wide))) == (297, 210)
    many = RosterLook(columns=tuple(COLUMNS)[:13])
    pdf = pdf_of(many, entry("王一凡", many))
    assert size(pdf) == (297, 210)
    left, _, right, _ = paper.box(paper.dark(pdf), right=297, bottom=210)
    assert (left > 15, right < 284) == (True, True)
    every = RosterLook(columns=tuple(COLUMNS))
    assert not roster_list.fits(every)
    with pytest.raises(NotAllowed, match="请少选几列"):
        pdf_of(every, entry("王一凡", every))


def test_pictures_stand_beside_the_names_that_have_one():
    look = RosterLook(photos=True)
    drawn = BytesIO()
    Image.new("RGB", (60, 80), "red").save(drawn, "PNG")
    with_one = entry("王一凡", look, photo=drawn.getvalue())
    pdf = pdf_of(look, with_one, entry("丁玲", look))
    left, top, right, low = paper.box(paper.red(pdf))
    assert (left > 29, right < 46.5, right - left > 10) == (True,) * 3
    assert abs((low - top) / (right - left) - 4 / 3) < 0.03  # its shape is kept
    assert "照片" in paper.words(pdf)


def test_an_address_book_has_the_numbers_it_was_given():
    look = RosterLook(RosterKind.BOOK)
    told = paper.words(pdf_of(look, entry("王一凡", look, phone="138****5678")))
    assert "代表通讯录" in told
    assert "138****5678" in told
