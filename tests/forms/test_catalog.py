"""The list of forms, and what is told before one is printed."""

from datetime import date

import pytest

from npcdesk.errors import NotFound
from npcdesk.forms import catalog
from npcdesk.rules.papers import RecoverySheet


def test_a_form_is_found_by_its_code_and_by_its_name():
    for form in catalog.FORMS:
        assert catalog.form(form.code) is catalog.form(form.name) is form


def test_an_unknown_form_is_told_with_those_that_exist():
    with pytest.raises(NotFound, match="答复函"):
        catalog.form("选票")


def test_what_another_face_draws_and_what_none_can_are_told_apart():
    paper = RecoverySheet("玥村\U00020bb7", "7K3M", date(2026, 5, 6))
    assert catalog.replaced(paper) == ("玥",)
    assert catalog.missing(paper) == ("\U00020bb7",)
