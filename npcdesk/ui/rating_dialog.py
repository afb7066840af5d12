"""登记评价: what the delegate wrote on the returned form; 不满意 opens another round."""

from npcdesk import labels
from npcdesk.models import EventKind, Rating
from npcdesk.office import dues, suggestion_events, suggestions
from npcdesk.rules.pack import ATTITUDE
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CardChoice, ChoiceCards, LongTextField
from npcdesk.ui.suggestion_deed import SuggestionDeed

NOTES = {
    "satisfied": "可以办结",
    "mostly": "可以办结",
    "dissatisfied": "要写明意见，再研究怎么办",
}


class RatingDialog(SuggestionDeed):
    """Enters the delegate's judgement (评价)."""

    kind = EventKind.RATE

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "登记评价", primary="登记评价", width=32)
        with desk.store.reading() as session:
            pack = dues.pack_of(session, suggestion_events.paper(session, suggestion_id))
        cards = [CardChoice(each.code, each.label, NOTES[each.code]) for each in pack.ratings]
        bare = [CardChoice(each.code, each.label) for each in pack.ratings]
        name = pack.questions[0].label if pack.asks(ATTITUDE) else "代表的评价"
        self.rating = ChoiceCards(name, cards=cards, required=True)
        second = next((each.label for each in pack.questions if each.code == ATTITUDE), "")
        self.attitude = ChoiceCards(second, cards=bare) if second else None
        self.on = DayField("收到日期", today=self.today, expects="past", required=True)
        self.opinion = LongTextField("代表的意见", lines=4, hint="照反馈表上写的抄下来")
        self.row(self.rating)
        if self.attitude:
            self.row(self.attitude)
        self.row(self.on).addStretch(1)
        self.row(self.opinion)
        self.on.set_value(self.today)
        for question in filter(None, (self.rating, self.attitude)):
            question.changed.connect(lambda: self.opinion.require(on=self._dissatisfied()))

    def _manner(self) -> Rating | None:
        given = self.attitude.value() if self.attitude else ""
        return Rating(given) if given else None

    def _dissatisfied(self) -> bool:
        return Rating.DISSATISFIED in (self.rating.value(), self._manner())

    def check(self) -> bool:
        """As in every dialog; 不满意 needs the delegate's own words too."""
        fine = super().check()
        if self._dissatisfied() and not self.opinion.value():
            self.opinion.show_error("不满意要写明代表的具体意见，承办单位才好重新办理。")
        return fine

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter the rating."""
        rating = Rating(self.rating.value())
        with self.writing() as session:
            due = suggestions.rate(
                session,
                self.id,
                on=self.on.value() or self.today,
                today=self.today,
                rating=rating,
                attitude=self._manner(),
                opinion=self.opinion.value(),
            )
        said = f"代表对{self.called}的评价已登记：{labels.RATING[rating.value]}"
        again = f"。待研究：要求重办或说明理由，期限 {labels.day(due.on)}" if due else ""
        self.desk.done(f"{said}{again}。")
