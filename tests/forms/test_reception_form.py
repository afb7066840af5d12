"""接待群众登记表: a page a person, everything that was said on it, and one to fill in by hand."""

from datetime import date

from npcdesk.forms import reception_form
from npcdesk.rules.reception import ReceptionForm, ReceptionSlip
from tests.forms.paper import faces_not_embedded, ink, pages, words

SLIP = ReceptionSlip(
    number="1a2b3c4d",
    speaker="李桂芬",
    sex="女",
    phone="138****1907",
    address="二组",
    voter="是",
    words="自来水早晚水小，三楼上不来水。" * 6,
    category="供水",
    way="转办",
    unit="县水利局",
    moved_on=date(2026, 3, 3),
    due_on=date(2026, 3, 24),
    result="换了水泵",
    feedback_on=date(2026, 4, 2),
    how="电话",
    rating="满意",
)
FORM = ReceptionForm(
    *("接待群众登记表", "示例县人大常委会", "沙河镇代表之家", date(2026, 3, 2), "9:00–11:30"),
    *(("周启明", "王芳"), "站点联络员", (SLIP, SLIP)),
)


def test_a_page_says_everything_and_a_blank_one_has_its_boxes():
    pdf = reception_form.to_pdf(FORM)
    said = words(pdf)
    for word in (
        "李桂芬",
        "138****1907",
        "县水利局",
        "换了水泵",
        "2026年3月24日前",
        "周启明、王芳",
    ):
        assert word in said
    assert "√转办" in said
    assert "√满意" in said
    assert len(pages(pdf)) == 2
    assert faces_not_embedded(pdf) == set()
    blank = reception_form.to_pdf(ReceptionForm("", "某单位", "", None, "", (), "", ()))
    assert len(pages(blank)) == 1
    assert "√" not in words(blank)
    assert 0 < ink(blank) < ink(pdf)


def test_a_long_complaint_stays_on_its_page():
    long = ReceptionForm(
        *("", "某单位", "", None, "", (), ""), (ReceptionSlip(words="路灯不亮，" * 160),)
    )
    assert len(pages(reception_form.to_pdf(long))) == 1
