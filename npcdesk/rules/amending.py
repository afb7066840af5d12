"""What of a suggestion may still be corrected at each point of its life (修改).

After 交办 the units answer the paper as it was handed to them: its words and its signatures stand.
"""

from collections.abc import Collection, Sequence

from npcdesk.errors import NotAllowed
from npcdesk.models.suggestion import SuggestionEvent
from npcdesk.rules import suggestion_life
from npcdesk.rules.suggestion_life import State

PARTS = {
    "title": "题目",
    "body": "正文",
    "signers": "领衔和联名代表",
    "raised_on": "提出日期",
    "category": "内容分类",
    "origin": "形成方式",
    "wanted_unit": "希望承办的单位",
    "may_publish": "是否同意公开",
}
"""The parts of a paper that a person enters."""
_UNFILED = frozenset({"raised_on"})
_UNHANDED = frozenset({"title", "body", "signers", "wanted_unit"})


def open_parts(events: Sequence[SuggestionEvent]) -> frozenset[str]:
    """Return the parts that may be corrected now."""
    state = suggestion_life.standing(events).state
    if state is State.ARCHIVED:
        return frozenset()
    if state is State.DRAFT:
        return frozenset(PARTS)
    if state is State.FILED:
        return frozenset(PARTS) - _UNFILED
    return frozenset(PARTS) - _UNFILED - _UNHANDED


def require(events: Sequence[SuggestionEvent], parts: Collection[str]) -> None:
    """Let these parts be corrected, or raise `NotAllowed`."""
    free = open_parts(events)
    shut = [part for part in PARTS if part in parts and part not in free]
    if not shut:
        return
    named = "、".join(PARTS[part] for part in shut)
    raise NotAllowed(f"{named}不能再改：{why(events)}")


def why(events: Sequence[SuggestionEvent]) -> str:
    """Return in a sentence why not everything may be corrected; "" when it may."""
    state = suggestion_life.standing(events).state
    if state is State.DRAFT:
        return ""
    if state is State.ARCHIVED:
        return "这件建议已经归档。写错了请先更正归档。"
    if state is State.FILED:
        return "已经立案，提出日期以立案时的为准。写错了请先更正立案。"
    return (
        f"这件建议现在是“{state.value}”，题目、正文、署名和提出日期以原件为准。"
        "写错了请先把交办和后面的步骤更正掉。"
    )
