"""审查: what becomes of a suggestion that is not filed as it is, with the checklist."""

from typing import ClassVar

from npcdesk.models import EventKind
from npcdesk.office import search, similar, suggestion_ends
from npcdesk.office.similar import Alike
from npcdesk.rules.review import GROUNDS
from npcdesk.rules.suggestion_life import MERGED_INTO
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CheckField, LongTextField
from npcdesk.ui.pick_fields import Choice, PickField
from npcdesk.ui.suggestion_deed import SuggestionDeed
from npcdesk.ui.words import Words


class ReviewDialog(SuggestionDeed):
    """Says which lines of the checklist a suggestion does not meet, and what becomes of it."""

    begins_first = True  # in the checklist
    words: ClassVar[str]
    after: ClassVar[str]
    done_words: ClassVar[str]

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, self.words, primary=self.words, width=44)
        self.grounds = {ground.code: CheckField(ground.words) for ground in GROUNDS}
        self.on = DayField("决定日期", today=self.today, expects="past", required=True)
        self.told = DayField("告知代表的日期", today=self.today, expects="past", hint="可以以后补")
        self.reason = LongTextField("理由", lines=3, hint="勾选以外还要告诉代表的，可以不填")
        self.body.addWidget(Words("不符合哪一条", "second_strong"))
        ticks = list(self.grounds.values())
        for at in range(0, len(ticks), 2):
            self.row(*ticks[at : at + 2])
        self.row(self.reason)
        self.row(self.on, self.told)
        self.on.set_value(self.today)
        self.note.say(self.after, "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter what was decided."""
        with self.writing() as session:
            suggestion_ends.review(
                session,
                self.id,
                self.kind or EventKind.SEND_BACK,
                on=self.on.value() or self.today,
                today=self.today,
                grounds=[code for code, tick in self.grounds.items() if tick.value()],
                reason=self.reason.value(),
                told_on=self.told.value(),
            )
        self.desk.done(f"{self.called}{self.done_words}。")


class SendBackDialog(ReviewDialog):
    """退回修改."""

    kind, words = EventKind.SEND_BACK, "退回修改"
    after = "退回以后仍是草稿，代表改好再立案编号。"
    done_words = "已退回代表修改"


class AsLetterDialog(ReviewDialog):
    """转为代表来信."""

    kind, words = EventKind.AS_LETTER, "转为代表来信"
    after = "按来信处理，不再作为建议交办，要告知代表。"
    done_words = "已转为代表来信"


class RefuseDialog(ReviewDialog):
    """不予受理."""

    kind, words = EventKind.REFUSE, "不予受理"
    after = "不作为建议交办，要告知代表；记录都留着。"
    done_words = "不予受理，已经终止"


class MergeDialog(SuggestionDeed):
    """Merges a suggestion into another one of the same matter (并案).

    `wanted` is the suggestion's id, or that and, after a colon, that of the one it goes into.
    """

    kind = EventKind.MERGE

    def __init__(self, desk: Desk, wanted: str) -> None:
        suggestion_id, _, into = wanted.partition(":")
        super().__init__(desk, suggestion_id, "并案", primary="并案", width=38)
        with desk.store.reading() as session:
            alike = similar.similar(
                session, self.paper.line.title, self.paper.body, today=self.today, but=self.id
            )
        open_ones = [each for each in alike if each.line.state in MERGED_INTO]
        self._likely = [_likely(each) for each in open_ones]
        self.other = PickField(
            "并入哪一件",
            find=self._find,
            required=True,
            placeholder="建议号、题目里的字或代表姓名",
        )
        self.on = DayField("并案日期", today=self.today, expects="past", required=True)
        self.told = DayField("告知代表的日期", today=self.today, expects="past", hint="可以以后补")
        self.reason = LongTextField("理由", lines=2, hint="例如：内容相同。可以不填")
        self.row(self.other)
        self.row(self.reason)
        self.row(self.on, self.told)
        self.on.set_value(self.today)
        self.note.say("并案以后只办那一件，这一件终止，要告知代表。", "info")
        chosen = next((each for each in self._likely if each.id == into), None)
        if chosen is None and open_ones and open_ones[0].likeness >= similar.MUCH:
            chosen = self._likely[0]
        if chosen is not None:
            self.other.set_value(chosen)
            self.other.set_hint(f"{chosen.note}。不是这一件，请改选")
            self.other.changed.connect(lambda: self.other.set_hint(""))

    def _find(self, text: str) -> list[Choice]:
        typed = text.strip()
        if not typed:
            return self._likely
        with self.desk.store.reading() as session:
            hits = search.find(session, typed, self.today).get("suggestion", [])
        return [Choice(hit.id, hit.title, hit.note) for hit in hits if hit.id != self.id]

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Merge them."""
        choice = self.other.choice()
        with self.writing() as session:
            suggestion_ends.merge(
                session,
                self.id,
                into_id=self.other.value(),
                on=self.on.value() or self.today,
                today=self.today,
                reason=self.reason.value(),
                told_on=self.told.value(),
            )
        self.desk.done(f"{self.called}已并入{choice.words if choice else ''}。")


def _likely(alike: Alike) -> Choice:
    """Return a suggestion that says the same, as the field shows it."""
    line = alike.line
    number = f"第{line.number}号 " if line.number else ""
    return Choice(line.id, f"{number}{line.title}", f"{alike.words}·{line.lead}·{line.session}")
