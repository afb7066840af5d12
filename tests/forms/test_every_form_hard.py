"""Every form with rare names, long units, 30 names, six pages of text, and strange characters.

Nothing leaves the paper, nothing stands on something else, nothing is dropped without a word.
"""

import re
from collections import defaultdict
from dataclasses import replace

import inked
import paper
import pypdfium2
import pytest

from npcdesk.forms import catalog
from tests.forms.every_paper import FILLED
from tests.forms.hard_paper import hard

EDGE = 4  # mm: what an office printer leaves white
NEAR = 40  # pt: characters further apart do not meet
OVER = 0.3  # of a character: more of it below another is unreadable
UNSAID = {"delegate-file": {"facts": ""}}  # what the form is not for
FOLDS = "name-cards"  # its marks where to fold stand at the edge


@pytest.mark.parametrize("form", catalog.FORMS, ids=lambda form: form.code)
def test_nothing_is_cut_covered_or_dropped(form):
    said = hard(replace(FILLED[form.code], **UNSAID.get(form.code, {})))
    pdf = form.to_pdf(said)
    words = paper.words(pdf)
    assert paper.faces_not_embedded(pdf) == set()
    for at, page in enumerate(inked.cells(pdf), start=1):
        left, top, right, bottom = page.getbbox()
        inside = (
            left >= EDGE,
            top >= EDGE,
            right <= page.width - EDGE,
            bottom <= page.height - EDGE,
        )
        assert all(inside) or form.code == FOLDS, f"page {at}: {page.getbbox()}"
    wanted = set(re.findall("末[0-9]{3}", "".join(catalog._words(said))))
    lost = {mark for mark in wanted if mark not in words}
    assert lost == set()
    for char in catalog.missing(said):
        assert f"U+{ord(char):04X}" in words or "等" in words
    assert covered(pdf) == []


def covered(pdf):
    """Characters that stand on another one, with their page."""
    found = []
    for at, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        text = page.get_textpage()
        cells = defaultdict(list)
        for n in range(text.count_chars()):
            char = text.get_text_range(n, 1)
            if not char.strip():
                continue
            box = text.get_charbox(n)
            if min(box[2] - box[0], box[3] - box[1]) < 0.5:
                continue
            x, y = (int((box[at] + box[at + 2]) / 2 // NEAR) for at in (0, 1))
            near = [cells[x + dx, y + dy] for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
            found += [(at, char, other) for some in near for o, other in some if _over(box, o)]
            cells[x, y].append((box, char))
    return found


def _over(one, other):
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    areas = ((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return wide > 0 and high > 0 and wide * high > OVER * min(areas)
