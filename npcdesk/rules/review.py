"""审查: what is not a proper suggestion, as a checklist, and what becomes of it then.

Source: sources.md 1.3, the union of 北京 第十二条, 上海 第八条, 重庆 第九条.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from npcdesk.errors import NotAllowed
from npcdesk.models.suggestion_kinds import EventKind
from npcdesk.rules.co_handling import HOLLOW
from npcdesk.rules.suggestion_states import UNRETURNED

OUTCOMES = (EventKind.SEND_BACK, EventKind.AS_LETTER, EventKind.REFUSE, EventKind.MERGE)
"""What may become of a paper that is not filed as it is."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One line of the checklist. `code` is stored: never change one."""

    code: str
    words: str


GROUNDS = (
    Ground("personal", "代表本人、亲属的个人问题或者本单位的个别问题"),
    Ground("consult", "法律政策咨询、学术研讨、产品推介"),
    Ground("forwarded", "转交他人的来信"),
    Ground("accusation", "检举、控告、申诉"),
    Ground("court", "司法机关正在办理的具体案件"),
    Ground("bid", "正在招标投标的具体项目的中标"),
    Ground("interest", "有利益冲突，或者影响公平竞争"),
    Ground("outside", "不属于本行政区域职权范围"),
    Ground(HOLLOW, "没有实际内容"),
)
_WORDS = {ground.code: ground.words for ground in GROUNDS}
_SAID = _WORDS | {UNRETURNED: "征询意见表逾期没有交回"}  # the grounds of other steps among them


def require_grounds(codes: Iterable[str], reason: str) -> str:
    """Return the grounds as they are stored; raise `NotAllowed` when nothing says why."""
    chosen = set(codes)
    if not chosen and not reason.strip():
        msg = "请勾选不符合哪一条，或者写明理由，要告知代表。"
        raise NotAllowed(msg)
    if unknown := chosen - _WORDS.keys():
        msg = f"审查清单里没有“{'、'.join(sorted(unknown))}”，可以写：{'、'.join(_WORDS)}。"
        raise NotAllowed(msg)
    return " ".join(ground.code for ground in GROUNDS if ground.code in chosen)


def in_words(grounds: str) -> str:
    """Return stored grounds in words; a code of a later version is left as it is."""
    return "；".join(_SAID.get(code, code) for code in grounds.split())
