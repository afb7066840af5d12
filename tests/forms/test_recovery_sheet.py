"""The recovery code on paper."""

from datetime import date

import paper

from npcdesk.forms.recovery_sheet import to_pdf
from npcdesk.rules.papers import RecoverySheet

CODE = "7K3M-9QXD-2HRT-VB4N-6WYP-C8ZF-05GJ-AE1S"


def test_the_code_and_the_advice_reach_the_paper(same_as_golden):
    pdf = to_pdf(RecoverySheet("示例县人大常委会办公室", CODE, date(2026, 5, 6)))
    same_as_golden(pdf, "recovery_sheet")
    assert CODE.replace("-", "") in paper.words(pdf)
    assert paper.faces_not_embedded(pdf) == set()
    assert len(paper.pages(pdf)) == 1
