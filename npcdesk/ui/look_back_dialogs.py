"""回头看 at one suggestion, its four questions; and 改类别, with reason and approver."""

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models import EventKind, Rating
from npcdesk.office import look_backs, offices, promises, suggestions
from npcdesk.rules.look_back import FOLLOW, KEPT, SOLVED
from npcdesk.rules.promises import still_open
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CardChoice, ChoiceCards, DropField, LongTextField, TextField
from npcdesk.ui.suggestion_deed import SuggestionDeed

UNASKED = "unasked"


class LookBackDialog(SuggestionDeed):
    """Enters the look-back of this year (登记回头看)."""

    kind = EventKind.LOOK_BACK

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "登记回头看", primary="登记回头看", width=38)
        with desk.store.reading() as session:
            now = suggestions.standing(session, self.id)
            pack = offices.pack(session, self.paper.pack_code)
        known = [
            (code, words) for code, words in KEPT.items() if (code == "none") != bool(now.promises)
        ]
        ratings = [(code, words) for code, words in labels.RATING.items() if code]
        self.on = DayField("日期", today=self.today, expects="past", required=True)
        self.solved = _question("问题是否得到解决", SOLVED.items())
        self.kept = _question("当年承诺的事项是否落实", known)
        self.follow = _question("是否需要持续跟进", FOLLOW.items())
        self.rating = _question("代表是否满意", [*ratings, (UNASKED, "没有问代表")])
        classes = [
            (c.code, f"改为{c.label}　{c.wording}")
            for c in pack.classes
            if c.code != now.current_class
        ]
        stays = f"不改，仍是 {now.current_class} 类"
        self.now_class = DropField("当前类别", choices=[("", stays), *classes], has_hint=False)
        self.approved = TextField("批准人或会议", required=True, has_hint=False)
        self.words = LongTextField("情况", lines=3, hint="看到的、代表说的，可以不填")
        self.row(self.on).addStretch(1)
        for asked in (self.solved, self.kept, self.follow, self.rating):
            self.row(asked)
        self.row(self.now_class, self.approved, shares=(3, 2))
        self.row(self.words)
        self.on.set_value(self.today)
        if len(known) == 1:
            self.kept.set_value("none")
        self._promised = len(still_open(now.promises))
        self.kept.changed.connect(self._tell_promises)
        self.now_class.changed.connect(self._show_approved)
        self._show_approved()

    def _tell_promises(self) -> None:
        """Say that an answer here ends no promise: each has its own evidence."""
        open_ = self._promised if self.kept.value() == "kept" else 0
        said = f"还有 {open_} 项承诺没有登记落实，照样会催；登记以后请接着“登记落实”。"
        self.note.say(said if open_ else "", "warn")

    def _show_approved(self) -> None:
        self.approved.setVisible(bool(self.now_class.value()))

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        rated = self.rating.value()
        with self.writing() as session:
            look_backs.look_back(
                session,
                self.id,
                on=self.on.value() or self.today,
                today=self.today,
                solved=self.solved.value(),
                kept=self.kept.value(),
                follow=self.follow.value(),
                rating=None if rated == UNASKED else Rating(rated),
                body=self.words.value(),
                reply_class=self.now_class.value(),
                approved_by=self.approved.value(),
            )
        self.desk.done(f"{self.called}已登记回头看：{FOLLOW[self.follow.value()]}。")


def _question(label: str, choices: object) -> ChoiceCards:
    cards = [CardChoice(code, words, "") for code, words in choices]  # type: ignore[attr-defined]
    return ChoiceCards(label, cards=cards, required=True)


class ReclassDialog(SuggestionDeed):
    """Changes the class that a suggestion has now (改类别)."""

    kind = EventKind.RECLASS

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "改类别", primary="改类别", width=36)
        with desk.store.reading() as session:
            now = suggestions.standing(session, self.id)
            pack = offices.pack(session, self.paper.pack_code)
        others = [each for each in pack.classes if each.code != now.current_class]
        if not others:
            msg = "规则包里只有这一类，没有别的类别可以改。"
            raise NotAllowed(msg)
        cards = [CardChoice(each.code, each.label, each.wording) for each in others]
        self.chosen = ChoiceCards("改为", cards=cards, required=True)
        self.on = DayField("批准的日期", today=self.today, expects="past", required=True)
        self.approved = TextField("批准人或会议", required=True, hint="例如：主任会议")
        self.reason = LongTextField(
            "理由", lines=3, required=True, hint="例如：承诺的事项已经落实，代表认可"
        )
        self.row(self.chosen)
        self.row(self.on, self.approved)
        self.row(self.reason)
        self.on.set_value(self.today)
        then = f"答复时是 {now.reply_class} 类" if now.reply_class else "答复时没有分类"
        same = now.reply_class == now.current_class
        told = then if same else f"{then}，现在是 {now.current_class} 类"
        self.note.say(f"{told}。改的是当前类别，答复时的类别留着。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Change it."""
        with self.writing() as session:
            promises.reclass(
                session,
                self.id,
                on=self.on.value() or self.today,
                today=self.today,
                reply_class=self.chosen.value(),
                reason=self.reason.value(),
                approved_by=self.approved.value(),
            )
        self.desk.done(f"{self.called}现在是 {self.chosen.value()} 类，答复时的类别没有动。")
