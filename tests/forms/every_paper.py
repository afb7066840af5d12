"""A paper of each form of the catalogue, filled in and blank, and the same hard to set."""

from datetime import date

from npcdesk.rules import blank_papers, sample_papers
from npcdesk.rules.blank_papers import MAKERS, Here
from npcdesk.rules.dossier import Dossier, Filed, Step, StepRecord
from npcdesk.rules.honour_papers import HonourGroup, HonourList, HonourRow
from npcdesk.rules.papers import RecoverySheet
from npcdesk.rules.project_papers import BallotRow, CountRow, VoteBallot, VoteCount
from npcdesk.rules.roster_papers import NameCards
from npcdesk.rules.sample_sayer import TITLE, Sayer

ON = date(2026, 5, 6)
OFFICE, CONGRESS = "示例县人大常委会", "示例县第十九届人民代表大会"
SAYER = Sayer(OFFICE, CONGRESS, "示例县", "陈工", "0571-6310018", ON)
WORDED = sample_papers.papers(SAYER)
STEPS = StepRecord(
    "沟通联系记录", "第35号", OFFICE, ON, (Step(ON, "面商", "县水利局", "到现场看了桥。"),)
)
BOUND = Dossier(
    *(OFFICE, CONGRESS, "第一次会议", "35", TITLE, "周启明", 4, "县水利局"),
    *("A类；满意", "2026-35", date(2026, 1, 9), ON, ON),
    papers=(
        Filed("代表建议用纸", WORDED["suggestion-sheet"], "周启明"),
        Filed("沟通联系记录", STEPS, OFFICE),
        Filed("关于第35号建议的答复", WORDED["reply-letter"], SAYER.unit, "示交函〔2026〕18号", ON),
    ),
    apart=("预算.xlsx",),
)
BALLOT = VoteBallot(
    "示例县2026年",
    "民生实事项目票决票",
    "请在赞成的项目后划“○”，不超过3项；超过的为无效票。",
    ("赞成",),
    (BallotRow(1, "修缮沙河桥", "加固主桥", "320", "县财政", "县交通运输局"),),
    ON,
)
COUNT = VoteCount(
    "示例县2026年",
    "民生实事项目票决",
    "应到代表200名，实到190名，发出选票190张，收回190张，过半数为101票。",
    ("赞成", "反对"),
    (CountRow(1, "修缮沙河桥", "县交通运输局", ("180", "10"), "1", "通过"),),
    "王建国",
    "李想",
    ON,
)
BEST = HonourRow(
    *(TITLE, "35", "十九届一次", "周启明", 4, "县水利局"),
    points="92.5",
    beside="A 类\n满意",
    merits="调研深，办理后桥面已经修好",
    short_of="没有满意或基本满意的评价",
)
UNIT = HonourRow("县水利局", papers=12, co_papers=3, points="95.1", beside="签收 100%，面谈 91.7%")
CANDIDATES = HonourList(
    OFFICE,
    2026,
    ON,
    honoured=False,
    groups=(HonourGroup(False, (BEST,)), HonourGroup(True, (UNIT,))),
)
DECIDED = (("第五次主任会议", ON),)
HONOURED = HonourList(
    *(OFFICE, 2026, ON),
    honoured=True,
    groups=(HonourGroup(False, (BEST,), DECIDED), HonourGroup(True, (UNIT,), DECIDED)),
)
FILLED = WORDED | {
    "candidate-list": CANDIDATES,
    "honour-list": HONOURED,
    "dossier": BOUND,
    "name-cards": NameCards(("丁玲", "王一凡", "阿依古丽·买买提江")),
    "vote-ballot": BALLOT,
    "vote-count": COUNT,
    "recovery-sheet": RecoverySheet(OFFICE, "7K3M-9QXA-2B4C-8DEF-5GHJ-6LMN-3PRS-1TUV", ON),
}
HERE = Here(OFFICE, CONGRESS, 2026, "陈工", "0571-6310018", classes=("A", "B", "C"))
BLANK = {code: blank_papers.paper(code, HERE) for code in MAKERS}
