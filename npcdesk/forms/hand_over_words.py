"""What is asked of every unit that is handed suggestions: the same in 交办单 and 交办通知."""

from collections.abc import Sequence
from datetime import date

from npcdesk.labels import day

FIRST_TALK = "答复以前，请先同代表联系沟通，听取意见。"


def form(classes: Sequence[str]) -> str:
    """Return how a reply is to look. `classes` are the letters of the results."""
    marked = f"标明办理结果（{'、'.join(classes)}），" if classes else ""
    return f"答复函{marked}由负责人签发、盖章，同时抄送我们。"


def back(by: date | None) -> str:
    """Return until when, and how, a suggestion may be given back (退办)."""
    until = f"{day(by)}前" if by else "收到后尽快"
    return f"不属于本单位职责的，请于{until}书面说明理由退回，不要自行转办。"
