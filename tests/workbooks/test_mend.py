"""One cell of a roster put right by hand."""

from pathlib import Path

import pytest

from npcdesk.errors import Unclear
from npcdesk.job import finish
from npcdesk.rules.drafts import DelegateDraft, RosterSheet
from npcdesk.workbooks.mend import field_of, mend
from npcdesk.workbooks.roster import read_roster
from npcdesk.workbooks.roster_out import write_roster
from tests import make

WRONG_ID, RIGHT_ID = "110105194912310020", "11010519491231002X"


@pytest.fixture
def sheet(tmp_path: Path) -> RosterSheet:
    drafts = (
        DelegateDraft("王芳", birth="1975-09", id_number=WRONG_ID),
        DelegateDraft("何岚", birth="1988-06"),
    )
    write_roster(tmp_path / "名册.xlsx", "名册", drafts)
    return finish(read_roster(tmp_path / "名册.xlsx", today=make.TODAY))


def test_the_right_value_takes_the_place_of_the_wrong_one(sheet: RosterSheet) -> None:
    (problem,) = sheet.problems
    assert field_of(sheet, problem) == "id_number"
    mended = mend(sheet, problem, f" {RIGHT_ID.lower()} ", today=make.TODAY)
    assert [draft.id_number for draft in mended.found] == [RIGHT_ID, ""]
    assert mended.problems == ()


def test_a_cell_may_be_left_empty(sheet: RosterSheet) -> None:
    mended = mend(sheet, sheet.problems[0], "", today=make.TODAY)
    assert mended.found[0].id_number == ""
    assert mended.problems == ()


def test_what_cannot_be_read_either_is_refused_and_nothing_changes(sheet: RosterSheet) -> None:
    with pytest.raises(Unclear):
        mend(sheet, sheet.problems[0], "123", today=make.TODAY)


def test_a_problem_of_the_whole_row_is_mended_in_the_sheet_itself(sheet: RosterSheet) -> None:
    whole = type(sheet.problems[0])(5, "", "", "", "整行有疑问。")
    with pytest.raises(Unclear, match="原表"):
        mend(sheet, whole, "x", today=make.TODAY)
