"""Made-up papers of meetings and of what is put away, to look at an office's words on them."""

from collections.abc import Callable, Mapping
from typing import Any

from npcdesk.rules.dossier import Dossier
from npcdesk.rules.honour_papers import HonourGroup, HonourList, HonourRow
from npcdesk.rules.project_papers import BallotRow, CountRow, VoteBallot, VoteCount
from npcdesk.rules.sample_sayer import LEAD, SESSION, SHORT, TITLE, Sayer

MEETING = "第五次主任会议"


def _honours(of: Sayer, *, honoured: bool) -> HonourList:
    paper = HonourRow(TITLE, "35", SHORT, LEAD, 4, of.unit, points="92.5", merits="调研深")
    unit = HonourRow(of.unit, papers=12, co_papers=3, points="95.1")
    decided = ((MEETING, of.on),) if honoured else ()
    groups = (
        HonourGroup(of_units=False, rows=(paper,), decided=decided),
        HonourGroup(of_units=True, rows=(unit,), decided=decided),
    )
    return HonourList(of.office, of.on.year, of.on, honoured, groups)


def _dossier(of: Sayer) -> Dossier:
    return Dossier(
        *(of.office, of.congress, SESSION, "35", TITLE, LEAD, 4, f"{of.unit}主办"),
        *("A类；满意", f"{of.on.year}-35", of.after(-90), of.on, of.on),
        papers=(),
    )


def _ballot(of: Sayer) -> VoteBallot:
    row = BallotRow(1, "修缮沙河桥", "加固主桥", "320", "县财政", of.unit)
    words = "说明：每个项目在一栏内画“○”，不画的算弃权。"
    kind = "民生实事项目票决票"
    return VoteBallot(f"{of.area}人代会", kind, words, ("同意", "反对", "弃权"), (row,), of.on)


def _count(of: Sayer) -> VoteCount:
    row = CountRow(1, "修缮沙河桥", of.unit, ("180", "8", "2"), "1", "通过")
    said = "应到200人，实到190人。发出190张，收回190张。按应到过半数算，要101票。"
    marks = ("同意", "反对", "弃权")
    return VoteCount(
        f"{of.area}人代会", "民生实事项目票决", said, marks, (row,), "王建国", "李想", of.on
    )


OF_MEETINGS: Mapping[str, Callable[[Sayer], Any]] = {
    "candidate-list": lambda of: _honours(of, honoured=False),
    "honour-list": lambda of: _honours(of, honoured=True),
    "dossier": _dossier,
    "vote-ballot": _ballot,
    "vote-count": _count,
}
