"""评分 of a suggestion's quality, and taking one person's marks back."""

from functools import partial

from npcdesk.errors import NotFound
from npcdesk.office import quality
from npcdesk.rules import scoring
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import LongTextField, NumberField, TextField
from npcdesk.ui.suggestion_deed import SuggestionDeed

BESIDE = 2  # criteria in a line


class MarkDialog(SuggestionDeed):
    """One person's marks, a field for each criterion of the scheme."""

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "评分", primary="评分", width=42)
        with desk.store.reading() as session:
            self.scheme = quality.scheme_of(session, self.id, self.today)
        self.by = TextField("评分人", required=True, hint="代工委，或者评委的姓名；每人各评一次")
        self.on = DayField("日期", today=self.today, expects="past", required=True)
        self.points = {
            each.name: NumberField(
                f"{each.name}（{each.points} 分）",
                required=True,
                hint=each.wording,
                check=partial(_within, each.points),
            )
            for each in self.scheme.quality.criteria
        }
        self.words = LongTextField("评语", lines=2, hint="可以不填")
        self.row(self.by, self.on)
        fields = list(self.points.values())
        for at in range(0, len(fields), BESIDE):
            self.row(*fields[at : at + BESIDE])
        self.row(self.words)
        self.on.set_value(self.today)
        for field in fields:
            field.changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        given = [field.number() for field in self.points.values()]
        done = [points for points in given if points is not None]
        left = len(given) - len(done)
        self.foot_words.say(f"合计 {sum(done):g} 分" + (f"，还有 {left} 项没填" if left else ""))

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter them."""
        given = {name: int(field.number() or 0) for name, field in self.points.items()}
        with self.writing() as session:
            quality.mark(
                session,
                self.id,
                given,
                by=self.by.value(),
                on=self.on.value() or self.today,
                today=self.today,
                body=self.words.value(),
            )
        self.desk.done(f"{self.called}{self.by.value()}评了 {sum(given.values())} 分。")


def _within(most: int, points: float) -> str:
    return f"满分 {most} 分，请再看一遍。" if points > most else ""


class UnmarkDialog(SuggestionDeed):
    """Takes one person's marks back, with the reason; they stay to be seen."""

    def __init__(self, desk: Desk, wanted: str) -> None:
        suggestion_id, _, self.mark_id = wanted.partition(":")
        super().__init__(desk, suggestion_id, "更正评分", primary="更正评分", width=30)
        with desk.store.reading() as session:
            known = quality.marks(session, self.id)
        theirs = next((each for each in known if each.id == self.mark_id), None)
        if theirs is None:
            msg = "要更正的评分不在本单位的数据中。"
            raise NotFound(msg)
        self.by = theirs.by
        self.reason = LongTextField("更正的理由", lines=3, required=True, hint="例如：分数录错了")
        self.row(self.reason)
        self.note.say(
            f"{theirs.by}评的 {scoring.tenths(theirs.total)} 分不再算，但看得到。", "info"
        )

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Take them back."""
        with self.writing() as session:
            quality.take_back(
                session, self.mark_id, reason=self.reason.value(), on=self.today, today=self.today
            )
        self.desk.done(f"{self.called}{self.by}的评分已更正。")
