"""Two characters, some initials, a number or the end of a telephone find what is meant."""

import pytest
from sqlalchemy import select

from npcdesk.models import HandlingUnit, Suggestion
from npcdesk.office import delegates, search, suggestion_list
from npcdesk.office.suggestion_list import Filter
from npcdesk.store import search as words
from tests import make
from tests.make import TODAY

BODY = "每逢汛期，低洼地段内涝成灾。𬭚矿渣场一带尤其严重，群众盼望早日解决。"
LONG = "关于在柳林乡新建排涝泵站（二期）的建议"


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("", ""),
        ("  ", ""),
        ("沙河", '"沙 河"'),
        ("沙河 桥", '"沙 河" AND "桥"'),
        ("zqm", '"zqm"*'),
        ("第35号", '"第" AND "35"* AND "号"'),
        ("ＡＢ", '"ab"*'),
        ('"; DROP', '"drop"*'),
        ("沙河 OR NOT *", '"沙 河" AND "or"* AND "not"*'),
        ("㛃", '"㛃"'),
        ("𬭚", '"𬭚"'),
    ],
)
def test_what_is_typed_becomes_a_question(typed, question):
    assert words.asked(typed) == question


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("", ""),
        ("桥", '"桥"*'),
        ("沙河", '"沙河"'),
        ("沙河桥 修", '"沙河 河桥" AND "修"*'),
        ("第35号", '"第"* AND "35"* AND "号"*'),
        ("ＺＱＭ", '"zqm"*'),
        ('"沙河" OR *', '"沙河" AND "or"*'),
        ("𬭚矿", '"𬭚矿"'),
    ],
)
def test_what_is_typed_is_asked_of_papers_in_pairs(typed, question):
    assert words.question(words.SUGGESTIONS, typed) == question


@pytest.mark.parametrize(
    "typed",
    [
        "泵站",
        "二期",
        "新建排涝",
        "35",
        "周启明",
        "交通运输",
        "柳林 泵站",
        "泵站 周启明",
        "（二期）",
        "内涝",
        "低洼地段 泵站",
        "𬭚矿",
        "渣",
        "zqm",
        "zhouqiming",
        "zhou",
        "A19",
        "交通局",
        "jtj",
        "xjtysj",
        "jiaotongju 内涝",
    ],
)
def test_a_suggestion_is_found_by_any_of_its_words(store, typed):
    make.delegate(store, "周启明", delegate_number="A19")
    paper = make.handed_over(store, title=LONG)
    with store.writing("补正文和简称") as session:
        session.get(Suggestion, paper).body = BODY
        session.execute(select(HandlingUnit)).scalar_one().short_name = "交通局"
    make.suggestion(store, title="关于别的事的建议", number="36", lead="王芳")
    with store.reading() as session:
        lines = suggestion_list.lines(session, Filter(text=typed), today=TODAY)
    assert [line.id for line in lines] == [paper]


@pytest.mark.parametrize("typed", ["站泵", "柳林 没有", "期二", "新建泵站", "启周"])
def test_characters_must_stand_as_typed(store, typed):
    make.handed_over(store, title=LONG)
    with store.reading() as session:
        assert suggestion_list.count(session, Filter(text=typed), TODAY) == 0


@pytest.mark.parametrize(
    "typed", ["欧阳", "阳堃", "oyk", "OYK", "ouyang", "堃", "5678", "13800005678", "A19"]
)
def test_a_delegate_is_found_by_name_initials_number_and_telephone(store, typed):
    make.delegate(store, "欧阳堃", phone="13800005678", delegate_number="A19")
    make.delegate(store, "王芳", phone="13800001234")
    with store.reading() as session:
        assert [found.name for found in delegates.find(session, typed)] == ["欧阳堃"]


def test_the_palette_finds_every_kind_and_an_exact_number_first(store):
    paper = make.handed_over(store, title=LONG, lead="欧阳堃")
    with store.reading() as session:
        assert search.find(session, " ", TODAY) == {}
        hits = search.find(session, "交通", TODAY)
        assert {kind: [hit.title for hit in found] for kind, found in hits.items()} == {
            "suggestion": [f"第35号 {LONG}"],
            "unit": ["县交通运输局"],
        }
        assert hits["suggestion"][0].note.startswith("十九届一次·办理中")
        (first, *_) = search.find(session, "第35号", TODAY)["suggestion"]
        assert first.id == paper
        assert search.find(session, "oyk", TODAY)["delegate"][0].title == "欧阳堃"


def test_what_is_put_away_is_not_found(store):
    make.delegate(store, "欧阳堃")
    with store.writing("移走") as session:
        delegates.put_away(session, delegates.named(session, "欧阳堃").mandate_id)
    with store.reading() as session:
        assert delegates.find(session, "欧阳") == []
