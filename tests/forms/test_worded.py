"""An office's own words: on every form with places for them, and taken by every gatherer."""

import ast
from dataclasses import is_dataclass, replace
from pathlib import Path

import paper
import pytest

from npcdesk import office
from npcdesk.forms import catalog
from npcdesk.rules.wording_slots import SLOTS
from tests.forms.every_paper import WORDED

OURS = "本处另有说法"
OF_PAPERS = [each for each in SLOTS if not each.own]
BETWEEN = "reply-letter.between"  # said of what is raised between sessions alone


@pytest.mark.parametrize("slot", OF_PAPERS, ids=lambda slot: slot.code)
def test_what_an_office_says_stands_on_the_paper(slot):
    form = slot.code.partition(".")[0]
    said = replace(WORDED[form], said=((slot.code, OURS),))
    if slot.code == BETWEEN:
        said = replace(said, session="")
    assert OURS in paper.words(catalog.form(form).to_pdf(said))
    assert catalog.form(form).name == slot.form


def test_every_gatherer_of_a_worded_paper_takes_the_words():
    worded = {type(each).__name__ for each in WORDED.values() if is_dataclass(each)}
    without = []
    for module in Path(office.__file__).parent.glob("*.py"):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        own = {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in worded - own:
                named = "said" in {each.arg for each in node.keywords}
                last = ast.unparse(node.args[-1]) if node.args else ""
                if not (named or "own" in last):
                    without.append(f"{module.name}:{node.lineno}")
    assert without == []
