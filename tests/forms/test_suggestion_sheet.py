"""代表建议用纸: nobody who signed and nothing that was written is left out; also blank."""

from dataclasses import replace
from datetime import date

import paper
import pytest

from npcdesk.forms import grid
from npcdesk.forms.suggestion_sheet import to_pdf
from npcdesk.rules.suggestion_sheet import Signatory, SuggestionSheet

LEAD = Signatory("周启明", "0187", "沙河镇", "沙河镇中心小学 教师", "沙河镇一号", "330102")
SHEET = SuggestionSheet(
    congress="示例县第十九届人民代表大会",
    session="第一次会议",
    number="35",
    title="关于修缮沙河桥并增设人行护栏的建议",
    lead=LEAD,
    co_signers=(Signatory("高美玲", "0188", "沙河镇"), Signatory("张㛃")),
    body=("一、问题", "桥面破损。", "二、建议", "增设护栏。"),
    origin="调研",
    wanted_unit="县交通运输局",
    may_publish=True,
    category="交通",
    handed_to="县交通运输局",
    handed_on=date(2026, 2, 3),
)


def test_a_sheet_says_what_was_handed_in(same_as_golden):
    pdf = to_pdf(SHEET)
    same_as_golden(pdf, "suggestion_sheet")
    assert paper.faces_not_embedded(pdf) == set()


@pytest.mark.parametrize("many", [7, 30, 90])
def test_every_signer_has_a_line(many):
    names = [f"代表{at:03}" for at in range(many)]
    pdf = to_pdf(replace(SHEET, co_signers=tuple(Signatory(name) for name in names)))
    said = paper.words(pdf)
    assert [name for name in names if name not in said] == []
    for page in range(len(paper.pages(pdf))):
        left, _, right, low = paper.box(paper.dark(pdf, page), bottom=264)
        assert low < grid.BOTTOM + 1
        assert left > 27
        assert right < 185


def test_a_long_text_goes_on_overleaf():
    body = tuple(f"第{at}条。" + "桥面破损，行人没有护栏。" * 8 for at in range(40))
    pdf = to_pdf(replace(SHEET, body=body))
    said = paper.words(pdf)
    assert len(paper.pages(pdf)) > 5
    assert [at for at in range(40) if f"第{at}条。" not in said] == []


def test_a_blank_one_has_room_for_six_signers_and_lines_to_write_on():
    pdf = to_pdf(SuggestionSheet("示例县第十九届人民代表大会", ""))
    assert len(paper.pages(pdf)) == 2
    assert len(paper.bands(paper.dark(pdf, 1), 29, 183)) == grid.ROWS - 1
    assert "√" not in paper.words(pdf)
