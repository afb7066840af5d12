"""A place given by hand in the roster's order by strokes."""

from npcdesk.office import delegates, roster_order
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField
from npcdesk.ui.pick_fields import Choice, PickField
from npcdesk.ui.suggestion_deed import OfficeDeed

AFTER, FIRST, STROKES = "after", "first", "strokes"
WHERE = (
    (AFTER, "紧接在一位代表之后"),
    (FIRST, "排在最前"),
    (STROKES, "还按姓名笔画，取消指定的位置"),
)


class RosterPlaceDialog(OfficeDeed):
    """Where one delegate stands: after another, before all, or by strokes as everybody."""

    def __init__(self, desk: Desk, mandate_id: str) -> None:
        self.desk, self.mandate_id = desk, mandate_id
        with desk.store.reading() as session:
            self.name = delegates.file(session, mandate_id, desk.clock.today()).draft.name
            stands = roster_order.place(session, mandate_id)
        now = f"现在排在{stands.placed}（指定的）" if stands.placed else "现在按姓名笔画排"
        super().__init__("指定位置", f"{self.name}　{now}", primary="保存", width=30)
        self.where = DropField("在按姓名笔画的名单里", choices=WHERE, required=True)
        self.other = PickField("哪一位之后", find=self._find, placeholder="姓名、首字母或证号")
        self.row(self.where)
        self.row(self.other)
        if stands.unsure:
            self.note.say(unsure_words(stands.unsure), "warn")
        self.foot_words.say("名单的下面会写明有几人的位置是指定的")
        self.where.set_value(FIRST if stands.after == "" else AFTER)
        if stands.after and stands.placed:
            self.other.set_value(Choice(stands.after, stands.placed.removesuffix("之后")))
        self.where.changed.connect(self._turn)
        self._turn()

    def _turn(self) -> None:
        self.other.setVisible(self.where.value() == AFTER)

    def _find(self, text: str) -> list[Choice]:
        with self.desk.store.reading() as session:
            found = delegates.find(session, text)
        return [
            Choice(each.mandate_id, each.name, each.note)
            for each in found
            if each.mandate_id != self.mandate_id
        ]

    def check(self) -> bool:
        """Somebody must be named when the place is after somebody."""
        if not super().check():
            return False
        if self.where.value() == AFTER and not self.other.value():
            self.other.show_error("请选一位代表，他排在这一位的后面。")
            self.other.take_focus()
            return False
        return True

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep it."""
        with self.desk.store.writing(f"指定{self.name}的位置") as session:
            if self.where.value() == STROKES:
                roster_order.put_back(session, self.mandate_id)
            else:
                after = self.other.value() if self.where.value() == AFTER else ""
                roster_order.put_after(session, self.mandate_id, after)
            stands = roster_order.place(session, self.mandate_id)
        self.desk.done(
            f"{self.name}{f'排在{stands.placed}' if stands.placed else '按姓名笔画排'}。"
        )


def unsure_words(chars: str) -> str:
    """Return why a name's place is not certain."""
    return f"“{chars}”不在国家的字序标准里，只知道画数，先排在同画数的字之后，请核对位置。"
