"""修改: what was entered of a suggestion, as far as its life allows; the rest is shown and shut."""

from collections.abc import Iterable

from npcdesk import labels
from npcdesk.models import EventKind, Origin
from npcdesk.office import amending, delegates, suggestion_list, suggestions
from npcdesk.office.amending import Amendment, Signed
from npcdesk.rules import amending as rules
from npcdesk.rules.amending import PARTS
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.field import Field
from npcdesk.ui.fields import CheckField, DropField, LongTextField, TextField
from npcdesk.ui.pick_fields import Choice, PickField, PicksField
from npcdesk.ui.suggestion_deed import SuggestionDeed
from npcdesk.ui.suggestion_dialog import CATEGORIES
from npcdesk.ui.unit_picks import UnitPicks

REVISED = "登记修改稿"  # as the step that leads here is called
ALONE = "name:"  # of a signer whom the roster does not have


class AmendDialog(SuggestionDeed):
    """Corrects one suggestion; who and why is kept in 修改记录."""

    begins_first = True

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "修改建议", primary="保存修改", width=41)
        self.waits = self.paper.next_step is EventKind.RAISE  # for the delegate's new words
        with desk.store.reading() as session:
            told = suggestions.events(session, self.id)
            self._signed = amending.signed(session, self.id)
            used = suggestion_list.categories(session)
        self.free, why = rules.open_parts(told), rules.why(told)
        self._units = UnitPicks(desk)
        self._make(list(dict.fromkeys((*used, *CATEGORIES))))
        self._fill()
        self._place()
        if why:
            self.note.say(why, "info")
        self.primary.setEnabled(bool(self.free))
        if self.waits:
            self.title.say(REVISED)
            self.setAccessibleName(REVISED)
            self.primary.setText(REVISED)

    def _make(self, categories: list[str]) -> None:
        self.headline = TextField("题目", required=True, has_hint=False)
        self.lead = PickField("领衔代表", find=self._find, required=True)
        self.co = PicksField("联名代表", find=self._find, hint="回车记下一位，退格去掉前一位")
        self.on = DayField("提出日期", today=self.today, expects="past")
        self.came = DayField("收到修改稿的日期", today=self.today, expects="past", required=True)
        self.category = DropField("内容分类", choices=[("", ""), *((c, c) for c in categories)])
        origins = [(value, words) for value, words in labels.ORIGIN.items() if value]
        self.origin = DropField("形成方式", choices=[("", ""), *origins])
        self.wanted = PickField("希望承办的单位", find=self._units.find, has_hint=False)
        self.text = LongTextField("建议内容", lines=4, has_hint=False, placeholder="可以不填")
        self.publish = CheckField("代表同意公开", on=self.paper.may_publish)
        self.reason = TextField("为什么改", hint="留在修改记录里，可以不填")
        self.by = TextField("经办人", hint="可以不填")
        self._of: dict[str, tuple[Field, ...]] = {
            "title": (self.headline,),
            "body": (self.text,),
            "signers": (self.lead, self.co),
            "raised_on": (self.on,),
            "category": (self.category,),
            "origin": (self.origin,),
            "wanted_unit": (self.wanted,),
            "may_publish": (self.publish,),
        }

    def _fill(self) -> None:
        paper = self.paper
        first, *others = map(_choice, self._signed or [Signed("")])
        self.headline.set_value(paper.line.title)
        self.lead.set_value(first if first.words else None)
        self.co.set_value(others)
        self.on.set_value(paper.line.raised_on)
        self.came.set_value(self.today)
        self.category.set_words(paper.line.category)
        self.origin.set_value(paper.origin)
        if paper.wanted_unit:
            known = self._units.named(paper.wanted_unit)
            self.wanted.set_value(known or Choice(ALONE + paper.wanted_unit, paper.wanted_unit))
        self.text.set_value(paper.body)
        for part, fields in self._of.items():
            for field in fields:
                field.setEnabled(part in self.free)

    def _place(self) -> None:
        self.row(self.headline)
        self.row(self.lead, self.co, shares=(2, 5))
        self.row(self.on, self.category, self.origin, shares=(3, 3, 3))
        self.row(self.text)
        self.row(self.wanted, self.came, self.publish, shares=(4, 4, 3))
        self.came.setVisible(self.waits)
        self.row(self.reason, self.by, shares=(5, 3))

    def _find(self, text: str) -> list[Choice]:
        with self.desk.store.reading() as session:
            found = delegates.find(session, text)
        return [Choice(each.id, each.name, each.note) for each in found]

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Write what may be written."""
        lead, wanted = self.lead.choice(), self.wanted.choice()
        signers = _signed([*([lead] if lead else []), *self.co.choices()])
        values = {
            "title": self.headline.value(),
            "body": self.text.value(),
            "signers": signers,
            "raised_on": self.on.value(),
            "category": self.category.value(),
            "origin": Origin(self.origin.value()),
            "wanted_unit": wanted.words if wanted else "",
            "may_publish": self.publish.value(),
        }
        said = Amendment(**{part: values[part] for part in self.free})  # type: ignore[arg-type]
        what = amending.told(self.called, self.reason.value(), self.by.value())
        with self.desk.store.writing(what) as session:
            parts = amending.amend(
                session, self.id, said, today=self.today, revised_on=self.came.value()
            )
        if parts:
            self.desk.done(f"{self.called}改了{'、'.join(PARTS[part] for part in parts)}。")
        else:
            self.desk.say("没有不一样的地方，没有改动。")


def _choice(signed: Signed) -> Choice:
    return Choice(signed.person_id or ALONE + signed.name, signed.name)


def _signed(choices: Iterable[Choice]) -> tuple[Signed, ...]:
    return tuple(
        Signed(each.words, None if each.id.startswith(ALONE) else each.id) for each in choices
    )
