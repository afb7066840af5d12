"""The neighbours of 数据交换 as a table: one line an office."""

from datetime import datetime

from npcdesk.sync import computers
from npcdesk.sync.status import Line
from npcdesk.ui import backups
from npcdesk.ui.columns import Column
from npcdesk.ui.signs import Mark, Sign

PLACES = {"own": "另一台电脑", "above": "上级", "below": "下级"}

TAKEN_BACK = "对方送来的一个数据包导入后又撤销了，里面的内容本机没有。要补上，请再导入一次。"


def at(ms: int) -> datetime:
    """Return the wall clock's time of so many milliseconds."""
    return datetime.fromtimestamp(ms / 1000)  # noqa: DTZ006 - the clerk's wall clock


def when(ms: int) -> str:
    """Return 今早 8:12, 5月3日 8:12; — for never."""
    return backups.when(at(ms), datetime.now()) if ms else "—"  # noqa: DTZ005 - the wall clock


def mark(line: Line) -> Mark:
    """Return how the exchange with a neighbour stands."""
    of = line.of
    marks = (
        (of.alarm, Mark("内容对不上", "late", Sign.BANG)),
        (not of.machines, Mark("还没有配对", "void", Sign.DASH)),
        (of.taken_back, Mark("导入撤销了", "redo", Sign.LOOP)),
        (line.alone, Mark("从前的身份", "void", Sign.DASH)),
        (of.behind, Mark(f"缺对方 {of.behind} 项", "redo", Sign.LOOP)),
        (of.unsent, Mark(f"待对方导入 {of.unsent} 项", "doing", Sign.HALF)),
        (of.agreed, Mark("已一致", "closed", Sign.TICK)),
    )
    return next((one for so, one in marks if so), Mark("还没有往来", "void", Sign.DASH))


def tip(line: Line) -> str:
    """Return what the mark means, and what to do."""
    of = line.of
    if of.alarm:
        return of.alarm
    if of.taken_back:
        return TAKEN_BACK
    if line.alone:
        return f"这是本机从前的身份，没有别的电脑。{computers.END_FORMER}"
    if of.behind:
        return f"对方有 {of.behind} 项改动还没有送到这里，请让对方再导出一次。"
    if of.unsent:
        return f"对方还没有说收到这 {of.unsent} 项改动。导出给对方，导入对方的回执以后就清楚了。"
    return "双方的内容完全一样。" if of.agreed else ""


def _machines(line: Line) -> str:
    return f"{line.of.machines} 台"


COLUMNS: tuple[Column[Line], ...] = (
    Column("单位", lambda c: c.of.name, rank=1, width=10, look="strong", stretch=True),
    Column(
        "关系", lambda c: "本机从前" if c.alone else PLACES[c.place], rank=3, width=5, look="quiet"
    ),
    Column("电脑", _machines, rank=3, align="right", width=3),
    Column("上次收到", lambda c: when(c.of.heard_ms), rank=2, width=6.4),
    Column("上次送出", lambda c: when(c.sent_ms), rank=2, width=6.4),
    Column("情况", lambda c: mark(c).words, rank=1, width=8.4, mark=mark, tip=tip),
)
