"""Of every form of the catalogue there is an empty paper, or a sentence why there is none."""

import re

import paper
import pypdfium2
import pytest

from npcdesk.forms import catalog
from npcdesk.rules.blank_papers import MAKERS, WHY_NOT
from tests.forms.every_paper import BLANK

STRANGE = re.compile(r"None|0001|\b1年1月1日|1\.1\.1|(?<!建议)第号|闭会第|今天到期|共[0-9]+(?!页)")


def test_every_form_has_an_empty_paper_or_says_why_not():
    codes = [form.code for form in catalog.FORMS]
    assert sorted([*MAKERS, *WHY_NOT]) == sorted(codes)
    assert all(why.endswith("。") for why in WHY_NOT.values())


@pytest.mark.parametrize("code", MAKERS)
def test_an_empty_paper_says_nothing_that_is_not_known(code):
    pdf = catalog.form(code).to_pdf(BLANK[code])
    said = paper.words(pdf)
    assert STRANGE.search(said) is None, said
    assert len(pypdfium2.PdfDocument(pdf)) <= 2
    assert catalog.missing(BLANK[code]) == ()


def test_what_is_written_on_is_not_divided_in_a_line():
    for page in paper.pages(catalog.form("hand-over-notice").to_pdf(BLANK["hand-over-notice"])):
        assert not re.search("第＿\n", page)
