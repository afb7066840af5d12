"""One suggestion, handed over on 3 February 2026, by the rules of each region."""

from datetime import date

import pytest
from sqlmodel import select

from npcdesk import shipped
from npcdesk.models import Standing
from npcdesk.office import offices
from tests import make

MAY = date(2026, 5, 6)  # three months end on 3 May, in the holiday
APRIL = date(2026, 4, 3)
BY_REGION = {
    "national": (MAY, "代表法第五十一条"),
    "national-township": (MAY, "代表法第五十一条"),
    "beijing": (MAY, "北京市代表建议办理条例第二十一条"),
    "shanghai": (MAY, "上海市代表建议规定第十九条"),
    "shandong": (MAY, "山东省代表建议办理工作条例第十九条"),
    "shandong-township": (APRIL, "山东省乡镇人民代表大会工作若干规定第十五条"),
    "qingdao": (MAY, "青岛市代表建议工作条例第二十五条"),
    "zhejiang": (MAY, "浙江省代表建议办理规定第二十一条"),
    "chongqing": (MAY, "重庆市代表建议工作条例第二十一条"),
    "chongqing-township": (APRIL, "重庆市乡镇人民代表大会工作条例第十六条"),
    "henan": (MAY, "河南省代表建议办理办法第二十条"),
    "neimenggu": (MAY, "代表法第五十一条"),
}


def test_every_shipped_pack_is_looked_at():
    assert set(BY_REGION) == {pack.code for pack in shipped.packs()}


@pytest.mark.parametrize("code", BY_REGION)
def test_the_reply_is_due_as_the_region_has_it(store, code):
    with store.writing("换规则包") as session:
        offices.use_pack(session, code)
    paper = make.handed_over(store)
    with store.reading() as session:
        line = session.exec(select(Standing).where(Standing.suggestion_id == paper)).one()
        article = offices.pack(session, code).reply.article
    due, told = BY_REGION[code]
    assert line.next_due == due.isoformat()
    assert told in article
