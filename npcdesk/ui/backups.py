"""What is said of the copies: when the last one was made, and whether that is long ago.

when(at, now) -> “今早 8:12”        brief(folder, now) -> (“今早 8:12 已备份”, good)
state(folder, now) -> two lines for the card of 今日要办
"""

from datetime import datetime, timedelta

from npcdesk import labels
from npcdesk.paths import OfficeFolder

OLD_DAYS = 7


def newest(folder: OfficeFolder) -> datetime | None:
    """Return when the newest copy was made."""
    from npcdesk.store import aside  # noqa: PLC0415 - after the first paint

    made = aside.listed(folder)
    return made[0].made_at if made else None


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


def brief(folder: OfficeFolder, now: datetime) -> tuple[str, bool]:
    """Return the words at the foot of the navigation, and whether all is well."""
    at = newest(folder)
    if at is None:
        return "还没有备份", False
    return f"{when(at, now)} 已备份", now - at < timedelta(days=OLD_DAYS)


def state(folder: OfficeFolder, now: datetime) -> tuple[str, str]:
    """Return when the last copy was made, and what that means."""
    at = newest(folder)
    if at is None:
        return "还没有备份", "备份放在数据文件夹里，也可以再拷到 U 盘。"
    days = (now - at).days
    note = f"已经 {days} 天没有备份了" if days >= OLD_DAYS else "放在数据文件夹里，可以再拷到 U 盘"
    return f"{when(at, now)} 已备份", note
