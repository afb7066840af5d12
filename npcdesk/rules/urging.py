"""Words with which a handling unit is urged (催办): the same on paper and in a phone message."""

from datetime import date

from npcdesk import labels
from npcdesk.rules.papers import UrgeSlip

HONOURED = "局委办部院镇乡"
"""How a unit's name may end so that it is addressed by that: 贵局, 贵委."""


def honoured(unit: str) -> str:
    """Return 贵局 for 县水利局; 贵单位 for what ends otherwise."""
    name = unit.removesuffix("人民政府").replace("委员会", "委").replace("办公室", "办")
    return f"贵{name[-1]}" if name and name[-1] in HONOURED else "贵单位"


def called(slip: UrgeSlip) -> str:
    """Return 第12号建议, or 闭会第12号建议 for one raised between sessions."""
    out = "" if slip.session not in {"", labels.session_name(None)} else "闭会"
    return f"{out}第{slip.number}号建议"


def quoted(title: str) -> str:
    """Put a title in 《》; those inside it become 〈〉 (GB/T 15834-2011, 4.15.3.5)."""
    bare = title.strip()
    if bare.startswith("《") and bare.endswith("》") and bare.count("《") == 1:
        bare = bare[1:-1]
    return f"《{bare.replace('《', '〈').replace('》', '〉')}》"


def how_late(days_left: int) -> str:
    """Return 已逾期3天, 今天到期 or 还有5天."""
    if days_left < 0:
        return f"已逾期{-days_left}天"
    return f"还有{days_left}天" if days_left else "今天到期"


def message(slip: UrgeSlip) -> str:
    """Return the text of a phone message: one paragraph, nothing that the slip does not say."""
    you = honoured(slip.units[0]) if len(slip.units) == 1 else "你们"
    left = slip.days_left
    due = f"，答复期限{_brief(slip.due_on, slip.on)}" if slip.due_on else ""
    late = f"，{how_late(left)}" if left is not None else ""
    again = "代表对上次答复不满意，现在重新办理。" if slip.round > 1 else ""
    asked = "尽快书面答复代表" if (left or 0) < 0 else "按期书面答复代表"
    reach = " ".join(filter(None, (slip.contact, slip.phone)))
    return (
        f"【{slip.office}】{called(slip)}{quoted(slip.title)}由{you}主办{due}{late}。{again}"
        f"请{asked}，并于{_brief(slip.say_by, slip.on)}前告知办理进展。"
        + (f"联系人 {reach}。" if reach else "")
    )


def _brief(day: date, today: date) -> str:
    return labels.day_short(day) if day.year == today.year else labels.day(day)
