"""座签: the name on both sides of a folded sheet, as wide for two characters as for three."""

import paper
import pytest
from PIL import ImageChops

from npcdesk.forms import name_cards
from npcdesk.forms.name_cards import PART
from npcdesk.rules.roster_papers import NameCards
from tests.forms.test_lists_across import RARE

DOTTED = "阿卜杜热合曼·吐尔逊买买提"
NAMES = ("陈玥", "周启明", "欧阳娜娜", "阿依古丽·买买提", DOTTED, f"王{RARE[-2]}", f"李{RARE[-1]}")


@pytest.fixture(scope="module")
def pdf():
    return name_cards.to_pdf(NameCards(NAMES))


def ink(pdf, at, top=PART, low=2 * PART):
    return paper.box(paper.dark(pdf, at), left=8, right=202, top=top + 1, bottom=low - 1)


def test_each_name_has_a_sheet_and_stands_in_the_middle_of_its_side(pdf):
    assert [page.split()[0] for page in paper.pages(pdf)][:3] == ["陈玥", "周启明", "欧阳娜娜"]
    assert paper.faces_not_embedded(pdf) == set()
    for at in range(len(NAMES)):
        left, top, right, low = ink(pdf, at)
        assert abs((left + right) / 2 - 105) < 3
        assert abs((top + low) / 2 - 1.5 * PART) < 4
        assert (left > 16, right < 194) == (True, True)


def test_two_characters_are_as_wide_as_three_and_all_fit(pdf):
    two, three, four = (ink(pdf, at) for at in range(3))
    assert abs((two[2] - two[0]) - (three[2] - three[0])) < 5
    assert four[2] - four[0] <= name_cards.ROOM + 1
    assert name_cards.lines(DOTTED) == ["阿卜杜热合曼·", "吐尔逊买买提"]


def test_the_other_side_is_the_same_upside_down(pdf):
    page = paper.dark(pdf, 1)
    cut = [round(at * paper.PER_MM) for at in (0, PART - 1, PART + 1, 2 * PART)]
    upper = page.crop((100, 8, page.width - 100, cut[1])).rotate(180)
    left, top, right, low = upper.getbbox()
    lower = page.crop((100, cut[2], page.width - 100, cut[3])).getbbox()
    assert abs((right - left) - (lower[2] - lower[0])) <= 2
    one = upper.crop((left, top, right, low))
    other = page.crop((100, cut[2], page.width - 100, cut[3])).crop(lower).resize(one.size)
    differing = ImageChops.difference(one, other).histogram()[255]
    assert differing < one.width * one.height * 0.06


def test_names_alone_or_none_are_no_trouble():
    assert len(paper.pages(name_cards.to_pdf(NameCards(("䶮",))))) == 1
