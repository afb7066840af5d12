"""Every form of the catalogue, filled in and blank: its words and where its ink is.

A form that was changed on purpose is written anew, and looked at, with
`pytest tests/forms/test_every_form.py --update-golden`.
"""

from pathlib import Path

import inked
import paper
import pytest

from npcdesk.forms import catalog
from tests.forms.every_paper import BLANK, FILLED

KEPT = Path(__file__).parent / "golden" / "forms"
RENEW = "look at it, then: pytest tests/forms/test_every_form.py --update-golden"
PAPERS = {
    **{form.code: (form, FILLED[form.code]) for form in catalog.FORMS},
    **{f"{code}.blank": (catalog.form(code), blank) for code, blank in BLANK.items()},
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_form_says_what_it_said_where_it_said_it(name, request):
    form, said = PAPERS[name]
    pdf = form.to_pdf(said)
    words, ink = "\n----\n".join(paper.pages(pdf)) + "\n", inked.cells(pdf)
    as_text, as_ink = KEPT / f"{name}.txt", KEPT / f"{name}.ink"
    if request.config.getoption("--update-golden", default=False):
        as_text.write_text(words, encoding="utf-8")
        if not as_ink.exists() or inked.moved(inked.read(as_ink.read_text()), ink):
            as_ink.write_text(inked.written(ink))
    assert words == as_text.read_text(encoding="utf-8"), f"{name}: {RENEW}"
    places = inked.moved(inked.read(as_ink.read_text()), ink)
    assert not places, f"the ink of {name} moved; {'; '.join(map(str, places))}; {RENEW}"
    assert paper.faces_not_embedded(pdf) == set()


def test_nothing_is_kept_of_forms_that_are_gone():
    assert {file.stem for file in KEPT.iterdir()} == set(PAPERS)


def test_ink_that_moves_by_more_than_a_millimetre_is_seen(monkeypatch):
    before = inked.cells(catalog.form("reply-letter").to_pdf(FILLED["reply-letter"]))
    assert inked.moved(inked.read(inked.written(before)), before) == []

    def shifted(by):
        return [page.transform(page.size, 0, (1, 0, 0, 0, 1, -by)) for page in before]

    assert inked.moved(before, shifted(1)) == []
    assert "page 1" in str(inked.moved(before, shifted(2))[0])
    assert len(inked.moved(before, before * 2)) == 1
