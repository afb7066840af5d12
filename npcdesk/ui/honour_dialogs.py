"""评优: which meeting decided on whom, and why one is proposed."""

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.models import HonourKind
from npcdesk.office import honours
from npcdesk.office.honours import HonourLine
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import LongTextField, TextField
from npcdesk.ui.suggestion_deed import OfficeDeed

NAMED = 3  # in the headline


class DecideHonoursDialog(OfficeDeed):
    """Enters that a meeting decided to honour some of those proposed.

    Args:
        desk: the open office.
        wanted: ids of entries of one list, by commas.
    """

    def __init__(self, desk: Desk, wanted: str) -> None:
        self.desk, self.today = desk, desk.clock.today()
        self.lines = _entries(desk, wanted)
        super().__init__("登记表彰决定", _headline(self.lines), primary="登记表彰决定", width=32)
        self.meeting = TextField("哪次会议", required=True, hint="例如：第五次主任会议")
        self.on, self.proposed = self._day("会议日期"), self._day("提名日期")
        self.row(self.meeting, self.on, shares=(3, 2))
        self.row(self.proposed).addStretch(1)
        self.on.set_value(self.today)
        self.proposed.set_value(max(each.proposed_on for each in self.lines))
        lacking = [each for each in self.lines if each.short_of]
        if lacking:
            names = "、".join(each.name for each in lacking[:NAMED])
            self.note.say(f"{names}没有全够候选条件，请核对会议决定。", "warn")

    def _day(self, label: str) -> DayField:
        return DayField(label, today=self.today, expects="past", required=True)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        meeting, on = self.meeting.value().strip(), self.on.value() or self.today
        first = self.lines[0]
        with self.desk.store.writing(f"登记 {first.year} 年度表彰决定") as session:
            ids = [line.id for line in self.lines]
            honours.decide(
                session,
                ids,
                meeting=meeting,
                on=on,
                today=self.today,
                proposed_on=self.proposed.value(),
            )
        many = honours.counted(first.kind, len(self.lines))
        self.desk.done(f"{meeting}决定表彰 {many}，已登记。")


class MeritsDialog(OfficeDeed):
    """Keeps why one is proposed (推荐理由, 主要事迹); `wanted` is the entry's id."""

    def __init__(self, desk: Desk, wanted: str) -> None:
        self.desk = desk
        (self.line,) = _entries(desk, wanted)
        self.word = "主要事迹" if self.line.kind is HonourKind.UNIT else "推荐理由"
        super().__init__(self.word, _headline([self.line]), primary=f"保存{self.word}", width=32)
        self.merits = LongTextField(self.word, lines=4, hint="印在候选名单上")
        self.row(self.merits)
        self.merits.set_value(self.line.merits)
        if self.line.short_of:
            self.note.say(f"候选条件：{'，'.join(self.line.short_of)}。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep them."""
        with self.desk.store.writing(f"{self.word} {self.line.name}") as session:
            honours.describe(session, self.line.id, self.merits.value())
        self.desk.done(f"{labels.short_title(self.line.name)}的{self.word}保存了。")


def _entries(desk: Desk, wanted: str) -> list[HonourLine]:
    with desk.store.reading() as session:
        found = honours.entries(session, wanted.split(","), today=desk.clock.today())
    if not found:
        msg = "评优名单里没有这些建议或单位，可能已经移出。"
        raise NotFound(msg)
    return found


def _headline(lines: list[HonourLine]) -> str:
    """Return 2026年度优秀代表建议：….的建议 等 3 件建议."""
    first = lines[0]
    many = honours.counted(first.kind, len(lines))
    rest = f" 等 {many}" if len(lines) > 1 else ""
    return f"{first.year}年度{honours.KIND[first.kind]}：{labels.short_title(first.name)}{rest}"
