"""What is said of the copies: when the last one was made, and whether that is long ago.

when(at, now) -> “今早 8:12”
brief(desk) -> (“今早 8:12 已备份”, good), or (“备份后又改了 12 处”, …) when something came after
state(desk) -> two lines for the card of 今日要办
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from npcdesk import labels
from npcdesk.ui.office_desk import OfficeDesk

if TYPE_CHECKING:
    from npcdesk.store.aside import Copy

OLD_DAYS = 1  # so long what came after a copy may wait for the next one
FEW = 20  # records: some papers; an import writes more


def newest(desk: OfficeDesk) -> "tuple[Copy, int] | None":
    """Return the newest copy, and how many records were written after it."""
    from npcdesk.store import aside  # noqa: PLC0415 - after the first paint

    made = aside.listed(desk.folder)
    return (made[0], aside.changed_since(desk.store, made[0])) if made else None


def when(at: datetime, now: datetime) -> str:
    """Return 今早 8:12, 昨天 17:40, 5月3日 8:12."""
    hour = f"{at.hour}:{at.minute:02}"
    if at.date() == now.date():
        part = "今早" if at.hour < 11 else "今天"
        return f"{part} {hour}"
    if at.date() == now.date() - timedelta(days=1):
        return f"昨天 {hour}"
    year = "" if at.year == now.year else f"{at.year}年"
    return f"{year}{labels.day_short(at.date())} {hour}"


def brief(desk: OfficeDesk) -> tuple[str, bool]:
    """Return the words at the foot of the navigation, and whether all is well."""
    found = newest(desk)
    if found is None:
        return "还没有备份", False
    copy, changed = found
    now = desk.clock.now()
    if not changed:
        return f"{when(copy.made_at, now)} 已备份", True
    recent = now - copy.made_at < timedelta(days=OLD_DAYS)
    return since(changed), changed <= FEW and recent


def since(changed: int) -> str:
    """Return how much was written after the newest copy."""
    from npcdesk.store import aside  # noqa: PLC0415 - after the first paint

    over = "以上" if changed >= aside.COUNTED else ""
    return f"备份后又改了 {changed} 处{over}"


def state(desk: OfficeDesk) -> tuple[str, str]:
    """Return when the last copy was made, and what that means."""
    found = newest(desk)
    if found is None:
        return "还没有备份", "备份放在数据文件夹里，也可以再拷到 U 盘。"
    copy, changed = found
    note = f"{since(changed)}，请再备份一次" if changed else "放在数据文件夹里，可以再拷到 U 盘"
    return f"{when(copy.made_at, desk.clock.now())} 已备份", note
