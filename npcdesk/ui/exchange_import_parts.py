"""What the import page of 数据交换 shows: the bundles that were found, and what one will do."""

from collections.abc import Sequence
from dataclasses import dataclass

from npcdesk import labels
from npcdesk.sync import arriving
from npcdesk.sync.bundle import names
from npcdesk.sync.bundle.gathering import Found, Gathered
from npcdesk.sync.called import Touch
from npcdesk.sync.incoming import Report
from npcdesk.ui.columns import Column
from npcdesk.ui.facts import Fact
from npcdesk.ui.signs import Mark, Sign

UNSEEN = "两边都改过，看到的还是本机现在的"
"""What changes where the office's own value goes on being shown."""
HERE_ALREADY = "这个数据包已经导入过，没有新的内容，其余几份不用再找。"
LONGEST = 200
"""Letters of a change that a line of the table holds; the pane shows all."""
KINDS = {"new": "新增", "changed": "更改", "away": "撤下"}
MARKS = {
    "new": Mark("新增", "closed", Sign.TICK),
    "changed": Mark("更改", "doing", Sign.HALF),
    "away": Mark("撤下", "soon", Sign.DASH),
}


@dataclass(frozen=True, slots=True)
class BundleLine:
    """One bundle among the files."""

    found: Found
    sender: str
    done: bool
    taken_back: bool  # imported once, and not in force any more
    lacking: tuple[int, ...]  # the parts that are neither among the files nor wait here

    @property
    def id(self) -> str:
        """The bundle's own."""
        return self.found.bundle

    @property
    def number(self) -> str:
        """Which one of the sender's it is, as its name says."""
        return names.number(self.found.paths[0].stem)


def lacking(gathered: Gathered) -> str:
    """Say which parts are still to come, and what to do."""
    lacks = arriving.lacks(gathered.day, gathered.parts, gathered.missing)
    return f"{lacks}已有的已经保存，插上另一个 U 盘再导入。"


def not_ours(foreign: Sequence[Found]) -> str:
    """Say which files are left out: a stick often carries bundles for others too."""
    if not foreign:
        return ""
    some = "、".join(f"“{one.paths[0].name}”" for one in foreign[:3])
    more = f"等 {len(foreign)} 个" if len(foreign) > 3 else ""
    return f"{some}{more}不是发给本单位这台电脑的，没有列出。"


def _state(line: BundleLine) -> Mark:
    if line.done:
        return Mark("导入过", "void", Sign.DASH)
    if line.lacking:
        return Mark(f"缺{arriving.missing(line.lacking, 6)}", "soon", Sign.CLOCK)
    if line.taken_back:
        return Mark("导入后撤销过", "redo", Sign.LOOP)
    return Mark("还没有导入", "doing", Sign.HALF)


BUNDLES: tuple[Column[BundleLine], ...] = (
    Column("从哪里", lambda c: c.sender, rank=1, width=12, look="strong", stretch=True),
    Column("号数", lambda c: c.number, width=4.4),
    Column("日期", lambda c: labels.day_dotted(c.found.day), rank=1, align="right", width=5),
    Column("大小", lambda c: f"{max(c.found.total / 1e6, 0.1):.1f} MB", align="right", width=4.4),
    Column("份数", lambda c: f"{c.found.parts} 份", align="right", width=3.4),
    Column("情况", lambda c: _state(c).words, rank=1, width=7.4, mark=_state),
)


@dataclass(frozen=True, slots=True)
class TouchLine:
    """One record that an import touches."""

    touch: Touch

    @property
    def id(self) -> str:
        """The record's."""
        return self.touch.id

    @property
    def kind(self) -> str:
        """The key of its tab."""
        return self.touch.kind


def summary(line: TouchLine) -> str:
    """Return what changes, in one line."""
    if line.kind == "away":
        return "对方撤下了"
    if line.kind == "changed" and not line.touch.cells:
        return UNSEEN
    parts = [
        f"{name} {before or '空'} → {after or '空'}" if line.kind == "changed" else after
        for name, before, after in line.touch.cells
    ]
    return " ".join("；".join(part for part in parts if part).split())[:LONGEST]


TOUCHES: tuple[Column[TouchLine], ...] = (
    Column("材料", lambda c: labels.TABLE[c.touch.table], rank=1, width=5.4),
    Column("哪一条", lambda c: c.touch.name, rank=1, width=10, look="strong", stretch=True),
    Column("内容", summary, rank=2, width=16, look="quiet", tip=summary, stretch=True),
    Column("变化", lambda c: KINDS[c.kind], rank=1, width=4.6, mark=lambda c: MARKS[c.kind]),
)


def facts(report: Report) -> list[Fact]:
    """Return from whom a bundle is and what it does, in words; empty lines are left out."""
    counted = [
        Fact(words, "\n".join(labels.counted(table, n) for table, n in counts.items()))
        for words, counts in (
            ("新增", report.new),
            ("更改", report.changed),
            ("撤下", report.put_away),
        )
    ]
    found = (
        Fact("单位", report.unit_name),
        Fact("电脑", report.nick),
        *counted,
        Fact("附件", f"{report.blobs} 件" if report.blobs else ""),
        Fact("收下", f"{report.taken} 项改动" if report.taken else ""),
        Fact("已有", f"{report.known} 项改动，不重复" if report.known else ""),
        Fact("要拿主意", f"{report.conflicts} 处两边改得不一样" if report.conflicts else ""),
        *(Fact("等对方定", f"{n} 处两边改得不一样，等{name}定") for name, n in report.waiting),
        Fact("没有生效", f"{report.void} 项改动不归对方填写" if report.void else ""),
        Fact("等前面的", f"{report.parked} 项改动先存着，到齐后自动接上" if report.parked else ""),
        Fact("先留着", f"{report.partial} 项改动要升级后才看得全" if report.partial else ""),
        Fact("不再有效", f"{report.ended} 项修改因电脑停用或吊销不再有效" if report.ended else ""),
    )
    return [fact for fact in found if fact.value]


def agreement(report: Report) -> str:
    """Return whether both offices hold the same after it, "" while that cannot be known."""
    return "双方的内容完全一样了。" if report.agreed else ""


def button(report: Report) -> str:
    """Return the words of the primary button."""
    if report.rows:
        return f"导入 {report.rows} 条"
    return "收下回执" if report.receipt or not report.taken else f"收下 {report.taken} 项改动"
